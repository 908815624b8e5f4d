"""The words of a question plan in the reader's language."""

from PySide6.QtCore import QCoreApplication

from scrutiny_desktop.domain.paper import Secrecy
from scrutiny_desktop.domain.question_plan import PlanKind, PlanWords
from scrutiny_desktop.views.words import citing, word


def plan_words() -> PlanWords:
    """Titles, labels and sentences of a plan."""
    tr = QCoreApplication.translate
    return PlanWords(
        titles={
            PlanKind.ORDER: tr("plan", "Running order of questions"),
            PlanKind.SHEETS: tr("plan", "Questions for witnesses"),
            PlanKind.BRIEF: tr("plan", "Brief for the meeting"),
        },
        secrecies={each: word(each) for each in Secrecy},
        sheet=tr("plan", "Questions for {agency}"),
        for_myself=tr("plan", "For my own use, not to be passed on"),
        withheld=tr("plan", "{secrecy}: not for publication"),
        no_theme=tr("plan", "Other questions"),
        unnamed=tr("plan", "Theme without a name"),
        minutes=tr("plan", "{minutes} min"),
        invited=tr("plan", "Invited: {names}"),
        must=tr("plan", "Must ask"),
        put_to=tr("plan", "to {name}"),
        recommendations=tr("plan", "Rec. {numbers}"),
        why=tr("plan", "Why:"),
        supplementary=tr("plan", "Supplementary:"),
        also=tr("plan", "{name} asks:"),
        quoted=tr("plan", "“{quote}” – {place}"),
        citing=citing(),
        **_left_out(),
    )


def _left_out() -> dict[str, str]:
    tr = QCoreApplication.translate
    return {
        "private_one": tr(
            "plan",
            "1 question is private and is left out. Show it to the panel on the Questions screen to have it here.",
        ),
        "private_many": tr(
            "plan",
            "{count} questions are private and are left out. Show them"
            " to the panel on the Questions screen to have them here.",
        ),
        "rests_one": tr("plan", "1 question rests on {papers}, or is put with such a one, and is left out."),
        "rests_many": tr("plan", "{count} questions rest on {papers}, or are put with such a one, and are left out."),
        "marked_one": tr("plan", "1 question was put in private, and is left out."),
        "marked_many": tr("plan", "{count} questions were put in private, and are left out."),
        "some_paper": tr("plan", "a paper"),
        "lost_one": tr("plan", "1 question rests on something that is no longer here, and is left out."),
        "lost_many": tr("plan", "{count} questions rest on something that is no longer here, and are left out."),
        "to_nobody_one": tr("plan", "1 question is put to nobody yet, and is on no sheet."),
        "to_nobody_many": tr("plan", "{count} questions are put to nobody yet, and are on no sheet."),
    }
