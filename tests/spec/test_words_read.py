"""What the words of an answer are taken for in a file that comes without its form.

| cell | as she wrote it
| kept | the code kept; - where it stays unanswered
| said | the code of what is said; nothing where all is well
"""

import pytest

from tests.spec.drawing import drawn, shown
from workbench.rules.choosing import Choosing
from workbench.rules.known_questions import KNOWN, plain_form
from workbench.rules.values import read_hours, read_whole, read_year

COUNTRIES = """
SY                      | SY |
SYR                     | SY |
760                     | SY |
Syrie                   | SY |
SYRIE                   | SY |
Syria                   | SY |
سوريا                   | SY |
سورية                   | SY |
Syrienne                | SY |
Syrian                  | SY |
سوري                    | SY |
RDC                     | CD |
Congo-Kinshasa          | CD |
République démocratique du Congo | CD |
DR Congo                | CD |
Congo-Brazzaville       | CG |
Côte d'Ivoire           | CI |
Ivory Coast             | CI |
cote d’ivoire           | CI |
Birmanie                | MM |
Burma                   | MM |
Swaziland               | SZ |
Palestine               | PS |
Palestinienne           | PS |
Kosovo                  | XK |
XK                      | XK |
Érythrée                | ER |
Eritrea                 | ER |
إريتريا                 | ER |
ኤርትራ                    | ER |
Україна                 | UA |
Ukrainienne             | UA |
افغانستان               | AF |
أفغانستان               | AF |
Afghane                 | AF |
Somalie                 | SO |
Soomaaliya              | SO |
Sud-Soudan              | SS |
Guinée Conakry          | GN |
Turkey                  | TR |
Türkiye                 | TR |
Iran                    | IR |
Nigérienne              | NE |
Nigériane               | NG |
Namibie                 | NA |
La Syrie                | SY |
Syrie (Alep)            | SY |
Syrie.                  | SY |
Congo                   | -  | ambiguous_choice
Congolaise              | -  | ambiguous_choice
Kurdistan               | -  | ambiguous_choice
Corée                   | -  | ambiguous_choice
Syrienne et française   | -  | several_values
Syrie / Turquie         | -  | several_values
Tibet                   | -  | no_own_code
Tibétaine               | -  | no_own_code
Afganisthan             | -  | unknown_choice
Eritrae                 | -  | unknown_choice
Wakanda                 | -  | unknown_choice
EU                      | -  | unknown_choice
no                      | -  | unknown_choice
sy                      | -  | unknown_choice
"""

LEVELS = """
B1                      | B1 |
b1                      | B1 |
" A 2 "                 | A2 |
A2 - élémentaire        | A2 |
niveau B1               | B1 |
Level B1                | B1 |
B1 (intermédiaire)      | B1 |
DELF B1                 | B1 |
TCF : B2                | B2 |
DALF C1 (2023)          | C1 |
J'ai le niveau B1       | B1 |
مستوى B1                | B1 |
B1, B1                  | B1 |
C2                      | C2 |
A0                      | A0 |
B1+                     | B1 | part_of_level
A2.1                    | A2 | part_of_level
débutante               | A1 | read_by_word
Débutant(e)             | A1 | read_by_word
beginner                | A1 | read_by_word
مبتدئة                  | A1 | read_by_word
grande débutante        | A0 | read_by_word
aucun                   | A0 | read_by_word
élémentaire             | A2 | read_by_word
intermédiaire           | B1 | read_by_word
Intermediate            | B1 | read_by_word
upper intermediate      | B2 | read_by_word
avancé                  | C1 | read_by_word
advanced                | C1 | read_by_word
langue maternelle       | C2 | read_by_word
A1/A2                   | -  | several_values
A2-B1                   | -  | several_values
entre A2 et B1          | -  | several_values
B1 oral, A2 écrit       | -  | several_values
B1 en cours             | -  | unclear_answer
presque B1              | -  | unclear_answer
pas encore B1           | -  | unclear_answer
D1                      | -  | unknown_choice
niveau 3                | -  | unknown_choice
bien                    | -  | unknown_choice
"""

TONGUES = """
ar                      | ar       |
ar fr                   | ar fr    |
ara, fra                | ar fr    |
Arabe                   | ar       |
Arabic                  | ar       |
العربية                 | ar       |
عربي                    | ar       |
Arabe, Français         | ar fr    |
Arabe; français         | ar fr    |
arabe / français        | ar fr    |
arabe et français       | ar fr    |
arabe, français et anglais | ar en fr |
Arabic and French       | ar fr    |
Arabe français          | ar fr    |
العربية والفرنسية       | ar fr    |
العربية و الفرنسية      | ar fr    |
العربية، الإنجليزية     | ar en    |
Dari                    | fa       |
Farsi                   | fa       |
Persan / dari           | fa       |
prs                     | fa       |
fa-AF                   | fa       |
دری                     | fa       |
فارسی                   | fa       |
Dari, Pachto            | fa ps    |
Pashto                  | ps       |
پښتو                    | ps       |
Kurde                   | ku       |
Kurmandji               | ku       |
Kurmanji                | ku       |
Sorani                  | ckb      |
Tigrigna                | ti       |
Tigrinya                | ti       |
ትግርኛ                    | ti       |
Amharique               | am       |
አማርኛ                    | am       |
Lingala                 | ln       |
Peul                    | ff       |
Fula                    | ff       |
Ukrainien               | uk       |
українська              | uk       |
русский                 | ru       |
Tibétain                | bo       |
Soussou, Malinké        | man sus  |
Arabe (langue maternelle), anglais (notions) | ar en |
Français B1, anglais courant | en fr |
un peu d'anglais        | en       |
arabe égyptien          | ar       |
Klingonais              | -        | unknown_choice
arabe, klingonais       | ar       | unknown_choice
Tigrynia                | -        | unknown_choice
"""

YES_NO = """
Oui                     | yes |
oui.                    | yes |
YES                     | yes |
نعم                     | yes |
так                     | yes |
true                    | yes |
VRAI                    | yes |
1                       | yes |
x                       | yes |
✓                       | yes |
J'accepte               | yes |
أوافق                   | yes |
Oui, j'ai deux enfants  | yes |
Yes I do                | yes |
Non                     | no  |
no                      | no  |
لا                      | no  |
FALSE                   | no  |
0                       | no  |
Je n'accepte pas        | no  |
Non, merci              | no  |
Oui mais partagé        | -   | unclear_answer
Oui et non              | -   | unclear_answer
Yes, if it is free      | -   | unclear_answer
peut-être               | -   | unknown_choice
Norvège                 | -   | unknown_choice
"""

OTHERS = """
residence_status | Réfugiée              | refugee       |
residence_status | réfugié(e) statutaire | refugee       |
residence_status | Refugee status        | refugee       |
residence_status | لاجئة                 | refugee       |
residence_status | Réfugiée (OFPRA 2021) | refugee       |
residence_status | Protection subsidiaire | subsidiary   |
residence_status | Protection temporaire | temporary     |
residence_status | Demandeuse d'asile    | asylum_seeker |
residence_status | demandeur·se d’asile  | asylum_seeker |
residence_status | Asylum seeker         | asylum_seeker |
residence_status | autre                 | other         |
residence_status | Protection subsidaire | -             | unknown_choice
residence_status | pas de statut         | -             | unknown_choice
education        | Licence               | bachelor      |
education        | Bac+3                 | bachelor      |
education        | Baccalauréat          | secondary     |
education        | Master ou plus        | master        |
education        | Doctorat              | master        |
education        | Aucun diplôme         | none          |
education        | None                  | none          |
education        | ماجستير               | master        |
education        | Bac+2                 | -             | unknown_choice
first_choice     | Développement web     | web           |
first_choice     | Data analysis         | data          |
first_choice     | UX/UI design          | ux            |
first_choice     | Cybersécurité         | cyber         |
first_choice     | cuisine               | -             | unknown_choice
tracks           | Développement web, Analyse de données | web data |
tracks           | Web et data           | web data      |
tracks           | web, cuisine          | web           | unknown_choice
availability     | Lundi matin, Mardi soir | mon_am tue_eve |
availability     | Monday morning; Saturday afternoon | mon_am sat_pm |
availability     | Lundi après-midi      | mon_pm        |
mentor_wish      | Une femme uniquement  | woman         |
mentor_wish      | Sans préférence       | any           |
"""

HOURS = """
10            | 10  |
10h           | 10  |
10 h/semaine  | 10  |
10 heures par semaine | 10 |
10 hours a week | 10 |
10 hours per week | 10 |
١٠ ساعات      | 10  |
environ 10h   | 10  |
~10           | 10  |
10.0          | 10  |
10-15         | -   | several_values
10 à 15 h     | -   | several_values
entre 10 et 15 | -  | several_values
2h par jour   | -   | not_a_number
10+           | -   | not_a_number
plus de 10    | -   | not_a_number
10h30         | -   | not_a_number
2.5           | -   | not_a_number
169           | -   | out_of_range
-1            | -   | out_of_range
"""


def read(question, cell):
    asked = next(each for each in plain_form().questions if each.name == question)
    choosing = Choosing(KNOWN[question], asked)
    if KNOWN[question].kind == "many":
        return choosing.read_many(cell)
    return choosing.read_one(cell)


def said(found):
    return shown(found.value), found.code or ""


@pytest.mark.parametrize("row", drawn(COUNTRIES), ids=lambda row: row[0])
def test_a_country_is_known_by_code_by_name_and_by_its_people(row):
    assert said(read("country_of_origin", row[0])) == row[1:]


@pytest.mark.parametrize("row", drawn(LEVELS), ids=lambda row: row[0])
def test_a_level_is_taken_as_given_and_never_rounded(row):
    assert said(read("french_level", row[0])) == row[1:]


@pytest.mark.parametrize("row", drawn(TONGUES), ids=lambda row: row[0])
def test_languages_are_known_by_code_by_name_and_in_their_own_script(row):
    assert said(read("spoken_languages", row[0])) == (row[1], row[2] if len(row) > 2 else "")


@pytest.mark.parametrize("row", drawn(YES_NO), ids=lambda row: row[0])
@pytest.mark.parametrize("question", ["has_laptop", "consent_data"])
def test_yes_and_no_are_known_by_themselves_or_at_the_beginning(question, row):
    assert said(read(question, row[0])) == row[1:]


@pytest.mark.parametrize("row", drawn(OTHERS), ids=lambda row: " ".join(row[:2]))
def test_choices_are_known_by_the_words_people_use(row):
    assert said(read(row[0], row[1])) == row[2:]


@pytest.mark.parametrize("row", drawn(HOURS), ids=lambda row: row[0])
def test_hours_are_kept_whole_and_a_range_is_asked_for_again(row):
    assert said(read_hours(row[0], least=0, most=168)) == row[1:]


@pytest.mark.parametrize(
    ("cell", "kept", "code"),
    [
        ("2021", 2021, None),
        ("٢٠٢١", 2021, None),
        ("2021.0", 2021, None),
        ("en 2021", 2021, None),
        ("mars 2021", 2021, None),
        ("2021-03-04", 2021, None),
        ("04/03/2021", 2021, None),
        ("2019 ou 2020", None, "several_values"),
        ("21", None, "out_of_range"),
        ("il y a 3 ans", None, "not_a_number"),
    ],
)
def test_a_year_is_the_only_one_that_is_written(cell, kept, code):
    found = read_year(cell, least=1950, most=2200)
    assert (found.value, found.code) == (kept, code)


@pytest.mark.parametrize(
    ("cell", "kept", "code"),
    [
        ("3", 3, None), ("3/5", 3, None), ("3 sur 5", 3, None), ("4 - avancé", 4, None),
        ("۳", 3, None), ("3/10", None, "out_of_range"), ("3-4", None, "several_values"),
        ("2 ans d'expérience", None, "not_a_number"), ("six", None, "not_a_number"),
    ],
)  # fmt: skip
def test_a_mark_from_0_to_5_may_say_of_how_much(cell, kept, code):
    found = read_whole(cell, least=0, most=5)
    assert (found.value, found.code) == (kept, code)


@pytest.mark.parametrize(
    ("question", "cell", "words"),
    [
        ("country_of_origin", "Afganisthan", "perhaps Afghanistan is meant"),
        ("country_of_origin", "sy", "perhaps Syria is meant"),
        ("country_of_origin", "Congo", "it could be Congo - Kinshasa or Congo - Brazzaville"),
        ("country_of_origin", "Tibet", "the list keeps it under China"),
        ("spoken_languages", "Tigrynia", "perhaps Tigrinya is meant"),
        ("residence_status", "Protection subsidaire", "perhaps “Subsidiary protection” is meant"),
        ("french_level", "A1/A2", "it says both A1 and A2"),
    ],
)
def test_what_is_nearly_right_is_said_with_what_may_be_meant(question, cell, words):
    assert words in str(read(question, cell).message)


@pytest.mark.parametrize(
    ("column", "kept"),
    [
        (["NA", "SY"], ["NA", "SY"]),
        (["NA"], ["NA"]),
        (["NA", "Syrie"], [None, "SY"]),
        (["Namibie", "Syrie"], ["NA", "SY"]),
    ],
)
def test_na_is_namibia_in_a_column_of_codes_only(column, kept):
    choosing = Choosing(KNOWN["country_of_origin"], plain_form().questions[5])
    assert [each.value for each in choosing.read_column(column)] == kept
