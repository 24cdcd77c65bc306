"""Which question a header means, however the exporter spelt it.

Exporters write a question's XML name or its label in one of the form's languages, with or
without the groups it sits in, and a chosen option after it; the parts are joined by `/`, `-`,
` > ` or `.`, which labels may hold too. A spelling that could mean two questions means none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import product

from workbench.rules.questionnaire import SELECT_MULTIPLE, Choice, Form, Group, Question
from workbench.rules.spelling import folded
from workbench.rules.tools import tool_named
from workbench.vocabulary import ExportTool

SEPARATORS = ("/", " > ", " / ", " - ", "-", ".", ":", "__")
ROW_OF_A_GRID = re.compile(r"(.*\S)\s*\[([^\[\]]+)\]\s*")


@dataclass(frozen=True)
class Meaning:
    """What a header means: a question, and the option of it where the column is one option's."""

    question: str
    option: str | None = None


@dataclass
class _Spellings:
    """Spellings by how exact they are: names, then labels, then either without accents or case."""

    names: dict[str, set[str]] = field(default_factory=dict)
    labels: dict[str, set[str]] = field(default_factory=dict)
    loose: dict[str, set[str]] = field(default_factory=dict)

    def add_name(self, spelling: str, meaning: str) -> None:
        self.names.setdefault(spelling, set()).add(meaning)
        self.loose.setdefault(folded(spelling), set()).add(meaning)

    def add_label(self, spelling: str, meaning: str) -> None:
        self.labels.setdefault(" ".join(spelling.split()), set()).add(meaning)
        self.loose.setdefault(folded(spelling), set()).add(meaning)

    def meaning(self, spelling: str) -> str | None:
        plain = " ".join(spelling.split())
        for table, key in (
            (self.names, plain), (self.labels, plain), (self.loose, folded(spelling)),
        ):  # fmt: skip
            if found := table.get(key):
                return next(iter(found)) if len(found) == 1 else None
        return None


class Headers:
    """Every spelling of a form's questions and options."""

    def __init__(self, form: Form) -> None:
        """Spell out the form once."""
        self._questions = _Spellings()
        self._options: dict[str, _Spellings] = {}
        for question in form.questions:
            self._add(question)

    def meaning(self, header: str) -> Meaning | None:
        """The question (and option) a header means; None when unknown or ambiguous."""
        question = self._questions.meaning(header)
        if question is not None:
            return Meaning(question)
        for head, tail in _splits(header):
            question = self._questions.meaning(head)
            if question in self._options:
                option = self._options[question].meaning(tail)
                if option is not None:
                    return Meaning(question, option)
        return None

    def _add(self, question: Question) -> None:
        self._questions.add_name(question.name, question.name)
        for label in question.labels.values():
            self._questions.add_label(label, question.name)
        for path in _paths(question):
            self._questions.add_label(path, question.name)
        if question.kind == SELECT_MULTIPLE:
            self._options[question.name] = options(question.choices)


def options(choices: Iterable[Choice]) -> _Spellings:
    """Every spelling of the choices of a question."""
    spellings = _Spellings()
    for choice in choices:
        spellings.add_name(choice.name, choice.name)
        for label in choice.labels.values():
            spellings.add_label(label, choice.name)
    return spellings


def is_made_by_exporter(header: str, form: Form, *, tool: ExportTool) -> bool:
    """True of columns that no woman answered: ids, times, review notes, links to media."""
    if tool_named(tool).makes(header):
        return True
    name = header.strip()
    return name.lower().endswith("_url") and Headers(form).meaning(name[:-4]) is not None


def _paths(question: Question) -> Iterator[str]:
    """The question after its groups: all of them, or the inner ones only."""
    leaves = (question.name, *question.labels.values())
    for depth in range(len(question.groups)):
        for groups in _spelt(question.groups[depth:]):
            for separator, leaf in product(SEPARATORS, leaves):
                yield separator.join((*groups, leaf))


def _spelt(groups: tuple[Group, ...]) -> set[tuple[str, ...]]:
    """A path of groups by names, and by labels in each language (its name where it has none)."""
    languages = {language for group in groups for language in group.labels}
    found = {tuple(group.labels.get(each) or group.name for group in groups) for each in languages}
    return found | {tuple(group.name for group in groups)}


def _splits(header: str) -> Iterator[tuple[str, str]]:
    """Every way to cut a header in two at a separator, the longest question first."""
    cuts = {
        (at, separator)
        for separator in SEPARATORS
        for at in range(1, len(header))
        if header.startswith(separator, at)
    }
    for at, separator in sorted(cuts, reverse=True):
        yield header[:at], header[at + len(separator) :]
    row = ROW_OF_A_GRID.fullmatch(header)
    if row:
        yield row.group(1), row.group(2)
