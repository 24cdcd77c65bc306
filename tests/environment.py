"""The environment a person has: none of the settings that the tests of notebooks make."""

from __future__ import annotations

import os


def a_plain_environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("WORKBENCH_")}
