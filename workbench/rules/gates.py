"""A gate answers yes, no or unknown for every application, and says why for each one.

A gate never decides: it warns, and a person records the verdict.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from workbench.rules.answers import Row
from workbench.rules.kleene import Answers
from workbench.sentences import Sentence


@dataclass(frozen=True)
class Gate:
    """A rule that answers yes, no or unknown, with its reason.

    `asks` are the questions it looks at; `answers` takes the frame of applications and gives
    one int8 per row; `reason` takes one row and says in words why the answer is what it is;
    `reads` are other columns it looks at, which the store knows.
    """

    name: str
    title: Sentence
    asks: tuple[str, ...]
    answers: Callable[[pd.DataFrame], Answers]
    reason: Callable[[Row], Sentence]
    reads: tuple[str, ...] = ()
