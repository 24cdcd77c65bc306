"""What a draft of a rubric would do to a cohort, seen before anything is saved."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pandas as pd

from workbench.rules import fairness_moves, rubric_changes, rubric_effects, scoring
from workbench.rules import rubric_draft as drafts
from workbench.rules.groups import Grouping, french_levels, groupings
from workbench.rules.rubric import Rubric
from workbench.rules.rubric_changes import Changes
from workbench.rules.rubric_differences import Difference, Written, differences
from workbench.rules.rubric_draft import Contents
from workbench.rules.rubric_effects import Effects, Room
from workbench.rules.scoring import Assessment
from workbench.sentences import Sentence, sentence, sentences
from workbench.store.rubric_files import Reading, looked_through, rubric_from
from workbench.store.rubric_shelf import of_programmes
from workbench.store.rubrics import Version


@dataclass(frozen=True, eq=False)
class Ground:
    """A cohort as its rules find it: who applied, what there is room for, and the rubric in use.

    `cohort_version` is the cohort as it stood when the person looked.
    """

    applications: pd.DataFrame
    cohort_version: int
    used: int
    versions: tuple[Version, ...]
    room: Room

    @property
    def newest(self) -> Version:
        """The newest version there is."""
        return self.versions[0]

    def version(self, number: int) -> Version:
        """One version of the rubric."""
        return next(each for each in self.versions if each.version == number)

    @cached_property
    def today(self) -> Written:
        """The rubric that the cohort uses."""
        return written(self.version(self.used))

    @cached_property
    def before(self) -> Assessment:
        """Everybody as the rubric in use sees her."""
        return scoring.assess(self.applications, self.today.rubric)

    @cached_property
    def groupings(self) -> tuple[Grouping, ...]:
        """The groups that are counted."""
        return (*groupings(self.applications), french_levels(self.applications))


@dataclass(frozen=True, eq=False)
class Preview:
    """What a draft would do; nothing of it but its mistakes when it does not hold together.

    `is_shared` says that the points do not add up, and are seen as if the rest were shared.
    """

    mistakes: tuple[Sentence, ...]
    is_shared: bool = False
    differences: tuple[Difference, ...] = ()
    changes: Changes | None = None
    effects: Effects | None = None
    fairness: Sentence | None = None

    def moves(self) -> tuple[Sentence, ...]:
        """Who changes side, in short sentences."""
        return rubric_changes.said(self.changes) if self.changes is not None else ()


def preview(ground: Ground, contents: Contents, *, begun: Contents) -> Preview:
    """See a draft, begun from a version, beside the rubric in use."""
    found = _looked_through(contents)
    rubric, seen, is_shared = found.rubric, contents, False
    if rubric is None:
        seen = drafts.shared(contents, keep=drafts.amended_points(contents, begun))
        rubric, is_shared = _looked_through(seen).rubric, True
    if rubric is None:
        return Preview(found.mistakes)
    return _seen(ground, Written(rubric, of_programmes().filled(seen)), found, is_shared=is_shared)


def day_of(ground: Ground | None, seen: Preview) -> tuple[Sentence, ...]:
    """Which version a cohort uses, and how far the draft is from it."""
    if ground is None:
        return (sentence("No cohort yet: import applications first."),)
    return (
        sentence("Version {used} in use here", used=ground.used),
        sentences(
            "{count} rule differs in the draft",
            "{count} rules differ in the draft",
            len(seen.differences),
        ),
        sentences("{count} application", "{count} applications", len(ground.applications)),
    )


def written(version: Version) -> Written:
    """A version as a rubric, with what its file says."""
    file = Path(f"{version.name}-{version.version}.toml")
    return Written(
        rubric_from(version.contents, file=file), of_programmes().filled(version.contents)
    )


def _seen(ground: Ground, draft: Written, found: Reading, *, is_shared: bool) -> Preview:
    differing = differences(ground.today, draft)
    after = _assessed(ground, draft.rubric, differing)
    changes = rubric_changes.compare(ground.before, after, differences=differing)
    return Preview(
        found.mistakes,
        is_shared,
        differing,
        changes,
        rubric_effects.effects(changes, ground.groupings, room=ground.room),
        fairness_moves.most_moved(changes, ground.groupings),
    )


def _assessed(ground: Ground, rubric: Rubric, differing: tuple[Difference, ...]) -> Assessment:
    return scoring.assess(ground.applications, rubric) if differing else ground.before


def _looked_through(contents: Contents) -> Reading:
    file = Path(f"{contents.get('name')}-{contents.get('version')}.toml")
    return looked_through(contents, file=file)
