"""How long a plan of a cohort takes, from applications to reasons, beside HiGHS and scipy alone."""

from __future__ import annotations

import pandas as pd

from workbench.rules import scoring
from workbench.rules.cohorts import Demands
from workbench.rules.demands import Quota
from workbench.store import rubrics
from workbench.vocabulary import Programme, Track

# Of a group, the share of the seats it has at least and at most.
SHARES: tuple[tuple[str, tuple[str, ...], float | None, float | None], ...] = (
    ("country_group", ("034",), 0.15, 0.35),
    ("country_group", ("151",), 0.10, 0.20),
    ("country_group", ("014",), 0.12, 0.30),
    ("country_group", ("011", "017"), 0.12, None),
    ("country_group", ("145", "015"), 0.12, 0.30),
    ("french_level", ("A0", "A1"), None, 0.10),
    ("french_level", ("A2",), 0.15, None),
    ("french_level", ("C1", "C2"), None, 0.25),
    ("age", ("under25",), 0.10, None),
    ("age", ("under35",), None, 0.60),
    ("age", ("under45",), 0.20, None),
    ("age", ("older",), 0.05, 0.25),
    ("city", ("Paris",), None, 0.50),
    ("city", ("Saint-Denis",), 0.10, None),
    ("city", ("Montreuil", "Créteil"), 0.15, None),
    ("city", ("Évry", "Melun", "Cergy"), 0.15, None),
    ("education", ("none", "secondary"), 0.35, None),
    ("education", ("master",), None, 0.25),
    ("newcomer", ("yes",), 0.20, None),
    ("laptop", ("no",), 0.20, None),
)
TRACK_SHARES: tuple[tuple[str, tuple[str, ...], Track, float], ...] = (
    ("education", ("none", "secondary"), Track.WEB, 0.30),
    ("french_level", ("A2",), Track.DATA, 0.15),
    ("newcomer", ("yes",), Track.CYBER, 0.20),
    ("age", ("under25",), Track.UX, 0.10),
)
FARES = {"Paris": 40, "Saint-Denis": 60, "Montreuil": 60, "Créteil": 75, "": 120}


def a_cohort(seats: int) -> Demands:
    """Five tracks, 24 quotas, four supports, a household rule, places kept for graduates."""
    each = seats // len(Track)
    quotas = [
        Quota(
            question,
            groups,
            least=None if least is None else int(least * seats),
            most=None if most is None else int(most * seats),
        )
        for question, groups, least, most in SHARES
    ]
    quotas += [
        Quota(question, groups, least=int(share * each), track=track)
        for question, groups, track, share in TRACK_SHARES
    ]
    return Demands(
        seats=dict.fromkeys(Track, each),
        supports={
            "childcare": int(0.25 * seats),
            "laptop": int(0.30 * seats),
            "evening": int(0.15 * seats),
            "travel": 62 * seats,
        },
        quotas=tuple(quotas),
        fares=FARES,
        household=1,
        reserved=seats // 10,
    )


def scored(frame: pd.DataFrame) -> pd.Series:
    return scoring.assess(frame, rubrics.for_programme(Programme.FELLOWSHIP)).lower
