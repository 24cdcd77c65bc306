"""Names whose letters were lost when a file was saved in an encoding that does not have them."""

from __future__ import annotations

import re

from workbench.errors import UnreadableFile
from workbench.rules.mapping import Mapping
from workbench.rules.rows import Rows
from workbench.sentences import sentence

_LOST = re.compile(r"\ufffd|^[\s?'.-]*\?\?[\s?'.-]*$")


def refuse_lost_letters(rows: Rows, mapping: Mapping) -> None:
    """Stop at the first name made of `??` or of replacement signs: no import brings it back."""
    for name in ("given_name", "family_name"):
        position = mapping.places[name].first()
        texts = rows.cells[position]
        lost = texts.index[texts.str.contains(_LOST)]
        if len(lost):
            raise UnreadableFile(
                sentence(
                    "“{file}”, row {row}, column “{column}”: the letters of a name were lost when "
                    "the file was saved. Export it again as XLSX or as CSV UTF-8, without saving "
                    "it in between.",
                    file=rows.file_name,
                    row=int(lost[0]),
                    column=rows.header[position],
                ),
                code="letters_lost",
                row=int(lost[0]),
                column=rows.header[position],
            )
