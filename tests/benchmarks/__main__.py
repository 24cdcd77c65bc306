"""`make bench`: a table of what the work costs, and the same in build/bench.json."""

from __future__ import annotations

import sys

from tests.benchmarks import (
    aims,
    cohorts,
    duplicates,
    lotteries,
    mentor_board,
    mentors,
    opening,
    pair_scores,
    pair_what_ifs,
    published,
    reading,
    replans,
    reviews,
    rule_change,
    triage,
    triage_queue,
    weeks,
)
from tests.benchmarks.measure import report
from workbench.settings import project_folder


def main() -> None:
    lines = [*triage.all_lines(), *triage_queue.all_lines(), *rule_change.all_lines()]
    lines += [*reading.all_lines(), *duplicates.all_lines(), *reviews.all_lines()]
    lines += [triage.published(), *cohorts.all_lines(), *mentors.all_lines()]
    lines += [*lotteries.all_lines(), *weeks.all_lines(), *pair_scores.all_lines()]
    lines += [*pair_what_ifs.all_lines(), *replans.all_lines(), *published.all_lines()]
    lines += aims.all_lines()
    lines += mentor_board.all_lines()
    if "--no-browser" not in sys.argv:
        lines += opening.all_lines()
    report(lines, project_folder() / "build" / "bench.json")


if __name__ == "__main__":
    main()
