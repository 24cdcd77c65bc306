"""What may be wrong with the texts of a letter file, in sentences."""

from __future__ import annotations

import string
from collections.abc import Iterator, Mapping
from typing import Any

from workbench.sentences import Sentence, sentence

Contents = Mapping[str, Any]


def text_mistakes(
    key: str, text: object, *, must: frozenset[str], may: frozenset[str]
) -> Iterator[Sentence]:
    """A text that is none, and words in braces that are missing or that nobody fills in."""
    if not isinstance(text, str) or not text.strip():
        yield sentence("“{key}” must be text.", key=key)
        return
    try:
        words = {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    except ValueError:
        yield sentence("“{key}”: a brace is opened and not closed.", key=key)
        return
    for word in sorted(must - words):
        yield sentence("“{key}”: {word} is missing.", key=key, word=f"{{{word}}}")
    for word in sorted(words - may):
        yield sentence("“{key}”: nobody fills in {word}.", key=key, word=f"{{{word}}}")


def draft_mistakes(name: str, draft: object, *, must: frozenset[str]) -> Iterator[Sentence]:
    """A letter without a subject or a body, or with words that are missing in it."""
    found = draft if isinstance(draft, dict) else {}
    yield from text_mistakes(
        f"{name}: subject", found.get("subject"), must=frozenset(), may=frozenset()
    )
    body = found.get("body")
    if not isinstance(body, list) or not all(isinstance(one, str) for one in body) or not body:
        yield sentence("“{key}” must be a list of paragraphs.", key=f"{name}: body")
        return
    yield from text_mistakes(f"{name}: body", "\n".join(body), must=must, may=must)


def table(contents: Contents, key: str) -> Contents:
    """A table of a file, empty where there is none."""
    found = contents.get(key)
    return found if isinstance(found, dict) else {}
