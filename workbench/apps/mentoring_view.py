"""The mentoring screen: fellows and their mentors on the left, one pair on the right."""

from __future__ import annotations

from collections.abc import Sequence

import ipywidgets as widgets
from markupsafe import Markup

from workbench.apps.grid import Cell, Column, Grid
from workbench.apps.layout import Action, Screen
from workbench.apps.mentoring import MentoringDesk
from workbench.apps.parts import block, card, sentences_of_the_day, show
from workbench.sentences import sentence
from workbench.views import pairs as views
from workbench.vocabulary import Track

BY_RULE, ALONE = 0, -1


class MentoringScreen(Screen):
    """Who would go with whom, why, and what was changed by hand."""

    desk: MentoringDesk
    title = sentence("Mentoring")
    help_lines = (
        sentence("Propose: every fellow is compared with every mentor, and the best pairs kept."),
        sentence("Choose a fellow to see why, or to choose another mentor for her."),
        sentence("What you change by hand is kept by the next proposal, and judged at once."),
        sentence("Nothing is recorded before you confirm; a confirmed pair is never moved here."),
    )

    def in_head(self) -> Sequence[widgets.Widget]:
        """The choice of a cohort."""
        return (self.choice_of_cohort(),)

    def left(self) -> Sequence[widgets.Widget]:
        """How good the pairs are, then every fellow with her mentor."""
        self.proof, self.grid = block(), Grid()
        self.on_value(self.grid, self.desk.select, name="selected")
        self.on_value(self.grid, self.desk.find, name="query")
        return self.proof, self.grid

    def right(self) -> Sequence[widgets.Widget]:
        """The pair chosen, and the choice of another mentor."""
        self.people, self.why, self.mentor = block(), block(), widgets.Dropdown()
        self.on_value(self.mentor, self._choose)
        self.listen(self.grid, enter=self.mentor)
        return (card(self.people, self.mentor, self.why),)

    def actions(self) -> Sequence[Action]:
        """Propose, confirm, take back."""
        desk = self.desk
        return (
            Action(sentence("Propose"), desk.propose, tuple),
            Action(sentence("Confirm"), desk.confirm, lambda: desk.blockers, is_primary=True),
            Action(sentence("Undo"), desk.undo, desk.nothing_to_undo, key="u"),
        )

    def draw(self) -> None:
        """Say everything in the desk's language."""
        desk, language = self.desk, self.desk.language
        show(self.day, sentences_of_the_day(desk.day(), language))
        show(self.proof, views.proof(desk.draft.pairing, language, is_changed=desk.is_changed()))
        self.grid.fill(
            desk.shown(),
            self._cells,
            columns=self._columns(),
            caption=self.say(sentence("Fellows and their mentors")),
            language=language,
            selected=desk.selected,
        )
        self._draw_pair()

    def _columns(self) -> list[Column]:
        return [
            Column(self.say(sentence("Fellow")), "name"),
            Column(self.say(sentence("Track")), "minor"),
            Column(self.say(sentence("Mentor")), "who"),
            Column(self.say(sentence("Fit of 100")), "number"),
            Column(self.say(sentence("State")), "minor"),
        ]

    def _cells(self, fellow: int) -> Sequence[Cell]:
        sides, mentor = self.desk.sides, self.desk.mentor_of(fellow)
        track = self.say(Track(sides.fellows.at[fellow, "track"]))
        if mentor is None:
            nobody = (self.say(sentence("no mentor yet")), "quiet")
            return sides.fellow_name(fellow), track, nobody, "", self._state(fellow)
        return (
            sides.fellow_name(fellow),
            track,
            sides.mentor_name(mentor),
            self._fit(fellow, mentor),
            self._state(fellow),
        )

    def _fit(self, fellow: int, mentor: int) -> str:
        """The fit; nothing for a mentor who is of another chapter by now."""
        fits = self.desk.sides.fits
        return str(fits.at[fellow, mentor]) if mentor in fits.columns else ""

    def _state(self, fellow: int) -> str:
        desk = self.desk
        if fellow in desk.sides.confirmed:
            return self.say(sentence("confirmed"))
        if fellow in desk.draft.locked:
            return self.say(sentence("by hand"))
        if fellow in desk.draft.alone:
            return self.say(sentence("left without"))
        return self.say(sentence("proposed")) if fellow in desk.draft.pairs else ""

    def _draw_pair(self) -> None:
        desk, language = self.desk, self.desk.language
        self.mentor.layout.display = "none" if desk.selected is None else ""
        if desk.selected is None:
            said = self.say(sentence("Nobody holds a seat in this cohort yet."))
            show(self.people, Markup("<p>{}</p>").format(said))
            show(self.why, Markup(""))
            return
        mentor = desk.known_mentor()
        fellow = desk.sides.fellows.loc[desk.selected]
        found = None if mentor is None else desk.sides.mentors.loc[mentor]
        said = views.heading(fellow, found) + views.fellow(fellow, language)
        show(self.people, said if found is None else said + views.mentor(found, language))
        self._draw_choice()
        if mentor is not None:
            show(self.why, views.pair(desk.why(desk.selected, mentor), language))
            return
        why = desk.unpaired()
        show(self.why, Markup("<p>{}</p>").format(self.say(why) if why else ""))

    def _draw_choice(self) -> None:
        """Every mentor with the fit, the best first; who may not go with her is marked."""
        desk, fellow = self.desk, self.desk.selected
        fits = desk.sides.fits.loc[fellow].sort_values(ascending=False, kind="stable")
        blocked = desk.sides.are_blocked.loc[fellow]
        order = [*fits.index[~blocked[fits.index]], *fits.index[blocked[fits.index]]]
        mentors = [
            (self._mentor(one, fit=int(fits[one]), is_blocked=bool(blocked[one])), int(one))
            for one in order
        ]
        self.mentor.description = self.say(sentence("Her mentor"))
        self.mentor.options = [
            (self.say(sentence("as the rule proposes")), BY_RULE),
            (self.say(sentence("nobody for now")), ALONE),
            *mentors,
        ]
        by_hand = ALONE if fellow in desk.draft.alone else desk.draft.locked.get(fellow, BY_RULE)
        self.mentor.value = desk.sides.confirmed.get(fellow, by_hand)
        self.mentor.disabled = fellow in desk.sides.confirmed

    def _mentor(self, mentor: int, *, fit: int, is_blocked: bool) -> str:
        name = self.desk.sides.mentor_name(mentor)
        if is_blocked:
            return self.say(sentence("✗ {mentor}: a gate says no", mentor=name))
        return self.say(sentence("{fit} · {mentor}", fit=fit, mentor=name))

    def _choose(self, value: int) -> None:
        if value == BY_RULE:
            self.desk.release()
        elif value == ALONE:
            self.desk.leave_alone()
        else:
            self.desk.choose(value)
