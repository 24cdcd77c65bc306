"""Writing a file whole: it is there with all that is in it, or as it was before."""

from __future__ import annotations

import os
from pathlib import Path

from workbench.errors import WorkbenchError
from workbench.sentences import sentence


def write_whole(path: Path, text: str) -> None:
    """Beside first, then moved into place: the file is there whole or not at all."""
    unfinished = path.with_name(path.name + ".part")
    try:
        unfinished.write_text(text, encoding="utf-8")
        os.replace(unfinished, path)  # noqa: PTH105 - whole or not at all
    except OSError as error:
        raise WorkbenchError(
            sentence(
                "Nothing was written: {file} cannot be made. Choose a folder that exists and "
                "that you may write to.",
                file=path,
            ),
            code="not_written",
        ) from error
