"""Weekly sessions on the screen: how good they are, who is lost by each, whom to ask."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import pandas as pd
from markupsafe import Markup

from workbench.rules import slot_words
from workbench.rules.mentor_slots import MentorWeek
from workbench.rules.presence import Standing
from workbench.rules.sessions import EVERYONE
from workbench.rules.slots import Week
from workbench.sentences import Sentence, Several, say, sentence, sentences
from workbench.vocabulary import Slot


@dataclass(frozen=True)
class Names:
    """How women are named on this screen, and the language it is read in."""

    language: str
    of: Mapping[int, str]

    def said(self, what: object) -> str:
        """The words in the language of the screen."""
        return say(what, self.language)

    def line(self, those: Iterable[int], words: Callable[[Several], Sentence]) -> Markup:
        """A line that names some women, the first few of many; nothing for nobody."""
        named = [self.of[int(one)] for one in those]
        if not named:
            return Markup("")
        return Markup("<p>{}</p>").format(self.said(words(slot_words.few(named))))


def worth(week: Week, best: int | None, language: str, *, is_as_asked: bool) -> Markup:
    """How many women the sessions keep, beside the most that any choice keeps.

    `is_as_asked` says that the sessions hold everything asked of them.
    """
    kept = sentences("{count} woman is kept", "{count} women are kept", week.objective)
    if best is None:
        said = sentence("{kept}. What is asked has no answer: propose to see why.", kept=kept)
    elif not is_as_asked:
        said = sentence(
            "{kept}. The best choice of what is asked keeps {best}.", kept=kept, best=best
        )
    elif week.objective >= best:
        said = sentence("✓ Proved best: {kept}, and no choice keeps more.", kept=kept)
    else:
        said = sentence("{kept}; the best choice keeps {best}.", kept=kept, best=best)
    return Markup("<p>{}</p>").format(say(said, language))


def lost_by_session(found: pd.DataFrame, slots: Iterable[tuple[str, Slot]], names: Names) -> Markup:
    """Each session with the women it loses, by name; those lost by it alone first."""
    lines = Markup("").join(
        _session(found[(found["group"] == group) & (found["slot"] == slot)], group, slot, names)
        for group, slot in slots
    )
    if not lines:
        nothing = names.said(sentence("No session is chosen yet: propose, or tick slots."))
        lines = Markup('<p class="wb-quiet">{}</p>').format(nothing)
    title = names.said(sentence("Who is lost by each session"))
    return Markup("<h3>{}</h3>{}").format(title, lines)


def people(week: Week, names: Names, *, why: Callable[[int], object]) -> Markup:
    """The women who are lost, to ask and kept, by name, with why or with what to ask."""
    titles = {
        Standing.LOST: lambda count: sentences(
            "{count} woman is lost", "{count} women are lost", count
        ),
        Standing.TO_ASK: lambda count: sentences(
            "{count} woman to ask", "{count} women to ask", count
        ),
        Standing.KEPT: lambda count: sentences(
            "{count} woman is kept", "{count} women are kept", count
        ),
    }
    return Markup("").join(
        _people(title(len(week.those(standing))), week.those(standing), names, why=why)
        for standing, title in titles.items()
    )


def mentors(week: MentorWeek | None, names: Names) -> Markup:
    """The slots in which most women could meet a mentor of theirs, and who could not."""
    title = names.said(sentence("Slots for meeting mentors"))
    if week is None:
        nothing = names.said(sentence("This chapter has no mentor yet."))
        return Markup('<h3>{}</h3><p class="wb-quiet">{}</p>').format(title, nothing)
    said = sentence(
        "{slots}: {women} a mentor who shares track and language and is free then; {pairs}.",
        slots=Several(tuple(Slot(slot) for slot in week.slots)),
        women=sentences("{count} woman has", "{count} women have", week.objective),
        pairs=sentences("{count} pair could meet", "{count} pairs could meet", week.pairs),
    )
    without = names.line(
        week.those(Standing.LOST),
        lambda several: sentence("No mentor then for {names}.", names=several),
    )
    asked = names.line(
        week.those(Standing.TO_ASK),
        lambda several: sentence("Not known yet for {names}.", names=several),
    )
    return Markup("<h3>{}</h3><p>{}</p>{}{}").format(title, names.said(said), without, asked)


def download(href: str, file_name: str, language: str) -> Markup:
    """The link that gives the calendar."""
    words = say(sentence("Download the calendar (.ics)"), language)
    return Markup('<p><a class="wb-download" download="{}" href="{}">{}</a></p>').format(
        file_name, href, words
    )


def _session(rows: pd.DataFrame, group: str, slot: Slot, names: Names) -> Markup:
    is_alone = rows["alone"].astype(bool)
    said = names.line(
        rows.loc[is_alone, "application"],
        lambda several: sentence("Lost by it alone: {names}.", names=several),
    ) + names.line(
        rows.loc[~is_alone, "application"],
        lambda several: sentence("Lost by it and others: {names}.", names=several),
    )
    if not said:
        said = Markup("<p>{}</p>").format(names.said(sentence("It loses nobody.")))
    whom = "" if group == EVERYONE else f" · {names.said(slot_words.of_whom(group))}"
    return Markup('<div class="wb-session"><strong>{}{}</strong>{}</div>').format(
        names.said(slot), whom, said
    )


def _people(
    title: Sentence, those: tuple[int, ...], names: Names, *, why: Callable[[int], object]
) -> Markup:
    lines = Markup("").join(
        Markup('<li><bdi>{}</bdi><span class="wb-quiet">{}</span></li>').format(
            names.of[one], names.said(why(one))
        )
        for one in those
    )
    return Markup('<details><summary>{}</summary><ul class="wb-lines">{}</ul></details>').format(
        names.said(title), lines
    )
