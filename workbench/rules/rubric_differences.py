"""What differs between two versions of a rubric, rule by rule, in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from workbench.rules import setting_words
from workbench.rules.rubric import Rubric
from workbench.rules.rubric_draft import CRITERION, GATE, Contents, Entry, entries, entry_of
from workbench.sentences import Paragraph, Sentence, sentence, sentences

MARK = "pass_mark"
_NAMED = ("name", "points")


@dataclass(frozen=True, eq=False)
class Written:
    """A rubric and what its file says, every setting filled in."""

    rubric: Rubric
    contents: Contents


@dataclass(frozen=True)
class Difference:
    """One rule that differs: `kind` is gate, criterion or pass_mark; `title` names it shortly."""

    kind: str
    name: str
    title: Sentence
    message: Sentence | Paragraph


def differences(before: Written, after: Written) -> tuple[Difference, ...]:
    """Every rule that is new, amended or gone: gates, then criteria, then the pass mark."""
    return (
        *_of_kind(GATE, before, after),
        *_of_kind(CRITERION, before, after),
        *_of_pass_mark(before.rubric.pass_mark, after.rubric.pass_mark),
    )


def reverted(after: Rubric, before: Rubric, *, difference: Difference) -> Rubric:
    """The rubric after, in which one difference is taken back."""
    if difference.kind == MARK:
        return replace(after, pass_mark=before.pass_mark)
    if difference.kind == GATE:
        kept = [gate for gate in after.gates if gate.name != difference.name]
        back = [gate for gate in before.gates if gate.name == difference.name]
        return replace(after, gates=(*kept, *back))
    others = [one for one in after.criteria if one.criterion.name != difference.name]
    old = [one for one in before.criteria if one.criterion.name == difference.name]
    return replace(after, criteria=(*others, *old))


def _of_kind(kind: str, before: Written, after: Written) -> Iterator[Difference]:
    old_titles, titles = _titles(before.rubric, kind), _titles(after.rubric, kind)
    names = [str(each["name"]) for each in entries(after.contents, kind)]
    gone = [str(each["name"]) for each in entries(before.contents, kind)]
    for name in dict.fromkeys((*gone, *names)):
        old = entry_of(before.contents, kind, name=name)
        new = entry_of(after.contents, kind, name=name)
        if old == new:
            continue
        title = titles.get(name) or old_titles[name]
        said = _said(kind, old, new, titles=(old_titles.get(name), titles.get(name)))
        yield Difference(kind, name, title, said)


def _titles(rubric: Rubric, kind: str) -> dict[str, Sentence]:
    if kind == GATE:
        return {gate.name: gate.title for gate in rubric.gates}
    return {one.criterion.name: one.criterion.title for one in rubric.criteria}


def _said(
    kind: str,
    old: Entry | None,
    new: Entry | None,
    *,
    titles: tuple[Sentence | None, Sentence | None],
) -> Sentence | Paragraph:
    before, after = titles
    if old is None:
        return _added(kind, after, points=(new or {}).get("points"))
    if new is None:
        return _taken_away(kind, before, points=old.get("points"))
    if before != after:
        return sentence("“{before}” becomes “{after}”.", before=before, after=after)
    return Paragraph(tuple(_amended(old, new, title=after)))


def _added(kind: str, title: Sentence | None, *, points: int | None) -> Sentence:
    if kind == GATE:
        return sentence("New gate: “{rule}”.", rule=title)
    return sentences(
        "New criterion: “{rule}”, {count} point.",
        "New criterion: “{rule}”, {count} points.",
        points or 0,
        rule=title,
    )


def _taken_away(kind: str, title: Sentence | None, *, points: int | None) -> Sentence:
    if kind == GATE:
        return sentence("The gate “{rule}” is taken away.", rule=title)
    return sentences(
        "The criterion “{rule}” is taken away; it brought {count} point.",
        "The criterion “{rule}” is taken away; it brought {count} points.",
        points or 0,
        rule=title,
    )


def _amended(old: Entry, new: Entry, *, title: Sentence | None) -> Iterator[Sentence]:
    if old.get("points") != new.get("points"):
        yield sentences(
            "“{rule}” brings {count} point instead of {before}.",
            "“{rule}” brings {count} points instead of {before}.",
            new.get("points", 0),
            rule=title,
            before=old.get("points", 0),
        )
    for key in dict.fromkeys((*old, *new)):
        if key not in _NAMED and old.get(key) != new.get(key):
            yield sentence(
                "“{rule}”, {setting}: {after} instead of {before}.",
                rule=title,
                setting=setting_words.title(str(new["name"]), key),
                before=setting_words.value(old.get(key)),
                after=setting_words.value(new.get(key)),
            )


def _of_pass_mark(before: int | None, after: int | None) -> Iterator[Difference]:
    title = sentence("Pass mark")
    if before == after:
        return
    if before is None:
        said = sentence("There is a pass mark: {after} of 100.", after=after)
    elif after is None:
        said = sentence("There is no pass mark any more; it was {before} of 100.", before=before)
    else:
        said = sentence("The pass mark is {after} instead of {before}.", after=after, before=before)
    yield Difference(MARK, MARK, title, said)
