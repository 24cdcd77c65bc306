"""The demands of a cohort: asked for, judged and planned at once, saved with their reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import traitlets

from workbench.apps.at_table import TableDesk
from workbench.apps.desk import now, verb
from workbench.apps.planning import PlanningTable
from workbench.errors import NotReady, WorkbenchError
from workbench.rules.composition import Stand, stands
from workbench.rules.demands import Demands, Quota, Side
from workbench.rules.quota_questions import QUOTA_QUESTIONS
from workbench.sentences import sentence, sentences
from workbench.store import writes
from workbench.store.engine import Store
from workbench.vocabulary import Slot, Track

if TYPE_CHECKING:
    from workbench.apps.demands_view import DemandsScreen
    from workbench.apps.planning import Draft


@dataclass(frozen=True)
class Saving:
    """What a person asks to be kept with the cohort, and the version that was on her screen."""

    cohort: int
    demands: Demands
    reason: str
    seen_version: int


class DemandsDesk(TableDesk):
    """Say what a cohort demands; the plan follows, and what does not go together is explained."""

    reason = traitlets.Unicode("")
    counted = traitlets.Unicode(next(iter(QUOTA_QUESTIONS)))

    def __init__(
        self, *, table: PlanningTable, save: Callable[[Saving], None], **traits: object
    ) -> None:
        """Sit at the planning table; `save` keeps the demands with the cohort."""
        super().__init__(**traits)
        self._save = save
        self.sit(table)

    @property
    def demands(self) -> Demands:
        """What is asked for now."""
        return self._draft.demands

    @verb
    def ask_seats(self, track: Track, side: Side, seats: int | None) -> None:
        """Ask for the most, or the fewest, seats of a track."""
        ends = {"most": "seats", "least": "least"}
        before = getattr(self.demands, ends[side])
        self._ask(**{ends[side]: {**before, track: seats or 0}})

    @verb
    def ask_total(self, seats: int | None) -> None:
        """Ask for no more seats than this in the whole cohort."""
        self._ask(total=seats)

    @verb
    def ask_support(self, name: str, most: int | None) -> None:
        """Say how much of a support there is; nothing when it has no limit."""
        others = {each: there for each, there in self.demands.supports.items() if each != name}
        self._ask(supports=others if most is None else {**others, name: most})

    @verb
    def ask_fares(self, text: str) -> None:
        """Say what travel costs by city: a city and its euros a line, * for any other."""
        self._ask(fares=fares_of(text))

    @verb
    def count(self, question: str) -> None:
        """Choose the answer that a new quota counts."""
        self.counted = question

    @verb
    def add_quota(self, groups: tuple[str, ...], track: Track | None) -> None:
        """Add a quota on some groups of the answer chosen, from one woman up."""
        if not groups:
            raise NotReady(sentence("Choose at least one group to count."), code="blocked")
        self.table.demand(
            self.demands.with_quota(Quota(self.counted, groups, least=1, track=track))
        )

    @verb
    def ask_quota(self, quota: Quota, side: Side, count: int | None) -> None:
        """Ask for the fewest or the most of a quota."""
        changed = replace(quota, **{side: count})
        quotas = tuple(changed if each == quota else each for each in self.demands.quotas)
        self._ask(quotas=quotas)

    @verb
    def drop_quota(self, name: str) -> None:
        """Ask for a quota no longer."""
        self.table.demand(self.demands.without_quota(name))

    @verb
    def ask_household(self, most: int | None) -> None:
        """Seat so many of one household at the most; nothing when it does not matter."""
        self._ask(household=most)

    @verb
    def ask_mentors(self, without: int | None) -> None:
        """Ask for a mentor for every seat but so many; nothing when mentors come later."""
        self._ask(without_mentor=without)

    @verb
    def reserve(self, seats: int | None) -> None:
        """Reserve seats for graduates of the springboard."""
        self._ask(reserved=seats or 0)

    @verb
    def give_bonus(self, points: int | None) -> None:
        """Give graduates of the springboard some points more."""
        self._ask(bonus=points or 0)

    @verb
    def add_session(self, slot: Slot) -> None:
        """Ask everybody to come at a slot of the week."""
        if slot not in self.demands.sessions:
            self._ask(sessions=(*self.demands.sessions, slot))

    @verb
    def drop_session(self, slot: Slot) -> None:
        """Meet at a slot of the week no longer."""
        self._ask(sessions=tuple(each for each in self.demands.sessions if each != slot))

    @verb
    def apply_way(self, place: int) -> None:
        """Take one of the ways out of demands that do not go together."""
        self.table.take_way(place)

    @verb
    def propose(self) -> None:
        """Let the rule fill the seats under these demands."""
        self.table.propose()
        count = len(self.table.new_seats())
        self.notice = sentences("{count} new seat proposed.", "{count} new seats proposed.", count)

    def write(self, reason: str) -> None:
        """Keep the reason as it is written."""
        self.reason, self.error = reason, None
        self._block()

    @verb
    def save(self) -> None:
        """Keep the demands with the cohort, with the reason."""
        if self.blockers:
            raise NotReady(self.blockers[0], code="blocked")
        self._save(
            Saving(self.cohort, self.demands, self.reason.strip(), self.table.choice.version)
        )
        self.recorded(sentence("The demands are kept with the cohort."))
        self.reason = ""
        self.table.look_again()

    def stands(self) -> tuple[Stand, ...]:
        """How the seats on the table stand against every demand."""
        if self.table.choice is None:
            return ()
        return stands(self._draft.seats, self.table.choice.applications, self.demands)

    def groups(self) -> tuple[tuple[str, object], ...]:
        """The groups of the answer chosen: code and words."""
        question = QUOTA_QUESTIONS[self.counted]
        if self.table.choice is None:
            return ()
        found = question.met(self.table.choice.applications)
        return tuple((group, question.said(group)) for group in found)

    @property
    def _draft(self) -> Draft:
        if self.table.draft is None:
            raise NotReady(sentence("No cohort yet: import applications first."), code="blocked")
        return self.table.draft

    def _ask(self, **changes: object) -> None:
        self.table.demand(replace(self.demands, **changes))

    def begin(self) -> None:
        """Another cohort: no reason is written yet."""
        self.reason = ""

    def turn(self) -> None:
        """Judge the demands on the table again."""
        self._block()

    def _block(self) -> None:
        """Say what stands in the way of saving."""
        if self.table.choice is None:
            return
        if self.demands == self.table.choice.demands:
            self.blockers = (sentence("These demands are already kept with the cohort."),)
        elif not self.reason.strip():
            self.blockers = (sentence("Write a reason: it is kept with the demands."),)
        else:
            self.blockers = ()


def fares_of(text: str) -> dict[str, int]:
    """The euros by city written one a line; the city * stands for any other."""
    fares: dict[str, int] = {}
    for line in text.splitlines():
        if not line.strip():
            continue
        city, _, euros = line.strip().rpartition(" ")
        if not city or not euros.isdecimal():
            raise WorkbenchError(
                sentence(
                    "“{line}” is not a city and its euros, such as “Lyon 120”. "
                    "Nothing was changed.",
                    line=line.strip(),
                ),
                code="not_a_fare",
            )
        fares["" if city.strip() == "*" else city.strip()] = int(euros)
    return fares


def fares_text(demands: Demands) -> str:
    """The fares as they are written, one a line."""
    return "\n".join(f"{city or '*'} {euros}" for city, euros in demands.fares.items())


def demands_desk(opened: Store, table: PlanningTable, *, language: str) -> DemandsScreen:
    """The demands at a planning table, kept in the store."""
    from workbench.apps.demands_view import DemandsScreen

    def save(asked: Saving) -> None:
        writes.save_demands(
            opened,
            asked.cohort,
            asked.demands,
            seen_version=asked.seen_version,
            reason=asked.reason,
            now=now(),
        )

    return DemandsScreen(DemandsDesk(table=table, save=save, by=opened.by, language=language))
