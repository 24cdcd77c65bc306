"""What would happen if the two of a pair were said to be one woman, before anybody says it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd
from markupsafe import Markup

from workbench.apps.look_alikes import LookAlikes
from workbench.rules import merging, questions
from workbench.sentences import Sentence, Several, say, sentence, sentences
from workbench.views.applications import answer_words


@dataclass(frozen=True)
class Outlook:
    """Which of two applications for one cohort is kept, what it gains, what to look at first.

    `kept` and `joined` are the applications of the pair; `kept` is None when a person must
    choose. Two applications for two cohorts both stay: then `joined` is None.
    """

    kept: int | None
    joined: int | None
    filled: tuple[str, ...] = ()
    looks: tuple[Sentence, ...] = ()
    against: tuple[Sentence, ...] = ()


def outlook(alike: LookAlikes, pair: int, *, keep: int | None) -> Outlook:
    """What saying *same* would do; `keep` is the application a person chose to keep."""
    one, other = alike.both(pair)
    if not alike.is_of_one_cohort(pair):
        return Outlook(kept=None, joined=None)
    sides = {number: alike.side(number) for number in (one, other)}
    by_rule = merging.kept_by_itself(sides[one], sides[other])
    kept = keep or next((n for n in sides if sides[n].application == by_rule), None)
    if kept is None:
        must = merging.must_choose(sides[one], sides[other])
        return Outlook(kept=None, joined=other, against=(must,))
    joined = other if kept == one else one
    return Outlook(
        kept=kept,
        joined=joined,
        filled=tuple(merging.filled(sides[kept], sides[joined])),
        looks=merging.looks(sides[kept], sides[joined]),
        against=merging.against(sides[kept], sides[joined]),
    )


def in_words(alike: LookAlikes, pair: int, found: Outlook, language: str) -> Markup:
    """What saying *same* would do, or what it has done, in short lines."""
    said: Iterable[Sentence] = _done(alike, pair) or _would(alike, found)
    lines = Markup("").join(Markup("<li>{}</li>").format(say(one, language)) for one in said)
    looks = Markup("").join(
        Markup('<p class="wb-look">{}</p>').format(say(one, language)) for one in found.looks
    )
    return Markup("<h4>{}</h4><ul>{}</ul>").format(_title(alike, pair, language), lines) + looks


def choice(alike: LookAlikes, application: int, place: Sentence) -> Sentence:
    """One of the two as it is offered to be kept: which one, of which day, at which stage."""
    side = alike.side(application)
    return sentence(
        "{place}: application of {day}, {stage}",
        place=place,
        day=_day(alike, side.application),
        stage=side.stage,
    )


def answers_that_differ(alike: LookAlikes, pair: int, language: str) -> Markup:
    """The answers of the two that are not alike, to be opened: they tell which one to keep."""
    one, other = (alike.side(each).answers for each in alike.both(pair))
    found = [each for each in merging.different(one, other) if each in questions.QUESTIONS]
    if not found:
        return Markup("")
    count = sentences("{count} answer differs", "{count} answers differ", len(found))
    rows = Markup("").join(
        Markup(
            '<tr><th scope="row">{}</th><td><bdi dir="auto">{}</bdi></td>'
            '<td><bdi dir="auto">{}</bdi></td></tr>'
        ).format(
            say(questions.title(each), language),
            say(answer_words(each, one[each]), language),
            say(answer_words(each, other[each]), language),
        )
        for each in found
    )
    return Markup(
        '<details><summary>{}</summary><table class="wb-compare"><tbody>{}</tbody></table>'
        "</details>"
    ).format(say(count, language), rows)


def _title(alike: LookAlikes, pair: int, language: str) -> str:
    is_done = pd.notna(alike.pairs.at[pair, "merge"])
    title = sentence("Since they are one person") if is_done else sentence("If they are one person")
    return say(title, language)


def _done(alike: LookAlikes, pair: int) -> tuple[Sentence, ...]:
    """What the merge of a pair has done; nothing where there is none."""
    if pd.isna(alike.pairs.at[pair, "merge"]):
        return ()
    aside = [one for one in alike.both(pair) if alike.people.at[one, "set_aside_for"] is not None]
    if not aside:
        return (sentence("Both applications stay, as one woman’s."),)
    return tuple(
        sentence(
            "Her application of {day} is set aside. Nothing of it is lost, and Unmerge brings it "
            "back as it was.",
            day=_day(alike, one),
        )
        for one in aside
    )


def _would(alike: LookAlikes, found: Outlook) -> tuple[Sentence, ...]:
    if found.joined is None:
        return (sentence("Both applications stay, one for each cohort, as one woman’s."),)
    if found.kept is None:
        return found.against
    said = [
        sentence(
            "Her application of {kept} is kept, the one of {joined} is set aside.",
            kept=_day(alike, found.kept),
            joined=_day(alike, found.joined),
        )
    ]
    stage = alike.side(found.kept).stage
    if stage in merging.DECIDED:
        said.append(sentence("Somebody has decided on the one kept: {stage}.", stage=stage))
    if found.filled:
        named = tuple(questions.title(each) for each in found.filled if each in questions.QUESTIONS)
        said.append(
            sentence(
                "What the kept one leaves unanswered comes from the other: {questions}.",
                questions=Several(named),
            )
        )
    return (*said, *found.against)


def known_before(alike: LookAlikes, pair: int) -> tuple[Sentence, ...]:
    """Whether one of the two was a fellow before, or accompanies others now."""
    said: list[Sentence] = []
    for one in alike.both(pair):
        row = alike.people.loc[one]
        if row["seat"] is not None:
            said.append(_fellow(row, alike.name(one)))
        if row["is_mentor"]:
            said.append(
                sentence(
                    "{name} is a mentor too, and stays the mentor she is.", name=alike.name(one)
                )
            )
    return tuple(dict.fromkeys(said))


def _fellow(row: pd.Series, name: str) -> Sentence:
    if row["left_on"] is not None:
        return sentence(
            "{name} was a fellow of {cohort}, and left early.", name=name, cohort=row["cohort"]
        )
    return sentence(
        "{name} was a fellow of {cohort}, until {day}.",
        name=name,
        cohort=row["cohort"],
        day=row["ends_on"],
    )


def _day(alike: LookAlikes, application: int) -> object:
    return pd.Timestamp(alike.people.at[application, "submitted_at"]).date()
