"""How much a decoded text looks like words that people write, to tell old encodings apart."""

from __future__ import annotations

_LATIN_END = 0x250
_LATIN = "éèêëàâçùûüîïôœæÿÉÈÊËÀÂÇÙÛÎÏÔŒÆáíóúñìòãõäöåøßÁÍÓÚÑÄÖÜÅØıİşŞğĞ"
_EASTERN = "ąćęłńśźżĄĆĘŁŃŚŹŻčďěňřšťůýžČĎŇŘŠŤŽőűŐŰășțĂȘȚđĐ"
_CYRILLIC = "абвгдежзийклмнопрстуфхцчшщъыьэюяАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЫЭЮЯёЁіїєґІЇЄҐ"
_ARABIC = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيًٌٍَُِّْپچژگیکـ،؛؟"
_SIGNS = "’‘“”«»…–—€°º\u00a0\u200c\u200d"
_MARKS_IN_WORDS = "’‘–\u200c\u200d\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652"
_USUAL = frozenset(_LATIN + _EASTERN + _CYRILLIC + _ARABIC + _SIGNS)


def plausibility(text: str) -> int:
    """The usual letters of a text less what no word has; ASCII says nothing.

    No word has a capital after a small letter, two scripts, a sign between letters, or accented
    Latin letters side by side.
    """
    return sum(
        _worth(before, sign, after)
        for before, sign, after in zip(" " + text, text, text[1:] + " ", strict=False)
        if not sign.isascii()
    )


def _worth(before: str, sign: str, after: str) -> int:
    worth = 1 if sign in _USUAL else -1
    if not sign.isalpha():
        is_inside = before.isalpha() and after.isalpha() and sign not in _MARKS_IN_WORDS
        is_turned = (sign in "»”" and after.isalpha()) or (sign in "«“" and before.isalpha())
        return worth - 2 * (is_inside or is_turned)
    is_latin = ord(sign) < _LATIN_END
    if sign.isupper() and before.islower():
        worth -= 2
    if is_latin and not before.isascii() and before.isalpha():
        worth -= 2
    if not is_latin and any(each.isalpha() and ord(each) < _LATIN_END for each in (before, after)):
        worth -= 2
    return worth
