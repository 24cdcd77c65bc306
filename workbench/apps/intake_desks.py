"""The desks of the intake notebook, one seen at a time: the import, then who looks alike."""

from __future__ import annotations

from workbench.apps.alike import alike_app
from workbench.apps.intake import intake_app
from workbench.apps.tabs import Tabs, desks_of
from workbench.sentences import sentence
from workbench.store.engine import Store

TABS = (
    (sentence("Import"), intake_app),
    (sentence("Who looks alike"), alike_app),
)


def intake_desks(
    store: Store | None = None, by: str | None = None, language: str | None = None
) -> Tabs:
    """Open the desks of the intake on the store of the settings, or on the one given."""
    return desks_of(TABS, store, by=by, language=language)
