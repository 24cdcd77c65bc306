"""`make check`: every check in turn, all findings said, one exit code. `--fix` mends first."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.checks import catalogues, notebooks, paths, sizes

PROJECT = Path(__file__).resolve().parents[2]
CODE = ("workbench", "tests", "notebooks", "dashboards")
TOOLS = (
    ("style", ("ruff", "check", *CODE)),
    ("format", ("ruff", "format", "--check", *CODE)),
    ("types", ("mypy",)),
    ("layers", ("lint-imports",)),
)
OURS = {
    "sizes": sizes.findings,
    "notebooks": notebooks.findings,
    "words": catalogues.findings,
    "paths": paths.findings,
}


def main() -> int:
    if "--fix" in sys.argv:
        fix()
    failed = [name for name, command in TOOLS if not tool_passes(name, command)]
    for name, find in OURS.items():
        found = find(PROJECT)
        report(name, "\n".join(found))
        failed += [name] if found else []
    print("check: all good" if not failed else f"check: failed: {', '.join(failed)}")
    return 1 if failed else 0


def tool_passes(name: str, command: tuple[str, ...]) -> bool:
    program = Path(sys.executable).with_name(command[0])
    done = subprocess.run(
        [str(program), *command[1:]], cwd=PROJECT, capture_output=True, text=True, check=False
    )
    report(name, "" if done.returncode == 0 else done.stdout + done.stderr)
    return done.returncode == 0


def report(name: str, found: str) -> None:
    print(f"{name:10} {'ok' if not found else 'FAILED'}", flush=True)
    if found:
        print(found, flush=True)


def fix() -> None:
    ruff = str(Path(sys.executable).with_name("ruff"))
    subprocess.run([ruff, "check", "--fix", "-q", *CODE], cwd=PROJECT, check=False)
    subprocess.run([ruff, "format", "-q", *CODE], cwd=PROJECT, check=False)
    notebooks.strip(PROJECT)
    catalogues.update(PROJECT)


if __name__ == "__main__":
    raise SystemExit(main())
