"""The rules desk: amend a rubric, see by name who changes side, then save it with its reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd
import traitlets

from workbench.apps.desk import Desk, verb
from workbench.apps.queue import folded
from workbench.apps.rules_blockers import Standing
from workbench.apps.rules_preview import Ground, Preview, day_of, preview, written
from workbench.errors import NotReady
from workbench.rules import rubric_draft as drafts
from workbench.rules.rubric_differences import Difference, differences
from workbench.rules.rubric_draft import CRITERION, Contents
from workbench.sentences import Sentence, sentence
from workbench.store import writes
from workbench.store.rubric_shelf import of_programmes
from workbench.store.rubrics import Version

SIDES, SCORES = "sides", "scores"
NEW_POINTS = 5
"""What a criterion added to a rubric whose points are all given starts with."""


@dataclass(frozen=True)
class RuleVerbs:
    """What the desk is given: a cohort's ground, and the two verbs that record."""

    load: Callable[[int], Ground]
    save: Callable[[writes.NewVersion], Version]
    use: Callable[[writes.NewUse, str], None]


class RulesDesk(Desk):
    """Amend a draft of the cohort's rubric, read what it does, and save or use it."""

    cohorts = traitlets.Instance(pd.DataFrame)
    cohort = traitlets.Int(None, allow_none=True)
    begun = traitlets.Int(None, allow_none=True)
    draft = traitlets.Dict()
    show = traitlets.Unicode(SIDES)
    search = traitlets.Unicode("")
    selected = traitlets.Int(None, allow_none=True)
    shown = traitlets.Tuple()
    reason = traitlets.Unicode("")

    def __init__(
        self,
        *,
        cohorts: pd.DataFrame,
        verbs: RuleVerbs,
        cohort: int | None = None,
        **traits: object,
    ) -> None:
        """Open on a cohort, else the newest."""
        super().__init__(cohorts=cohorts, **traits)
        self._verbs = verbs
        self._earlier: tuple[Contents, ...] = ()
        self.ground: Ground | None = None
        self.preview = Preview(())
        self.compared: tuple[int, int] | None = None
        if len(cohorts):
            self.open(int(cohorts.index[0]) if cohort is None else cohort)

    @verb
    def open(self, cohort: int) -> None:
        """Look at another cohort, from the version that it uses."""
        self.cohort = cohort
        self._load()
        self._begin(self.ground.used)

    @verb
    def refresh(self) -> None:
        """Look again: verdicts, answers or versions may have changed; the draft is kept."""
        if self.cohort is not None:
            begun, draft, earlier = self.begun, self.draft, self._earlier
            self._load()
            self._begin(begun if begun in self.numbers() else self.ground.used)
            self._earlier = earlier
            self._draft(draft)

    @verb
    def start_from(self, version: int) -> None:
        """Begin again from another version."""
        self._begin(version)

    @verb
    def amend(self, kind: str, name: str, key: str, value: object) -> None:
        """Give a rule another setting, or a criterion other points."""
        self._amend(drafts.with_setting(self.draft, kind, name=name, key=key, value=value))

    @verb
    def add(self, kind: str, name: str) -> None:
        """Take one more gate or criterion from the shelf."""
        found = next(each for each in self.offers(kind) if each.name == name)
        entry = dict(found.entry)
        if kind == CRITERION:
            entry = {"name": name, "points": max(drafts.left_over(self.draft), 0) or NEW_POINTS}
            entry |= {key: value for key, value in found.entry.items() if key != "name"}
        self._amend(drafts.with_rule(self.draft, kind, entry=entry))

    @verb
    def remove(self, kind: str, name: str) -> None:
        """Leave a gate or criterion out."""
        self._amend(drafts.without_rule(self.draft, kind, name=name))

    @verb
    def draw_line(self, mark: int) -> None:
        """Set the pass mark; 0 draws no line."""
        without = drafts.without_pass_mark(self.draft)
        self._amend(drafts.with_pass_mark(self.draft, mark) if mark else without)

    @verb
    def share(self) -> None:
        """Share the points that are left in proportion; those amended stay."""
        self._refuse(self.against_sharing())
        amended = drafts.amended_points(self.draft, self._begun_from().contents)
        self._amend(drafts.shared(self.draft, keep=amended))

    @verb
    def undo(self) -> None:
        """Take the last amendment back."""
        self._refuse(self.nothing_to_undo())
        *rest, last = self._earlier
        self._earlier = tuple(rest)
        self._draft(last)

    @verb
    def back(self) -> None:
        """Go back to the saved version; undo brings the draft again."""
        self._refuse(self.against_back())
        self._amend(self._begun_from().contents)

    @verb
    def list_changes(self, show: str) -> None:
        """List who changes side, or everybody whose score changes."""
        self.show = show
        self._list()

    @verb
    def find(self, text: str) -> None:
        """List only those whose name holds this text, in whatever script."""
        self.search = text
        self._list()

    @verb
    def compare(self, one: int, other: int) -> None:
        """Say what changed from one version to another."""
        self.compared = (one, other)

    def write(self, reason: str) -> None:
        """Keep the reason as it is written."""
        self.reason, self.error = reason, None
        self._judge()

    @verb
    def save(self) -> None:
        """Save the draft as a new version with its reason; no cohort changes by it."""
        self._refuse(self.against_saving())
        newest = self.ground.newest.version
        draft = writes.NewVersion(self.draft, self._begun_from(), newest, self.reason)
        try:
            saved = self._verbs.save(draft)
        except NotReady:
            kept = self.draft
            self._load()
            self._draft(kept)
            raise
        self._load()
        self._begin(saved.version)
        self.recorded(
            sentence(
                "Version {version} is saved. This cohort still uses version {used}: press “Use "
                "here” to change that now, or leave it for later.",
                version=saved.version,
                used=self.ground.used,
            )
        )

    @verb
    def use(self) -> None:
        """Let this cohort use the version looked at, from now on."""
        self._refuse(self.against_using())
        use = writes.NewUse(
            self.cohort, self.ground.cohort_version, self._begun_from().name, self.begun
        )
        self._verbs.use(use, self.reason)
        self.reason = ""
        self._load()
        self._begin(self.begun)
        self.recorded(
            sentence(
                "This cohort uses version {version} from now on; decisions already taken keep "
                "the version they were taken with.",
                version=self.begun,
            )
        )

    def numbers(self) -> tuple[int, ...]:
        """The versions there are, the newest first."""
        return tuple(each.version for each in self.ground.versions) if self.ground else ()

    def offers(self, kind: str) -> tuple[Any, ...]:
        """The gates or criteria that may be added."""
        return of_programmes().offered(kind, self.draft) if self.ground else ()

    def what_changed(self) -> tuple[Difference, ...]:
        """What differs between the two versions compared."""
        if self.compared is None:
            return ()
        one, other = (written(self.ground.version(number)) for number in self.compared)
        return differences(one, other)

    def day(self) -> tuple[Sentence, ...]:
        """Which version is in use, and how far the draft is from it."""
        return day_of(self.ground, self.preview)

    def name_of(self, application: int) -> str:
        """Her name as she wrote it."""
        row = self.ground.applications.loc[application]
        return f"{row['given_name']} {row['family_name']}"

    def against_saving(self) -> tuple[Sentence, ...]:
        """What stands in the way of saving the draft."""
        return self._standing().against_saving() if self.ground else ()

    def against_using(self) -> tuple[Sentence, ...]:
        """What stands in the way of using the version looked at in this cohort."""
        return self._standing().against_using() if self.ground else ()

    def against_sharing(self) -> tuple[Sentence, ...]:
        """Why there are no points to share."""
        return self._standing().against_sharing() if self.ground else ()

    def against_back(self) -> tuple[Sentence, ...]:
        """Why there is nothing to go back from."""
        return self._standing().against_back() if self.ground else ()

    def nothing_to_undo(self) -> tuple[Sentence, ...]:
        """Why nothing can be taken back."""
        return () if self._earlier else (sentence("Nothing was amended yet."),)

    def _standing(self) -> Standing:
        return Standing(
            self.draft, self._begun_from(), self.ground, self.preview.mistakes, self.reason
        )

    def _refuse(self, against: tuple[Sentence, ...]) -> None:
        if against:
            raise NotReady(against[0], code="blocked")

    def _begun_from(self) -> Version:
        return self.ground.version(self.begun)

    def _load(self) -> None:
        self.ground = self._verbs.load(self.cohort)
        self._names: pd.Series | None = None
        numbers = self.numbers()
        self.compared = (numbers[1], numbers[0]) if len(numbers) > 1 else None

    def _begin(self, version: int) -> None:
        self.begun, self._earlier = version, ()
        self._draft(self.ground.version(version).contents)

    def _amend(self, draft: Contents) -> None:
        self._earlier = (*self._earlier, self.draft)
        self._draft(draft)

    def _draft(self, draft: Contents) -> None:
        self.draft = dict(draft)
        self.preview = preview(self.ground, self.draft, begun=self._begun_from().contents)
        self._list()
        self._judge()

    def _list(self) -> None:
        changes = self.preview.changes
        found: tuple[int, ...] = ()
        if changes is not None:
            found = changes.moved if self.show == SIDES else changes.rescored
        if self.search.strip():
            text = folded(self.search.strip())
            found = tuple(one for one in found if text in folded(self.name_of(one)))
        self.shown = found

    def _judge(self) -> None:
        """What stands in the way: of saving while the draft is amended, else of using it."""
        if self.ground is None:
            self.blockers = ()
        elif self.against_back():
            self.blockers = self.against_using()
        else:
            self.blockers = self.against_saving()
