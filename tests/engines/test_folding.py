"""Words of every script become plain letters, once and for all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.engines.folding import fold, fold_all
from workbench.engines.tibetan import spoken


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Khadija", "Hadija"), ("Al-Khatib", "El Khatib"), ("Alhassan", "Hassan"),
        ("Mourad", "Murad"), ("Raheemi", "Rahimi"), ("Haddad", "Hadad"), ("Qasim", "Kasim"),
        ("Aïssatou", "Aissatu"), ("Walid", "Oualid"), ("Djamal", "Jamal"), ("Olha", "ольга"),
        ("Yelena", "Elena"), ("Zeinab", "Zaynab"), ("Abd el-Kader", "Abdulqader"),
    ],
)  # fmt: skip
def test_spellings_of_one_name_fold_to_the_same_letters(one, other):
    assert fold(one).letters == fold(other).letters


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("བསྟན་འཛིན", "tendzin"), ("སྒྲོལ་མ", "dolma"), ("ཟླ་བ", "dawa"), ("པདྨ", "pema"),
        ("དབང་མོ", "wangmo"), ("ལྷ་མོ", "lhamo"), ("ཚེ་རིང་", "tsering"), ("བསོད་ནམས", "sonam"),
        ("རྒྱ་མཚོ", "gyatso"), ("ཕུན་ཚོགས", "phuntsok"), ("ཀརྨ", "karma"), ("", ""), ("༄", ""),
    ],
)  # fmt: skip
def test_tibetan_is_written_as_it_is_heard(written, heard):
    assert spoken(written) == heard


@given(st.text(max_size=30))
def test_folded_letters_are_plain_and_stay_as_they_are(text):
    once = fold(text)
    assert set(once.letters) <= set("abcdefghijklmnopqrstuvwxyz")
    assert once.words.replace(" ", "") == once.letters
    assert once.words == " ".join(once.words.split())


@given(st.lists(st.text(max_size=12), max_size=8))
def test_many_folded_at_once_are_each_folded_alone(texts):
    assert fold_all(texts) == [fold(text) for text in texts]
