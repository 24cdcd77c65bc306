"""The triage desk without a screen: choose, read, decide, take back."""

from __future__ import annotations

from datetime import UTC, datetime

import pandas as pd
import pytest

from tests.builders import an_application, applications
from workbench.apps.queue import EVERYONE, WAITING, Filters
from workbench.apps.triage import TriageDesk
from workbench.apps.triage_loading import Triage, TriageVerbs
from workbench.apps.triage_view import TriageScreen
from workbench.criteria import adult, digital_basics, earlier_springboard
from workbench.errors import AlreadyDecided
from workbench.rules import scoring
from workbench.rules.rubric import Rubric, Weighted
from workbench.sentences import sentence
from workbench.vocabulary import STAGE_AFTER, Answer, Programme, Stage, Verdict

COHORTS = pd.DataFrame(
    {"name": ["Fellowship Paris 2027"], "programme": ["fellowship"]},
    index=pd.Index([1], name="cohort"),
)
DECIDED = datetime(2026, 11, 23, 14, 2, tzinfo=UTC)
RUBRIC = Rubric(
    name="two-criteria",
    version=3,
    title=sentence("Two criteria"),
    programme=Programme.FELLOWSHIP,
    gates=(adult.gate(),),
    criteria=(
        Weighted(digital_basics.criterion(enough=5), 60),
        Weighted(earlier_springboard.CRITERION, 40),
    ),
)


class Cohort:
    """Applications in memory that take decisions as the store does."""

    def __init__(self, *records: dict) -> None:
        self.frame = applications(*records)
        self.kept: list = []
        self.waits: list = []
        self.answers: list = []

    def load(self, cohort: int) -> Triage:
        return Triage(scoring.assess(self.frame, RUBRIC), alike=0)

    def again(self, cohort: int, before: Triage) -> Triage:
        return self.load(cohort)

    def history(self, application: int) -> pd.DataFrame:
        said = [each for each in self.kept if each.application == application]
        return pd.DataFrame(
            [(each.verdict, each.reason, "Alexis", DECIDED) for each in said],
            columns=["verdict", "reason", "by", "decided_at"],
            index=pd.Index(range(1, len(said) + 1), name="decision"),
        )

    def verbs(self) -> TriageVerbs:
        return TriageVerbs(
            self.load,
            self.again,
            self.record,
            self.waits.append,
            self.answers.append,
            self.history,
        )

    def record(self, decisions) -> None:
        for decision in decisions:
            self.record_one(decision)

    def record_one(self, decision) -> None:
        frame = self.frame.copy()
        if frame.at[decision.application, "version"] != decision.seen_version:
            raise AlreadyDecided(by="Noor", on=datetime(2026, 11, 23, 14, 2, tzinfo=UTC))
        frame.at[decision.application, "version"] += 1
        frame.at[decision.application, "stage"] = str(STAGE_AFTER[decision.verdict])
        self.frame = frame
        self.kept.append(decision)

    def someone_else_decides(self, application: int, stage: Stage) -> None:
        self.frame = self.frame.copy()
        self.frame.at[application, "version"] += 1
        self.frame.at[application, "stage"] = str(stage)


def three() -> Cohort:
    return Cohort(
        an_application(given_name="Rahel", digital_skills=5.0),
        an_application(given_name="Nour", family_name="الحسن", digital_skills=3.0),
        an_application(given_name="Hodan", family_name="Ali", digital_skills=None),
    )


def a_desk(cohort: Cohort, **traits) -> TriageDesk:
    return TriageDesk(cohorts=COHORTS, verbs=cohort.verbs(), by="Alexis", **traits)


def said(sentences) -> list[str]:
    return [str(one) for one in sentences]


def test_the_desk_opens_on_the_best_known_score_that_waits():
    assert a_desk(three()).selected == 1


def test_a_verdict_needs_a_reason():
    desk = a_desk(three())
    assert "Write a reason: it is kept with the decision." in said(desk.blockers)
    assert said(desk.against(Verdict.DECLINE)) == ["Write a reason to decline."]
    desk.decide(Verdict.DECLINE)
    assert str(desk.error) == "Write a reason to decline."


def test_a_verdict_is_recorded_with_all_that_led_to_it():
    cohort = three()
    desk = a_desk(cohort)
    desk.write("Ready for data")
    desk.decide(Verdict.SHORTLIST)
    kept = cohort.kept[0]
    assert (kept.application, kept.verdict, kept.reason) == (1, Verdict.SHORTLIST, "Ready for data")
    assert (kept.rubric, kept.rubric_version, kept.input_fingerprint) == ("two-criteria", 3, "f0")


def test_after_a_verdict_the_queue_is_shorter_and_the_next_one_is_chosen():
    desk = a_desk(three())
    desk.write("Ready for data")
    desk.decide(Verdict.SHORTLIST)
    assert desk.shown == (2, 3)
    assert desk.selected == 2
    assert desk.reason == ""
    assert str(desk.notice) == "Rahel Tesfaye: Shortlisted."


def test_the_last_of_the_list_is_followed_by_the_first():
    desk = a_desk(three())
    desk.select(3)
    desk.write("Too far away")
    desk.decide(Verdict.DECLINE)
    assert desk.selected == 1


def test_undo_records_a_new_decision_and_chooses_her_again():
    cohort = three()
    desk = a_desk(cohort)
    desk.write("Ready for data")
    desk.decide(Verdict.SHORTLIST)
    desk.undo()
    assert [each.verdict for each in cohort.kept] == [Verdict.SHORTLIST, Verdict.REOPEN]
    assert cohort.kept[1].reason == "Taken back right after it was recorded."
    assert desk.selected == 1
    assert desk.reason == "Ready for data"
    assert desk.shown == (1, 2, 3)


def test_undo_of_a_decline_goes_back_to_the_stage_before():
    cohort = three()
    cohort.someone_else_decides(1, Stage.SHORTLISTED)
    desk = a_desk(cohort, filters=Filters(stage=EVERYONE))
    desk.select(1)
    desk.write("Found a job")
    desk.decide(Verdict.DECLINE)
    desk.undo()
    assert [each.verdict for each in cohort.kept] == [Verdict.DECLINE, Verdict.SHORTLIST]
    assert cohort.frame.at[1, "stage"] == Stage.SHORTLISTED


def test_nothing_to_undo_is_said():
    desk = a_desk(three())
    desk.undo()
    assert str(desk.error) == "No verdict was given here yet."


def test_someone_else_was_quicker_her_row_is_read_again_and_the_reason_kept():
    cohort = three()
    desk = a_desk(cohort)
    desk.write("Ready for data")
    cohort.someone_else_decides(1, Stage.WAITLISTED)
    desk.decide(Verdict.SHORTLIST)
    assert "Noor decided on this application" in str(desk.error)
    assert cohort.kept == []
    assert desk.line(1)["stage"] == Stage.WAITLISTED
    assert desk.reason == "Ready for data"


def test_a_verdict_taken_over_by_someone_else_is_not_undone():
    cohort = three()
    desk = a_desk(cohort)
    desk.write("Ready for data")
    desk.decide(Verdict.SHORTLIST)
    cohort.someone_else_decides(1, Stage.DECLINED)
    desk.undo()
    assert "Noor decided" in str(desk.error)
    assert said(desk.nothing_to_undo()) == ["No verdict was given here yet."]


def test_a_reason_begun_waits_for_her():
    desk = a_desk(three())
    desk.write("Speaks with")
    desk.select(2)
    assert desk.reason == ""
    desk.select(1)
    assert desk.reason == "Speaks with"


def test_a_missing_answer_is_unknown_on_the_card():
    cohort = Cohort(an_application(age=None))
    card = a_desk(cohort).card
    assert card.gates[0].answer is Answer.UNKNOWN
    assert card.questions == ("age",)


def test_she_who_holds_a_seat_is_decided_at_the_cohort_desk():
    cohort = Cohort(an_application(stage="enrolled"))
    desk = a_desk(cohort, filters=Filters(stage=EVERYONE))
    desk.select(1)
    assert said(desk.blockers) == [
        "She holds a seat in a cohort: her application is no longer triaged."
    ]


def test_a_stage_narrows_the_list():
    cohort = three()
    cohort.someone_else_decides(2, Stage.DECLINED)
    desk = a_desk(cohort)
    desk.narrow(Stage.DECLINED)
    assert desk.shown == (2,)
    desk.narrow(WAITING)
    assert desk.shown == (1, 3)


@pytest.mark.parametrize("text", ["الحسن", "nour", "NOUR"])
def test_a_name_is_found_in_its_own_script_and_without_capitals(text):
    desk = a_desk(three())
    desk.find(text)
    assert desk.shown == (2,)


def test_the_day_is_told_in_short_sentences():
    assert said(a_desk(three()).day())[0] == "3 waiting"


def test_a_desk_without_a_cohort_says_what_to_do():
    desk = TriageDesk(cohorts=COHORTS.iloc[:0], verbs=three().verbs())
    assert said(desk.day()) == ["No cohort yet: import applications first."]
    assert TriageScreen(desk).grid.page_rows == []


def test_names_and_answers_are_escaped_on_the_screen():
    cohort = Cohort(an_application(given_name="<script>", motivation="<img src=x onerror=1>"))
    card = TriageScreen(a_desk(cohort)).card.value
    assert "<script>" not in card
    assert "<img" not in card
    assert "&lt;script&gt;" in card


def test_keys_of_the_list_give_verdicts():
    cohort = three()
    screen = TriageScreen(a_desk(cohort))
    screen.grid._handle_custom_msg({"kind": "key", "key": "1"}, [])
    assert cohort.kept == []
    screen.reason.value = "Ready for data"
    screen.grid._handle_custom_msg({"kind": "key", "key": "1"}, [])
    assert len(cohort.kept) == 1
    assert screen.reason.value == ""
    screen.grid._handle_custom_msg({"kind": "key", "key": "u"}, [])
    assert cohort.frame.at[1, "stage"] == Stage.RECEIVED


def test_a_row_picked_in_the_list_is_the_one_chosen():
    screen = TriageScreen(a_desk(three()))
    screen.grid.selected = 2
    assert screen.desk.selected == 2
    assert "Nour" in screen.card.value


def test_the_card_of_a_frame_of_one_equals_the_line_of_the_queue():
    desk = a_desk(three())
    for application in desk.shown:
        desk.select(application)
        line = desk.line(application)
        assert (desk.card.lower, desk.card.upper) == (line["lower"], line["upper"])


def test_writing_the_reason_takes_its_reproach_away():
    screen = TriageScreen(a_desk(three()))
    screen.desk.decide(Verdict.SHORTLIST)
    assert screen.status.error == "Write a reason to shortlist."
    screen.reason.value = "Ready"
    assert screen.status.error == ""


def test_what_was_decided_on_her_is_said_with_its_reason_and_number():
    cohort = Cohort(an_application())
    screen = TriageScreen(a_desk(cohort, filters=Filters(stage=EVERYONE)))
    assert "Decisions" not in screen.card.value
    screen.desk.write("The cohort is <b>full</b>.")
    screen.desk.decide(Verdict.WAITLIST)
    screen.desk.select(1)
    assert "23 November 2026, by Alexis, decision 1" in screen.card.value
    assert "Waitlist" in screen.card.value
    assert "The cohort is &lt;b&gt;full&lt;/b&gt;." in screen.card.value
    screen.desk.undo()
    told = screen.card.value
    assert told.index("decision 2") < told.index("decision 1")
