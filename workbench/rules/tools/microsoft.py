"""Microsoft Forms: a workbook that begins with a number, two moments and the account used.

The number counts within one form, so the moment is part of what a submission is known by.
"""

from workbench.rules.tools.tool import HOME, Tool, spelt
from workbench.vocabulary import ExportTool

_IN_FRENCH = spelt("ID", "Heure de début", "Heure de fin")

TOOL = Tool(
    name=ExportTool.MICROSOFT,
    marks=(
        spelt("ID", "Start time", "Completion time"),
        _IN_FRENCH,
        spelt("ID", "Hora de inicio", "Hora de finalización"),
        spelt("ID", "Startzeit", "Fertigstellungszeit"),
        spelt("ID", "Ora di inizio", "Ora di completamento"),
        spelt("ID", "Begintijd", "Tijd van voltooien"),
    ),
    ids=spelt("ID"),
    sent=spelt("Completion time", "Heure de fin", "Hora de finalización", "Fertigstellungszeit",
               "Ora di completamento", "Tijd van voltooien"),
    started=spelt("Start time", "Heure de début", "Hora de inicio", "Startzeit",
                  "Ora di inizio", "Begintijd"),
    made_first=spelt("Name", "Nom", "Nombre", "Nome", "Naam",
                     "Last modified time", "Heure de la dernière modification",
                     "Language", "Langue",
                     "Total points", "Total des points", "Quiz feedback",
                     "Commentaires sur le questionnaire"),
    made_starts=spelt("Points - ", "Feedback - ", "Commentaires - "),
    account=spelt("Email", "Adresse de messagerie", "Correo electrónico", "E-Mail",
                  "Posta elettronica", "E-mail"),
    nobody=spelt("anonymous", "anonyme", "anónimo", "anonym", "anonimo", "anoniem"),
    clock=HOME,
    day_first=_IN_FRENCH[1:],
    is_numbered_by_form=True,
    repeats_headers=True,
)  # fmt: skip
