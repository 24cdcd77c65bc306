"""Google Forms: a moment, then the questions as they were asked; no id of a submission."""

from workbench.rules.tools.tool import HOME, Tool, spelt
from workbench.vocabulary import ExportTool

_DAY_FIRST = spelt(
    "Horodateur", "Horodatage", "Marca temporal", "Zeitstempel", "Informazioni cronologiche",
    "Carimbo de data/hora", "Tijdstempel", "Отметка времени", "Позначка часу", "طابع زمني",
)  # fmt: skip
_STAMPS = (*spelt("Timestamp"), *_DAY_FIRST)

TOOL = Tool(
    name=ExportTool.GOOGLE,
    first=_STAMPS,
    sent=_STAMPS,
    made=spelt("Score", "Note", "Total score", "Note totale"),
    made_ends=spelt("[Score]", "[Feedback]", "[Note]", "[Commentaires]"),
    clock=HOME,
    day_first=_DAY_FIRST,
    repeats_headers=True,
)
