"""ODK Central: the CSV of a form, alone or in a zip with the tables of its repeats.

`KEY` is the submission's first id and stays when it is edited; `meta-instanceID` does not.
"""

from workbench.rules.tools.tool import Tool, spelt, states
from workbench.vocabulary import ExportTool, NotTaken

TOOL = Tool(
    name=ExportTool.ODK,
    marks=(
        spelt("SubmissionDate", "KEY", "SubmitterID", "ReviewState"),
        spelt("SubmissionDate", "KEY"),
        spelt("KEY", "SubmitterID"),
        spelt("KEY", "ReviewState"),
        spelt("KEY", "meta-instanceID"),
        spelt("KEY", "instanceID"),
    ),
    uuids=spelt("KEY", "meta-instanceID", "instanceID"),
    sent=spelt("SubmissionDate"),
    ended=spelt("end"),
    started=spelt("start"),
    made=spelt("today", "username", "deviceid", "simserial", "subscriberid", "phonenumber",
               "SubmitterID", "SubmitterName", "AttachmentsPresent", "AttachmentsExpected",
               "DeviceID", "Edits", "FormVersion", "instanceName", "audit", "entity"),
    made_starts=spelt("meta-", "SET-OF-", "generated_"),
    made_ends=spelt("-Latitude", "-Longitude", "-Altitude", "-Accuracy"),
    states={
        **states("ReviewState", {"rejected": NotTaken.REJECTED}),
        **states("Status", {
            "not decrypted": NotTaken.ENCRYPTED,
            "missing encrypted form data": NotTaken.ENCRYPTED,
        }),
    },
)  # fmt: skip
