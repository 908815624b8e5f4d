"""A question from the floor: its words and its asker, written while it is already being answered."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.editor import Editor
from scrutiny_desktop.views.fields import GrowingText
from scrutiny_desktop.views.pieces import column

_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FloorWords(Editor):
    """Shown under a question that came from the floor, and under no other."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.words = GrowingText(self.tr("Words of the question from the floor"), hint=self.tr("Its words can wait"))
        self.asker = QLineEdit(placeholderText=self.tr("Who asked"))
        self.asker.setAccessibleName(self.tr("Who asked the question from the floor"))
        layout = column(desk, margin="", gap="s1")
        layout.addWidget(self.words)
        layout.addWidget(self.asker)
        self.setLayout(layout)
        self.bind("text", self.words, self.tr("write a question"))
        self.bind("asker", self.asker, self.tr("say who asked"))
        self.words.installEventFilter(self)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Return ends the words, as it ends a point, and goes on to who asked; with Shift it makes a line."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and _ends(event):
            self.asker.setFocus()
            return True
        return super().eventFilter(watched, event)

    def show_question(self, question: Question | None) -> None:
        """Show the fields of this question, where it came from the floor."""
        is_here = question is not None and question.is_from_floor
        self.take(question if is_here else None)
        self.setVisible(is_here)


def _ends(event: QKeyEvent) -> bool:
    return event.key() in _RETURN and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
