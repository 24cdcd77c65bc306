"""A form as it was asked: its questions, their groups and choices, in each of its languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

SELECT_ONE = "select_one"
SELECT_MULTIPLE = "select_multiple"


@dataclass(frozen=True)
class Choice:
    """One answer to choose: its code and its label in each language."""

    name: str
    labels: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Group:
    """Questions shown together; exporters put its name or label before theirs."""

    name: str
    labels: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Question:
    """One question: its XML name, its kind, its labels, the groups it sits in (outermost first)."""

    name: str
    kind: str
    labels: Mapping[str, str] = field(default_factory=dict)
    groups: tuple[Group, ...] = ()
    choices: tuple[Choice, ...] = ()
    hxl: str | None = None
    is_required: bool = False

    @property
    def label(self) -> str:
        """Its label in the form's first language, else its XML name."""
        return next((text for text in self.labels.values() if text), self.name)


@dataclass(frozen=True)
class Form:
    """A form: its id, title and version, and its questions in order."""

    form_id: str
    title: str
    version: str | None
    questions: tuple[Question, ...]
    languages: tuple[str, ...] = ()

    def words(self) -> frozenset[str]:
        """Every name and label of a question: what a header of its exports may say."""
        said = {question.name for question in self.questions}
        for question in self.questions:
            said.update(question.labels.values())
        return frozenset(said)
