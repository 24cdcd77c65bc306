"""The what-if desk: other points, other mentors, another aim, tried while the desk goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import AbstractContextManager
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import traitlets

from workbench import settings
from workbench.apps.at_table import TableDesk
from workbench.apps.behind import behind
from workbench.apps.desk import crash_sentence, verb
from workbench.apps.mentoring.table import MentoringTable
from workbench.errors import NotReady, WorkbenchError
from workbench.rules.mentoring import scenarios, sweeps
from workbench.rules.mentoring.scenarios import Scenario, Sides, Tried
from workbench.sentences import Sentence, sentence, sentences
from workbench.store.engine import Store
from workbench.workers import Sweep, workers

if TYPE_CHECKING:
    from workbench.apps.mentoring.what_ifs_view import WhatIfsScreen

AIMS, SUPPLY = "aims", "supply"
"""What may be asked besides the points of a part of the fit, which goes by its name."""


class Trying:
    """One series of scenarios being tried, which may be stopped at any time."""

    def __init__(self, sides: Sides, asked: tuple[Scenario, ...]) -> None:
        """Not begun yet: the processes are opened first."""
        self.sides, self.asked = sides, asked
        self.is_stopped = False
        self._sweep: Sweep[Sides, Scenario, Tried] | None = None

    def answers(
        self, processes: Callable[[], AbstractContextManager[Executor]]
    ) -> Iterator[tuple[int, Tried]]:
        """Every answer with the place of its scenario; what travels names nobody."""
        sides = scenarios.unnamed(self.sides)
        now = scenarios.tried(sides, Scenario(sides.terms.aim))
        sides = replace(sides, now=now.pairs)
        with processes() as by:
            self._sweep = Sweep(scenarios.tried, sides, self.asked, by=by)
            if self.is_stopped:
                self._sweep.cancel()
            yield from self._sweep.answers()

    def stop(self) -> None:
        """Ask no more."""
        self.is_stopped = True
        if self._sweep is not None:
            self._sweep.cancel()


class WhatIfsDesk(TableDesk):
    """Ask what would be otherwise, watch the answers come, take one to the table."""

    question = traitlets.Unicode(AIMS)
    selected = traitlets.Int(None, allow_none=True)
    is_trying = traitlets.Bool(False)

    def __init__(
        self,
        *,
        table: MentoringTable,
        processes: Callable[[], AbstractContextManager[Executor]],
        **traits: object,
    ) -> None:
        """Sit at the mentoring table; `processes` gives those that answer."""
        super().__init__(**traits)
        self._processes = processes
        self._trying: Trying | None = None
        self._asked_for: object = None
        self.asked: tuple[Scenario, ...] = ()
        self.found: tuple[Tried | None, ...] = ()
        self.sit(table)

    @verb
    def choose(self, question: str) -> None:
        """Choose what is tried."""
        self.question = question
        self._forget()
        self._block()

    @verb
    def try_all(self) -> None:
        """Try every scenario, each as a whole proposal; nothing on the table changes."""
        if self.blockers:
            raise NotReady(self.blockers[0], code="blocked")
        self._forget()
        self.asked = self._scenarios()
        self.found = (None,) * len(self.asked)
        self._asked_for, self.is_trying = self.table.draft, True
        self.notice = sentence("Opening the processes that try…")
        self._block()
        now = self._trying = Trying(sides_at(self.table), self.asked)
        behind(
            lambda: now.answers(self._processes),
            each=partial(self._take_in, now),
            ended=partial(self._end, now),
        )

    @verb
    def cancel(self) -> None:
        """Try no more; what is answered stays."""
        self.stop()

    @verb
    def select(self, place: int | None) -> None:
        """Choose a scenario."""
        self.selected = place

    @verb
    def take(self) -> None:
        """Lay the scenario chosen on the table: its points, or its aim; undo takes it back."""
        if self.nothing_to_take():
            raise NotReady(self.nothing_to_take()[0], code="blocked")
        scenario, draft = self.asked[self.selected], self.table.draft
        if scenario.points:
            self.table.weigh(scenarios.with_points(draft.rubric, scenario.points))
        else:
            self.table.ask(replace(draft.terms, aim=scenario.aim))
        if self.table.draft.pairing is None:
            self.table.propose()
        self.notice = sentence("On the table: look at the board.")

    def stop(self) -> None:
        """Ask no more of the processes."""
        if self._trying is not None:
            self._trying.stop()

    def answered(self) -> tuple[tuple[int, Tried], ...]:
        """The scenarios that are answered, each with its place, in the order asked."""
        return tuple((at, each) for at, each in enumerate(self.found) if each is not None)

    def chosen(self) -> Tried | None:
        """The scenario chosen, once it is answered."""
        at = self.selected
        return None if at is None or at >= len(self.found) else self.found[at]

    def nothing_to_take(self) -> tuple[Sentence, ...]:
        """Why the scenario chosen cannot be laid on the table; empty when it can."""
        if self.chosen() is None:
            return (sentence("Choose a line of the list."),)
        scenario = self.asked[self.selected]
        if scenario.points or scenario.aim is not None:
            return ()
        return (sentence("Mentors who are not there cannot be proposed: ask a partner for them."),)

    def nothing_to_cancel(self) -> tuple[Sentence, ...]:
        """Why nothing can be stopped; empty while something is tried."""
        return () if self.is_trying else (sentence("Nothing is being tried."),)

    def questions(self) -> tuple[tuple[object, str], ...]:
        """What may be asked, in words, with its code."""
        parts = () if self.table.draft is None else self.table.draft.rubric.parts
        points = tuple(
            (sentence("The points of: {part}", part=each.part.title), each.part.name)
            for each in parts
        )
        return (
            (sentence("Another aim"), AIMS),
            (sentence("More room, or a partner gone"), SUPPLY),
            *points,
        )

    def day(self) -> tuple[Sentence, ...]:
        """How far the answers are, and what they are compared with."""
        if self.table.draft is None:
            return (sentence("No cohort yet: import applications first."),)
        if not self.asked:
            return (sentence("Each scenario is tried as a whole proposal; nothing is recorded."),)
        return (
            sentence("{done} of {count} tried.", done=len(self.answered()), count=len(self.asked)),
            sentence("Compared with what the rule proposes now."),
        )

    def begin(self) -> None:
        """Another cohort: nothing is asked of it yet."""
        self.question = AIMS
        self._forget()

    def turn(self) -> None:
        """Forget the answers when the table is no longer the one they were found for."""
        if self._asked_for is not None and self._asked_for is not self.table.draft:
            self._forget()
        self._block()

    def _take_in(self, trying: Trying, answer: tuple[int, Tried]) -> None:
        """Show an answer; one that comes late, to what is no longer asked, is dropped."""
        if trying is not self._trying:
            return
        place, found = answer
        self.found = (*self.found[:place], found, *self.found[place + 1 :])
        done = len(self.answered())
        self.notice = sentence("{done} of {count} tried.", done=done, count=len(self.found))
        self.changed += 1

    def _end(self, trying: Trying, wrong: Exception | None) -> None:
        if trying is not self._trying:
            return
        self.is_trying, self._trying = False, None
        if isinstance(wrong, WorkbenchError):
            self.error, self.notice = wrong.message, None
        elif wrong is not None:
            self.error, self.notice = crash_sentence("WhatIfsDesk.try_all", wrong), None
        elif trying.is_stopped:
            self.notice = sentence("Stopped: what was tried is told, the rest is left.")
        else:
            count = len(self.answered())
            self.notice = sentences("{count} scenario tried.", "{count} scenarios tried.", count)
        self._block()
        self.changed += 1

    def _scenarios(self) -> tuple[Scenario, ...]:
        draft, mentors = self.table.draft, self.table.sides.mentors
        if self.question == AIMS:
            return sweeps.of_aims()
        if self.question == SUPPLY:
            names = mentors.drop_duplicates("partner_id").set_index("partner_id")["partner"]
            partners = {int(number): str(name) for number, name in names.items()}
            return sweeps.of_supply(mentors, partners=partners)
        return sweeps.of_points(draft.rubric, self.question)

    def _forget(self) -> None:
        self.stop()
        self._trying, self.is_trying = None, False
        self.asked, self.found, self.selected, self._asked_for = (), (), None, None

    def _block(self) -> None:
        """Say what stands in the way of trying."""
        sides = self.table.sides
        if sides is None:
            self.blockers = (sentence("No cohort yet: import applications first."),)
        elif sides.proposable.empty or sides.mentors.empty:
            self.blockers = (sentence("There is nothing to try without fellows and mentors."),)
        elif self.is_trying:
            self.blockers = (sentence("Wait for the answers, or stop."),)
        else:
            self.blockers = ()


def sides_at(table: MentoringTable) -> Sides:
    """What a scenario starts from at a table."""
    sides, draft = table.sides, table.draft
    return Sides(
        fellows=sides.proposable,
        mentors=sides.mentors,
        rubric=draft.rubric,
        terms=draft.terms,
        circumstances=sides.circumstances,
        now={},
        seed=draft.seed,
    )


def what_ifs_desk(opened: Store, table: MentoringTable, *, language: str) -> WhatIfsScreen:
    """The what-ifs at a mentoring table, on this machine or on the cluster of the settings."""
    from workbench.apps.mentoring.what_ifs_view import WhatIfsScreen

    def processes() -> AbstractContextManager[Executor]:
        return workers(scheduler=settings.scheduler())

    return WhatIfsScreen(
        WhatIfsDesk(table=table, processes=processes, by=opened.by, language=language)
    )
