"""The closed lists of words that decisions, seats and pages are made of (see GLOSSARY.md).

Every member is its stored code and knows the English words shown for it; `sentences.say`
translates those words. Standard library only.
"""

from __future__ import annotations

from workbench.vocabulary.pairs import (
    Aim,
    Capacity,
    Meets,
    OfferState,
    Refusal,
    Relation,
    Role,
    Seniority,
    Side,
    Skill,
)
from workbench.vocabulary.word import Word, word

__all__ = [
    "STAGE_AFTER",
    "ActivityKind",
    "Aim",
    "Answer",
    "AssignmentState",
    "Audience",
    "Awaited",
    "BirthPrecision",
    "Capacity",
    "Choosing",
    "Confidence",
    "DateOrder",
    "ExportTool",
    "Level",
    "Likeness",
    "Meets",
    "NotTaken",
    "OfferState",
    "OutcomeKind",
    "Outlook",
    "PartnerRole",
    "Presence",
    "Programme",
    "Refusal",
    "Relation",
    "Role",
    "Seniority",
    "Side",
    "Skill",
    "Slot",
    "Stage",
    "Status",
    "Track",
    "Verdict",
    "Word",
    "word",
]


class Answer(Word):
    """What a gate says: an answer that is missing is unknown, never no."""

    YES = word("yes", "yes")
    NO = word("no", "no")
    UNKNOWN = word("unknown", "unknown")


class Outlook(Word):
    """Where an application goes whatever is answered, or that it depends on the answers."""

    IN = word("in", "In")
    OUT = word("out", "Out")
    DEPENDS = word("depends", "Depends")


class Programme(Word):
    """A course on offer."""

    SPRINGBOARD = word("springboard", "Springboard")
    FELLOWSHIP = word("fellowship", "Fellowship")


class Track(Word):
    """A subject inside a programme."""

    WEB = word("web", "Web development")
    DATA = word("data", "Data analysis")
    UX = word("ux", "UX-UI design")
    CYBER = word("cyber", "Cybersecurity")
    MARKETING = word("marketing", "Digital marketing")


class Stage(Word):
    """Where an application stands; only a recorded decision moves it."""

    RECEIVED = word("received", "Received")
    ASKED = word("asked", "Asked")
    SHORTLISTED = word("shortlisted", "Shortlisted")
    WAITLISTED = word("waitlisted", "Waitlisted")
    DECLINED = word("declined", "Declined")
    ENROLLED = word("enrolled", "Enrolled")


class Verdict(Word):
    """What a person may say of an application."""

    SHORTLIST = word("shortlist", "Shortlist")
    WAITLIST = word("waitlist", "Waitlist")
    ASK = word("ask", "Ask")
    DECLINE = word("decline", "Decline")
    REOPEN = word("reopen", "Reopen")
    ENROL = word("enrol", "Enrol")
    ACCOMPANY = word("accompany", "Give a mentor")


STAGE_AFTER: dict[Verdict, Stage] = {
    Verdict.SHORTLIST: Stage.SHORTLISTED,
    Verdict.WAITLIST: Stage.WAITLISTED,
    Verdict.ASK: Stage.ASKED,
    Verdict.DECLINE: Stage.DECLINED,
    Verdict.REOPEN: Stage.RECEIVED,
    Verdict.ENROL: Stage.ENROLLED,
    Verdict.ACCOMPANY: Stage.ENROLLED,
}


class Awaited(Word):
    """What is waited for before an application can go on."""

    ANSWER = word("answer", "Her answer")
    REVIEW = word("review", "A review")
    DISCUSSION = word("discussion", "A discussion")
    DECISION = word("decision", "A decision")


class Likeness(Word):
    """What two applications that look alike are: the rule proposes, a person says."""

    SAME = word("same", "Same person")
    FAMILY = word("family", "Family")
    DIFFERENT = word("different", "Different people")


class PartnerRole(Word):
    """What a partner does for the programme, over a period."""

    FUNDS = word("funds", "Funds")
    TRAINS = word("trains", "Trains")
    MENTORS = word("mentors", "Mentors")
    HOSTS = word("hosts", "Hosts visits")
    HIRES = word("hires", "Hires")


class Choosing(Word):
    """How a plan chooses among those who may have a seat."""

    BEST = word("best", "Best score")
    LOTTERY = word("lottery", "Fair lottery")


class AssignmentState(Word):
    """Where a mentor and fellow stand."""

    CONFIRMED = word("confirmed", "Confirmed")
    ENDED = word("ended", "Ended")


class ActivityKind(Word):
    """What a cohort does together."""

    TRAINING = word("training", "Training")
    SESSION = word("session", "Mentoring session")
    VISIT = word("visit", "Company visit")
    WORKSHOP = word("workshop", "Workshop")


class Presence(Word):
    """Who came to an activity, and who said why not."""

    PRESENT = word("present", "Present")
    LATE = word("late", "Late")
    EXCUSED = word("excused", "Excused")
    ABSENT = word("absent", "Absent")


class OutcomeKind(Word):
    """What a fellow does some months after her cohort ended."""

    JOB = word("job", "Job")
    INTERNSHIP = word("internship", "Internship")
    STUDY = word("study", "Study")
    SEEKING = word("seeking", "Seeking")
    UNKNOWN = word("unknown", "Unknown")


class Audience(Word):
    """For whom an edition is written."""

    STAFF = word("staff", "Staff")
    SPONSOR = word("sponsor", "Sponsor")


class Level(Word):
    """A language level of the Common European Framework (CEFR), A0 being none yet."""

    A0 = word("A0", "A0")
    A1 = word("A1", "A1")
    A2 = word("A2", "A2")
    B1 = word("B1", "B1")
    B2 = word("B2", "B2")
    C1 = word("C1", "C1")
    C2 = word("C2", "C2")


class Status(Word):
    """A woman's right to stay, as she gave it."""

    REFUGEE = word("refugee", "Refugee status")
    SUBSIDIARY = word("subsidiary", "Subsidiary protection")
    TEMPORARY = word("temporary", "Temporary protection")
    ASYLUM_SEEKER = word("asylum_seeker", "Asylum seeker")
    OTHER = word("other", "Other")


class DateOrder(Word):
    """How the dates of a column are written, said once for all of them."""

    DAY_FIRST = word("day_first", "Day, month, year")
    MONTH_FIRST = word("month_first", "Month, day, year")
    YEAR_FIRST = word("year_first", "Year, month, day")


class Confidence(Word):
    """How sure a rule is of what it takes a column for."""

    SURE = word("sure", "sure")
    LIKELY = word("likely", "likely")
    TO_CHECK = word("to_check", "to check")
    NOTHING = word("nothing", "nothing found")
    SAID = word("said", "as you said")


class ExportTool(Word):
    """The form tool a file of answers comes from."""

    KOBO = word("kobo", "KoboToolbox")
    ODK = word("odk", "ODK Central")
    GOOGLE = word("google", "Google Forms")
    TYPEFORM = word("typeform", "Typeform")
    MICROSOFT = word("microsoft", "Microsoft Forms")
    PLAIN = word("plain", "a plain table")


class NotTaken(Word):
    """Why a submission of a file is left where it is and only counted."""

    REJECTED = word("rejected", "rejected in the form tool")
    PARTIAL = word("partial", "begun and never sent")
    ENCRYPTED = word("encrypted", "encrypted")


class BirthPrecision(Word):
    """How exactly a birth date is known."""

    DAY = word("day", "To the day")
    YEAR = word("year", "To the year")


class Slot(Word):
    """A half day or evening of the week in which people can meet."""

    MON_AM = word("mon_am", "Monday morning")
    MON_PM = word("mon_pm", "Monday afternoon")
    MON_EVE = word("mon_eve", "Monday evening")
    TUE_AM = word("tue_am", "Tuesday morning")
    TUE_PM = word("tue_pm", "Tuesday afternoon")
    TUE_EVE = word("tue_eve", "Tuesday evening")
    WED_AM = word("wed_am", "Wednesday morning")
    WED_PM = word("wed_pm", "Wednesday afternoon")
    WED_EVE = word("wed_eve", "Wednesday evening")
    THU_AM = word("thu_am", "Thursday morning")
    THU_PM = word("thu_pm", "Thursday afternoon")
    THU_EVE = word("thu_eve", "Thursday evening")
    FRI_AM = word("fri_am", "Friday morning")
    FRI_PM = word("fri_pm", "Friday afternoon")
    FRI_EVE = word("fri_eve", "Friday evening")
    SAT_AM = word("sat_am", "Saturday morning")
    SAT_PM = word("sat_pm", "Saturday afternoon")
    SAT_EVE = word("sat_eve", "Saturday evening")
