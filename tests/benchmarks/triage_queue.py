"""The triage desk of a large cohort: opened from its store, and looked at again after a verdict."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.benchmarks.large_store import NOW, large_store
from tests.benchmarks.measure import Measured, measure
from workbench.apps.bulk import bulk_app
from workbench.apps.queue import Filters
from workbench.apps.triage import triage_app
from workbench.apps.triage_loading import triage_again, triage_of
from workbench.rules.batches import batch
from workbench.store.writes import NewDecision, decide
from workbench.vocabulary import Verdict


def all_lines() -> list[Measured]:
    return [*opened(10_000), *opened(100_000), verdicts(1_000)]


def opened(count: int) -> list[Measured]:
    """`queue-N` is the desk with its screen; the rest is what one does there."""
    with tempfile.TemporaryDirectory() as folder:
        store = large_store(Path(folder), count)
        seen = triage_of(store, 1)
        screen = triage_app(store)
        assert len(screen.grid.page_rows) == 200, "the browser is sent one page only"
        lines = [
            measure(f"queue-{count}", lambda: triage_app(store)),
            measure(f"queue-{count}-again", lambda: triage_again(store, 1, seen)),
            measure(f"queue-{count}-search", lambda: searched(screen)),
            measure(f"queue-{count}-batch", lambda: previewed(seen)),
        ]
        store.close()
    return lines


def searched(screen: object) -> None:
    screen.desk.filter(Filters(search="rahel"))
    screen.desk.filter(Filters())


def previewed(seen: object) -> None:
    batch(seen.assessment, list(seen.assessment.applications.index), Verdict.SHORTLIST)


def verdicts(count: int) -> Measured:
    """As many verdicts recorded at once, with their receipts, then taken back."""
    with tempfile.TemporaryDirectory() as folder:
        store = large_store(Path(folder), count)
        desk = bulk_app(store).desk
        versions = dict.fromkeys(desk.shown, 1)

        def there_and_back() -> None:
            for verdict in (Verdict.WAITLIST, Verdict.REOPEN):
                rubric = desk.triage.assessment.rubric
                decide(
                    store,
                    [
                        NewDecision(one, seen, verdict, "-", "-", rubric.name, rubric.version)
                        for one, seen in versions.items()
                    ],
                    now=NOW,
                )
                versions.update({one: seen + 1 for one, seen in versions.items()})

        found = measure(f"verdicts-{count}-and-back", there_and_back)
        store.close()
    return found
