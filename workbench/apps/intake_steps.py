"""The four steps of an import as a person reads them: file, columns, problems, people."""

from __future__ import annotations

import base64
import csv
import io
from collections.abc import Iterable, Sequence

from markupsafe import Markup

from workbench.apps.arrival import Arrival
from workbench.apps.uploads import Source
from workbench.errors import Problem
from workbench.rules.questionnaire import Form
from workbench.rules.rows import Rows
from workbench.sentences import Sentence, say, sentence, sentences

MOST_SHOWN = 200
"""Problems listed on the screen; the list to download holds them all."""

SEPARATORS = {
    ";": sentence("separated by semicolons"),
    ",": sentence("separated by commas"),
    "\t": sentence("separated by tabs"),
}
HEADERS = (sentence("Row"), sentence("Column"), sentence("Value"), sentence("What follows"))


def title(number: int, words: Sentence, language: str) -> Markup:
    """The heading of a step: its number and its name."""
    return Markup('<h3><span class="wb-step-number">{}</span> {}</h3>').format(
        number, say(words, language)
    )


def file(arrival: Arrival | None, form: Source | None, language: str) -> Markup:
    """What was chosen: the file, how it is written, its rows, the form and its version."""
    said: list[object] = [] if arrival is None else list(_of_file(arrival.opened.rows))
    if form is not None and arrival is not None and arrival.opened.form is not None:
        said.append(_form(arrival.opened.form, form.name))
    elif form is not None:
        said.append(sentence("form: {name}", name=form.name))
    if not said:
        return _quiet(sentence("No file chosen yet. Nothing is kept before you import."), language)
    parts = Markup(" · ").join(Markup("<bdi>{}</bdi>").format(say(one, language)) for one in said)
    return Markup("<p>{}</p>").format(parts)


def problems(arrival: Arrival | None, language: str) -> Markup:
    """How many cells could not be read, the list of them, and the same list to download."""
    if arrival is None or arrival.prepared is None:
        return _quiet(sentence("What cannot be read is listed here, cell by cell."), language)
    found, notes = arrival.problems, _notes(arrival.prepared.notes, language)
    if not found:
        return Markup("<p>✓ {}</p>").format(say(sentence("No problem found."), language)) + notes
    count = sentences("{count} problem", "{count} problems", len(found))
    link = Markup('<p><a class="wb-download" download="{}" href="{}">{}</a></p>').format(
        "problems.csv", _as_link(found, language), say(sentence("Download the list"), language)
    )
    table = _table(found[:MOST_SHOWN], language)
    summary = Markup("⚠ {}").format(say(count, language))
    return _details(summary, table + _more(found, language)) + link + notes


def _notes(found: Sequence[Problem], language: str) -> Markup:
    """What is said of whole columns though nothing in them is a problem."""
    said = (Markup('<p dir="auto">ℹ {}</p>').format(say(each.message, language)) for each in found)
    return Markup("").join(said)


def people(arrival: Arrival | None, language: str) -> Markup:
    """Who is new, who is known, who refuses storage, who looks like another."""
    if arrival is None or arrival.prepared is None:
        return _quiet(sentence("Who is new and who is known is counted here."), language)
    refuses, rejected = arrival.prepared.no_consent, arrival.prepared.rejected
    said = [
        sentences("{count} new", "{count} new", arrival.new),
        sentences("{count} already known", "{count} already known", arrival.known),
        sentences(
            "{count} refuses storage (not kept)", "{count} refuse storage (not kept)", refuses
        ),
    ]
    if rejected:
        said.append(
            sentences(
                "{count} rejected in the form tool (not kept)",
                "{count} rejected in the form tool (not kept)",
                rejected,
            )
        )
    if arrival.alike is None:
        said.append(sentence("who looks alike is looked for at the import"))
    else:
        said.append(
            sentences("{count} pair looks alike", "{count} pairs look alike", arrival.alike)
        )
    return Markup("<p>{}</p>").format(" · ".join(say(one, language) for one in said))


def import_words(arrival: Arrival | None) -> Sentence:
    """What the button says, with the number of applications it brings."""
    if arrival is None or not arrival.new:
        return sentence("Import")
    return sentences("Import {count} application", "Import {count} applications", arrival.new)


def as_csv(found: Iterable[Problem], language: str) -> str:
    """The problems as a table that a spreadsheet opens; no cell of it can run as a formula."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([say(one, language) for one in HEADERS])
    writer.writerows([_harmless(cell) for cell in _cells(one, language)] for one in found)
    return text.getvalue()


def _of_file(rows: Rows) -> Iterable[object]:
    yield rows.file_name
    yield rows.tool
    yield rows.format.upper()
    if rows.separator:
        other = sentence("separated by “{mark}”", mark=rows.separator)
        yield SEPARATORS.get(rows.separator, other)
    if rows.encoding:
        yield rows.encoding.upper()
    count = len(rows.cells) + sum(rows.not_taken.values())
    yield sentences("{count} row", "{count} rows", count)


def _form(form: Form, name: str) -> Sentence:
    if not form.version:
        return sentence("form: {name}, “{title}”", name=name, title=form.title)
    return sentence(
        "form: {name}, “{title}”, version {version}",
        name=name,
        title=form.title,
        version=form.version,
    )


def _quiet(words: Sentence, language: str) -> Markup:
    return Markup('<p class="wb-quiet">{}</p>').format(say(words, language))


def _details(summary: Markup, body: Markup) -> Markup:
    return Markup("<details><summary>{}</summary>{}</details>").format(summary, body)


def _table(found: Sequence[Problem], language: str) -> Markup:
    head = Markup("").join(
        Markup('<th scope="col">{}</th>').format(say(one, language)) for one in HEADERS
    )
    rows = Markup("").join(
        Markup("<tr>{}</tr>").format(
            Markup("").join(
                Markup('<td dir="auto">{}</td>').format(cell) for cell in _cells(one, language)
            )
        )
        for one in found
    )
    return Markup(
        '<div class="wb-table" tabindex="0" role="region" aria-label="{}">'
        "<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>"
    ).format(say(sentence("Problems"), language), head, rows)


def _more(found: Sequence[Problem], language: str) -> Markup:
    if len(found) <= MOST_SHOWN:
        return Markup("")
    said = sentence("The first {count} are shown; the list holds them all.", count=MOST_SHOWN)
    return _quiet(said, language)


def _cells(one: Problem, language: str) -> tuple[str, str, str, str]:
    row = "" if one.row is None else str(one.row)
    return row, one.column or "", one.value or "", say(one.message, language)


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


def _as_link(found: Iterable[Problem], language: str) -> str:
    content = base64.b64encode(as_csv(found, language).encode("utf-8-sig")).decode()
    return f"data:text/csv;charset=utf-8;base64,{content}"
