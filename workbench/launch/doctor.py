"""`workbench doctor`: what is in order on this machine, and what to do about the rest."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from workbench import settings
from workbench.errors import WorkbenchError
from workbench.sentences import Sentence, sentence
from workbench.vocabulary import Word, word

PACKAGES = ("jupyterlab", "ipywidgets", "voila", "pandas", "sqlalchemy", "highspy", "altair")


class State(Word):
    """How one thing looked at is doing."""

    GOOD = word("good", "ok")
    ADVICE = word("advice", "could be better")
    BROKEN = word("broken", "LOOK HERE")


@dataclass(frozen=True)
class Finding:
    """One thing looked at, and how it is doing; only what is broken stops the work."""

    state: State
    message: Sentence


def examine(here: settings.Settings) -> Iterator[Finding]:
    """Look at Python, the packages, the store, the editions and the compiled bytecode in turn."""
    yield Finding(
        State.GOOD if sys.version_info >= (3, 11) else State.BROKEN,
        sentence("Python {version}", version=".".join(map(str, sys.version_info[:3]))),
    )
    for name in PACKAGES:
        yield _package(name)
    yield _store(here)
    yield _editions(here)
    yield _bytecode()
    yield _browser()


def _package(name: str) -> Finding:
    try:
        return Finding(State.GOOD, sentence("{name} {version}", name=name, version=version(name)))
    except PackageNotFoundError:
        return Finding(State.BROKEN, sentence("{name} is missing. Run: make start", name=name))


def _store(here: settings.Settings) -> Finding:
    from workbench.store import audit
    from workbench.store.engine import open_store

    try:
        store = open_store(here.store_url, by=here.user)
    except WorkbenchError as error:
        return Finding(State.BROKEN, error.message)
    with store.reading() as session:
        broken = audit.broken_links(session)
    store.close()
    if broken:
        return Finding(
            State.BROKEN,
            sentence(
                "The chain of decisions is broken at {where}: something changed the store "
                "outside the workbench. Keep a copy and ask for help.",
                where=broken[0],
            ),
        )
    return Finding(State.GOOD, sentence("The store opens and its chain of decisions is whole"))


def _editions(here: settings.Settings) -> Finding:
    missing = [
        name for name in ("staff", "sponsor") if not (here.editions / f"{name}.sqlite").is_file()
    ]
    if missing:
        return Finding(
            State.ADVICE,
            sentence("No edition for the staff pages yet. Run: workbench publish"),
        )
    return Finding(State.GOOD, sentence("The staff and sponsor editions are there"))


def _bytecode() -> Finding:
    """Pages load about twice as fast when the packages are compiled."""
    spec = importlib.util.find_spec("pandas")
    compiled = spec is not None and spec.cached is not None and Path(spec.cached).is_file()
    if compiled:
        return Finding(State.GOOD, sentence("The packages are compiled, so that pages load fast"))
    return Finding(
        State.ADVICE,
        sentence(
            "The packages are not compiled: pages load twice as slowly. Run: "
            "python -m compileall -q {folder}",
            folder=Path(sys.prefix) / "lib",
        ),
    )


def _browser() -> Finding:
    if shutil.which("chromium") or shutil.which("chromium-browser"):
        return Finding(State.GOOD, sentence("Chromium is there for the browser tests"))
    return Finding(
        State.ADVICE,
        sentence("No chromium: make test leaves the browser tests out (the work needs none)"),
    )
