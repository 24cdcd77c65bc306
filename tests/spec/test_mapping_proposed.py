"""What each column of a file without its form is taken for, and how sure that is.

| header  | as the form's maker wrote it
| answers | a few cells of the column
| taken   | the question, and the word for how sure the proposal is
"""

from __future__ import annotations

import pandas as pd
import pytest

from workbench.rules.first_reading import first_reading
from workbench.rules.rows import Rows

GOOGLE_IN_FRENCH = """
Votre prénom (comme sur votre titre de séjour)           | Rim; Ndapewa         | given_name        sure
Votre nom de famille                                     | Haddad; Shikongo     | family_name       sure
Quelle est votre date de naissance ?                     | 17/05/1990           | birth_date        sure
Adresse e-mail                                           | rim@mail.example     | email             sure
Numéro de téléphone (WhatsApp de préférence)             | 06 39 98 12 34       | phone             sure
Téléphone d'une personne à contacter en cas d'urgence    | 06 39 98 12 35       | -
De quel pays venez-vous ?                                | SY; AF               | country_of_origin sure
Quelle est votre situation administrative ?              | refugee              | residence_status  sure
Dans quelle ville habitez-vous ?                         | Montreuil            | city              sure
En quelle année êtes-vous arrivée en France ?            | 2021; 2023           | arrival_year      sure
Avez-vous besoin d'une solution de garde pour vos enfants ? | yes; no           | needs_childcare   sure
Disposez-vous d'un ordinateur portable ?                 | yes; no              | has_laptop        sure
Comment évaluez-vous votre niveau de français ?          | B1; A2               | french_level      sure
Comment évaluez-vous votre niveau d'anglais ?            | A1                   | english_level     sure
Quelles langues parlez-vous couramment ?                 | ar; fr               | spoken_languages  sure
Sur une échelle de 0 à 5, vos compétences numériques     | 3; 4                 | digital_skills    sure
Quelles filières vous intéressent ?                      | web; data            | tracks            sure
Quel est votre premier choix ?                           | web                  | first_choice      sure
Combien d'heures par semaine pouvez-vous consacrer à la formation ? | 12; 20    | weekly_hours      sure
Quels sont vos créneaux disponibles ?                    | mon_am               | availability      likely
Pourquoi souhaitez-vous rejoindre le programme ?         | Je veux travailler   | motivation        sure
J'accepte que mes données soient conservées dans le cadre de ma candidature | yes | consent_data   sure
J'accepte que mon profil soit présenté aux entreprises partenaires | yes; no    | consent_partners  sure
Comment avez-vous entendu parler de la formation ?       | Facebook             | -
Date de naissance de votre enfant                        | 01/02/2020           | -
Nom de votre employeur                                   | Boulangerie          | -
Remarques                                                | merci                | -
"""  # noqa: E501 - drawn

TYPEFORM_IN_ENGLISH = """
What's your first name?                                  | Rim                  | given_name        sure
And your last name, as written on your residence permit? | Haddad               | family_name       sure
When were you born? (DD/MM/YYYY)                         | 17/05/1990           | birth_date        sure
What's the best email address to reach you?              | rim@mail.example     | email             sure
Your phone number, with country code                     | +33639981234         | phone             sure
Country you were born in                                 | SY                   | country_of_origin sure
What is your immigration status in France?               | refugee              | residence_status  sure
Which city do you live in now?                           | Montreuil            | city              sure
How would you rate your French?                          | B1                   | french_level      sure
How good is your English?                                | A2                   | english_level     sure
What would be your first choice?                         | data                 | first_choice      sure
How many hours a week could you study?                   | 10                   | weekly_hours      sure
Would you need childcare during the sessions?            | no                   | needs_childcare   sure
Why do you want to join this programme?                  | I want to work again | motivation        sure
Do you agree that we store your answers?                 | yes                  | consent_data      sure
May we show your profile to partner companies?           | no                   | consent_partners  sure
How did you hear about us?                               | A friend             | -
"""  # noqa: E501 - drawn

MICROSOFT_IN_ENGLISH = """
First name                    | Rim              | given_name       sure
Last name                     | Haddad           | family_name      sure
Date of birth                 | 1990-05-17       | birth_date       sure
Contact                       | +33639981234     | phone            to check
Reach me at                   | rim@mail.example | email            likely
Level                         | B1; C1           | french_level     to check
Emergency contact phone       | +33639981235     | -
First choice of track         | web              | first_choice     sure
GDPR                          | yes              | consent_data     sure
"""

IN_ARABIC = """
الاسم الأول      | ريم          | given_name   sure
اسم العائلة      | حداد         | family_name  sure
تاريخ الميلاد    | 1990-05-17   | birth_date   sure
رقم الهاتف       | +33639981234 | phone        sure
"""

NOT_WHAT_IT_SAYS = """
Date of birth    | Syria; Ukraine         | country_of_origin to check
E-mail           | anonymous              | -
Your address     | rim@mail.example       | email likely
"""

TABLES = [GOOGLE_IN_FRENCH, TYPEFORM_IN_ENGLISH, MICROSOFT_IN_ENGLISH, IN_ARABIC, NOT_WHAT_IT_SAYS]


def drawn(table):
    """The header, the answers and what is expected, of each line."""
    lines = [line.split("|") for line in table.strip().splitlines()]
    return [
        (header.strip(), [cell.strip() for cell in answers.split(";")], " ".join(said.split()))
        for header, answers, said in lines
    ]


def rows_of(columns):
    most = max(len(answers) for _, answers, *_ in columns)
    cells = pd.DataFrame(
        {
            at: ["" if cell == '""' else cell for cell in [*answers, *[""] * (most - len(answers))]]
            for at, (_, answers, *_) in enumerate(columns)
        },
        index=pd.RangeIndex(2, 2 + most, name="row"),
        dtype=object,
    )
    header = tuple(each[0] for each in columns)
    return Rows("drawn.csv", "", "csv", None, None, header, None, cells)


def proposed(table):
    columns = drawn(table)
    found = first_reading(rows_of(columns), None)
    return [
        (header, f"{taken.target} {sure.title_text}" if taken.target else "-")
        for (header, *_), taken, sure in zip(
            columns, found.understanding.taken, found.confidences, strict=True
        )
    ]


@pytest.mark.parametrize("table", TABLES)
def test_columns_are_taken_for_what_is_drawn(table):
    assert proposed(table) == [(header, said) for header, _, said in drawn(table)]
