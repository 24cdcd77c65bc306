"""Typeform: a column for each option of a question with several choices, without the question.

A response that was begun and never sent is in the export too; its type says so.
"""

from workbench.rules.tools.tool import Tool, spelt, states
from workbench.vocabulary import ExportTool, NotTaken

TOOL = Tool(
    name=ExportTool.TYPEFORM,
    marks=(
        spelt("#", "Start Date (UTC)", "Submit Date (UTC)", "Network ID"),
        spelt("Response ID", "Start Date (UTC)", "Submit Date (UTC)"),
        spelt("Start Date (UTC)", "Submit Date (UTC)"),
        spelt("#", "Submit Date (UTC)"),
        spelt("#", "Network ID"),
    ),
    ids=spelt("#", "Response ID", "Token"),
    sent=spelt("Submit Date (UTC)"),
    ended=spelt("Stage Date (UTC)"),
    started=spelt("Start Date (UTC)"),
    made=spelt("Response Type", "Network ID", "Tags", "Ending", "Score", "Outcome", "IP"),
    states=states(
        "Response Type", {"partial": NotTaken.PARTIAL, "started": NotTaken.PARTIAL}
    ),
    repeats_headers=True,
    writes_options_only=True,
)  # fmt: skip
