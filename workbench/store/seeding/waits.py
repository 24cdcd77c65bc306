"""What the invented applications wait for: an answer of hers, now and then a colleague."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy.orm import Session

from workbench.rules.waiting import HER, answer_day
from workbench.sample import Sample
from workbench.sample.cast import InventedApplication, InventedDecision
from workbench.store import tables as t
from workbench.store.seeding.rows import Fields, add
from workbench.vocabulary import Awaited, Stage, Verdict

_TO_DISCUSS = timedelta(days=7)


def waits(session: Session, sample: Sample, *, applications: Sequence[int]) -> None:
    """A wait for every question not answered yet, and one for a talk with whoever asked first."""
    rows = [
        _for_her(number, asked, today=sample.today)
        for number, each in zip(applications, sample.applications, strict=True)
        if each.stage is Stage.ASKED and (asked := _last(each, Verdict.ASK))
    ]
    add(session, t.Wait, [*rows, *_for_colleagues(sample, applications)])


def _last(application: InventedApplication, verdict: Verdict) -> InventedDecision | None:
    said = [each for each in application.decisions if each.verdict is verdict]
    return said[-1] if said else None


def _for_her(application: int, asked: InventedDecision, *, today: date) -> Fields:
    """Every second one was given another day, which is still to come."""
    day = answer_day(asked.decided_at.date())
    later = today + timedelta(days=2 + application % 12)
    return {
        "application_id": application,
        "whom": HER,
        "what": Awaited.ANSWER.value,
        "due_on": day if application % 2 else max(day, later),
        "reason": asked.reason,
        "by": asked.by,
        "since": asked.decided_at,
    }


def _for_colleagues(sample: Sample, applications: Sequence[int]) -> list[Fields]:
    """The first waitlisted application of each cohort that still recruits is talked about."""
    found: dict[int, Fields] = {}
    for number, each in zip(applications, sample.applications, strict=True):
        said = _last(each, Verdict.WAITLIST)
        runs = sample.cohorts[each.cohort].starts_on > sample.today
        if each.stage is Stage.WAITLISTED and said and runs and each.cohort not in found:
            found[each.cohort] = {
                "application_id": number,
                "whom": said.by,
                "what": Awaited.DISCUSSION.value,
                "due_on": (said.decided_at + _TO_DISCUSS).date(),
                "reason": said.reason,
                "by": said.by,
                "since": said.decided_at,
            }
    return list(found.values())
