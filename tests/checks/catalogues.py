"""Every word a person reads is in the catalogues, in French and in English, up to date."""

from __future__ import annotations

import ast
import io
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

KEYWORDS = {"sentence": None, "sentences": (1, 2), "word": (2,)}
LANGUAGES = ("en", "fr")
WRITTEN = datetime(2026, 11, 23, tzinfo=UTC)  # fixed, so that only words change a catalogue


def findings(project: Path) -> list[str]:
    template, found = gathered(project), hidden(project)
    for language in LANGUAGES:
        catalogue = kept(project, language)
        place = mo_file(project, language).with_suffix(".po").relative_to(project)
        for message in template:
            if not message.id:
                continue
            here = catalogue.get(message.id)
            if here is None:
                found.append(f"{place}: not there yet (make fix): {message.id}")
            elif "fuzzy" in here.flags or not complete(here.string):
                found.append(f"{place}: not translated: {message.id}")
            else:
                found += [f"{place}: {wrong}: {message.id}" for wrong in mistakes(here)]
        file = mo_file(project, language)
        if not file.is_file() or compiled(catalogue) != file.read_bytes():
            found.append(f"{language}: the compiled catalogue is old (make fix)")
    return found


def hidden(project: Path) -> list[str]:
    """Sentences inside an f-string, which gathering does not see: nobody could translate them."""
    return [
        f"{file.relative_to(project)}:{call.lineno}: take this sentence out of its f-string"
        for file in sorted((project / "workbench").rglob("*.py"))
        for text in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in KEYWORDS
    ]


def gathered(project: Path) -> Catalog:
    template = Catalog(project="workbench", charset="utf-8")
    for name, _line, message, _comments, context in extract_from_dir(
        project / "workbench",
        method_map=[("**.py", "python")],
        keywords=KEYWORDS,
    ):
        template.add(message, locations=[(name, 0)], context=context)
    return template


def kept(project: Path, language: str) -> Catalog:
    file = mo_file(project, language).with_suffix(".po")
    if not file.is_file():
        return Catalog(locale=language, project="workbench")
    with file.open("rb") as stream:
        return read_po(stream, locale=language)


def complete(text: str | tuple[str, ...] | list[str] | None) -> bool:
    return bool(text) if isinstance(text, str) else bool(text) and all(text)


def mistakes(message: object) -> list[str]:
    """A translation must keep every `{name}` of the English sentence."""
    original, translated = message.id, message.string  # type: ignore[attr-defined]
    wanted = [names(each) for each in ([original] if isinstance(original, str) else original)]
    texts = (translated,) if isinstance(translated, str) else tuple(translated)
    return ["a {name} is missing or new" for text in texts if names(text) not in wanted]


def names(text: str) -> set[str]:
    from string import Formatter

    return {name for _, name, _, _ in Formatter().parse(text) if name}


def update(project: Path) -> None:
    """Bring the catalogues up to the code; English speaks for itself."""
    template = gathered(project)
    for language in LANGUAGES:
        old = kept(project, language)
        new = Catalog(
            locale=language,
            header_comment="# The words of the workbench. English is in the code; see make fix.",
            project="workbench",
            last_translator="",
            language_team="",
            fuzzy=False,
            creation_date=WRITTEN,
            revision_date=WRITTEN,
        )
        for message in sorted(template, key=lambda each: str(each.id)):
            if not message.id:
                continue
            here = old.get(message.id)
            text = here.string if here is not None else ""
            if isinstance(message.id, str) != isinstance(text, str):
                text = ""  # one sentence became two, or two one: it is to be said again
            new.add(message.id, message.id if language == "en" else text)
        file = mo_file(project, language)
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.with_suffix(".po").open("wb") as stream:
            write_po(stream, new, omit_header=False, width=96, no_location=True)
        file.write_bytes(compiled(kept(project, language)))


def compiled(catalogue: Catalog) -> bytes:
    stream = io.BytesIO()
    write_mo(stream, catalogue)
    return stream.getvalue()


def mo_file(project: Path, language: str) -> Path:
    return project / "workbench" / "locale" / language / "LC_MESSAGES" / "workbench.mo"
