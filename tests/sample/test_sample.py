"""The invented sample: how much of it there is, that it hangs together, that nobody is real."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import asdict
from datetime import date, timedelta

import pytest

from workbench.sample import Sample, invent
from workbench.sample.calendar import OPEN_FORM
from workbench.vocabulary import (
    STAGE_AFTER,
    AssignmentState,
    OutcomeKind,
    PartnerRole,
    Presence,
    Programme,
    Slot,
    Stage,
    Track,
)

TODAY = date(2026, 11, 23)
SEEDS = (1, 7, 2027)
SCRIPTS = {
    "Latin": re.compile(r"^[A-Za-zÀ-ɏ' -]+$"),
    "Arabic": re.compile(r"^[؀-ۿ ]+$"),
    "Persian": re.compile(r"[پچژگکی]"),
    "Cyrillic": re.compile(r"[Ѐ-ӿ]"),
    "Ge'ez": re.compile(r"[ሀ-፿]"),
    "Tibetan": re.compile(r"[ༀ-࿿]"),
}
RESERVED_ADDRESS = re.compile(r"^[a-z.]+\d*@([a-z]+\.)*(example\.com|example\.org|example)$")
RESERVED_PHONE = re.compile(r"^(\+3363998\d{4}|\+447700900\d{3})$")


@pytest.fixture(params=SEEDS)
def sample(request: pytest.FixtureRequest) -> Sample:
    return invent(request.param, today=TODAY)


def test_there_are_240_applications_over_two_chapters_and_60_mentors_from_14_partners(sample):
    assert len(sample.applications) == 240
    assert {sample.cohorts[each.cohort].chapter for each in sample.applications} == {
        "Paris",
        "London",
    }
    assert len(sample.mentors) == 60
    assert {each.partner for each in sample.mentors} == set(range(14))
    assert len(sample.partners) == 14


def test_applications_came_in_over_two_years(sample):
    days = [each.submitted_at.date() for each in sample.applications]
    assert timedelta(days=650) < max(days) - min(days) < timedelta(days=780)
    assert max(days) < TODAY


def test_the_same_seed_gives_the_same_sample_and_another_seed_another():
    assert invent(5, today=TODAY) == invent(5, today=TODAY)
    assert invent(5, today=TODAY) != invent(6, today=TODAY)


@pytest.mark.parametrize("today", [date(2026, 1, 1), date(2027, 2, 28), date(2028, 6, 30)])
def test_the_sample_is_whole_on_any_day(today: date):
    sample = invent(1, today=today)
    assert len(sample.applications) == 240
    assert len({cohort.name for cohort in sample.cohorts}) == 7
    assert len({cohort.form_id for cohort in sample.cohorts}) == 7
    said = [each.decided_at.date() for a in sample.applications for each in a.decisions]
    assert max(said) < today
    assert max(each.held_on for each in sample.activities) < today
    assert max(each.asked_on for each in sample.outcomes) < today


def test_one_fellowship_and_three_springboards_are_over_and_others_recruit(sample):
    past = [each.programme for each in sample.cohorts if each.ends_on < TODAY]
    assert sorted(past) == [Programme.FELLOWSHIP, *[Programme.SPRINGBOARD] * 3]
    recruiting = [each for each in sample.cohorts if each.opens_on <= TODAY <= each.closes_on]
    assert [each.name for each in recruiting] == [
        "Fellowship Paris, spring 2027",
        "Springboard London, spring 2027",
    ]
    assert recruiting[0].form_id == OPEN_FORM == "fellowship_2027"


def test_the_open_fellowship_has_people_at_every_stage_and_more_shortlisted_than_seats(sample):
    place = next(i for i, each in enumerate(sample.cohorts) if each.form_id == OPEN_FORM)
    stages = Counter(each.stage for each in sample.applications if each.cohort == place)
    assert stages == {
        Stage.RECEIVED: 38,
        Stage.ASKED: 5,
        Stage.SHORTLISTED: 46,
        Stage.WAITLISTED: 5,
        Stage.DECLINED: 6,
    }
    assert sum(sample.cohorts[place].seats.values()) == 40
    supports = {"childcare": 9, "laptop": 14, "travel": 1800, "evening": 12}
    assert sample.cohorts[place].supports == supports


@pytest.mark.parametrize("script", SCRIPTS)
def test_every_script_is_well_represented(sample, script):
    women = [sample.people[each.person] for each in sample.applications]
    written = [f"{who.given_name} {who.family_name}" for who in women]
    assert sum(bool(SCRIPTS[script].search(name)) for name in written) >= 5


def test_no_address_or_telephone_reaches_anybody(sample):
    for person in sample.people:
        assert person.email is None or RESERVED_ADDRESS.match(person.email)
        assert person.phone is None or RESERVED_PHONE.match(person.phone)
    everything = json.dumps(asdict(sample), default=str, ensure_ascii=False)
    for found in re.findall(r"[\w.+-]+@[\w.-]+", everything):
        assert RESERVED_ADDRESS.match(found)
    for found in re.findall(r"\+\d{6,}|\b0[67](?:[ .]?\d\d){4}\b", everything):
        assert RESERVED_PHONE.match(found)


def test_every_partner_is_plainly_invented_and_mentors(sample):
    for partner in sample.partners:
        assert re.search(r"\bEx[ae]mple\b", partner.name)
        assert PartnerRole.MENTORS in {part.role for part in partner.parts}
    assert any(part.ends_on for partner in sample.partners for part in partner.parts)
    assert len({part.role for partner in sample.partners for part in partner.parts}) == 5


def test_replaying_the_decisions_arrives_at_the_stage(sample):
    for application in sample.applications:
        stage = Stage.RECEIVED
        moment = application.submitted_at
        for decision in application.decisions:
            assert decision.decided_at > moment
            assert decision.reason.strip()
            stage, moment = STAGE_AFTER[decision.verdict], decision.decided_at
        assert stage == application.stage


def test_who_is_asked_left_something_unanswered(sample):
    for application in sample.applications:
        if application.stage is Stage.ASKED:
            assert None in application.answers.values()


def test_every_fellow_holds_one_seat_and_nobody_else_is_enrolled(sample):
    seated = [each.application for each in sample.fellows]
    enrolled = {i for i, each in enumerate(sample.applications) if each.stage is Stage.ENROLLED}
    assert len(seated) == len(set(seated))
    assert set(seated) == enrolled
    for fellow in sample.fellows:
        assert sample.applications[fellow.application].cohort == fellow.cohort
        assert fellow.left_on is None or fellow.left_on > fellow.enrolled_on


def test_seats_and_supports_of_a_cohort_are_never_exceeded(sample):
    for place, cohort in enumerate(sample.cohorts):
        fellows = [each for each in sample.fellows if each.cohort == place]
        answers = [sample.applications[each.application].answers for each in fellows]
        taken = Counter(each.track for each in fellows)
        assert all(taken[track] <= cohort.seats[track] for track in Track)
        needs = Counter(each["needs_childcare"] for each in answers)
        assert needs["yes"] <= cohort.supports["childcare"]
        assert sum(each["has_laptop"] == "no" for each in answers) <= cohort.supports["laptop"]


def test_mentors_keep_to_their_capacity_chapter_tracks_and_languages(sample):
    confirmed = [each for each in sample.assignments if each.state is AssignmentState.CONFIRMED]
    assert len(confirmed) == 8
    for state in AssignmentState:
        load = Counter(each.mentor for each in sample.assignments if each.state is state)
        assert all(load[number] <= sample.mentors[number].capacity for number in load)
    for pair in sample.assignments:
        fellow, mentor = sample.fellows[pair.fellow], sample.mentors[pair.mentor]
        answers = sample.applications[fellow.application].answers
        assert mentor.chapter == sample.cohorts[fellow.cohort].chapter
        assert fellow.track in mentor.tracks
        assert set(answers["spoken_languages"]) & set(mentor.languages)
        assert set(answers["availability"]) & set(mentor.slots)
        assert mentor.is_woman or answers["mentor_wish"] == "any"
        assert pair.starts_on <= TODAY


def test_a_running_cohort_has_24_fellows_most_of_them_without_a_mentor(sample):
    running = [i for i, c in enumerate(sample.cohorts) if c.starts_on <= TODAY < c.ends_on]
    fellows = [i for i, each in enumerate(sample.fellows) if each.cohort in running]
    mentored = {each.fellow for each in sample.assignments}
    assert len(fellows) == 24
    assert len(mentored & set(fellows)) == 8


def test_alumnae_of_the_springboard_apply_for_the_fellowship(sample):
    place = next(i for i, each in enumerate(sample.cohorts) if each.form_id == OPEN_FORM)
    fellows = {sample.applications[each.application].person for each in sample.fellows}
    again = [a for a in sample.applications if a.cohort == place and a.person in fellows]
    assert len(again) >= 10
    assert {each.stage for each in again} >= {Stage.SHORTLISTED, Stage.RECEIVED}


def test_women_of_two_earlier_springboards_went_on_to_the_fellowship_after_it(sample):
    for place, cohort in enumerate(sample.cohorts[5:], start=5):
        assert cohort.programme is Programme.SPRINGBOARD
        begun = [
            (each.starts_on, number)
            for number, each in enumerate(sample.cohorts)
            if each.programme is Programme.FELLOWSHIP and each.chapter == cohort.chapter
        ]
        following = min(one for one in begun if one[0] > cohort.ends_on)[1]
        fellows = [each for each in sample.fellows if each.cohort == place]
        persons = {sample.applications[each.application].person for each in fellows}
        later = [a for a in sample.applications if a.cohort == following and a.person in persons]
        assert (len(fellows), len(later)) == (13, 9)
        assert Counter(each.stage for each in later)[Stage.ENROLLED] == 7
        assert sum(each.left_on is not None for each in fellows) == 2


def test_everybody_in_the_sample_applied_or_mentors(sample):
    persons = {each.person for each in (*sample.applications, *sample.mentors)}
    assert persons == set(range(len(sample.people)))


def test_about_six_answers_in_a_hundred_are_missing(sample):
    answers = [answer for each in sample.applications for answer in each.answers.values()]
    assert 0.05 < answers.count(None) / len(answers) < 0.075


def test_answers_use_the_codes_of_the_form(sample):
    for application in sample.applications:
        answers = application.answers
        assert len(answers) == 18
        assert set(answers["tracks"]) <= {track.value for track in Track}
        assert answers["first_choice"] in answers["tracks"]
        assert set(answers["availability"] or ()) <= {slot.value for slot in Slot}
        assert answers["digital_skills"] is None or 0 <= answers["digital_skills"] <= 5
        assert json.loads(json.dumps(answers)) == answers


def test_applicants_are_mostly_between_18_and_55_and_two_are_not_yet_of_age(sample):
    ages = []
    for application in sample.applications:
        born = sample.people[application.person].birth_date
        if born is not None:
            ages.append((sample.cohorts[application.cohort].starts_on - born).days / 365.25)
    assert 200 < len(ages) < 240
    assert sum(age < 18 for age in ages) == 2
    assert max(ages) < 56


def test_some_women_wrote_twice_and_some_are_sisters(sample):
    place = next(i for i, each in enumerate(sample.cohorts) if each.form_id == OPEN_FORM)
    here = [sample.people[a.person] for a in sample.applications if a.cohort == place]
    phones = Counter(who.phone for who in here if who.phone)
    shared = [[who for who in here if who.phone == phone] for phone in phones if phones[phone] > 1]
    births = [len({who.birth_date for who in group}) for group in shared]
    assert births.count(1) == 5
    assert births.count(2) == 3


def test_past_cohorts_met_fourteen_times_and_few_were_absent(sample):
    for place, cohort in enumerate(sample.cohorts):
        held = [each for each in sample.activities if each.cohort == place]
        if cohort.ends_on >= TODAY:
            assert all(each.held_on >= cohort.starts_on for each in held)
            continue
        assert len(held) == 14
        came = Counter(p for each in held for p in each.attendance.values())
        share = (came[Presence.PRESENT] + came[Presence.LATE]) / came.total()
        assert 0.75 < share < 0.97


def test_outcomes_are_known_at_0_3_6_and_12_months_for_the_past_fellowship(sample):
    by_fellow = Counter(each.fellow for each in sample.outcomes)
    assert set(by_fellow.values()) == {4}
    assert len(by_fellow) == 18
    last = Counter(each.kind for each in sample.outcomes if each.months == 12)
    assert last[OutcomeKind.JOB] > 3
    assert OutcomeKind.UNKNOWN in {each.kind for each in sample.outcomes}
