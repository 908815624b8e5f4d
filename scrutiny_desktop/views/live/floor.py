"""A question from the floor: its words and its asker, written while it is already being answered."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.editor import Editor
from scrutiny_desktop.views.live.point_card import PointWords
from scrutiny_desktop.views.pieces import column


class FloorWords(Editor):
    """Shown under a question that came from the floor, and no other; Enter goes from its words to who asked, and on."""

    ended = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.words = PointWords(self.tr("Words of the question from the floor"), hint=self.tr("Its words can wait"))
        self.asker = QLineEdit(placeholderText=self.tr("Who asked"))
        self.asker.setAccessibleName(self.tr("Who asked the question from the floor"))
        layout = column(desk, margin="", gap="s1")
        layout.addWidget(self.words)
        layout.addWidget(self.asker)
        self.setLayout(layout)
        self.words.ended.connect(self.asker.setFocus)
        self.asker.returnPressed.connect(self.ended)
        self.bind("text", self.words, self.tr("write a question"))
        self.bind("asker", self.asker, self.tr("say who asked"))
        self.hide()

    def show_question(self, question: Question | None) -> None:
        """Show the fields of this question, where it came from the floor."""
        is_here = question is not None and question.is_from_floor
        self.take(question if is_here else None)
        self.setVisible(is_here)
