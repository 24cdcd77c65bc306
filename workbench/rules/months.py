"""Names of months, in the languages her dates may be written in."""

from __future__ import annotations

from functools import cache

from workbench.rules.spelling import loosely

_LANGUAGES = ("fr", "en", "ar", "ar_SY", "ar_MA", "ar_DZ", "es", "pt", "de", "it", "uk", "ru", "tr",
              "am", "so", "sq", "ro", "ps")  # fmt: skip
_FURTHER = {
    "janv": 1, "fev": 2, "fevr": 2, "febr": 2, "avr": 4, "juil": 7, "jul": 7, "sept": 9, "sep": 9,
    "ژانویه": 1, "فوریه": 2, "آوریل": 4, "مه": 5, "ژوئن": 6, "ژوئیه": 7, "جولای": 7, "اوت": 8,
    "سپتامبر": 9, "اکتبر": 10, "نوامبر": 11, "دسامبر": 12,
}  # fmt: skip
_OF_OTHER_CALENDARS = """
    فروردین اردیبهشت خرداد مرداد شهریور مهر آبان آذر دی بهمن اسفند
    حمل ثور جوزا سرطان اسد سنبله میزان عقرب قوس جدی دلو حوت
    وری غویی غبرگولی چنگاښ زمری وږی تله لړم لیندۍ مرغومی سلواغه کب
    محرم صفر رجب شعبان رمضان شوال muharram safar rajab shaban ramadan shawwal
    መስከረም ጥቅምት ኅዳር ታኅሣሥ ጥር የካቲት መጋቢት ሚያዝያ ግንቦት ሰኔ ሐምሌ ነሐሴ ጳጉሜን
    meskerem tikimt hidar tahsas yekatit megabit miyazya ginbot sene hamle nehase pagume
    ዓ.ም e.c ah هـ ه.ش ه.ق farvardin ordibehesht khordad tir mordad shahrivar mehr aban azar dey
    bahman esfand
"""


@cache
def months() -> dict[str, int]:
    """The number of every month by its spelling; a spelling of two months is of none."""
    from babel import Locale

    found: dict[str, set[int]] = {loosely(word): {month} for word, month in _FURTHER.items()}
    for language in _LANGUAGES:
        tables = Locale.parse(language).months
        for form in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for month, word in tables[form][width].items():
                    spelt = loosely(word).strip(".")
                    if not spelt.isdecimal():
                        found.setdefault(spelt, set()).add(int(month))
    return {spelt: next(iter(known)) for spelt, known in found.items() if len(known) == 1 and spelt}


@cache
def words_of_other_calendars() -> frozenset[str]:
    """Months and marks of the Solar Hijri, Islamic and Ethiopian calendars."""
    return frozenset(loosely(word).strip(".") for word in _OF_OTHER_CALENDARS.split())
