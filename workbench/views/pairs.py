"""A fellow and her mentor on the screen: what speaks for the pair, and how good the plan is."""

from __future__ import annotations

import pandas as pd
from markupsafe import Markup

from workbench.rules.mentoring import Pairing, Why
from workbench.sentences import Several, Tongue, say, sentence
from workbench.views import applications as people
from workbench.vocabulary import Slot, Track


def pair(why: Why, language: str) -> Markup:
    """The fit of a pair, its why in a sentence, then gate by gate and part by part."""
    fit = say(sentence("Fit {fit} of 100", fit=why.fit), language)
    said = Markup("<p><strong>{}</strong></p><p>{}</p>").format(fit, say(why.sentence, language))
    return said + people.gates(why.gates, language) + people.parts(why.parts, language)


def heading(fellow: pd.Series, mentor: pd.Series | None) -> Markup:
    """The fellow and her mentor, each in their own script."""
    hers = people.name(fellow["given_name"], fellow["family_name"])
    if mentor is None:
        return Markup("<h3>{}</h3>").format(hers)
    his = people.name(mentor["given_name"], mentor["family_name"])
    return Markup("<h3>{} – {}</h3>").format(hers, his)


def fellow(row: pd.Series, language: str) -> Markup:
    """What a fellow brings, in one line."""
    facts = [say(Track(row["track"]), language)]
    if row["spoken_languages"]:
        spoken = Several(tuple(Tongue(code) for code in row["spoken_languages"]))
        facts.append(say(sentence("speaks {languages}", languages=spoken), language))
    return Markup('<p class="wb-quiet">{}</p>').format(" · ".join(facts))


def mentor(row: pd.Series, language: str) -> Markup:
    """What a mentor brings, in one line."""
    facts: list[object] = [
        row["partner"],
        Several(tuple(Track(code) for code in row["tracks"])),
        Several(tuple(Tongue(code) for code in row["languages"])),
        Several(tuple(Slot(code) for code in row["slots"])),
    ]
    said = " · ".join(say(fact, language) for fact in facts if fact != Several(()))
    return Markup('<p class="wb-quiet">{}</p>').format(said)


def proof(found: Pairing | None, language: str, *, is_changed: bool) -> Markup:
    """How good the pairs are: proved best, or how far from it, and whether changed since."""
    if found is None:
        said = sentence("Nothing is proposed yet.")
    elif is_changed:
        said = sentence("Changed by hand since the proposal: propose again to fill the rest.")
    elif found.is_proved:
        said = sentence(
            "Proved best, {seconds} s: nobody more could have a mentor, and no other pairs of as "
            "many fellows have a higher total fit.",
            seconds=round(found.seconds, 2),
        )
    else:
        said = sentence(
            "Not proved best: the total fit is {fit}, another may have up to {bound}.",
            fit=found.objective,
            bound=found.bound,
        )
    notes = Markup("").join(
        Markup('<p class="wb-look">{}</p>').format(say(note, language))
        for note in (found.notes if found else ())
    )
    return Markup("<p>{}</p>").format(say(said, language)) + notes
