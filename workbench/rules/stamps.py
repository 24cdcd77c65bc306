"""Moments as form tools write them: their parts first, their order for the whole column.

`04/09/2026 10:15:32`, `2026/09/04 10:15:32 AM UTC+2`, `9/4/26 22:15`: which number is the day is
never taken from one cell.
"""

from __future__ import annotations

import re
import unicodedata

import numpy as np
import pandas as pd

from workbench.vocabulary import DateOrder

_STAMP = (
    r"^\s*(?P<a>\d{1,4})(?P<sign>[-/. ])(?P<b>\d{1,2})(?P=sign)(?P<c>\d{1,4})"
    r"(?:[T,\s]\s*(?P<hour>\d{1,2})[:h](?P<minute>\d{2})(?:[:m](?P<second>\d{2})(?:[.,]\d+)?)?)?"
    r"\s*(?P<half>[AaPp])?(?:\.?[Mm]\.?)?"
    r"\s*(?:(?P<utc>Z|UTC|GMT)?\s*(?P<shift>[+-]\d{1,2}(?::?\d{2})?)?)?\s*$"
)
_SPREADSHEET_DAY = re.compile(r"\d{5}(?:\.\d+)?")
_MINUS = str.maketrans({"\u2212": "-", "\u2013": "-", "\u202f": " ", "\u00a0": " "})
_FIRST_DAY = pd.Timestamp("1899-12-30")


def parts_of(texts: pd.Series) -> pd.DataFrame:
    """The numbers of each stamp (a, b, c as they stand, then hour, minute, second, shift).

    `shift` is minutes ahead of UTC, NaN where the stamp names no zone; a row is NaN where the
    text is no stamp.
    """
    plain = texts.map({text: _plain(text) for text in texts.unique()})
    found = plain.astype("str").str.extract(_STAMP)
    parts = found[["a", "b", "c", "hour", "minute", "second"]].astype(float)
    for name in ("hour", "minute", "second"):
        parts[name] = parts[name].fillna(0).where(parts["a"].notna())
    half = found["half"].str.lower()
    of_twelve = parts["hour"] % 12 + 12 * (half == "p")
    parts["hour"] = of_twelve.where(half.notna(), parts["hour"])
    is_short = (parts["a"] < 32) & (parts["c"] < 100)
    parts["c"] = parts["c"].where(~is_short, parts["c"] + 2000)
    parts["shift"] = _shift(found)
    parts["is_dotted"] = found["sign"] == "."
    return parts


def order_proved(parts: pd.DataFrame) -> DateOrder | None:
    """Which number is the day, where the column as a whole proves it; None where it does not.

    A number above twelve is a day. Where all are small, rows that stand in the order they came
    in read one way and not the other prove it too. Dots are only written day first.
    """
    open_rows = parts[(parts["a"] < 32) & parts["b"].notna()]
    first, second = open_rows["a"], open_rows["b"]
    if open_rows.empty:
        return DateOrder.YEAR_FIRST
    proofs = ((first > 12).any() or open_rows["is_dotted"].all(), (second > 12).any())
    if all(proofs):
        return None
    if any(proofs):
        return DateOrder.DAY_FIRST if proofs[0] else DateOrder.MONTH_FIRST
    if (first == second).all():
        return DateOrder.DAY_FIRST
    return _by_arrival(open_rows)


def moments_of(parts: pd.DataFrame, order: DateOrder | None, *, clock: str) -> pd.Series:
    """The moments in UTC; NaT for what is no moment, or could be two (no order, both small)."""
    year_first = parts["a"] > 31
    day_first = order == DateOrder.DAY_FIRST
    year = parts["a"].where(year_first, parts["c"])
    month = parts["b"].where(year_first | day_first, parts["a"])
    day = parts["c"].where(year_first, parts["a"] if day_first else parts["b"])
    frame = pd.DataFrame({"year": year, "month": month, "day": day})
    frame = frame.assign(**{name: parts[name] for name in ("hour", "minute", "second")})
    is_open = ~year_first & (parts["a"] != parts["b"])
    if order is None:
        frame[is_open] = np.nan
    local = pd.to_datetime(frame, errors="coerce")
    shifted = (local - pd.to_timedelta(parts["shift"], unit="min")).dt.tz_localize("UTC")
    return shifted.where(parts["shift"].notna(), at_clock(local, clock)).astype(
        "datetime64[us, UTC]"
    )


def at_clock(local: pd.Series, clock: str) -> pd.Series:
    """Moments without a zone, read from a clock; the hour that comes twice is the first one."""
    summer = np.ones(len(local), dtype=bool)
    placed = local.dt.tz_localize(clock, ambiguous=summer, nonexistent="shift_forward")
    return placed.dt.tz_convert("UTC")


def without_order(parts: pd.DataFrame) -> pd.Series:
    """What a stamp says whichever number is the day, so that it is known again in any export."""
    numbers = np.sort(parts[["a", "b", "c"]].to_numpy(), axis=1)
    clock = parts[["hour", "minute", "second"]].to_numpy()
    texts = pd.DataFrame(np.hstack([numbers, clock]), index=parts.index).fillna(-1)
    columns = [texts[each].astype(int).astype(str) for each in texts]
    said = columns[0].str.cat(columns[1:], sep="-")
    is_stamp = parts["a"].notna()
    kept = [text if is_one else None for text, is_one in zip(said, is_stamp, strict=True)]
    return pd.Series(kept, index=parts.index, dtype=object)


def _by_arrival(parts: pd.DataFrame) -> DateOrder | None:
    times = parts[["hour", "minute", "second"]].to_numpy() @ (3600, 60, 1)
    year = parts["c"].to_numpy()
    read = {
        DateOrder.DAY_FIRST: parts["b"].to_numpy() * 100 + parts["a"].to_numpy(),
        DateOrder.MONTH_FIRST: parts["a"].to_numpy() * 100 + parts["b"].to_numpy(),
    }
    sorted_so = [
        order
        for order, days in read.items()
        if _is_sorted((year * 10_000 + days) * 100_000 + times)
    ]
    return sorted_so[0] if len(sorted_so) == 1 else None


def _is_sorted(moments: np.ndarray) -> bool:
    steps = np.diff(moments)
    return bool((steps >= 0).all() or (steps <= 0).all())


def _shift(found: pd.DataFrame) -> pd.Series:
    """Minutes ahead of UTC; 0 for a bare Z or UTC, NaN where no zone is named."""
    clock = found["shift"].str.extract(r"^(?P<sign>[+-])(?P<hours>\d{1,2}):?(?P<minutes>\d{2})?$")
    minutes = clock["hours"].astype(float) * 60 + clock["minutes"].astype(float).fillna(0)
    signed = minutes.where(clock["sign"] != "-", -minutes)
    return signed.where(
        found["shift"].notna(), found["utc"].map({"Z": 0.0, "UTC": 0.0, "GMT": 0.0})
    )


def _plain(text: str) -> str:
    """A stamp with plain digits and signs; a spreadsheet's own count of days as year-month-day."""
    if not text.isascii():
        text = "".join(
            str(unicodedata.decimal(sign)) if sign.isdecimal() else sign
            for sign in text.translate(_MINUS)
            if unicodedata.category(sign) != "Cf"
        )
    if _SPREADSHEET_DAY.fullmatch(text.strip()):
        day = _FIRST_DAY + pd.to_timedelta(float(text), unit="D")
        return f"{day.round('s'):%Y-%m-%d %H:%M:%S}"
    return text
