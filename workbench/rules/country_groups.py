"""The part of the world a country lies in: groups large enough to be compared.

Source: United Nations, Standard country or area codes for statistical use (M49), subregions.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

_SUBREGIONS: Mapping[str, str] = {
    "015": "DZ EG EH LY MA SD TN",
    "014": "BI DJ ER ET IO KE KM MG MU MW MZ RE RW SC SO SS TZ UG YT ZM ZW",
    "017": "AO CD CF CG CM GA GQ ST TD",
    "018": "BW LS NA SZ ZA",
    "011": "BF BJ CI CV GH GM GN GW LR ML MR NE NG SH SL SN TG",
    "145": "AE AM AZ BH CY GE IL IQ JO KW LB OM PS QA SA SY TR YE",
    "034": "AF BD BT IN IR LK MV NP PK",
    "143": "KG KZ TJ TM UZ",
    "030": "CN HK JP KP KR MN MO TW",
    "035": "BN ID KH LA MM MY PH SG TH TL VN",
    "151": "BG BY CZ HU MD PL RO RU SK UA",
    "039": "AD AL BA ES GI GR HR IT ME MK MT PT RS SI SM VA XK",
    "154": "AX DK EE FI FO GB GG IE IM IS JE LT LV NO SE SJ",
    "155": "AT BE CH DE FR LI LU MC NL",
    "029": "AG AI AW BB BL BQ BS CU CW DM DO GD GP HT JM KN KY LC MF MQ MS PR SX TC TT VC VG VI",
    "013": "BZ CR GT HN MX NI PA SV",
    "005": "AR BO BR CL CO EC FK GF GY PE PY SR UY VE",
    "021": "BM CA GL PM US",
    "009": "AS AU CC CK CX FJ FM GU HM KI MH MP NC NF NR NU NZ PF PG PN PW SB TK TO TV UM VU WF WS",
}
GROUP_OF: Mapping[str, str] = {
    country: group for group, countries in _SUBREGIONS.items() for country in countries.split()
}
"""Subregion (three digits, said by `sentences.Country`) by ISO 3166 code."""


def country_groups(countries: pd.Series) -> pd.Series:
    """The subregion of each country; None where the country is not known."""
    found = countries.map(GROUP_OF).astype(object)
    return found.where(found.notna(), None)
