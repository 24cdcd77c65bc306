"""Seats of the invented past: the strongest first, within tracks, childcare and laptops."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workbench.sample.calendar import Run
from workbench.sample.drafts import Draft
from workbench.vocabulary import Stage, Track


def seated(drafts: Sequence[Draft], run: Run) -> list[Draft]:
    """The drafts that hold a seat, with its track, strongest application first.

    A wished track comes first; whoever is left takes the seats that remain.
    """
    room = {track.value: seats for track, seats in run.seats.items()}
    supports = dict(run.supports)
    wanted = run.stages[Stage.ENROLLED]
    fellows: list[Draft] = []
    for any_track in ((), tuple(room)):
        for draft in drafts:
            taken = any(fellow.woman is draft.woman for fellow in fellows)
            track = _track(draft, room, any_track=any_track)
            needs = _needs(draft)
            if taken or track is None or len(fellows) == wanted:
                continue
            if any(supports[need] == 0 for need in needs):
                continue
            room[track] -= 1
            for need in needs:
                supports[need] -= 1
            fellows.append(replace(draft, stage=Stage.ENROLLED, track=_named(track)))
    return fellows


def _track(draft: Draft, room: dict[str, int], *, any_track: Sequence[str]) -> str | None:
    wishes = draft.answers["tracks"]
    wished = [str(wish) for wish in wishes] if isinstance(wishes, list) else []
    return next((track for track in (*wished, *any_track) if room[track] > 0), None)


def _needs(draft: Draft) -> list[str]:
    needs = []
    if draft.answers["needs_childcare"] == "yes":
        needs.append("childcare")
    if draft.answers["has_laptop"] == "no":
        needs.append("laptop")
    return needs


def _named(code: str) -> Track:
    return next(track for track in Track if track.value == code)
