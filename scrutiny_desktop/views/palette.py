"""Search and commands: everything in the library and every act, found by typing."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from scrutiny_desktop.domain.phrases import one_line
from scrutiny_desktop.store import search
from scrutiny_desktop.views.acts import ACTS, Act
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.pieces import label
from scrutiny_desktop.views.words import kind_name

PAUSE = 80
"""Milliseconds after a key before the library is asked."""
MOST = 40
LIKE_ITS_TITLE = 24
"""Characters an excerpt shares with the start of its title before the title is left out."""

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of the palette: an act, or a place in a record."""

    act: str = ""
    kind: str = ""
    record_id: str = ""
    start: int = -1


class Palette(QDialog):
    """A field and a list: type, arrow down, Enter."""

    act_chosen = Signal(str)
    record_chosen = Signal(str, str, int)

    def __init__(self, desk: Desk, acts: dict[str, bool], parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._desk, self._acts = desk, acts
        self.setStyleSheet(desk.sheet)
        self.setAccessibleName(self.tr("Search and commands"))
        self.setWindowTitle(self.tr("Search and commands"))
        self.field = QLineEdit(placeholderText=self.tr("Words from papers, notes, questions… or a command"))
        self.field.setAccessibleName(self.tr("Search words"))
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("Found"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.empty = label(self.tr("Nothing found. Try fewer or shorter words."), "quiet")
        column = QVBoxLayout(self)
        for widget in (self.field, self.list, self.empty):
            column.addWidget(widget)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.look)
        self.field.textChanged.connect(lambda: self._pause.start())
        self.field.installEventFilter(self)
        self.list.itemClicked.connect(self._choose)
        self.look()

    def look(self) -> None:
        """Fill the list for the words typed."""
        words = self.field.text().strip()
        self.list.clear()
        self._pause.stop()
        for act in _matching(words, self._acts):
            self._add(f"{act.plain_words}    {act.keys}".rstrip(), Choice(act=act.name), act.icon)
        if words:
            self._add_hits(words)
        self.list.setCurrentRow(0)
        self.empty.setVisible(self.list.count() == 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in _STEPS:
                row = self.list.currentRow() + _STEPS[key]
                self.list.setCurrentRow(max(0, min(self.list.count() - 1, row)))
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._enter()
                return True
        return super().eventFilter(watched, event)

    def _enter(self) -> None:
        if self._pause.isActive():
            self.look()
        if (current := self.list.currentItem()) is not None:
            self._choose(current)

    def _add_hits(self, words: str) -> None:
        for hit in search.find(self._desk.library, words, limit=MOST):
            words_found = one_line(plain_excerpt(hit.excerpt))
            begins = hit.title[:LIKE_ITS_TITLE].rstrip("… ")
            shown = words_found if words_found.startswith(begins) else f"{hit.title}\n{words_found}"
            text = f"{kind_name(hit.kind)} · {shown}"
            choice = Choice(kind=hit.kind, record_id=hit.record_id, start=hit.start)
            self._add(text.strip(), choice, _ICONS.get(hit.kind, "search"))

    def _add(self, text: str, choice: Choice, icon: str) -> None:
        row = QListWidgetItem(self._desk.icon(icon or "forward", "quiet"), text)
        row.setData(Qt.ItemDataRole.UserRole, choice)
        self.list.addItem(row)

    def _choose(self, row: QListWidgetItem) -> None:
        choice: Choice = row.data(Qt.ItemDataRole.UserRole)
        self.accept()
        if choice.act:
            self.act_chosen.emit(choice.act)
        else:
            self.record_chosen.emit(choice.kind, choice.record_id, choice.start)


_ICONS = {
    "papers": "papers", "notes": "note", "questions": "questions", "recommendations": "checklist",
    "discussion_points": "live", "meetings": "meeting", "agenda": "meeting", "witnesses": "witness",
}  # fmt: skip


def plain_excerpt(excerpt: str) -> str:
    """An excerpt without the marks around its found words."""
    return excerpt.replace("\u0002", "").replace("\u0003", "")


def _matching(words: str, allowed: dict[str, bool]) -> list[Act]:
    wanted = words.casefold().split()
    acts = [act for act in ACTS if allowed.get(act.name)]
    if not wanted:
        return [act for act in acts if act.name.startswith(("go_", "add_"))]
    return [act for act in acts if all(word in act.plain_words.casefold() for word in wanted)][:8]
