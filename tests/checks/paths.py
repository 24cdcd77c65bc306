"""No committed file names a place of somebody's machine or a package registry."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

MACHINE = re.compile(r"(?:^|[^A-Za-z0-9_.])/(?:work|root|home|Users)/[a-z]")
REGISTRY = re.compile(
    r"https?://[^\s\"']*(?:pypi|pythonhosted|npmjs|debian)[^\s\"']*", re.IGNORECASE
)
TEXT = {".py", ".md", ".toml", ".yml", ".js", ".css", ".ipynb", ".lock", ".po", ".j2", ""}


def findings(project: Path) -> list[str]:
    listed = subprocess.run(
        ["git", "ls-files"], cwd=project, capture_output=True, text=True, check=True
    )
    found = []
    for name in listed.stdout.splitlines():
        file = project / name
        if file.suffix not in TEXT or not file.is_file() or name == "tests/checks/paths.py":
            continue
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            if MACHINE.search(line) or REGISTRY.search(line):
                found.append(f"{name}:{number}: names a machine's path or a registry: {line[:80]}")
    return found
