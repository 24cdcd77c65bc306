"""The pool told by each form tool without its form: proposed, amended where unsure, read."""

from __future__ import annotations

import pandas as pd
import pytest

from tests.exports import Manner, a_form, an_export
from tests.exports_of_tools import a_csv, google_table, microsoft_table, typeform_table
from workbench.errors import WorkbenchError
from workbench.rules.understanding import Taken
from workbench.store.intakes import prepare, prepare_opened
from workbench.store.opening import Opened, open_export
from workbench.vocabulary import Confidence

ANSWERED = ["given_name", "family_name", "birth_date", "email", "phone"]
CONSENTS = ("J’accepte", "I agree", "أوافق")


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """The pool as KoboToolbox tells it, with its form."""
    folder = tmp_path_factory.mktemp("kobo")
    return prepare(an_export(folder, Manner()), form=a_form(folder))


def amended(opened: Opened) -> Opened:
    """The same, once a person said what the bare consent is, and the track no one knows."""
    place = next(opened.rows.header.index(each) for each in CONSENTS if each in opened.rows.header)
    assert opened.reading.unsure() == ("consent_data",)
    assert opened.reading.confidences[place] == Confidence.TO_CHECK
    opened = opened.amended(opened.reading.understanding.taking(place, Taken("consent_data")))
    understanding = opened.reading.understanding
    for each in opened.unread():
        if each.question == "first_choice":
            understanding = understanding.meaning("first_choice", each.text, "ux")
    return opened.amended(understanding)


TOLD = {
    "google in French": lambda: google_table(language="fr"),
    "google in English": lambda: google_table(language="en", stamp="%Y/%m/%d %H:%M:%S"),
    "microsoft in French": lambda: microsoft_table(language="fr"),
    "microsoft in English": lambda: microsoft_table(language="en"),
    "typeform": typeform_table,
}


@pytest.mark.parametrize("tool", TOLD)
def test_the_same_people_come_out_of_every_tool(tmp_path, told, tool):
    opened = amended(open_export(a_csv(tmp_path, TOLD[tool]())))
    found = prepare_opened(opened)
    pd.testing.assert_frame_equal(found.people, told.people)
    assert (found.rows, found.no_consent) == (told.rows, told.no_consent)
    for answer in ("country_of_origin", "first_choice", "digital_skills", "spoken_languages"):
        pd.testing.assert_series_equal(found.applications[answer], told.applications[answer])


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("options", ["one", "split", "both"])
def test_labels_of_a_kobo_form_need_no_form(tmp_path, told, language, options):
    manner = Manner(language=language, separator="/", options=options)
    found = prepare_opened(amended(open_export(an_export(tmp_path, manner))))
    pd.testing.assert_frame_equal(found.people, told.people)
    assert list(found.applications["spoken_languages"]) == list(
        told.applications["spoken_languages"]
    )


def test_a_form_whose_questions_go_by_other_names_is_followed(tmp_path, told):
    file = an_export(tmp_path, Manner(options="one"))
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("first_choice", "choix_1", 1), encoding="utf-8")
    form = a_form(tmp_path, names={"first_choice": "choix_1"})
    found = prepare(file, form=form)
    assert list(found.applications["first_choice"]) == list(told.applications["first_choice"])


def test_a_column_that_the_form_never_asked_for_is_never_sure(tmp_path):
    file = an_export(tmp_path, Manner(options="one"))
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("birth_date", "Date de naissance", 1), encoding="utf-8")
    form = a_form(tmp_path, names={"birth_date": "nee_le"}, labels={"birth_date": ("x", "y", "z")})
    opened = open_export(file, form=form)
    place = opened.rows.header.index("Date de naissance")
    assert opened.reading.understanding.taken[place] == Taken("birth_date")
    assert opened.reading.confidences[place] == Confidence.LIKELY
    with pytest.raises(WorkbenchError):
        prepare(file, form=form)
