"""Given and family names by community, to be put together into people who do not exist.

Each name is written in its own script and in Latin letters, since forms come back in either.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Name:
    """One name, in its own script and in Latin letters."""

    native: str
    latin: str


def _names(text: str) -> tuple[Name, ...]:
    """Read `native latin` pairs, separated by semicolons (a space in a name is written `_`)."""
    pairs = (pair.split() for pair in text.split(";"))
    return tuple(Name(own.replace("_", " "), latin.replace("_", " ")) for own, latin in pairs)


def _latin(text: str) -> tuple[Name, ...]:
    return tuple(Name(word.replace("_", " "), word.replace("_", " ")) for word in text.split())


ARABIC_GIVEN = _names(
    "رنا Rana; لينا Lina; هبة Hiba; سمر Samar; ديمة Dima; رشا Rasha; نسرين Nisrine; ميساء Maysaa; "
    "سناء Sanaa; إيمان Iman; عبير Abir; وفاء Wafaa; أسماء Asmaa; هدى Houda; ريم Rim; سلمى Salma; "
    "ياسمين Yasmine; غادة Ghada; منى Mouna; نهى Nouha"
)
SYRIAN_FAMILY = _names(
    "الحلبي Al-Halabi; الشامي Al-Chami; العلي Al-Ali; درويش Darwiche; قباني Kabbani; حداد Haddad; "
    "الأحمد Al-Ahmad; سلوم Salloum; نجار Najjar; عيسى Issa; الخليل Al-Khalil; بكري Bakri"
)
IRAQI_FAMILY = _names(
    "الجبوري Al-Jubouri; البغدادي Al-Baghdadi; الدليمي Al-Dulaimi; الموسوي Al-Mousawi; "
    "التميمي Al-Tamimi; الربيعي Al-Rubaie; العبيدي Al-Obaidi; كاظم Kadhim"
)
SUDANESE_FAMILY = _names(
    "عثمان Osman; الطيب El-Tayeb; إدريس Idris; بابكر Babiker; آدم Adam; عبد_الله Abdallah; "
    "الفاضل El-Fadil; حامد Hamid; النور El-Nour; بشير Bashir"
)
PERSIAN_GIVEN = _names(
    "پروانه Parwana; شکریه Shukria; فرشته Fereshta; گلناز Golnaz; ژاله Zhala; نرگس Narges; "
    "زهرا Zahra; لیلا Laila; مریم Maryam; شبنم Shabnam; پریسا Parisa; فریبا Fariba; کبرا Kobra; "
    "حمیده Hamida; مژگان Mozhgan; سهیلا Soheila; یلدا Yalda; نیلوفر Nilofar"
)
AFGHAN_FAMILY = _names(
    "احمدی Ahmadi; رحیمی Rahimi; نوری Noori; حیدری Haidari; کریمی Karimi; رضایی Rezai; "
    "صافی Safi; پوپل Popal; یوسفی Yousufi; ستانکزی Stanekzai; علیزاده Alizada; محمدی Mohammadi; "
    "هاشمی Hashemi; وردک Wardak"
)
UKRAINIAN_GIVEN = _names(
    "Оксана Oksana; Наталія Nataliia; Юлія Yuliia; Ірина Iryna; Катерина Kateryna; "
    "Людмила Liudmyla; Тетяна Tetiana; Світлана Svitlana; Галина Halyna; Леся Lesia; Дарина Daryna"
)
UKRAINIAN_FAMILY = _names(
    "Шевчук Shevchuk; Коваленко Kovalenko; Бондар Bondar; Мельник Melnyk; Ткачук Tkachuk; "
    "Лисенко Lysenko; Гнатюк Hnatiuk; Савченко Savchenko; Кравець Kravets; Поліщук Polishchuk"
)
GEEZ_GIVEN = _names(
    "ሰላም Selam; ሄለን Helen; ራሄል Rahel; ህይወት Hiwot; ሳባ Saba; ፍረወይኒ Freweini; ብርሃን Birhan; "
    "ትርሓስ Tirhas; ለተብርሃን Letebrhan; አበባ Abeba; ሰናይት Senait; ማርታ Marta; ዮርዳኖስ Yordanos; "
    "መብራት Mebrat; ኤደን Eden; ዓወት Awet"
)
ERITREAN_FAMILY = _names(
    "ተስፋይ Tesfay; ገብረመድህን Gebremedhin; ኪዳነ Kidane; ሃይለ Haile; ወልደማርያም Weldemariam; "
    "በራኺ Beraki; ተኽለ Tekle; ኣብርሃ Abraha"
)
ETHIOPIAN_FAMILY = _names(
    "በቀለ Bekele; ከበደ Kebede; ታደሰ Tadesse; አለሙ Alemu; ግርማ Girma; ደስታ Desta; ወርቁ Worku; መኮንን Mekonnen"
)
TIBETAN_GIVEN = _names(
    "བསྟན་འཛིན Tenzin; དོལ་མ Dolma; པད་མ Pema; ལྷ་མོ Lhamo; ཚེ་རིང Tsering; བདེ་སྐྱིད Dekyi; "
    "ཡང་ཅན Yangchen; སྐལ་བཟང Kelsang; ཆོས་སྒྲོན Choedon; ཉི་མ Nyima; མཚོ་མོ Tsomo"
)
TIBETAN_FAMILY = _names(
    "དབང་མོ Wangmo; ཕུན་ཚོགས Phuntsok; ལྷ་སྐྱིད Lhakyi; རྒྱ་མཚོ Gyatso; ནོར་བུ Norbu; "
    "རབ་བརྟན Rabten; བསོད་ནམས Sonam"
)
SOMALI_GIVEN = _latin("Hodan Nasteexo Ifrah Sahra Ubax Ayaan Hibaaq Khadra Deeqa Filsan")
SOMALI_FAMILY = _latin("Cabdi Warsame Xasan Maxamuud Jaamac Cali Nuur Faarax")
CONGOLESE_GIVEN = _latin("Divine Grâce Béatrice Naomie Ruth Clarisse Espérance Merveille")
CONGOLESE_FAMILY = _latin("Mukendi Kabongo Ilunga Tshibola Mbuyi Ngoy Kasongo Lukusa")
GUINEAN_GIVEN = _latin("Aïssatou Mariama Fatoumata Kadiatou Hadja Oumou Binta")
GUINEAN_FAMILY = _latin("Diallo Barry Camara Sylla Bah Condé Keïta Soumah")
KURDISH_GIVEN = _latin("Rojda Zelal Berfin Şilan Nûjîn Hêvî Dilan Ayşe Gülistan Rûken")
KURDISH_FAMILY = _latin("Özdemir Kaya Yıldız Aydın Demirtaş Çelik Arslan Botan Şahin")
FRENCH_GIVEN = _latin(
    "Claire Hélène Sophie Camille Élodie Manon Juliette Inès Margaux Solène Anaïs Delphine "
    "Noémie Aurélie"
)
FRENCH_MEN = _latin("Marc Julien Étienne Thomas Baptiste Olivier Rémi Grégoire")
FRENCH_FAMILY = _latin(
    "Marchal Fontanel Garnier Delorme Vasseur Brunel Carlier Lemoine Rousselin Charpentier "
    "Besnard Aubertin Guillou Perrault"
)
ENGLISH_GIVEN = _latin(
    "Alice Hannah Priya Megan Charlotte Zoe Harriet Naomi Isobel Ruth Georgia Amara"
)
ENGLISH_MEN = _latin("Daniel Owen Simon Callum Rajiv Matthew")
ENGLISH_FAMILY = _latin(
    "Ashdown Whitcombe Hartley Okafor Merrick Pemberton Lowell Sandhu Thornbury Ellery Winslade"
)


@dataclass(frozen=True)
class Community:
    """Women of one origin: their names, languages and how often they apply."""

    country: str
    given: tuple[Name, ...]
    family: tuple[Name, ...]
    mother_tongues: tuple[str, ...]
    other_tongues: tuple[str, ...]
    weight: int


COMMUNITIES: tuple[Community, ...] = (
    Community("SY", ARABIC_GIVEN, SYRIAN_FAMILY, ("ar",), ("ku", "tr"), 19),
    Community("IQ", ARABIC_GIVEN, IRAQI_FAMILY, ("ar",), ("ku",), 6),
    Community("SD", ARABIC_GIVEN, SUDANESE_FAMILY, ("ar",), (), 8),
    Community("AF", PERSIAN_GIVEN, AFGHAN_FAMILY, ("fa",), ("ps", "ps"), 20),
    Community("UA", UKRAINIAN_GIVEN, UKRAINIAN_FAMILY, ("uk",), ("ru", "ru"), 10),
    Community("ER", GEEZ_GIVEN, ERITREAN_FAMILY, ("ti",), ("am", "ar"), 9),
    Community("ET", GEEZ_GIVEN, ETHIOPIAN_FAMILY, ("am",), ("ti",), 7),
    Community("CN", TIBETAN_GIVEN, TIBETAN_FAMILY, ("bo",), (), 8),
    Community("SO", SOMALI_GIVEN, SOMALI_FAMILY, ("so",), ("ar",), 5),
    Community("CD", CONGOLESE_GIVEN, CONGOLESE_FAMILY, ("ln", "fr"), (), 4),
    Community("GN", GUINEAN_GIVEN, GUINEAN_FAMILY, ("fr",), (), 3),
    Community("TR", KURDISH_GIVEN, KURDISH_FAMILY, ("tr",), ("ku", "ku"), 5),
)

_DECK = tuple(community for community in COMMUNITIES for _ in range(community.weight))
_STRIDE = 37  # shares no factor with the deck's length, so that every card comes once a round


def community_of(number: int) -> Community:
    """The community of the applicant with that number: all come round, as often as they weigh."""
    return _DECK[number * _STRIDE % len(_DECK)]
