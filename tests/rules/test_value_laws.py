"""Laws of reading values: what we write reads back, and nothing is silently another thing."""

import unicodedata
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.spec.test_answers_tidied import PLAIN, tidied
from workbench.rules import countries, emails, phones, tongues
from workbench.rules.choosing import Choosing
from workbench.rules.date_columns import read_days
from workbench.rules.dates import EARLIEST_BIRTH
from workbench.rules.emails import read_email
from workbench.rules.known_questions import KNOWN, plain_form
from workbench.rules.phones import read_phone
from workbench.rules.problem_codes import CODES
from workbench.rules.values import Reading, read_hours, read_whole
from workbench.vocabulary import DateOrder

WRITTEN = {
    DateOrder.DAY_FIRST: "%d/%m/%Y",
    DateOrder.MONTH_FIRST: "%m/%d/%Y",
    DateOrder.YEAR_FIRST: "%Y-%m-%d",
}
DAYS = st.lists(
    st.dates(date(EARLIEST_BIRTH, 1, 1), date(2026, 12, 31)), min_size=1, max_size=12, unique=True
)
SCRIPTS = "٠۰०০០๐"
ASKED = {each.name: each for each in plain_form().questions}


def read(texts, declared=None):
    return read_days(texts, column="Born", declared=declared, in_workbook=False)


def values(days):
    return [each.value for each in days.readings]


@settings(deadline=None)
@given(DAYS, st.sampled_from(list(DateOrder)))
def test_a_declared_order_reads_back_every_date_written_in_it(days, order):
    texts = [day.strftime(WRITTEN[order]) for day in days]
    found = read(texts, order)
    assert values(found) == days
    assert found.question is None


@settings(deadline=None)
@given(DAYS, st.sampled_from(list(DateOrder)))
def test_without_an_order_a_date_is_read_right_or_not_at_all(days, order):
    texts = [day.strftime(WRITTEN[order]) for day in days]
    found = read(texts)
    assert all(value in (day, None) for value, day in zip(values(found), days, strict=True))
    is_lost = any(value is None for value in values(found))
    assert is_lost == (found.question is not None)


@settings(deadline=None)
@given(DAYS, st.data())
def test_what_a_person_chooses_does_to_the_examples_what_was_shown(days, data):
    orders = [DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST]
    texts = [day.strftime(WRITTEN[data.draw(st.sampled_from(orders))]) for day in days]
    for choice in read(texts).choices:
        chosen = dict(zip(texts, values(read(texts, choice.order)), strict=True))
        assert all(chosen[each.cell] == each.day for each in choice.examples)


@settings(deadline=None)
@given(DAYS, DAYS, st.sampled_from(list(DateOrder)))
def test_more_rows_never_change_a_date_that_was_read(days, more, order):
    texts = [day.strftime(WRITTEN[order]) for day in days]
    others = [day.strftime(WRITTEN[order]) for day in more]
    before, after = read(texts), read([*texts, *others])
    for old, new in zip(values(before), values(after), strict=False):
        assert old is None or new == old


@settings(deadline=None)
@given(st.integers(0, 10**12), st.sampled_from(SCRIPTS))
def test_digits_of_any_script_are_the_same_number(number, zero):
    foreign = "".join(chr(ord(zero) + int(digit)) for digit in str(number))
    assert all(unicodedata.decimal(sign) >= 0 for sign in foreign)
    for reader in (read_whole, read_hours, read_phone):
        assert reader(foreign) == reader(str(number))


@settings(deadline=None)
@given(DAYS, st.sampled_from(SCRIPTS))
def test_dates_in_digits_of_any_script_are_the_same_days(days, zero):
    texts = [day.isoformat() for day in days]
    foreign = ["".join(_in(sign, zero) for sign in text) for text in texts]
    assert values(read(foreign)) == values(read(texts)) == days


def _in(sign, zero):
    return chr(ord(zero) + int(sign)) if sign.isdecimal() else sign


def test_every_code_we_keep_reads_back_as_itself():
    origin = Choosing(KNOWN["country_of_origin"], ASKED["country_of_origin"])
    assert [origin.read_one(code).value for code in countries.codes()] == list(countries.codes())
    spoken = Choosing(KNOWN["spoken_languages"], ASKED["spoken_languages"])
    kept = [code for code in tongues.codes() if tongues.kept_as(code) == code]
    assert [spoken.read_many(code).value for code in kept] == [(code,) for code in kept]
    assert spoken.read_many(" ".join(kept)).value == tuple(kept)
    for name, known in KNOWN.items():
        if known.kind in ("one", "consent") and known.code_list is None:
            choosing = Choosing(known, ASKED[name])
            assert [choosing.read_one(code).value for code in known.codes] == list(known.codes)


@settings(deadline=None)
@given(st.sampled_from(countries.codes()), st.sampled_from(["fr", "en", "ar"]))
def test_every_country_reads_back_from_its_name(code, language):
    from babel import Locale

    name = Locale(language).territories[code]
    assert countries.read_country(name).value == code


@settings(deadline=None)
@given(st.sampled_from(tongues.codes()), st.sampled_from(["fr", "en", "ar"]))
def test_every_language_reads_back_from_its_name(code, language):
    from babel import Locale

    name = Locale(language).languages.get(code.replace("-", "_"))
    if name is not None:
        assert tongues.read_tongue(name) in (tongues.kept_as(code), *_named_alike(name, language))


def _named_alike(name, language):
    from babel import Locale

    words = Locale(language).languages.items()
    return [tongues.kept_as(code.replace("_", "-")) for code, each in words if each == name]


@settings(deadline=None)
@given(st.from_regex(r"\+?[0-9 ./()-]{6,18}", fullmatch=True))
def test_a_number_that_is_kept_reads_back_as_itself(text):
    found = read_phone(text).value
    assert found is None or read_phone(str(found)).value == found


@settings(deadline=None)
@given(st.emails() | st.text(max_size=30))
def test_an_address_that_is_kept_reads_back_as_itself(text):
    found = read_email(text).value
    assert found is None or read_email(str(found)).value == found


CELLS = st.sampled_from(["", "NA", "03/04/1991", "17/05/1990", "Syrie", "B1", "oui", "10", "?"])
OTHER = ("country_of_origin", "french_level", "has_laptop", "weekly_hours", "phone", "email")


@settings(max_examples=40, deadline=None)
@given(st.lists(CELLS, min_size=2, max_size=5), st.dictionaries(st.sampled_from(OTHER), CELLS))
def test_an_answer_depends_on_its_own_column_only(born, others):
    rows = [{**PLAIN, "_id": str(at), "birth_date": cell} for at, cell in enumerate(born)]
    alone, beside = tidied(*rows), tidied(*({**row, **others} for row in rows))
    assert list(alone.people["birth_date"]) == list(beside.people["birth_date"])
    assert list(alone.people["birth_precision"]) == list(beside.people["birth_precision"])


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from((*OTHER, "birth_date", "arrival_year", "education")), CELLS))
def test_every_problem_has_a_listed_code_and_says_whether_an_answer_is_lost(record):
    found = tidied({**PLAIN, **record})
    assert {each.code for each in found.problems} <= CODES
    for each in found.problems:
        if each.is_lost:
            frame = found.people if each.column in found.people else found.applications
            value = frame[each.column][0]
            assert value is None or value != value


@settings(deadline=None)
@given(st.from_regex(r"(0|\+33|0033|\+93|\+380|\+44)[0-9 .-]{6,12}", fullmatch=True))
def test_a_plain_number_read_at_once_is_read_as_in_full(text):
    at_once = phones._at_once(text, "FR")
    in_full = phones._number(text, "FR")
    assert at_once is None or (in_full is not None and in_full == Reading(at_once))


@settings(deadline=None)
@given(st.from_regex(r"[a-z0-9._+-]{1,20}@[a-z0-9.-]{1,20}", fullmatch=True))
def test_a_plain_address_read_at_once_is_read_as_in_full(text):
    if emails._is_plain(text):
        assert emails._checked(text) == text
