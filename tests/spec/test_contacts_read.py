"""What is kept of telephone numbers and e-mail addresses, and what is said of them.

| cell | as she wrote it
| kept | the number (E.164) or address kept; - where it stays unanswered
| said | the code of what is said; nothing where all is well
"""

import pytest

from tests.spec.drawing import drawn, shown
from workbench.rules.emails import read_email
from workbench.rules.phones import read_phone

PHONES = """
06 12 34 56 78             | +33612345678  |
06.12.34.56.78             | +33612345678  |
06-12-34-56-78             | +33612345678  |
06/12/34/56/78             | +33612345678  |
0612345678.0               | +33612345678  |
612345678                  | +33612345678  |
0033612345678              | +33612345678  |
+33612345678               | +33612345678  |
+33 (0)6 12 34 56 78       | +33612345678  |
33612345678                | +33612345678  |
٠٦١٢٣٤٥٦٧٨                 | +33612345678  |
۰۶۱۲۳۴۵۶۷۸                 | +33612345678  |
Tél : 06 12 34 56 78       | +33612345678  |
WhatsApp +93 70 123 4567   | +93701234567  |
01 42 68 53 00             | +33142685300  |
+963 944 123 456           | +963944123456 |
00963944123456             | +963944123456 |
+44 7700 900123            | +447700900123 |
06 39 98 12 34             | +33639981234  |
963944123456               | +963944123456 | plus_added
380501234567               | +380501234567 | plus_added
06 12 34 56 78 / 07 12 34 56 78  | +33612345678 | second_value
0612345678 ou 0712345678   | +33612345678  | second_value
0612345678, 0712345678     | +33612345678  | second_value
+33 6 12 34 56 78 ; +93 70 123 4567 | +33612345678 | second_value
+33 6 39 50 12 34          | +33639501234  | doubtful_phone
6.12E+08                   | -             | cut_by_spreadsheet
3,3612E+10                 | -             | cut_by_spreadsheet
06 12 34 56                | -             | not_a_phone
06 12 34 56 78 90          | -             | not_a_phone
12                         | -             | not_a_phone
call my sister             | -             | not_a_phone
0612345678 (mon mari)      | -             | not_a_phone
rim@mail.example           | -             | not_a_phone
"""

EMAILS = """
rim@mail.example           | rim@mail.example       |
" Rim.Haddad@Example.ORG " | rim.haddad@example.org |
mailto:rim@mail.example    | rim@mail.example       |
Rim Haddad <rim@mail.example> | rim@mail.example    |
<rim@mail.example>         | rim@mail.example       |
rim@mail.example.          | rim@mail.example       |
rim@mail.example,          | rim@mail.example       |
rim @ mail.example         | rim@mail.example       |
rim@mail.test              | rim@mail.test          |
rim@gmail.com              | rim@gmail.com          |
RIM@GMAIL.COM              | rim@gmail.com          |
rim+tech@gmail.com         | rim+tech@gmail.com     |
rim@münchen.example        | rim@münchen.example    |
ريم@mail.example           | ريم@mail.example       |
rim@ymail.com              | rim@ymail.com          |
rim@mail.com               | rim@mail.com           |
rim@gmial.com              | rim@gmial.com          | doubtful_email
rim@gmail.con              | rim@gmail.con          | doubtful_email
rim@hotmial.fr             | rim@hotmial.fr         | doubtful_email
rim@mail.example ou lina@mail.example | rim@mail.example | second_value
rim@mail.example; lina@mail.example   | rim@mail.example | second_value
rim at mail.example        | -                      | not_an_email
rim@gmail                  | -                      | not_an_email
rim@localhost              | -                      | not_an_email
rim.mail.example           | -                      | not_an_email
rim@@mail.example          | -                      | not_an_email
rim..haddad@gmail.com      | -                      | not_an_email
.rim@gmail.com             | -                      | not_an_email
"""


@pytest.mark.parametrize("row", drawn(PHONES), ids=lambda row: row[0])
def test_a_telephone_number_is_kept_in_its_international_form(row):
    cell, kept, said = row
    found = read_phone(cell)
    assert (shown(found.value), found.code or "") == (kept, said)


@pytest.mark.parametrize(
    ("region", "cell", "kept"),
    [
        ("GB", "07911 123456", "+447911123456"),
        ("FR", "07911 123456", None),
        ("IT", "312 345 6789", "+393123456789"),
        ("NO", "406 12 345", "+4740612345"),
        ("GB", "+33612345678", "+33612345678"),
    ],
)
def test_a_number_without_its_country_is_of_the_region_of_the_form(region, cell, kept):
    assert read_phone(cell, region=region).value == kept


@pytest.mark.parametrize("row", drawn(EMAILS), ids=lambda row: row[0])
def test_an_e_mail_address_is_kept_in_small_letters_and_never_corrected(row):
    cell, kept, said = row
    found = read_email(cell)
    assert (shown(found.value), found.code or "") == (kept, said)


def test_what_is_said_of_a_slip_names_the_address_that_may_be_meant():
    assert "“gmial.com” is perhaps meant to be “gmail.com”" in str(
        read_email("a@gmial.com").message
    )
