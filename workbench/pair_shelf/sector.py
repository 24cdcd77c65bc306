"""Part: the mentor works in a sector that interests her."""

from __future__ import annotations

import numpy as np
import pandas as pd

from workbench.rules import answers
from workbench.rules.answers import Row
from workbench.rules.mentoring.rubric import PairPart, PairSpan, Shares
from workbench.rules.spelling import loosely
from workbench.sentences import Sentence, sentence


def _span(fellows: pd.DataFrame, mentors: pd.DataFrame) -> PairSpan:
    """All points for a sector she names, and where she names none on purpose."""
    codes, sectors = pd.factorize(answers.changed(mentors["sector"], _plain))
    place = {sector: at for at, sector in enumerate(sectors)}
    wished = np.zeros((len(fellows), len(sectors) + 1), dtype=np.float32)
    for row, named in enumerate(fellows["sectors"]):
        if isinstance(named, tuple):
            wished[row, [place[_plain(each)] for each in named if _plain(each) in place]] = 1
    is_said = answers.known(fellows, "sectors")
    names_none = np.array([each == () for each in fellows["sectors"]], dtype=bool)
    wished[names_none] = 1
    lower: Shares = wished[:, codes]
    is_known = is_said[:, None] & (codes >= 0)[None, :] | names_none[:, None]
    return PairSpan(lower, np.where(is_known, lower, np.float32(1)))


def _reason(fellow: Row, mentor: Row) -> Sentence:
    sector = answers.text(mentor, "sector")
    if fellow["sectors"] is None:
        return sentence("She did not say which sectors interest her.")
    if not answers.codes(fellow, "sectors"):
        return sentence("No sector in particular interests her.")
    if sector is None:
        return sentence("The mentor's sector is not given.")
    if _plain(sector) in {_plain(each) for each in answers.codes(fellow, "sectors")}:
        return sentence("The mentor works in {sector}, which interests her.", sector=sector)
    return sentence("The mentor works in {sector}, which she did not name.", sector=sector)


def _plain(sector: object) -> str:
    return loosely(str(sector))


PART = PairPart("sector", sentence("Sector"), ("sectors",), ("sector",), _span, _reason)
