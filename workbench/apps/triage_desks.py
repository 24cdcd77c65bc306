"""The desks of the triage notebook, one seen at a time: the queue, then how fair it is."""

from __future__ import annotations

from workbench import settings
from workbench.apps.desk import store_here
from workbench.apps.fairness import fairness_app
from workbench.apps.tabs import Sitting, Tab, Tabs
from workbench.apps.triage import triage_app
from workbench.apps.waits import waits_app
from workbench.sentences import sentence
from workbench.store.engine import Store

TABS = (
    (sentence("Queue"), triage_app),
    (sentence("Waiting on whom"), waits_app),
    (sentence("Fairness"), fairness_app),
)


def triage_desks(
    store: Store | None = None, by: str | None = None, language: str | None = None
) -> Tabs:
    """Open the desks of triage on the store of the settings, or on the one given."""
    opened = store_here(store, by=by)
    tabs = [
        Tab(
            title,
            lambda at, app=app: app(opened, language=at.language, cohort=at.cohort),
        )
        for title, app in TABS
    ]
    return Tabs(tabs, Sitting(settings.current_language(language)))
