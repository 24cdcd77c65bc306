"""Applications that were assessed, seen again where they stand now."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from workbench.rules.scoring import Assessment


def restaged(seen: Assessment, stages: pd.DataFrame) -> Assessment | None:
    """The same assessment with today's stages and versions; None when it must be made again.

    `stages` is the frame of `store.reads.stages`. An application that came, went or was answered
    anew is assessed again with all others, because its score may have changed.
    """
    before = seen.applications
    is_same = stages.index.equals(before.index) and bool(
        (stages["fingerprint"].to_numpy() == before["fingerprint"].to_numpy()).all()
    )
    if not is_same:
        return None
    now = {name: stages[name].to_numpy() for name in ("stage", "version")}
    return replace(seen, applications=before.assign(**now))
