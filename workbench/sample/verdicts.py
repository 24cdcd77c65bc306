"""The decisions that brought an invented application where it stands, with their reasons.

Reasons are what a coordinator wrote down that day: data, in French, never words of a screen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from numpy.random import Generator

from workbench.sample.answers import LEVELS, left_empty, without
from workbench.sample.cast import InventedCohort, InventedDecision
from workbench.sample.dice import between, happens, pick
from workbench.sample.drafts import Draft, obstacle
from workbench.vocabulary import Stage, Track, Verdict

COORDINATORS = {"Paris": ("Alexis", "Inès"), "London": ("Rowan", "Inès")}
BEFORE_THE_START = 21
TO_ASK = {
    "french_level": "Demander son niveau de français : question laissée sans réponse.",
    "residence_status": "Demander où en est sa protection : titre non précisé.",
    "weekly_hours": "Demander combien d'heures elle peut donner chaque semaine.",
    "has_laptop": "Demander si elle a un ordinateur ou s'il faut lui en prêter un.",
    "availability": "Demander ses créneaux : aucun n'est coché.",
}
AGAINST = {
    "status": "Pas encore de protection reconnue : orientée vers l'association voisine.",
    "hours": "Moins de dix heures par semaine : ne pourrait pas suivre, à revoir plus tard.",
    "french": "Français encore fragile pour suivre : cours proposés, à revoir dans six mois.",
    "english": "Anglais encore fragile pour suivre : cours proposés, à revoir dans six mois.",
}
NO_ROOM = (
    "Bon dossier, mais d'autres passent devant cette fois : invitée à la prochaine session.",
    "Projet encore loin du numérique : invitée à l'atelier découverte.",
    "Déjà inscrite dans une autre formation aux mêmes dates.",
)
WAIT = (
    "Bon dossier ; à appeler si une place se libère dans sa filière.",
    "Motivée, mais sa filière est pleine : en attente d'un désistement.",
    "À revoir quand les places de garde d'enfants seront connues.",
)
ANYONE = (
    "Parcours cohérent avec la filière demandée.",
    "Motivation précise, confirmée au téléphone.",
    "Projet professionnel clair et réaliste.",
)
# What the answers leave empty once somebody has asked: never these.
ALWAYS_KNOWN = ("residence_status", "french_level", "english_level", "weekly_hours")
KNOWN_OF_FELLOWS = (*ALWAYS_KNOWN, "spoken_languages", "availability", "needs_childcare")


@dataclass(frozen=True)
class Story:
    """The answers as they came in, and the decisions taken on them."""

    answers: Mapping[str, object]
    decisions: tuple[InventedDecision, ...]


def story_of(rng: Generator, draft: Draft, *, cohort: InventedCohort, today: date) -> Story:
    """What came of an application: its answers, some empty, and its decisions in order."""
    never: tuple[str, ...] = ()
    if draft.stage in (Stage.SHORTLISTED, Stage.WAITLISTED, Stage.DECLINED):
        never = ALWAYS_KNOWN
    if draft.stage is Stage.ENROLLED:
        never = (*KNOWN_OF_FELLOWS, "has_laptop")
    answers = left_empty(rng, draft.answers, never=never)
    asked_for = pick(rng, tuple(TO_ASK))
    if draft.stage is Stage.ASKED:
        answers = without(answers, asked_for)
    said = _said(rng, draft, cohort=cohort, asked_for=asked_for)
    days = _days(rng, draft, cohort=cohort, count=len(said), today=today)
    by = COORDINATORS[cohort.chapter]
    return Story(
        answers,
        tuple(
            InventedDecision(verdict, reason, pick(rng, by), moment)
            for (verdict, reason), moment in zip(said.items(), days, strict=True)
        ),
    )


def seat_story(
    rng: Generator,
    answers: Mapping[str, object],
    *,
    cohort: InventedCohort,
    track: Track,
    after: datetime,
) -> tuple[InventedDecision, ...]:
    """The two decisions that gave a seat in a cohort that is over."""
    given = datetime.combine(cohort.starts_on - timedelta(days=BEFORE_THE_START), time(15), UTC)
    by = COORDINATORS[cohort.chapter]
    is_first = str(track) == answers["first_choice"]
    seat = "son premier choix" if is_first else "une filière qu'elle souhaite aussi"
    shortlisted = max(after + timedelta(days=1), min(after + timedelta(days=9), given))
    return (
        InventedDecision(Verdict.SHORTLIST, pick(rng, ANYONE), pick(rng, by), shortlisted),
        InventedDecision(Verdict.ENROL, f"Une place pour {seat}.", pick(rng, by), given),
    )


def _said(
    rng: Generator, draft: Draft, *, cohort: InventedCohort, asked_for: str
) -> dict[Verdict, str]:
    """The verdicts in order, each with its reason."""
    ask = {Verdict.ASK: TO_ASK[asked_for]}
    before = ask if happens(rng, 0.15) else {}
    if draft.stage is Stage.RECEIVED:
        return {}
    if draft.stage is Stage.ASKED:
        return ask
    if draft.stage is Stage.DECLINED:
        return {**before, Verdict.DECLINE: _against(rng, draft, cohort=cohort)}
    if draft.stage is Stage.WAITLISTED:
        return {**before, Verdict.WAITLIST: pick(rng, WAIT)}
    shortlist = {**before, Verdict.SHORTLIST: pick(rng, _in_favour(draft))}
    if draft.stage is Stage.SHORTLISTED:
        return shortlist
    return {**shortlist, Verdict.ENROL: f"Une place pour {_seat_words(draft)}."}


def _seat_words(draft: Draft) -> str:
    wishes = draft.answers["tracks"]
    wished = [str(wish) for wish in wishes] if isinstance(wishes, list) else []
    if draft.track == draft.answers["first_choice"]:
        return "son premier choix"
    if draft.track in wished:
        return "une filière qu'elle souhaite aussi"
    return "une autre filière, acceptée au téléphone"


def _in_favour(draft: Draft) -> tuple[str, ...]:
    answers = draft.answers
    reasons = list(ANYONE)
    if draft.is_alumna:
        return ("A terminé le tremplin avec assiduité ; prête pour la formation longue.",)
    if LEVELS.index(str(answers["french_level"])) >= LEVELS.index("B1"):
        reasons.append("Français suffisant pour suivre sans aide, projet clair.")
    if int(str(answers["digital_skills"])) >= 4:
        reasons.append("Bonnes bases numériques, apprend déjà seule.")
    if int(str(answers["weekly_hours"])) >= 20:
        reasons.append(f"Très disponible : {answers['weekly_hours']} heures par semaine.")
    if answers["needs_childcare"] == "yes":
        reasons.append("Très motivée ; une place de garde d'enfants sera à prévoir.")
    return tuple(reasons)


def _against(rng: Generator, draft: Draft, *, cohort: InventedCohort) -> str:
    found = obstacle(draft.answers, cohort=cohort)
    return pick(rng, NO_ROOM) if found is None else AGAINST[found]


def _days(
    rng: Generator, draft: Draft, *, cohort: InventedCohort, count: int, today: date
) -> list[datetime]:
    """When each decision was taken: after the form came in, in order, before today."""
    seats_given = cohort.starts_on - timedelta(days=BEFORE_THE_START)
    latest = min(today - timedelta(days=4), seats_given - timedelta(days=4))
    day = draft.submitted_at.date()
    days = []
    for left in range(count, 0, -1):
        room = max(0, (latest - day).days // left)
        day += timedelta(days=between(rng, min(1, room), min(room, 12)))
        days.append(day)
    if draft.stage is Stage.ENROLLED:
        days[-1] = seats_given
    return [_in_the_office(rng, day, turn=turn) for turn, day in enumerate(days)]


def _in_the_office(rng: Generator, day: date, *, turn: int) -> datetime:
    """A working moment of that day, or of the Monday after; later turns are later in a day."""
    weekend = max(0, day.weekday() - 4)
    monday = day + timedelta(days=3 - weekend) if weekend else day
    clock = time(8 + 3 * min(turn, 2) + between(rng, 0, 2), between(rng, 0, 59))
    return datetime.combine(monday, clock, UTC)
