"""One text that introduces a fellow and her mentor to each other, in a language she reads.

It holds their first names, the track, the languages they share, when both can meet and a first
step; never a status, an origin, a wish, a score or a reason.
"""

from __future__ import annotations

from collections.abc import Sequence

from workbench.errors import NotFound
from workbench.rules import answers
from workbench.rules.answers import Row
from workbench.rules.letters import Letter, PairWording, Wording, languages_for
from workbench.rules.mentoring.offer_letters import AboutPair, shared
from workbench.sentences import Tongue, isolated, sentence


def languages(fellow: Row, written: Sequence[str]) -> tuple[str, ...]:
    """The languages to offer the text in: hers first, then French and English."""
    return languages_for(fellow, written)


def introduction(
    wording: Wording, pairs: PairWording, *, about: AboutPair, cohort: str, sender: str
) -> Letter:
    """The text of one pair; `pairs` are the letters about pairs of the same language."""
    from babel.lists import format_list

    draft = pairs.introduction
    if draft is None:
        raise NotFound(
            sentence(
                "There is no introduction in {language}: add [pair_introduction] to "
                "data/letters/{code}.toml, as en.toml has it.",
                language=Tongue(wording.language),
                code=wording.language,
            ),
            code="no_introduction",
        )
    fellow, mentor = (_first_name(each) for each in (about.fellow, about.mentor))
    words = {
        "name": format_list([fellow, mentor], locale=wording.language),
        "fellow": fellow,
        "mentor": mentor,
        "cohort": isolated(cohort),
        "sender": isolated(sender),
        **shared(wording, pairs, about),
    }
    # The thanks of other letters are to one woman alone.
    paragraphs = (wording.greeting, *draft.body, wording.signature)
    text = "\n\n".join(one.format_map(words) for one in paragraphs)
    return Letter(wording.language, wording.direction, draft.subject.format_map(words), text)


def _first_name(row: Row) -> str:
    return isolated(answers.text(row, "given_name") or "")
