"""How the tests are shared out when two processes run them at once, as `make test` does."""

from __future__ import annotations

from typing import Any

import pytest

PAGES = "tests/browser/test_staff_pages.py"


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Give a process whole files, in their order."""
    from xdist.scheduler import LoadFileScheduling

    class Sharing(LoadFileScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return together(nodeid)

    config.option.loadscopereorder = False  # the browser's few, long tests must not come last
    return Sharing(config, log)


def together(nodeid: str) -> str:
    """What one process runs: a file, or all that is shown in the one JupyterLab of a run."""
    file = nodeid.partition("::")[0]
    return "desks" if file.startswith("tests/browser/") and file != PAGES else file
