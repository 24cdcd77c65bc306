"""A file chosen at a desk: one of this machine, or one sent by the browser.

What the browser sent is on the disk only while it is read, where nobody else can read it.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from workbench import settings

LONGEST_NAME = 120


@dataclass(frozen=True)
class Upload:
    """A file that the browser sent: its name there, and what it holds."""

    name: str
    content: bytes = field(repr=False)


Source = Upload | Path


@dataclass(frozen=True)
class Chosen:
    """The export and the form that were chosen."""

    export: Source | None = None
    form: Source | None = None


def typed_path(text: str) -> Path | None:
    """The file that a typed path means; None when nothing is typed.

    Quotes around it are dropped; a relative path starts at the project's folder.
    """
    bare = text.strip().strip("\"'")
    return settings.project_folder() / os.path.expanduser(bare) if bare else None  # noqa: PTH111 - never fails


@contextmanager
def on_disk(source: Source | None) -> Iterator[Path | None]:
    """A path to read the file from; what was sent is written privately and removed at once."""
    if not isinstance(source, Upload):
        yield source
        return
    with tempfile.TemporaryDirectory(prefix="intake-") as folder:
        path = Path(folder) / _safe(source.name)
        private = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(private, "wb") as file:
            file.write(source.content)
        yield path


def _safe(name: str) -> str:
    """A name that stays in its folder; its end, which says what kind of file it is, is kept."""
    plain = "".join(letter for letter in Path(name).name if letter.isprintable())
    return plain.encode()[-LONGEST_NAME:].decode(errors="ignore") or "file"
