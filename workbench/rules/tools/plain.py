"""A table of no tool we know; ids and moments count where they are named as others name them."""

from workbench.rules.tools import kobo
from workbench.rules.tools.tool import HOME, Tool, spelt
from workbench.vocabulary import ExportTool

TOOL = Tool(
    name=ExportTool.PLAIN,
    ids=kobo.TOOL.ids,
    uuids=kobo.TOOL.uuids,
    sent=(*kobo.TOOL.sent, *spelt("Timestamp", "Horodateur", "Horodatage")),
    ended=kobo.TOOL.ended,
    started=kobo.TOOL.started,
    made=kobo.TOOL.made,
    made_starts=kobo.TOOL.made_starts,
    clock=HOME,
    day_first=spelt("Horodateur", "Horodatage"),
)
