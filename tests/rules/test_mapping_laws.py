"""Laws of mappings: no question is answered by two columns, and a file of one says it again."""

from datetime import date

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.rules.first_reading import first_reading
from workbench.rules.known_questions import KNOWN
from workbench.rules.mapping import understood
from workbench.rules.mapping_proposals import propose
from workbench.rules.rows import Rows
from workbench.rules.saved_mapping import SavedMapping, saved_from
from workbench.rules.understanding import EXTRAS, LEFT_OUT, Taken, Understanding
from workbench.store import mapping_files
from workbench.vocabulary import DateOrder

MANY = [name for name, each in KNOWN.items() if each.kind == "many"]
LABELS = [label for each in KNOWN.values() for label in each.labels]
HEADERS = st.one_of(st.sampled_from(LABELS), st.text(min_size=1, max_size=25))
ANSWERS = st.one_of(
    st.sampled_from(["", "rim@mail.example", "+33639981234", "1990-05-17", "B1", "web", "12"]),
    st.text(max_size=12),
)


def rows_of(header, records):
    cells = pd.DataFrame(
        [[record[at % len(record)] for at in range(len(header))] for record in records],
        index=pd.RangeIndex(2, 2 + len(records), name="row"),
        dtype=object,
    )
    return Rows("drawn.csv", "", "csv", None, None, tuple(header), None, cells)


def twice(taken):
    answering = [each for each in taken if each.target is not None]
    return len(answering) != len(set(answering))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(HEADERS, min_size=1, max_size=12, unique=True),
    st.lists(st.lists(ANSWERS, min_size=1, max_size=5), min_size=1, max_size=4),
)
def test_no_question_is_proposed_for_two_columns(header, records):
    rows = rows_of([each.strip() or "x" for each in header], records)
    blank = Understanding((LEFT_OUT,) * len(rows.header))
    found = propose(rows, None, blank)
    assert not twice(found.understanding.taken)
    assert len(found.confidences) == len(rows.header)


TARGETS = st.one_of(
    st.builds(Taken, st.sampled_from([*KNOWN, *EXTRAS])),
    st.builds(Taken, st.sampled_from(MANY), st.sampled_from(["web", "data", "mon_am"])),
    st.just(LEFT_OUT),
)


@given(st.lists(st.tuples(st.integers(0, 5), TARGETS), max_size=12))
def test_whatever_a_person_says_no_question_has_two_columns(said):
    found = Understanding((LEFT_OUT,) * 6)
    for column, taken in said:
        found = found.taking(column, taken)
        assert found.taken[column] == taken
        assert not twice(found.taken)


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
SAVED = st.builds(
    SavedMapping,
    name=st.just("drawn"),
    version=st.just(1),
    by=TEXTS,
    on=st.dates(date(2020, 1, 1), date(2040, 1, 1)),
    why=TEXTS,
    columns=st.dictionaries(TEXTS, TARGETS, max_size=6).filter(lambda it: not twice(it.values())),
    tool=st.sampled_from([None, "google"]),
    date_orders=st.dictionaries(st.just("birth_date"), st.sampled_from(DateOrder)),
    values=st.dictionaries(
        st.just("french_level"), st.dictionaries(TEXTS, st.sampled_from(["A1", "B2"]), min_size=1)
    ),
    choices=st.dictionaries(st.sampled_from(MANY), st.lists(TEXTS, max_size=3).map(tuple)),
)


@settings(max_examples=60, deadline=None)
@given(SAVED)
def test_a_mapping_saved_and_loaded_is_the_same(tmp_path_factory, saved):
    folder = tmp_path_factory.mktemp("mappings")
    assert mapping_files.save(saved, folder=folder) == saved
    assert mapping_files.load("drawn", folder=folder) == saved
    assert mapping_files.faults(folder) == ()


def test_a_file_with_the_same_header_is_read_as_it_was_saved():
    header = ("Qui êtes-vous ?", "Autre")
    rows = rows_of(header, [["Rim", "x"]])
    said = Understanding((Taken("given_name"), LEFT_OUT))
    saved = saved_from(
        said,
        header,
        name="n",
        version=1,
        by="A",
        on=date(2027, 1, 2),
        why="w",
        tool=None,
        choices={},
    )
    again = first_reading(rows, None, [saved])
    assert again.understanding.taken == said.taken
    assert again.saved is saved
    assert not again.changes


def test_what_a_form_says_is_never_changed_by_a_proposal():
    rows = rows_of(("given_name", "Prénom"), [["Rim", "Lina"]])
    by_header = understood(rows, None)
    assert propose(rows, None, by_header).understanding.taken[0] == Taken("given_name")
