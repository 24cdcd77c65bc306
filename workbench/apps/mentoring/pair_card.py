"""What the card of a pair says: why they go together, what it costs the others, or why not."""

from __future__ import annotations

from markupsafe import Markup

from workbench.apps.mentoring.look import Look
from workbench.errors import WorkbenchError
from workbench.rules.mentoring import prices
from workbench.rules.mentoring.flags import flags
from workbench.rules.mentoring.terms import Pair
from workbench.rules.mentoring.unmatched import idle, unmatched
from workbench.rules.mentoring.why_not import why_not
from workbench.sentences import sentence
from workbench.views import pair_board as board
from workbench.views import pairs as views


def said(look: Look, language: str) -> Markup:
    """All that is said of the pair looked at, or of a fellow who has nobody."""
    if look.pair is None:
        return alone(look, language)
    why = look.table.why(look.pair)
    flagged = _flags(look, look.pair, language)
    if not _is_compared(look):
        return flagged + views.pair(why, language)
    stakes = _price(look, language) if look.other is None else _why_not(look, look.pair, language)
    return flagged + stakes + views.pair(why, language) + _idle(look, look.pair, language)


def alone(look: Look, language: str) -> Markup:
    """Why a fellow has no mentor."""
    draft = look.table.draft
    if look.fellow in draft.terms.alone:
        found = sentence("You left her without a mentor: a new proposal keeps it so.")
    elif draft.pairing is None:
        found = sentence("Nothing is proposed yet.")
    else:
        return _unmatched(look, language)
    return board.listed([found], language)


def _unmatched(look: Look, language: str) -> Markup:
    """What stops whom, who is nearest, with whom she competes, and what one change would help."""
    draft = look.table.draft
    try:
        found = unmatched(
            look.table.problem(), draft.pairing, look.fellow, role=look.table.sides.role
        )
    except WorkbenchError as error:
        return board.listed([error.message], language, kind="wb-look")
    if found is None:
        return board.listed([sentence("Propose again to find her one.")], language)
    said = [found.sentence]
    said += [] if found.nearest is None else [found.nearest.sentence]
    said += [] if found.group is None else [found.group.sentence]
    helps = board.listed([each.said for each in found.changes], language)
    return board.listed(said, language) + board.titled(
        sentence("One of these would give her a mentor"), helps, language
    )


def _idle(look: Look, pair: Pair, language: str) -> Markup:
    """Why the mentor looked at accompanies nobody, where that is so."""
    table = look.table
    if look.other is None or pair.mentor in table.draft.pairs.values():
        return Markup("")
    try:
        found = idle(table.problem(), table.draft.pairing, pair.mentor, role=table.sides.role)
    except WorkbenchError:
        return Markup("")
    if found is None:
        return Markup("")
    said = [found.sentence, *(each for each in (found.nearest, found.cost) if each is not None)]
    lines = board.listed([*said, *found.changes], language)
    return board.titled(sentence("This mentor accompanies nobody"), lines, language)


def _is_compared(look: Look) -> bool:
    """Whether there is a proposal that the pair looked at can be compared with."""
    return look.table.draft.pairing is not None and not look.stands()


def _flags(look: Look, pair: Pair, language: str) -> Markup:
    """What is to be looked at in a pair: the mentor read her application, the company hires."""
    sides = look.table.sides
    found = flags(pair.fellow, pair.mentor, mentors=sides.mentors, relations=sides.relations)
    return board.listed((each.message for each in found), language, kind="wb-look")


def _price(look: Look, language: str) -> Markup:
    """What the others would have if she took nobody's place."""
    try:
        of = look.table.problem()
        found = prices.price(of, look.table.draft.pairing, look.fellow)
    except WorkbenchError:
        return Markup("")
    if found is None:
        return Markup("")
    title = sentence("The price for the others")
    return board.titled(title, board.listed([found.sentence, *found.gainers], language), language)


def _why_not(look: Look, pair: Pair, language: str) -> Markup:
    """Why another mentor is not hers, what it would cost exactly, and who would lose."""
    table = look.table
    try:
        found = why_not(
            table.problem(), table.draft.pairing, pair.fellow, pair.mentor, role=table.sides.role
        )
    except WorkbenchError as error:
        return board.listed([error.message], language, kind="wb-look")
    title = sentence("Why not this mentor")
    lines = board.listed([found.sentence], language) + board.listed(found.moves, language)
    return board.titled(title, lines, language)
