"""KoboToolbox: columns of its own begin with "_", in whatever language the rest is exported."""

from workbench.rules.tools.tool import Tool, spelt
from workbench.vocabulary import ExportTool

TOOL = Tool(
    name=ExportTool.KOBO,
    marks=(
        spelt("_id", "_uuid", "_submission_time"),
        spelt("_id", "_uuid"),
        spelt("_id", "_index"),
        spelt("_submission_time"),
        spelt("_uuid"),
        spelt("_validation_status"),
        spelt("__version__"),
        spelt("formhub/uuid"),
    ),
    ids=spelt("_id", "id"),
    uuids=spelt(
        "_uuid", "uuid", "meta/instanceID", "meta-instanceID", "meta > instanceID", "instanceID"
    ),
    sent=spelt("_submission_time", "SubmissionDate"),
    ended=spelt("end"),
    started=spelt("start"),
    made=spelt("today", "username", "deviceid", "simserial", "subscriberid", "phonenumber",
               "audit", "background-audio"),
    made_starts=("_", *spelt("meta/", "meta-", "meta >", "formhub/", "formhub-", "formhub >")),
    doubts={
        "_validation_status": spelt(
            "validation_status_not_approved", "Not approved", "Non approuvé", "Non approuvée",
            "Pas approuvé", "No aprobado", "غير موافق عليه",
        ),
    },
)  # fmt: skip
