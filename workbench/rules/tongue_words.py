"""Other names of languages, and which ones are kept as one so that women and mentors meet.

The names of BCP 47 in these and other languages come with babel; here is what it lacks.
"""

from __future__ import annotations

from collections.abc import Mapping

OTHER_NAMES: Mapping[str, str] = {
    "am": "amharique; amharic; amharigna; አማርኛ; امهري",
    "ar": """arabe; arabic; arabe dialectal; arabe litteraire; arabe standard; arabe classique;
        arabe marocain; arabe algerien; arabe tunisien; arabe egyptien; arabe syrien;
        arabe libanais; arabe irakien; arabe soudanais; arabe yemenite; levantine arabic;
        darija; derja; fusha; عربي; العربيه الفصحى; الدارجة; عربية""",
    "az": "azeri; azerbaidjanais",
    "bm": "bambara; bamanankan",
    "bn": "bengali; bangla",
    "bo": "tibetain; tibetan; བོད་སྐད; བོད་ཡིག; བོད་སྐད་",
    "byn": "bilen; blin",
    "ce": "tchetchene; chechen",
    "ckb": "sorani; kurde sorani; kurdish sorani; سوراني; السورانية; کوردیی سۆرانی",
    "dyu": "dioula; dyula; jula",
    "en": "anglais; english; ang; eng; الانجليزيه; انجليزي; انكليزي; английский; англійська",
    "es": "espagnol; spanish; castillan; castellano; espanol",
    "fa": """persan; persian; farsi; dari; darri; dari persan; persan dari; farsi/dari; dari/farsi;
        persan / dari; persian / dari; afghan persian; hazaragi; tajik persan; فارسى; فارسی; دری;
        دري; الدرية; الدارية; الفارسية""",
    "ff": """peul; peulh; pular; pulaar; fula; fulani; fulfulde; foulfoulde; poular; foulani;
        الفولاني""",
    "fr": "francais; french; fra; الفرنسيه; فرنسي; французский; французька",
    "ka": "georgien; georgian",
    "kab": "kabyle; taqbaylit",
    "kg": "kikongo; kongo",
    "ku": """kurde; kurdish; kurmandji; kurmanji; kurmandj; kurmancî; kurmanci; kurde kurmandji;
        kurdish kurmanji; kurdi; كردي; كرمانجي; الكرمانجية""",
    "ln": "lingala",
    "lua": "tshiluba; ciluba; luba",
    "man": "malinke; mandinka; mandingue; maninka; mandingo",
    "om": """oromo; oromifa; afaan oromo; afan oromo; afaan oromoo; oromoo;
        oromiffa""",
    "pa": "pendjabi; panjabi; punjabi",
    "ps": "pachto; pashto; pachtou; pashtou; pachtoun; pashtu; pukhto; پشتو; پښتو; بشتو",
    "rn": "kirundi; rundi",
    "ru": "russe; russian; русский; русском; российский; روسي",
    "rw": "kinyarwanda; rwanda",
    "si": "cinghalais; sinhala; singhalais",
    "so": "somali; somalien; soomaali; af soomaali; af-soomaali; صومالي",
    "sq": "albanais; albanian; shqip",
    "sus": "soussou; susu; sosso",
    "sw": "swahili; kiswahili; souahili",
    "syr": "syriaque; assyrien; soureth; sureth; assyrian",
    "ta": "tamoul; tamil",
    "ti": "tigrinya; tigrigna; tigrinia; tigrina; tigrinja; ትግርኛ; تغريني; تيغرينية",
    "tr": "turc; turkish; turkce; تركي",
    "ug": "ouighour; uyghur; uighur; ouigour",
    "uk": "ukrainien; ukrainian; українська; украинский; украинська; اوكراني",
    "ur": "ourdou; urdu; ourdu; اردو",
    "uz": "ouzbek; uzbek; ouzbeque",
    "wo": "wolof; ouolof",
    "zgh": "tamazight; amazigh; berbere; berber",
    "zh": "chinois; chinese; mandarin; chinois mandarin; putonghua; 中文; 普通话; 汉语",
}

KEPT_AS: Mapping[str, str] = {
    "prs": "fa", "fa-AF": "fa", "pes": "fa", "haz": "fa", "tgk": "tg",
    "arb": "ar", "ary": "ar", "arz": "ar", "arq": "ar", "aeb": "ar", "apc": "ar", "ajp": "ar",
    "acm": "ar", "apd": "ar", "ayl": "ar", "ar-001": "ar",
    "kmr": "ku", "kur": "ku", "zh-Hans": "zh", "zh-Hant": "zh", "cmn": "zh",
    "en-GB": "en", "en-US": "en", "en-AU": "en", "en-CA": "en", "fr-CA": "fr", "fr-CH": "fr",
    "es-419": "es", "es-ES": "es", "es-MX": "es", "pt-BR": "pt", "pt-PT": "pt", "de-AT": "de",
    "de-CH": "de", "nl-BE": "nl", "ro-MD": "ro", "sw-CD": "sw",
}  # fmt: skip
"""Varieties kept as the language that applicants and mentors are asked about."""
