"""Gate: her right to stay is one the programme is for, as its funders and its purpose say."""

from __future__ import annotations

import pandas as pd

from workbench.rules import answers, kleene, questions
from workbench.rules.answers import Row
from workbench.rules.gates import Gate
from workbench.rules.kleene import Answers
from workbench.sentences import Sentence, sentence
from workbench.vocabulary import Status

PROTECTED = (Status.REFUGEE, Status.SUBSIDIARY, Status.TEMPORARY)


def gate(*, accepted: tuple[Status, ...] = PROTECTED) -> Gate:
    """A residence status among those accepted."""

    def answer(applications: pd.DataFrame) -> Answers:
        return kleene.claim(
            answers.one_of(applications, "residence_status", accepted),
            known=answers.known(applications, "residence_status"),
        )

    def reason(row: Row) -> Sentence:
        status = answers.text(row, "residence_status")
        if status is None:
            return questions.unanswered("residence_status")
        if status in accepted:
            return sentence("She answered: {status}.", status=Status(status))
        return sentence(
            "She answered: {status}; this programme does not accept it.", status=Status(status)
        )

    title = sentence("Residence status")
    return Gate("residence_status", title, ("residence_status",), answer, reason)
