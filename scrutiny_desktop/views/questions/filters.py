"""Which of a meeting's questions are listed."""

from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from scrutiny_desktop.domain.question import Question, Standing
from scrutiny_desktop.domain.sitting import is_unplanned
from scrutiny_desktop.views.marking import N_


class Shown(StrEnum):
    """The lists a person may choose from."""

    ALL = "all"
    PLANNED = "planned"
    DRAFTS = "drafts"
    MINE = "mine"
    UNUSED = "unused"
    PANEL = "panel's"


_WORDS = {
    Shown.ALL: N_("questions", "All questions"),
    Shown.PLANNED: N_("questions", "Running order"),
    Shown.DRAFTS: N_("questions", "My drafts"),
    Shown.MINE: N_("questions", "My plan"),
    Shown.UNUSED: N_("questions", "Not used"),
    Shown.PANEL: N_("questions", "From the Chair"),
}


def words_of_list(shown: Shown) -> str:
    """The list's name, for people."""
    return QCoreApplication.translate("questions", _WORDS[shown])


def belongs(question: Question, shown: Shown, me: str) -> bool:
    """Whether a question is in a list; a draft of somebody else is in none but that of all."""
    if shown is Shown.DRAFTS:
        return is_unplanned(question) and question.owner in ("", me)
    if shown is Shown.UNUSED:
        return question.standing is Standing.WITHDRAWN
    if shown is Shown.PLANNED:
        return not is_unplanned(question) and question.standing is not Standing.WITHDRAWN
    return True
