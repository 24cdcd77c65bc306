"""What the springboard desk calls: read how far everybody came, keep demands, load the charts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from workbench.apps.desk import now
from workbench.rules.demands import Demands
from workbench.rules.pathways import Pathways, pathways
from workbench.store import reads, writes
from workbench.store.engine import Store


@dataclass(frozen=True)
class Keeping:
    """What a person asks to be kept with a fellowship: seats for graduates, and why."""

    cohort: int
    demands: Demands
    reason: str
    seen_version: int


@dataclass(frozen=True)
class PipelineVerbs:
    """How far everybody came, demands to keep with a cohort, and what draws made ready."""

    load: Callable[[], Pathways]
    keep: Callable[[Keeping], None]
    prepare: Callable[[], None]


def pipeline_verbs(store: Store) -> PipelineVerbs:
    """The verbs of a springboard desk on a store."""

    def load() -> Pathways:
        return pathways(reads.paths(store), reads.cohorts(store), on=now().date())

    def keep(asked: Keeping) -> None:
        writes.save_demands(
            store,
            asked.cohort,
            asked.demands,
            seen_version=asked.seen_version,
            reason=asked.reason,
            now=now(),
        )

    return PipelineVerbs(load, keep, load_charts)


def load_charts() -> None:
    """Load what draws pictures: some two seconds, once."""
    import altair  # noqa: F401 - loaded ahead of the first picture
    import vl_convert  # noqa: F401
