"""The words of requests to partners: one sentence each, and a letter around them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workbench.rules.missing_mentors import Missing
from workbench.rules.week import Part
from workbench.sentences import Sentence, Tongue, say, sentence, sentences

WHEN: Mapping[Part, Sentence] = {
    Part.MORNING: sentence("in the morning"),
    Part.AFTERNOON: sentence("in the afternoon"),
    Part.EVENING: sentence("in the evening"),
}


def mentors_open(of: Missing, *, place: int) -> Sentence:
    """What mentors would open; after the first request, beside those before it."""
    if place == 0:
        return _opens(mentors(of), gives=of.seats)
    return sentences(
        "{asked} would open {count} seat more.",
        "{asked} would open {count} seats more.",
        of.seats,
        asked=mentors(of),
    )


def mentors_accompany(of: Missing) -> Sentence:
    """How many women with a seat would have a mentor; nothing is promised of a restricted one."""
    if of.is_restricted:
        return _beside_others(of)
    return sentences(
        "{asked} would give {count} woman a mentor.",
        "{asked} would give {count} women a mentor.",
        of.seats,
        asked=mentors(of),
    )


def mentors_better(of: Missing, *, better: int) -> Sentence:
    """How many pairs would go together better; nothing is promised of a restricted one."""
    if of.is_restricted:
        return _beside_others(of)
    return sentences(
        "{asked} would make {count} pair better.",
        "{asked} would make {count} pairs better.",
        better,
        asked=mentors(of),
    )


def support_opens(name: str, more: int, *, gives: int) -> Sentence:
    """What so much more of a support would open."""
    return _opens(_support(name, more), gives=gives)


SEATS = sentence(
    "We are preparing the next cohort of our free training in tech for women who are "
    "refugees. More women could join it with your help:"
)
MENTORS = sentence(
    "The women of our free training in tech, all of them refugees, are accompanied by mentors. "
    "With your help more of them could have one:"
)


def letter(said: Sequence[Sentence], language: str, *, about: Sentence = SEATS) -> str:
    """A short letter around some requests; empty without one."""
    if not said:
        return ""
    lines = [f"- {say(each, language)}" for each in said]
    before = [
        sentence("Dear partner,"),
        about,
    ]
    after = [
        sentence(
            "If you, a colleague or somebody you know could help, please write to us: we will "
            "gladly tell you more."
        ),
        sentence("Thank you for all that you do with us."),
    ]
    parts = [*(say(each, language) for each in before), "\n".join(lines)]
    return "\n\n".join([*parts, *(say(each, language) for each in after)])


def mentors(of: Missing) -> Sentence:
    """The mentors to look for: "2 more mentors in Cybersecurity who speak Persian ..."."""
    return sentence("{asked} (restricted)", asked=_kind(of)) if of.is_restricted else _kind(of)


def _beside_others(of: Missing) -> Sentence:
    return sentence("{asked}: please write to us before you ask anybody.", asked=_kind(of))


def _kind(of: Missing) -> Sentence:
    facts = {
        "track": of.profile.track,
        "language": Tongue(of.profile.language),
        "when": WHEN[of.profile.part],
    }
    if of.profile.is_woman:
        return sentences(
            "{count} more woman mentor in {track} who speaks {language} and can meet {when}",
            "{count} more women mentors in {track} who speak {language} and can meet {when}",
            of.count,
            **facts,
        )
    return sentences(
        "{count} more mentor in {track} who speaks {language} and can meet {when}",
        "{count} more mentors in {track} who speak {language} and can meet {when}",
        of.count,
        **facts,
    )


def _support(name: str, more: int) -> Sentence:
    match name:
        case "childcare":
            return sentences("{count} more childcare place", "{count} more childcare places", more)
        case "laptop":
            return sentences("{count} more laptop to lend", "{count} more laptops to lend", more)
        case "evening":
            return sentences(
                "{count} more place in an evening room",
                "{count} more places in an evening room",
                more,
            )
    return sentences(
        "{count} more euro of travel money", "{count} more euros of travel money", more
    )


def _opens(asked: Sentence, *, gives: int) -> Sentence:
    return sentences(
        "{asked} would open {count} seat.", "{asked} would open {count} seats.", gives, asked=asked
    )
