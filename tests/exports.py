"""Makers of forms and of their exports, in every manner exporters have, from one invented pool.

`an_export(folder, Manner(language="fr", separator=" > "))` writes a file and gives its path.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from openpyxl import Workbook

LANGUAGES = {"en": "label::English (en)", "fr": "label::Français (fr)", "ar": "label::العربية (ar)"}

Labels = tuple[str, str, str]


@dataclass(frozen=True)
class Asked:
    """A question of the form: its type, name, labels, tag and groups."""

    kind: str
    name: str
    labels: Labels
    tag: str = ""
    groups: tuple[str, ...] = ()


GROUPS: Mapping[str, Labels] = {
    "identity": ("About you", "Vous", "عنكِ"),
    "contact": ("Contact", "Coordonnées", "التواصل"),
    "project": ("Your project", "Votre projet - idées", "مشروعكِ"),
}

FORM: Sequence[Asked] = (
    Asked(
        "text", "given_name", ("Given name", "Prénom", "الاسم الأول"), "#name+given", ("identity",)
    ),
    Asked(
        "text", "family_name", ("Family name", "Nom de famille", "اسم العائلة"), "", ("identity",)
    ),
    Asked(
        "date",
        "birth_date",
        ("Date of birth", "Date de naissance", "تاريخ الميلاد"),
        "",
        ("identity",),
    ),
    Asked(
        "text", "email", ("E-mail", "Adresse e-mail", "البريد"), "#contact", ("identity", "contact")
    ),
    Asked("text", "phone", ("Phone", "Téléphone", "الهاتف"), "", ("identity", "contact")),
    Asked(
        "select_one country",
        "country_of_origin",
        ("Country of origin", "Pays d’origine", "البلد"),
        "#country",
        ("identity",),
    ),
    Asked(
        "integer",
        "digital_skills",
        ("Digital skills, 0 to 5", "Compétences, de 0 à 5", "المهارات"),
        "",
        ("project",),
    ),
    Asked(
        "select_multiple lang",
        "spoken_languages",
        ("Languages you speak", "Langues parlées", "اللغات"),
        "",
        ("project",),
    ),
    Asked(
        "select_multiple track",
        "tracks",
        ("Tracks/subjects", "Filières", "المسارات"),
        "",
        ("project",),
    ),
    Asked(
        "select_one track",
        "first_choice",
        ("First choice", "Premier choix", "الخيار الأول"),
        "",
        ("project",),
    ),
    Asked("text", "motivation", ("Why?", "Pourquoi ?", "لماذا؟"), "", ("project",)),
    Asked("select_one yesno", "consent_data", ("I agree", "J’accepte", "أوافق")),
    Asked("text", "shoe_size", ("Shoe size", "Pointure", "المقاس")),
)

CHOICES: Mapping[str, Mapping[str, Labels]] = {
    "yesno": {"yes": ("Yes", "Oui", "نعم"), "no": ("No", "Non", "لا")},
    "country": {
        "SY": ("Syria", "Syrie", "سوريا"),
        "NA": ("Namibia", "Namibie", "ناميبيا"),
        "CD": ("DR Congo", "RD Congo", "الكونغو"),
    },
    "lang": {
        "ar": ("Arabic", "Arabe", "العربية"),
        "fa": ("Persian / Dari", "Persan / dari", "الفارسية / الدرية"),
        "fr": ("French", "Français", "الفرنسية"),
        "en": ("English", "Anglais", "الإنجليزية"),
    },
    "track": {
        "web": ("Web development", "Développement web", "تطوير الويب"),
        "data": ("Data analysis", "Analyse de données", "تحليل البيانات"),
        "ux": ("Design, UX and UI", "Design, UX et UI", "تصميم واجهات"),
    },
}

Answers = Mapping[str, str]

POOL: Sequence[Answers] = (
    {"given_name": "Ndapewa", "family_name": "Shikongo", "birth_date": "1993-02-11",
     "email": "Ndapewa.Shikongo@Example.org", "phone": "06 39 98 12 34",
     "country_of_origin": "NA", "digital_skills": "4", "spoken_languages": "fr en",
     "tracks": "data ux", "first_choice": "data",
     "motivation": "J'ai étudié ; je veux, vraiment,\nretravailler", "consent_data": "yes",
     "shoe_size": "38", "_id": "501", "_uuid": "aa-501", "_submission_time": "2026-09-03T10:00:00"},
    {"given_name": "Élodie", "family_name": "Mbuyi", "birth_date": "1988-12-30", "email": "",
     "phone": "+33639981299", "country_of_origin": "CD", "digital_skills": "0",
     "spoken_languages": "fr", "tracks": "web", "first_choice": "web", "motivation": "",
     "consent_data": "yes", "shoe_size": "", "_id": "502", "_uuid": "aa-502",
     "_submission_time": "2026-09-03T11:30:00"},
    {"given_name": "Rim", "family_name": "Haddad", "birth_date": "", "email": "rim@mail.example",
     "phone": "", "country_of_origin": "SY", "digital_skills": "", "spoken_languages": "ar fa",
     "tracks": "", "first_choice": "ux", "motivation": "NA", "consent_data": "yes",
     "shoe_size": "39", "_id": "503", "_uuid": "aa-503", "_submission_time": "2026-09-04T08:00:00"},
    {"given_name": "Secret", "family_name": "Refusal", "birth_date": "31/02/1990",
     "email": "not an address", "phone": "12", "country_of_origin": "XX", "digital_skills": "99",
     "spoken_languages": "zz", "tracks": "web", "first_choice": "web", "motivation": "private",
     "consent_data": "no", "shoe_size": "40", "_id": "504", "_uuid": "aa-504",
     "_submission_time": "2026-09-04T09:00:00"},
)  # fmt: skip

IN_ARABIC: Answers = {
    **POOL[2], "given_name": "ريم", "family_name": "حداد", "_id": "505", "_uuid": "aa-505",
}  # fmt: skip

MADE = ("_id", "_uuid", "_submission_time", "_tags", "__version__")


@dataclass(frozen=True)
class Manner:
    """How an exporter writes: XML names (no language) or labels, groups, options, tags, file."""

    language: str | None = None
    separator: str | None = None
    groups_by_name: bool = False
    options: str = "both"
    option_separator: str = "/"
    joined_by: str = " "
    ticks: tuple[str, str] = ("1", "0")
    has_tags: bool = False
    delimiter: str = ";"
    encoding: str = "utf-8"
    format: str = "csv"


def a_form(
    folder: Path,
    *,
    required: Sequence[str] = (),
    names: Mapping[str, str] | None = None,
    labels: Mapping[str, Labels] | None = None,
) -> Path:
    """The XLSForm of the pool; `names` and `labels` are those that its maker gave otherwise."""
    book = Workbook()
    survey = book.active
    survey.title = "survey"
    survey.append(["type", "name", *LANGUAGES.values(), "hxl", "required"])
    for asked in FORM:
        for group in asked.groups:
            survey.append(["begin_group", group, *GROUPS[group]])
        must = "yes" if asked.name in required else ""
        name = (names or {}).get(asked.name, asked.name)
        said = (labels or {}).get(asked.name, asked.labels)
        survey.append([asked.kind, name, *said, asked.tag, must])
        for _ in asked.groups:
            survey.append(["end_group"])
    choices = book.create_sheet("choices")
    choices.append(["list_name", "name", *LANGUAGES.values()])
    for name, members in CHOICES.items():
        for code, labels in members.items():
            choices.append([name, code, *labels])
    settings = book.create_sheet("settings")
    settings.append(["form_title", "id_string", "version"])
    settings.append(["Small form", "small_2026", "v2"])
    return _saved(book, folder / "small-form.xlsx")


def an_export(folder: Path, manner: Manner, pool: Sequence[Answers] = POOL) -> Path:
    """An export of the pool in this manner, as a file."""
    columns = [column for asked in FORM for column in columns_of(asked, manner)]
    header = [column.header for column in columns]
    tags = [[column.tag for column in columns]] if manner.has_tags else []
    rows = [[column.cell(answers, manner) for column in columns] for answers in pool]
    made = [[answers.get(name, "") for name in MADE] for answers in pool]
    table = [
        [*header, *MADE],
        *[[*each, *[""] * len(MADE)] for each in tags],
        *[[*row, *more] for row, more in zip(rows, made, strict=True)],
    ]
    if manner.format == "xlsx":
        return a_workbook(folder / "export.xlsx", table)
    path = folder / "export.csv"
    path.write_bytes(separated(table, manner.delimiter).encode(manner.encoding))
    return path


def separated(table: Sequence[Sequence[str]], delimiter: str) -> str:
    """A table as text with separators."""
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="\r\n").writerows(table)
    return text.getvalue()


def a_workbook(path: Path, table: Sequence[Sequence[object]]) -> Path:
    """A table as the first sheet of a workbook."""
    book = Workbook()
    for row in table:
        book.active.append([None if cell == "" else cell for cell in row])
    return _saved(book, path)


def _saved(book: Workbook, path: Path) -> Path:
    book.save(path)
    return path


@dataclass(frozen=True)
class _Column:
    header: str
    tag: str
    asked: Asked
    option: str | None = None

    def cell(self, answers: Answers, manner: Manner) -> str:
        chosen = answers[self.asked.name].split()
        if self.option is not None:
            ticked, not_ticked = manner.ticks
            return (ticked if self.option in chosen else not_ticked) if chosen else ""
        if self.asked.kind.startswith("select"):
            return manner.joined_by.join(chosen_label(self.asked, code, manner) for code in chosen)
        return answers[self.asked.name]


def columns_of(asked: Asked, manner: Manner) -> list[_Column]:
    """The columns an exporter makes of a question: one, one for each option, or both."""
    leaf = _said(asked.labels, asked.name, manner)
    if manner.separator is not None:
        by_name = Manner() if manner.groups_by_name else manner
        path = [_said(GROUPS[group], group, by_name) for group in asked.groups]
        leaf = manner.separator.join([*path, leaf])
    whole = _Column(leaf, asked.tag, asked)
    if not asked.kind.startswith("select_multiple"):
        return [whole]
    split = [
        _Column(
            f"{leaf}{manner.option_separator}{chosen_label(asked, code, manner)}", "", asked, code
        )
        for code in CHOICES[asked.kind.split()[1]]
    ]
    return {"one": [whole], "split": split, "both": [whole, *split]}[manner.options]


def chosen_label(asked: Asked, code: str, manner: Manner) -> str:
    """What an exporter writes for a choice."""
    labels = CHOICES[asked.kind.split()[1]].get(code)
    return _said(labels, code, manner) if labels else code


def _said(labels: Labels, name: str, manner: Manner) -> str:
    return name if manner.language is None else labels[list(LANGUAGES).index(manner.language)]
