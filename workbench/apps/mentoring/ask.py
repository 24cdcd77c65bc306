"""The asking desk: pairs put to both sides, their answers, what is awaited, and who waits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import traitlets

from workbench.apps.at_table import TableDesk
from workbench.apps.desk import verb
from workbench.apps.mentoring.ask_blockers import AskBlockers
from workbench.apps.mentoring.ask_lines import Line, Which, day, lines, named
from workbench.apps.mentoring.asking import AskVerbs, Said, Seen, ask_verbs
from workbench.apps.mentoring.offered import agreed_pairs, new_offers
from workbench.apps.mentoring.table import MentoringTable
from workbench.apps.mentoring.waiting import waiting
from workbench.errors import NotReady, WorkbenchError
from workbench.rules.mentoring import refusals
from workbench.rules.mentoring.offers import DAYS_TO_ANSWER, last_day
from workbench.rules.mentoring.queues import Queue
from workbench.sentences import Sentence, say, sentence, sentences
from workbench.store.engine import Store
from workbench.vocabulary import Answer, OfferState, Refusal, Side

if TYPE_CHECKING:
    from workbench.apps.mentoring.ask_view import AskScreen


class AskDesk(TableDesk):
    """Ask both sides of each pair, write down what they say, confirm what both agreed to.

    `selected` is the line chosen; `days` how long an answer may take; `refusal` and `words` why
    the next no is said; `reason` is kept with what is confirmed or withdrawn.
    """

    selected = traitlets.Int(None, allow_none=True)
    search = traitlets.Unicode("")
    which = traitlets.Enum(tuple(Which), Which.ALL)
    days = traitlets.Int(DAYS_TO_ANSWER)
    refusal = traitlets.Enum(tuple(Refusal), Refusal.UNSAID)
    words = traitlets.Unicode("")
    reason = traitlets.Unicode("")

    def __init__(self, *, table: MentoringTable, verbs: AskVerbs, **traits: object) -> None:
        """Sit at the table; `verbs` record."""
        super().__init__(**traits)
        self._verbs = verbs
        self._take_back: Callable[[], None] | None = None
        self._queue: Queue | None = None
        self.lines: tuple[Line, ...] = ()
        self.blocks = AskBlockers(self)
        self.sit(table)

    @verb
    def select(self, key: int | None) -> None:
        """Choose a pair of the list."""
        self.selected, self.refusal, self.words = key, Refusal.UNSAID, ""

    @verb
    def find(self, text: str) -> None:
        """Show only pairs in which a name holds this text, in whatever script."""
        self.search = text

    @verb
    def look_for(self, which: Which) -> None:
        """Show only the pairs that stand so."""
        self.which = which
        self._choose()

    @verb
    def give_days(self, days: int | None) -> None:
        """Say how many days both sides have to answer what is asked next."""
        if days == 0:
            raise NotReady(sentence("Give them one day at least to answer."), code="blocked")
        self.days = DAYS_TO_ANSWER if days is None else days

    def write(self, reason: str) -> None:
        """Keep the reason as it is written."""
        self.reason, self.error = reason, None
        self._block()

    @verb
    def blame(self, refusal: Refusal) -> None:
        """Say why the next no is said."""
        self.refusal = refusal

    @verb
    def add_words(self, words: str) -> None:
        """Add words to why the next no is said."""
        self.words = words

    @verb
    def ask_all(self) -> None:
        """Ask both sides of every pair on the table that is not asked yet."""
        self._ask(self.blocks.to_ask(), [line for line in self.lines if line.standing is None])

    @verb
    def ask_this(self) -> None:
        """Ask both sides of the pair chosen."""
        self._ask(self.blocks.to_ask_this(), [self.line()])

    @verb
    def she_says_yes(self) -> None:
        """Write down that the fellow of the pair chosen says yes."""
        self._answer(Side.FELLOW, Answer.YES)

    @verb
    def mentor_says_yes(self) -> None:
        """Write down that the mentor of the pair chosen says yes."""
        self._answer(Side.MENTOR, Answer.YES)

    @verb
    def she_says_no(self) -> None:
        """Write down that the fellow of the pair chosen says no, and why."""
        self._answer(Side.FELLOW, Answer.NO)

    @verb
    def mentor_says_no(self) -> None:
        """Write down that the mentor of the pair chosen says no, and why."""
        self._answer(Side.MENTOR, Answer.NO)

    @verb
    def correct(self, side: Side) -> None:
        """Take back what was written down of one side of the pair chosen."""
        self._refuse(self.blocks.to_correct(side))
        self._verbs.take_back(self._seen(), side)
        self._done(sentence("Taken back: this side has not answered."), None)

    @verb
    def withdraw(self) -> None:
        """Take the offer chosen off the table: nobody said no, and the place is free."""
        self._refuse(self.blocks.to_withdraw())
        self._verbs.withdraw(self._seen(), self.reason.strip())
        self.reason = ""
        self._done(sentence("Withdrawn: the place is free again."), None)

    @verb
    def give_more_time(self) -> None:
        """Give both sides of the pair chosen as many days more, from today."""
        self._refuse(self.blocks.to_put_off())
        day = last_day(self.table.sides.today, days=self.days)
        self._verbs.put_off(self._seen(), day)
        self._done(sentence("They have until {day} to answer.", day=day), None)

    @verb
    def propose(self) -> None:
        """Propose anew, around the noes and around what is asked already."""
        self.notice = sentence("Looking for the best pairs…")
        self.table.propose()
        count = sum(line.standing is None for line in self.lines)
        self.notice = sentences("{count} pair to ask.", "{count} pairs to ask.", count)

    @verb
    def confirm(self) -> None:
        """Record the pairs to which both said yes, each with its fit and its why."""
        self._refuse(self.blocks.to_confirm())
        asked = agreed_pairs(self.table, self.lines, self.reason, language=self.language)
        try:
            self._verbs.confirm(asked)
        except WorkbenchError:
            self.table.look_again()
            raise
        self.reason = ""
        count = len(asked.pairs)
        self._done(sentences("{count} pair confirmed.", "{count} pairs confirmed.", count), None)

    @verb
    def undo(self) -> None:
        """Take back what was recorded here last; else the last change at the table."""
        if self._take_back is None:
            self.table.undo()
            return
        self._take_back()
        self._done(sentence("Taken back."), None)

    def nothing_to_undo(self) -> tuple[Sentence, ...]:
        """Why nothing can be taken back; empty when the last change can."""
        return () if self._take_back else self.table.nothing_to_undo()

    def line(self) -> Line | None:
        """The line chosen."""
        return next((line for line in self.lines if line.key == self.selected), None)

    def shown(self) -> tuple[int, ...]:
        """The lines of the list, what asks for something first."""
        of = [line for line in self.lines if line.is_of(self.which)]
        return named(self.table, of, self.search)

    def queue(self) -> Queue | None:
        """Who waits for a mentor, in order, made when looked at; None before any pair."""
        if self._queue is None and self.table.sides is not None:
            self._queue = waiting(self.table)
        return self._queue

    def day(self) -> tuple[Sentence, ...]:
        """Where the offers of this cohort stand, in a few short sentences."""
        return day(self.table, self.lines)

    def _ask(self, blockers: tuple[Sentence, ...], asked: Sequence[Line]) -> None:
        self._refuse(blockers)
        self.notice = sentence("Writing the offers down…")
        day = last_day(self.table.sides.today, days=self.days)
        made = new_offers(self.table, asked, until=day, language=self.language)
        numbers = tuple(self._verbs.ask(self.cohort, made))
        why = say(sentence("Asked by mistake."), self.language)
        said = sentences(
            "{count} pair asked, to answer by {day}. Now send the letters.",
            "{count} pairs asked, to answer by {day}. Now send the letters.",
            len(made),
            day=day,
        )
        self._done(said, lambda: self._withdraw_all(numbers, why))

    def _withdraw_all(self, numbers: Sequence[int], why: str) -> None:
        """Take back offers just made, each as it stands."""
        versions = self.table.sides.offers["version"]
        for number in numbers:
            self._verbs.withdraw(Seen(number, int(versions.at[number])), why)

    def _answer(self, side: Side, answer: Answer) -> None:
        self._refuse(self.blocks.to_answer(answer))
        line, seen = self.line(), self._seen()
        why = refusals.written(self.refusal, self.words) if answer is Answer.NO else ""
        self._verbs.answer(Said(seen.offer, seen.version, side, answer, why))
        self.refusal, self.words = Refusal.UNSAID, ""

        def take_back() -> None:
            version = int(self.table.sides.offers.at[line.key, "version"])
            self._verbs.take_back(Seen(line.key, version), side)

        self._done(self._heard(line.key), take_back)

    def _heard(self, key: int) -> Callable[[], Sentence]:
        """What is said once an answer is recorded: where the offer stands then."""

        def said() -> Sentence:
            now = next((line for line in self.lines if line.key == key), None)
            if now is None:
                return sentence("Recorded.")
            if now.standing is not None and now.standing.state is OfferState.DECLINED:
                return sentence("Recorded: these two stay apart. Propose anew around it.")
            return now.said(on=self.table.sides.today)

        return said

    def _done(
        self, said: Sentence | Callable[[], Sentence], take_back: Callable[[], None] | None
    ) -> None:
        """Look at what is stored now, and say what was recorded."""
        self._take_back = take_back
        self.table.look_again()
        self.recorded(said if isinstance(said, Sentence) else said())

    def _seen(self) -> Seen:
        line = self.line()
        return Seen(line.key, int(self.table.sides.offers.at[line.key, "version"]))

    def _refuse(self, blockers: tuple[Sentence, ...]) -> None:
        if blockers:
            raise NotReady(blockers[0], code="blocked")

    def begin(self) -> None:
        """Another cohort: nobody is chosen, and nothing was recorded here yet."""
        self.selected, self.reason, self.words, self._take_back = None, "", "", None
        self.refusal, self.which = Refusal.UNSAID, Which.ALL

    def turn(self) -> None:
        """Look at the table again, with the same pair chosen where it is still there."""
        before = self.line()
        self.lines, self._queue = lines(self.table), None
        if before is not None and self.line() is None:
            same = [one.key for one in self.lines if one.pair == before.pair and not one.is_past]
            self.selected = same[0] if same else None
        self._choose()
        self._block()

    def _choose(self) -> None:
        shown = self.shown()
        if self.selected not in shown:
            self.selected = shown[0] if shown else None

    def _block(self) -> None:
        """Say what stands in the way of what is next."""
        self.blockers = self.blocks.next()


def ask_desk(opened: Store, table: MentoringTable, *, language: str) -> AskScreen:
    """The asking desk at a mentoring table, recording in the store."""
    from workbench.apps.mentoring.ask_view import AskScreen

    desk = AskDesk(table=table, verbs=ask_verbs(opened), by=opened.by, language=language)
    return AskScreen(desk)
