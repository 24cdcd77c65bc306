"""The desks of the triage notebook, one seen at a time."""

from __future__ import annotations

from workbench.apps.bulk import bulk_app
from workbench.apps.discussion import discussion_app
from workbench.apps.fairness import fairness_app
from workbench.apps.panel import panel_app
from workbench.apps.reviews import reviews_app
from workbench.apps.rules import rules_app
from workbench.apps.tabs import Tabs, desks_of
from workbench.apps.triage import triage_app
from workbench.apps.waits import waits_app
from workbench.sentences import sentence
from workbench.store.engine import Store

TABS = (
    (sentence("Queue"), triage_app),
    (sentence("Several at once"), bulk_app),
    (sentence("Waiting on whom"), waits_app),
    (sentence("Reviews"), reviews_app),
    (sentence("Discuss first"), discussion_app),
    (sentence("Reviewers"), panel_app),
    (sentence("Rules"), rules_app),
    (sentence("Fairness"), fairness_app),
)


def triage_desks(
    store: Store | None = None, by: str | None = None, language: str | None = None
) -> Tabs:
    """Open the desks of triage on the store of the settings, or on the one given."""
    return desks_of(TABS, store, by=by, language=language)
