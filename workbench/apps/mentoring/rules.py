"""The rules desk of mentoring: amend the rubric, see by name who changes, try it, save it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import traitlets

from workbench.apps.at_table import TableDesk
from workbench.apps.desk import now, verb
from workbench.apps.mentoring.table import MentoringTable
from workbench.errors import NotReady, WorkbenchError
from workbench.rules import rubric_draft as drafts
from workbench.rules.mentoring import rubric_changes
from workbench.rules.mentoring.rubric import PairRubric
from workbench.rules.mentoring.rubric_changes import PairChanges
from workbench.rules.rubric_draft import PART, Contents
from workbench.sentences import Sentence, sentence
from workbench.store import pair_rubrics, writes
from workbench.store.engine import Store
from workbench.store.rubric_shelf import of_mentoring
from workbench.store.rubrics import Version

if TYPE_CHECKING:
    from workbench.apps.mentoring.rules_view import PairRulesScreen

NEW_POINTS = 5
"""What a part added to a rubric whose points are all given starts with."""


class PairRulesDesk(TableDesk):
    """A draft of the mentoring rubric, and what it would do before anything is saved."""

    draft = traitlets.Dict()
    selected = traitlets.Int(None, allow_none=True)
    reason = traitlets.Unicode("")

    def __init__(
        self,
        *,
        table: MentoringTable,
        versions: Callable[[], tuple[Version, ...]],
        save: Callable[[writes.NewVersion], Version],
        **traits: object,
    ) -> None:
        """Sit at the mentoring table; `versions` gives those saved, the newest first."""
        super().__init__(**traits)
        self._versions, self._save = versions, save
        self._earlier: tuple[Contents, ...] = ()
        self.saved_versions = versions()
        self.changes: PairChanges | None = None
        self.mistake: Sentence | None = None
        self._seen: object = None
        self.draft = dict(self.newest.contents)
        self.sit(table)

    @property
    def newest(self) -> Version:
        """The newest version, which the draft is begun from."""
        return self.saved_versions[0]

    @verb
    def amend(self, kind: str, name: str, key: str, value: object) -> None:
        """Give a gate or a part another setting, or a part other points."""
        self._amend(drafts.with_setting(self.draft, kind, name=name, key=key, value=value))

    @verb
    def add(self, kind: str, name: str) -> None:
        """Take one more gate or part from the shelf."""
        entry = dict(next(each for each in self.offers(kind) if each.name == name).entry)
        if kind == PART:
            points = max(drafts.left_over(self.draft, PART), 0) or NEW_POINTS
            entry = {"name": entry.pop("name"), "points": points, **entry}
        self._amend(drafts.with_rule(self.draft, kind, entry=entry))

    @verb
    def remove(self, kind: str, name: str) -> None:
        """Leave a gate or a part out."""
        self._amend(drafts.without_rule(self.draft, kind, name=name))

    @verb
    def wish(self, points: int) -> None:
        """Give the wishes of both sides so many points."""
        self._amend({**self.draft, "wishes": points})

    @verb
    def take_back(self) -> None:
        """Take the last amendment back."""
        self._refuse(self.nothing_amended())
        *rest, last = self._earlier
        self._earlier = tuple(rest)
        self._draft(last)

    @verb
    def begin_again(self) -> None:
        """Go back to the newest version saved; taking back brings the draft again."""
        self._amend(dict(self.newest.contents))

    @verb
    def try_it(self) -> None:
        """Weigh the pairs on the table by the draft, without saving it; the board undoes it."""
        rubric = self.rubric()
        if rubric is None:
            raise NotReady(self.mistake, code="blocked")
        self.table.weigh(rubric)
        self.notice = sentence("On the table: look at the board.")

    def write(self, reason: str) -> None:
        """Keep the reason as it is written."""
        self.reason, self.error = reason, None
        self._block()

    @verb
    def keep(self) -> None:
        """Save the draft as a new version with its reason; the table weighs by it from now on."""
        self._refuse(self.blockers)
        draft = writes.NewVersion(self.draft, self.newest, self.newest.version, self.reason)
        try:
            saved = self._save(draft)
        except NotReady:
            self.saved_versions = self._versions()
            raise
        self.saved_versions, self._earlier, self.reason = self._versions(), (), ""
        self._draft(dict(self.newest.contents))
        if self.table.draft is not None:
            self.table.look_again()
            self.table.weigh(self.rubric())
        self.recorded(sentence("Version {version} is saved.", version=saved.version))

    def rubric(self) -> PairRubric | None:
        """The draft as a rubric; None while it has something to put right."""
        name = f"{self.newest.name}-{self.draft.get('version')}.toml"
        try:
            found = pair_rubrics.rubric_from(self.draft, file=Path(name))
        except WorkbenchError as error:
            self.mistake = error.message
            return None
        self.mistake = None
        return found

    def offers(self, kind: str) -> tuple[Any, ...]:
        """The gates or parts that may be added."""
        return of_mentoring().offered(kind, self.draft)

    def is_saved(self) -> bool:
        """Whether the draft says what the newest version says."""
        return drafts.says_the_same(self.draft, self.newest.contents)

    def nothing_amended(self) -> tuple[Sentence, ...]:
        """Why nothing can be taken back."""
        return () if self._earlier else (sentence("Nothing was amended yet."),)

    def against_trying(self) -> tuple[Sentence, ...]:
        """Why the draft cannot weigh the pairs on the table."""
        if self.table.draft is None:
            return (sentence("No cohort yet: import applications first."),)
        return () if self.mistake is None else (self.mistake,)

    def against_beginning_again(self) -> tuple[Sentence, ...]:
        """Why there is nothing to go back from."""
        return (sentence("The draft is as it was saved."),) if self.is_saved() else ()

    def day(self) -> tuple[Sentence, ...]:
        """Which version the draft is begun from, and what it would do."""
        begun = sentence("Begun from version {version}.", version=self.newest.version)
        if self.mistake is not None or self.changes is None or self.is_saved():
            return (begun,)
        return (begun, *rubric_changes.said(self.changes))

    def turn(self) -> None:
        """Look at what the draft would do to the table as it stands."""
        self._look()

    def _amend(self, draft: Contents) -> None:
        self._earlier = (*self._earlier, self.draft)
        self._draft(draft)

    def _draft(self, draft: Contents) -> None:
        self.draft = dict(draft)
        self._look()

    def _look(self) -> None:
        """Propose with the newest version and with the draft, and compare."""
        draft, table = self.rubric(), self.table
        if draft is not None and table.sides is not None:
            self.changes = rubric_changes.compare(
                table.sides.proposable,
                table.sides.mentors,
                before=self._saved_rubric(),
                after=draft,
                terms=table.draft.terms,
                circumstances=table.sides.circumstances,
                role=table.sides.role,
                seed=table.draft.seed,
            )
        self._block()

    def _saved_rubric(self) -> PairRubric:
        newest = self.newest
        file = Path(f"{newest.name}-{newest.version}.toml")
        return pair_rubrics.rubric_from(newest.contents, file=file)

    def _block(self) -> None:
        """Say what stands in the way of saving."""
        if self.is_saved():
            self.blockers = (sentence("The draft is as it was saved."),)
        elif self.mistake is not None:
            self.blockers = (self.mistake,)
        elif not self.reason.strip():
            self.blockers = (sentence("Write a reason to save a new version."),)
        else:
            self.blockers = ()

    def _refuse(self, against: tuple[Sentence, ...]) -> None:
        if against:
            raise NotReady(against[0], code="blocked")


def pair_rules_desk(opened: Store, table: MentoringTable, *, language: str) -> PairRulesScreen:
    """The rules of mentoring at a mentoring table."""
    from workbench.apps.mentoring.rules_view import PairRulesScreen

    def save(draft: writes.NewVersion) -> Version:
        return writes.save_pair_rubric(opened, draft, now=now())

    desk = PairRulesDesk(
        table=table, versions=pair_rubrics.versions, save=save, by=opened.by, language=language
    )
    return PairRulesScreen(desk)
