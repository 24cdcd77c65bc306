"""`make bench`: a table of what the work costs, and the same in build/bench.json."""

from __future__ import annotations

import sys

from tests.benchmarks import (
    duplicates,
    opening,
    proposals,
    queue,
    reading,
    reviews,
    rule_change,
    triage,
)
from tests.benchmarks.measure import report
from workbench.settings import project_folder


def main() -> None:
    lines = [*triage.all_lines(), triage.published(), *queue.all_lines(), *proposals.all_lines()]
    lines += [*rule_change.all_lines(), *duplicates.all_lines(), *reviews.all_lines()]
    lines += reading.all_lines()
    if "--no-browser" not in sys.argv:
        lines += opening.all_lines()
    report(lines, project_folder() / "build" / "bench.json")


if __name__ == "__main__":
    main()
