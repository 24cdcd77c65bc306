"""The rules desk opened on a store: what it loads, and the two verbs that record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench import settings
from workbench.apps.desk import now, store_here
from workbench.apps.rules_desk import RulesDesk, RuleVerbs
from workbench.apps.rules_preview import Ground
from workbench.rules.rubric_effects import Room
from workbench.store import reads, rubrics, writes
from workbench.store.engine import Store
from workbench.store.rubrics import Version

if TYPE_CHECKING:
    from workbench.apps.rules_view import RulesScreen


def rules_app(
    store: Store | None = None,
    by: str | None = None,
    language: str | None = None,
    cohort: int | None = None,
) -> RulesScreen:
    """Open the rules desk on the store of the settings, or on the one given."""
    from workbench.apps.rules_view import RulesScreen

    opened = store_here(store, by=by)

    def save(draft: writes.NewVersion) -> Version:
        return writes.save_rubric(opened, draft, now=now())

    def use(chosen: writes.NewUse, why: str) -> None:
        writes.use_rubric(opened, chosen, why=why, now=now())

    desk = RulesDesk(
        cohorts=reads.cohorts(opened),
        verbs=RuleVerbs(load=lambda chosen: ground_of(opened, chosen), save=save, use=use),
        cohort=cohort,
        by=opened.by,
        language=settings.current_language(language),
    )
    return RulesScreen(desk)


def ground_of(store: Store, cohort: int) -> Ground:
    """What the rules of a cohort find, as it is in the store now."""
    row = reads.cohorts(store).loc[cohort]
    used = rubrics.for_cohort(row)
    chapter = int(row["chapter_id"])
    loads = {int(mentor): int(count) for mentor, count in reads.loads(store, chapter).items()}
    return Ground(
        applications=reads.applications(store, cohort),
        cohort_version=int(row["version"]),
        used=used.version,
        versions=rubrics.versions(used.name),
        room=Room(row["seats"], row["supports"], reads.mentors(store, chapter), loads),
    )
