"""A file opened: its rows, its form, and what each column is taken for before it is tidied."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from workbench.errors import UnreadableFile
from workbench.rules.choice_words import Unread, unread_words, words_met
from workbench.rules.first_reading import Reading, by_mapping, first_reading
from workbench.rules.known_questions import KNOWN
from workbench.rules.mapping import Mapping, mapping_of, wanting
from workbench.rules.mapping_changes import NO_CHANGES, changes_of, said_of
from workbench.rules.questionnaire import Form
from workbench.rules.rows import Rows
from workbench.rules.saved_mapping import SavedMapping
from workbench.rules.understanding import Understanding
from workbench.sentences import Sentence, Several, sentence, sentences
from workbench.store import forms, mapping_files
from workbench.vocabulary import Confidence


@dataclass(frozen=True)
class Opened:
    """A file as it was read, with how it is understood; to be amended, then prepared."""

    rows: Rows
    form: Form | None
    reading: Reading

    def missing(self) -> tuple[Sentence, ...]:
        """The questions that no column answers and without which nothing can be kept."""
        return wanting(self.rows, self.form, self.reading.understanding)

    def mapping(self) -> Mapping:
        """The columns as they are read; UnreadableFile while a question is missing."""
        return mapping_of(self.rows, self.form, self.reading.understanding)

    def unread(self) -> tuple[Unread, ...]:
        """The words in answers that are none of the choices."""
        return () if self.missing() else unread_words(self.rows, self.mapping())

    def changes(self) -> tuple[Sentence, ...]:
        """What the file has otherwise than the saved mapping it is read with."""
        saved = self.reading.saved
        return () if saved is None else said_of(saved, self.reading.changes)

    def amended(self, understanding: Understanding) -> Opened:
        """The same file understood otherwise; what was changed was said by a person."""
        before = self.reading.understanding.taken
        confidences = tuple(
            confidence if taken == old else Confidence.SAID
            for taken, old, confidence in zip(
                understanding.taken, before, self.reading.confidences, strict=True
            )
        )
        reading = replace(
            self.reading,
            understanding=replace(understanding, is_by_header=False),
            confidences=confidences,
        )
        return replace(self, reading=reading)

    def read_with(self, saved: SavedMapping) -> Opened:
        """The same file, once it was saved how it is read."""
        return replace(self, reading=replace(self.reading, saved=saved, changes=NO_CHANGES))


def open_export(
    path: Path | str,
    *,
    form: Path | str | None = None,
    mapping: str | None = None,
    folder: Path | None = None,
) -> Opened:
    """Read an export and say how it is best understood: by its form, or by a saved mapping.

    `mapping` names the saved one to follow; else the one whose header is the file's is followed.
    """
    asked = forms.read_form(Path(form)) if form is not None else None
    named = mapping_files.load(mapping, folder=folder) if mapping is not None else None
    rows = forms.read_with(Path(path), asked)
    _refuse_form(rows)
    if named is not None:
        return _with_new_words(Opened(rows, asked, by_mapping(rows, asked, named)))
    saved = mapping_files.saved_mappings(folder)
    return _with_new_words(Opened(rows, asked, first_reading(rows, asked, saved)))


def _refuse_form(rows: Rows) -> None:
    """Stop where the questions themselves were given in the place of the answers."""
    words = {header.strip().lower().partition("::")[0] for header in rows.header}
    if {"type", "name", "label"} <= words:
        raise UnreadableFile(
            sentence(
                "“{file}” is the form itself (XLSForm), not its answers. Give it as the form, and "
                "the export of the answers as the file.",
                file=rows.file_name,
            ),
            code="is_a_form",
            row=1,
        )


def refuse_unsure(opened: Opened) -> None:
    """Stop where a question that no application can do without is not surely found."""
    unsure = opened.reading.unsure()
    if opened.missing() or not unsure:
        return  # what is missing altogether is said when the columns are read
    raise UnreadableFile(
        sentences(
            "“{file}”, row 1: it is not sure which column answers {columns}. Open the import desk "
            "(notebook 10-intake), say what each column is and save the mapping; or give the form "
            "(XLSForm) with the file.",
            "“{file}”, row 1: it is not sure which columns answer {columns}. Open the import desk "
            "(notebook 10-intake), say what each column is and save the mapping; or give the form "
            "(XLSForm) with the file.",
            len(unsure),
            file=opened.rows.file_name,
            columns=Several(tuple(_doubted(opened, name) for name in unsure)),
        ),
        code="unsure_mapping",
        row=1,
        column=_header(opened, unsure[0]),
    )


def _with_new_words(opened: Opened) -> Opened:
    saved = opened.reading.saved
    if saved is None or opened.missing():
        return opened
    words: dict[str, Sequence[str]] = dict(words_met(opened.rows, opened.mapping()))
    changes = changes_of(saved, opened.rows.header, choices=words)
    return replace(opened, reading=replace(opened.reading, changes=changes))


def _doubted(opened: Opened, name: str) -> Sentence:
    return sentence(
        "“{title}” (column “{column}”?)", title=KNOWN[name].title, column=_header(opened, name)
    )


def _header(opened: Opened, name: str) -> str:
    place = opened.reading.understanding.places_of(name)[0]
    return opened.rows.header[place] or str(place + 1)
