"""What can be done with a row of the running order, as its menu."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from scrutiny_desktop.domain.question import OUTCOMES, Question, Standing
from scrutiny_desktop.views.acts import BY_NAME
from scrutiny_desktop.views.live.signs import sign_icon
from scrutiny_desktop.views.words import word

if TYPE_CHECKING:
    from scrutiny_desktop.views.live.screen import LiveScreen


def row_menu(screen: "LiveScreen", question: Question) -> QMenu:
    """Take the question up, say what came of it, or show its passage."""
    theme = screen.desk.theme
    menu = QMenu(screen)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.addAction(screen.tr("Take &up now"), partial(screen.take_up, question))
    menu.addSeparator()
    for standing in (Standing.ASKED, *OUTCOMES):
        icon = sign_icon(standing, theme.color("ink"), theme.size("heading"))
        menu.addAction(icon, word(standing), partial(screen.set_outcome, standing, question))
    back = menu.addAction(screen.tr("Back to &planned"), partial(screen.set_outcome, Standing.PLANNED, question))
    back.setEnabled(question.standing is not Standing.PLANNED)
    menu.addSeparator()
    act, first = BY_NAME["open_live_passage"], next(iter(question.passages), None)
    passage = menu.addAction(screen.desk.icon(act.icon), act.words, partial(screen.open_passage, first))
    passage.setEnabled(first is not None)
    return menu
