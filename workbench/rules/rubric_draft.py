"""A draft of a rubric: what its file would say, amended one thing at a time.

A draft is the contents of a rubric's file as a value: every verb gives a new one, so that
taking back is going back to the one before.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

import numpy as np

Contents = Mapping[str, Any]
Entry = Mapping[str, Any]

GATE, CRITERION, PART = "gate", "criterion", "part"
TOTAL = 100
"""What the points of all criteria add up to."""

_NOT_A_RULE = ("version", "changed_by", "changed_on", "why")


def entries(contents: Contents, kind: str) -> tuple[Entry, ...]:
    """The gates or the criteria, in their order."""
    return tuple(contents.get(kind, ()))


def entry_of(contents: Contents, kind: str, *, name: str) -> Entry | None:
    """One gate or criterion; None when it is not in the draft."""
    return next((each for each in entries(contents, kind) if each.get("name") == name), None)


def with_setting(
    contents: Contents, kind: str, *, name: str, key: str, value: object
) -> dict[str, Any]:
    """The draft in which a gate or criterion has another setting, or other points."""
    return _with_entries(
        contents,
        kind,
        ({**each, key: value} if each.get("name") == name else each for each in contents[kind]),
    )


def with_rule(contents: Contents, kind: str, *, entry: Entry) -> dict[str, Any]:
    """The draft with one gate or criterion more, after the others."""
    return _with_entries(contents, kind, (*entries(contents, kind), entry))


def without_rule(contents: Contents, kind: str, *, name: str) -> dict[str, Any]:
    """The draft without a gate or criterion."""
    kept = (each for each in entries(contents, kind) if each.get("name") != name)
    return _with_entries(contents, kind, kept)


def with_pass_mark(contents: Contents, mark: int) -> dict[str, Any]:
    """The draft that draws its line at a score."""
    return {**contents, "pass_mark": mark}


def without_pass_mark(contents: Contents) -> dict[str, Any]:
    """The draft that ranks and draws no line."""
    return {key: value for key, value in contents.items() if key != "pass_mark"}


def says_the_same(one: Contents, other: Contents) -> bool:
    """Whether two drafts hold the same rules, whoever saved them and whatever their number."""
    return _rules(one) == _rules(other)


def left_over(contents: Contents, kind: str = CRITERION) -> int:
    """The points still to be given; below 0 when there are too many.

    What a mentoring rubric gives to wishes is given, too.
    """
    wishes = contents.get("wishes", 0)
    given = wishes if type(wishes) is int else 0
    return TOTAL - given - sum(points_of(contents, kind).values())


def points_of(contents: Contents, kind: str = CRITERION) -> dict[str, int]:
    """The points of each rule that is weighed, where they are a whole number above 0."""
    return {
        str(each.get("name")): each["points"]
        for each in entries(contents, kind)
        if type(each.get("points")) is int and each["points"] > 0
    }


def amended_points(contents: Contents, before: Contents) -> frozenset[str]:
    """The criteria to which this draft gives other points than the one before."""
    old = points_of(before)
    return frozenset(
        name for name, points in points_of(contents).items() if old.get(name) != points
    )


def shared(contents: Contents, *, keep: Collection[str] = ()) -> dict[str, Any]:
    """The draft whose points add up to 100: those kept stay, the others share the rest.

    They share in proportion to what they had, each at least a point; the largest remainders
    are rounded up. When the ones kept leave no room, everybody shares.
    """
    points = points_of(contents)
    others = {name: number for name, number in points.items() if name not in keep}
    rest = TOTAL - sum(number for name, number in points.items() if name in keep)
    if not others or rest < len(others):
        others, rest = points, TOTAL
    if not others or rest < len(others):
        return dict(contents)
    given = dict(zip(others, _in_proportion(list(others.values()), rest), strict=True))
    return _with_entries(
        contents,
        CRITERION,
        (
            {**each, "points": given[each["name"]]} if each.get("name") in given else each
            for each in entries(contents, CRITERION)
        ),
    )


def _in_proportion(weights: list[int], total: int) -> list[int]:
    """Whole numbers in proportion to the weights that add up to the total, none below 1."""
    exact = np.array(weights, dtype=float) * total / sum(weights)
    whole = np.maximum(np.floor(exact).astype(int), 1)
    short = total - int(whole.sum())
    if short > 0:
        whole[np.argsort(whole - exact, kind="stable")[:short]] += 1
    for _ in range(-short):  # raised to 1, the small ones took more than there was
        whole[np.argmax(whole - exact - (whole == 1) * total)] -= 1
    return [int(each) for each in whole]


def _with_entries(contents: Contents, kind: str, kept: Iterable[Entry]) -> dict[str, Any]:
    return {**contents, kind: [dict(each) for each in kept]}


def _rules(contents: Contents) -> dict[str, Any]:
    """What the contents rule: neither who saved them nor their order matters."""
    kept = {key: value for key, value in contents.items() if key not in _NOT_A_RULE}
    kinds = (GATE, CRITERION, PART)
    return kept | {
        kind: {str(e.get("name")): dict(e) for e in contents.get(kind, ())} for kind in kinds
    }
