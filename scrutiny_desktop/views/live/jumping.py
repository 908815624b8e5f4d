"""To any question of the running order by typing part of it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QWidget

from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.domain.running_order import Group
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.pieces import column
from scrutiny_desktop.views.words import shortened, word

_LONGEST = 160
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 6, Qt.Key.Key_PageUp: -6}
_QUESTION = int(Qt.ItemDataRole.UserRole)


class Jump(QDialog):
    """A field over a list; Enter takes up the line that is marked, a number the question of that place."""

    chosen = Signal(object)

    def __init__(self, desk: Desk, groups: Sequence[Group], parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setStyleSheet(desk.sheet)
        self.setAccessibleName(self.tr("Go to question"))
        self.setWindowTitle(self.tr("Go to question"))
        self.field = QLineEdit(placeholderText=self.tr("Words, asker, theme, or the number in the running order"))
        self.field.setAccessibleName(self.tr("Words of the question"))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Questions found"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setWordWrap(True)
        layout = column(desk, margin="s2", gap="s2")
        layout.addWidget(self.field)
        layout.addWidget(self.list, 1)
        self.setLayout(layout)
        self._known = [(each, group) for group in groups for each in group.questions]
        self.field.textChanged.connect(self._narrow)
        self.field.installEventFilter(self)
        self.list.itemClicked.connect(self._take)
        self._narrow("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if (steps := _STEPS.get(Qt.Key(event.key()))) is not None:
                row = self.list.currentRow() + steps
                self.list.setCurrentRow(max(0, min(self.list.count() - 1, row)))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _narrow(self, typed: str) -> None:
        self.list.clear()
        wanted = typed.casefold().split()
        for number, (question, group) in enumerate(self._known, start=1):
            theme = group.theme.name if group.theme else ""
            said = f"{question.text} {question.asker} {question.addressee} {theme}".casefold()
            if wanted == [str(number)] or all(each in said for each in wanted):
                row = QListWidgetItem(self._line(number, question))
                row.setData(_QUESTION, question)
                self.list.addItem(row)
                if wanted == [str(number)]:
                    self.list.setCurrentItem(row)
        if self.list.currentRow() < 0:
            self.list.setCurrentRow(0)

    def _line(self, number: int, question: Question) -> str:
        words = shortened(question.text, _LONGEST) or self.tr("A question that has no words yet")
        line = f"{number}. {words} · {word(question.standing)}"
        return f"{line} · {question.asker}" if question.asker else line

    def _take(self, row: QListWidgetItem | None) -> None:
        if row is not None:
            self.accept()
            self.chosen.emit(row.data(_QUESTION))
