"""All that a proposal of mentors for one cohort looks at, read from the store."""

from __future__ import annotations

from collections import Counter

from workbench.rules.mentoring.proposals import SEED
from workbench.rules.mentoring.scenarios import Sides
from workbench.rules.mentoring.terms import Circumstances, Terms
from workbench.store import pair_rubrics, reads
from workbench.store.engine import Store


def sides(store: Store, cohort: int) -> Sides:
    """Both sides of a cohort as they stand, its terms, and what is given."""
    row = reads.cohorts(store).loc[cohort]
    chapter = int(row["chapter_id"])
    current = reads.assignments(store, cohort)
    current = current[current["ends_on"].isna()]
    started = dict(zip(current["fellow"].tolist(), current["mentor"].tolist(), strict=True))
    own = Counter(started.values())
    loads = {int(one): int(count) for one, count in reads.loads(store, chapter).items()}
    return Sides(
        fellows=reads.fellows(store, cohort),
        mentors=reads.mentors(store, chapter),
        rubric=pair_rubrics.load(),
        terms=Terms(),
        circumstances=Circumstances(
            loads={one: count - own[one] for one, count in loads.items()}, started=started
        ),
        now=started,
        seed=SEED,
    )
