"""What the open fellowship of the sample demands besides its seats and supports."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.rules.demand_values import as_values, beside_columns
from workbench.rules.demands import Demands, Quota
from workbench.vocabulary import Slot, Track

FARES = {"Paris": 0, "Cergy": 120, "Évry": 120, "": 50}
"""What a season ticket costs in euros, by city."""

OF_THE_FELLOWSHIP = Demands(
    {},
    least={Track.DATA: 5, Track.UX: 4, Track.CYBER: 3, Track.MARKETING: 3},
    quotas=(
        Quota("newcomer", ("yes",), least=10),
        Quota("french_level", ("A0", "A1", "A2"), least=8, most=13),
        Quota("education", ("none", "secondary"), least=9),
        Quota("age", ("under45", "older"), least=7),
        Quota("country_group", ("145",), most=10),
        Quota("newcomer", ("yes",), least=2, track=Track.DATA),
    ),
    fares=FARES,
    household=1,
    without_mentor=2,
    reserved=8,
    bonus=3,
    track_sessions={Track.CYBER: (Slot.SAT_PM,)},
)


def kept_demands(demands: Demands) -> Mapping[str, object]:
    """Demands as a store keeps them beside the seats and supports of a cohort."""
    return beside_columns(as_values(demands))
