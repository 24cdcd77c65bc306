"""A fellow and her mentor on the screen: who they are, and what speaks for the pair."""

from __future__ import annotations

import pandas as pd
from markupsafe import Markup

from workbench.rules.mentoring import Why
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
