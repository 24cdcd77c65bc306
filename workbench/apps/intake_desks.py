"""The desks of the intake notebook, one seen at a time: the import, then who looks alike."""

from __future__ import annotations

from workbench import settings
from workbench.apps.alike import alike_app
from workbench.apps.desk import store_here
from workbench.apps.intake import intake_app
from workbench.apps.tabs import Sitting, Tab, Tabs
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
    opened = store_here(store, by=by)
    tabs = [
        Tab(
            title,
            lambda at, app=app: app(opened, language=at.language, cohort=at.cohort),
        )
        for title, app in TABS
    ]
    return Tabs(tabs, Sitting(settings.current_language(language)))
