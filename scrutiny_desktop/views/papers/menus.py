"""Menus on the text and on cards, made from the table of acts and their doers."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from scrutiny_desktop.views.acts import BY_NAME
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.papers.toolbar import PASSAGE_ACTS

_ACTS = (*PASSAGE_ACTS, "underline", "strike", "bookmark", "place_note", "mark_area", "pen", "select_sentence",
         "select_paragraph", "find_in_paper")  # fmt: skip


def passage_menu(desk: Desk, owner: QWidget, doers: Mapping[str, Callable[[], object]], place: QPoint) -> None:
    """Open the menu of what can be done with a passage."""
    made = menu(desk, owner, [(BY_NAME[name].words, BY_NAME[name].icon, doers[name]) for name in _ACTS])
    for action, name in zip(made.actions(), _ACTS, strict=True):
        action.setShortcut(QKeySequence(BY_NAME[name].keys))
    made.popup(place)


def menu(desk: Desk, owner: QWidget, doers: Sequence[tuple[str, str, Callable[[], object]]]) -> QMenu:
    """A menu of words, icons and what they do; it is gone once it is closed."""
    made = QMenu(owner)
    for words, icon, doer in doers:
        action = QAction(desk.icon(icon), words, made) if icon else QAction(words, made)
        action.triggered.connect(lambda _=False, doer=doer: doer())
        made.addAction(action)
    made.aboutToHide.connect(made.deleteLater)
    return made


def lettered(names: Sequence[str]) -> list[str]:
    """Names with an access letter each: the first of its letters that no name before it took."""
    taken = set[str]()
    made = []
    for name in names:
        at = next((at for at, sign in enumerate(name) if sign.isalnum() and sign.casefold() not in taken), None)
        if at is None:
            made.append(name)
            continue
        taken.add(name[at].casefold())
        made.append(f"{name[:at]}&{name[at:]}")
    return made


def below(made: QMenu, words: str, doers: Sequence[tuple[str, Callable[[], object]]]) -> None:
    """Hang a menu of further choices into one."""
    if not doers:
        return
    choices = made.addMenu(words)
    for name, (_, doer) in zip(lettered([name for name, _ in doers]), doers, strict=True):
        choices.addAction(name).triggered.connect(lambda _=False, doer=doer: doer())
