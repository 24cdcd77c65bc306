"""Fellows and mentors with any answers, for the laws of their pairs."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.builders import a_fellow, a_mentor
from workbench.vocabulary import Level, Meets, Seniority, Skill, Slot, Track

TRACKS = [str(track) for track in Track]
SLOTS = [str(slot) for slot in Slot][:5]
TONGUES = ["fr", "en", "ar", "ti", "fa-AF"]
SKILLS = [str(skill) for skill in Skill][:5]
CITIES = ["Paris", "paris ", "Montreuil", "Saint-Denis"]
SECTORS = ["banking", "health", "media"]


def several(codes: list[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(codes), max_size=4, unique=True).map(tuple)


LEVELS = st.none() | st.sampled_from([str(level) for level in Level])
SENIORITIES = st.none() | st.sampled_from([str(each) for each in Seniority])
MEETS = st.none() | st.sampled_from([str(each) for each in Meets])

A_FELLOW = st.builds(
    a_fellow,
    track=st.sampled_from(TRACKS[:3]),
    tracks=st.none() | several(TRACKS),
    spoken_languages=st.none() | several(TONGUES),
    french_level=LEVELS,
    english_level=LEVELS,
    availability=st.none() | several(SLOTS),
    mentor_wish=st.sampled_from(["any", "woman", None]),
    city=st.none() | st.sampled_from(CITIES),
    skills=st.none() | several(SKILLS),
    sectors=st.none() | several(SECTORS),
    seniority=SENIORITIES,
    meets=MEETS,
    hours=st.none() | st.sampled_from([1.0, 2.0, 6.0]),
)
A_MENTOR = st.builds(
    a_mentor,
    tracks=several(TRACKS[:3]),
    languages=several(TONGUES),
    slots=several(SLOTS),
    capacity=st.integers(0, 3),
    is_woman=st.booleans(),
    city=st.none() | st.sampled_from(CITIES),
    skills=st.none() | several(SKILLS),
    sector=st.none() | st.sampled_from(SECTORS),
    seniority=SENIORITIES,
    meets=MEETS,
    hours=st.none() | st.sampled_from([1.0, 2.0, 6.0]),
)
