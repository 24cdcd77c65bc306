"""What a changed rubric does, on the screen: sentences first, then old and new side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from markupsafe import Markup

from workbench.rules.rubric_effects import Count, Counts
from workbench.sentences import Sentence, say, sentence


def preview(seen: Any, language: str) -> Markup:
    """What a draft (`apps.rules_preview.Preview`) changes, whom, and what follows."""
    if seen.changes is None:
        waits = sentence("The preview comes back as soon as the draft holds together.")
        return Markup("<p>{}</p>").format(say(waits, language))
    parts = [heading(sentence("What it changes"), language)]
    if seen.is_shared:
        shared = sentence(
            "The points do not add up to 100 yet: this is how it would be with the rest shared."
        )
        parts.append(Markup('<p class="wb-look">{}</p>').format(say(shared, language)))
    same = [sentence("Nothing differs from the version in use.")]
    parts.append(lines([one.message for one in seen.differences] or same, language))
    moved = seen.moves() or (sentence("Nobody changes side."),)
    parts.append(sentences_in_a_row(moved, language))
    parts.append(lines([*seen.effects.said, seen.fairness], language))
    return Markup("").join(parts)


def sentences_in_a_row(said: Sequence[Sentence], language: str) -> Markup:
    """Short sentences side by side, to be seen first."""
    each = Markup("").join(Markup("<span>{}</span>").format(say(one, language)) for one in said)
    return Markup('<p class="wb-moves">{}</p>').format(each)


def lines(said: Sequence[object], language: str) -> Markup:
    """Sentences one under the other."""
    each = Markup("").join(Markup("<li>{}</li>").format(say(one, language)) for one in said)
    return Markup('<ul class="wb-said">{}</ul>').format(each) if said else Markup("")


def heading(words: Sentence, language: str) -> Markup:
    """A heading of the preview."""
    return Markup("<h4>{}</h4>").format(say(words, language))


def counts(found: Iterable[Counts], language: str) -> Markup:
    """A table for each kind of groups, closed until it is asked for; the first stands open."""
    legend = sentence("In by the rules; in brackets those who depend on an answer.")
    tables = Markup("").join(_table(one, language, is_open=at == 0) for at, one in enumerate(found))
    return Markup('<p class="wb-quiet">{}</p>{}').format(say(legend, language), tables)


def history(versions: Iterable[Any], used: int, language: str) -> Markup:
    """Every version (`store.rubrics.Version`): who saved it, the day and the reason."""
    return lines([_version(one, used) for one in versions], language)


def _version(one: Any, used: int) -> Sentence:
    said = (
        sentence("Version {version}: it came with the workbench.", version=one.version)
        if one.by is None
        else sentence(
            "Version {version}, {day}, {by}: “{why}”",
            version=one.version,
            day=one.on,
            by=one.by,
            why=one.why or "",
        )
    )
    if one.version != used:
        return said
    return sentence("{version} In use here.", version=said)


def _table(one: Counts, language: str, *, is_open: bool) -> Markup:
    headings = [sentence("Group"), sentence("Today"), sentence("With the draft")]
    has_room = any(group.room is not None for group in one.groups)
    has_mentors = any(group.mentors is not None for group in one.groups)
    headings += [sentence("Seats or places")] if has_room else []
    headings += [sentence("Mentors’ places")] if has_mentors else []
    head = Markup("").join(
        Markup('<th scope="col">{}</th>').format(say(each, language)) for each in headings
    )
    rows = Markup("").join(
        _row(group, language, has_room=has_room, has_mentors=has_mentors) for group in one.groups
    )
    return Markup(
        "<details{}><summary>{}</summary><table><thead><tr>{}</tr></thead><tbody>{}</tbody>"
        "</table></details>"
    ).format(Markup(" open") if is_open else Markup(""), _summary(one, language), head, rows)


def _summary(one: Counts, language: str) -> str:
    """The kind of groups, and how many of them change."""
    moved = sum(_differs(group) for group in one.groups)
    said = sentence(
        "{kind}: {count} of {all} change", kind=one.title, count=moved, all=len(one.groups)
    )
    return say(said, language)


def _row(group: Count, language: str, *, has_room: bool, has_mentors: bool) -> Markup:
    cells = [_side(group.before, group.open_before), _side(group.after, group.open_after)]
    cells += [_number(group.room)] if has_room else []
    cells += [_number(group.mentors)] if has_mentors else []
    body = Markup("").join(Markup('<td class="wb-number">{}</td>').format(each) for each in cells)
    mark = Markup(' class="wb-changed"') if _differs(group) else Markup("")
    arrow = {True: " ▲", False: " ▼"}.get(group.after > group.before, "")
    moved = arrow if group.after != group.before else ""
    return Markup('<tr{}><th scope="row">{}{}</th>{}</tr>').format(
        mark, say(group.group, language), moved, body
    )


def _side(here: int, may: int) -> str:
    return f"{here} (+{may})" if may else str(here)


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def _differs(group: Count) -> bool:
    return (group.before, group.open_before) != (group.after, group.open_after)
