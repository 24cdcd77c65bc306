"""Which spellings are one name: drawn tables over the scripts that women write their names in.

Every name is invented. *same* means close enough to be compared as one name; whether two
applications come from one woman is for all the answers together to say. *alike* marks different
names that letters alone cannot part; *not* are those that they can.
"""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from workbench.engines.blocking import Pairs
from workbench.engines.fields import TwoWords
from workbench.engines.levels import CLOSE, CLOSE_FROM
from workbench.engines.words import alikeness, words
from workbench.rules.duplicates import find
from workbench.vocabulary import Likeness

PAIR = Pairs(np.array([0]), np.array([1]))

ONE_NAME = """
شيماء          | Chaima         | same
شيماء          | Shaymaa        | same
درويش          | Darwich        | same
الخطيب         | Al-Khatib      | same
الخطيب         | El Khatib      | same
خطيب           | Alkhatib       | same
عبد الرحمن     | Abdulrahman    | same
عبدالرحمن      | Abd el-Rahman  | same
عبد الله       | Abdallah       | same
عائشة          | Aicha          | same
وفاء           | Wafaa          | same
قاسم           | Kassem         | same
زهرة           | Zahra          | same
جميلة          | Djamila        | same
سُميّة          | سمية           | same
أمينة          | امينة          | same
پروانه         | Parwana        | same
پروانه         | Parvaneh       | same
ژاله           | Zhaleh         | same
رضایی          | Rezaï          | same
گل‌ناز          | Golnaz         | same
حکیمي          | Hakimi         | same
ښایسته         | Shaista        | same
ځلاند          | Zaland         | same
څانګه          | Tsanga         | same
Світлана       | Svitlana       | same
Юлія           | Yuliia         | same
Юлия           | Iuliia         | same
Євгенія        | Yevheniia      | same
Галина         | Halyna         | same
Щербина        | Shcherbyna     | same
Хрущенко       | Khrushchenko   | same
Цимбал         | Tsymbal        | same
Жанна          | Zhanna         | same
ሰላም            | Selam          | same
ትርሓስ           | Tirhas         | same
ፍረወይኒ          | Freweyni       | same
ገብረመድህን        | Gebremedhin    | same
ተኽለ            | Tekle          | same
በራኺ            | Beraki         | same
ጸጋይ            | Tsegay         | same
ዓወት            | Awet           | same
བསྟན་འཛིན       | Tenzin         | same
སྒྲོལ་མ          | Dolma          | same
ཟླ་བ            | Dawa           | same
པདྨ             | Pema           | same
ཚེ་རིང          | Tsering        | same
དབང་མོ          | Wangmo         | same
བསོད་ནམས        | Sonam          | same
བཀྲ་ཤིས         | Tashi          | same
Şahin          | Sahin          | same
Yıldız         | Yildiz         | same
Çiğdem         | Cigdem         | same
Xêzal          | Khezal         | same
Êvîn           | Evin           | same
Nguyễn         | Nguyen         | same
Trần           | Tran           | same
Aïssatou       | Aissatu        | same
Hélène         | Helene         | same
Xasan          | Hassan         | same
Mohammed       | Muhamad        | same
Fatemeh        | Fatima         | same
Husseini       | Hosseini       | same
Khadija        | Hadija         | same
Mourad         | Murad          | same
Raheemi        | Rahimi         | same
Qasimi         | Kasemi         | same
Wardah         | Ouarda         | same
Oleksandra     | Олександра     | same
شيماء          | سلمى           | not
درويش          | Daryoush       | alike
سارة           | Zahra          | not
قاسم           | Hashim         | not
کریمی          | Rahimi         | not
Світлана       | Stefania       | not
Коваль         | Kravchuk       | not
ሰላም            | Selome         | alike
ኪዳነ            | Kebede         | not
ታደሰ            | Tesfay         | not
བསྟན་འཛིན       | Tsering        | not
སྒྲོལ་མ          | Lhamo          | not
པདྨ             | Passang        | not
Rana           | Hana           | not
Sara           | Zahra          | not
Noor           | Nahar          | not
Haddad         | Hamdan         | not
Yıldız         | Yılmaz         | not
Trần           | Trinh          | alike
Aïssatou       | Aminata        | not
Kabongo        | Kasongo        | alike
Hussein        | Hassan         | not
Rahimi         | Karimi         | not
Iman           | Amina          | not
Lina           | Dina           | not
Lena           | Lina           | alike
Samira         | Samar          | alike
Nadia          | Nadira         | alike
"""

WHOLE_NAME = """
Shaimaa, Darwich       | Darwich, Shaimaa        | same
شيماء, درويش           | Darwich, Chaima         | same
Tenzin Dolma,          | Tenzin, Dolma           | same
Tenzin, Dolma          | , Dolma Tenzin          | same
Fatima, Al-Zahra       | Fatima, Zahra           | same
Олена, Бондаренко      | Bondarenko, Olena       | same
ሰላም, ተስፋይ             | Tesfay, Selam           | same
Nguyễn, Thị Mai        | Thi Mai, Nguyen         | same
Maria Fernanda, Lukusa | Fernanda, Lukusa        | same
Rahel, Tesfay Gebre    | Rahel, Gebre            | same
Nour Jahan, Safi       | Jahan, Safi             | same
Rojda, Şahin           | Zelal, Şahin            | not
Nour Jahan, Safi       | Nour Bibi, Safi         | not
Fatima Zahra, Noori    | Maryam Zahra, Noori     | not
Selam, Tesfay          | Tesfay, Saba            | not
Tenzin, Dolma          | Tenzin, Lhamo           | not
Maryam, Rahimi         | Rahima, Karimi          | not
"""


def rows(table):
    return [tuple(cell.strip() for cell in line.split("|")) for line in table.strip().splitlines()]


@pytest.mark.parametrize(("one", "other", "said"), rows(ONE_NAME))
def test_spellings_of_a_name(one, other, said):
    both = words([one, other])
    first, second = both.columns[0][:1], both.columns[0][1:]
    score = alikeness(both, first, second)[0]
    assert alikeness(both, second, first)[0] == score
    assert (score >= CLOSE_FROM) == (said != "not"), f"{score:.2f} {both.letters.texts}"


def test_names_alike_and_nothing_else_in_common_make_nobody_the_same():
    alike = [row for row in rows(ONE_NAME) if row[2] == "alike"]
    people = pd.DataFrame(
        [
            {
                "given_name": one,
                "family_name": other,
                "birth_date": date(1970 + at + 11 * which, 3 + at, 5 + which),
                "email": f"{'ab'[which] * (at + 2)}@mail.example",
                "phone": f"+33639{981234 + 5057 * at + 7_313 * which}",
            }
            for at, (first, second, _) in enumerate(alike)
            for which, (one, other) in enumerate([(first, first), (second, second)])
        ],
        dtype=object,
    )
    assert not any(each.proposed is Likeness.SAME for each in find(people))


@pytest.mark.parametrize(("one", "other", "said"), rows(WHOLE_NAME))
def test_given_and_family_names_in_whichever_place(one, other, said):
    people = [[part.strip() for part in person.split(",")] for person in (one, other)]
    columns = words(*([person[place] for person in people] for place in (0, 1)))
    given, family = TwoWords(("given", "family"), columns).compare(PAIR)
    agrees = given.levels[0] >= CLOSE and family.levels[0] >= CLOSE
    assert ("same" if agrees else "not") == said


def test_the_tables_are_large_enough_to_mean_something():
    assert len(rows(ONE_NAME)) >= 60
    assert sum(said == "not" for *_, said in rows(ONE_NAME)) >= 20
