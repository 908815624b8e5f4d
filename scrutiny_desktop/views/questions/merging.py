"""Choosing which other questions are put as one with the chosen one."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.dialog import Dialog
from scrutiny_desktop.views.pieces import label
from scrutiny_desktop.views.words import word


class MergeDialog(Dialog):
    """The questions still to be put, those that ask much the same first; ``merge`` is given all that are put as one."""

    def __init__(
        self, desk: Desk, first: Question, others: Sequence[Question], merge: Callable[[Sequence[Question]], object],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(desk, parent)
        self.setWindowTitle(self.tr("Put as one"))
        self._first, self._others = first, others
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("The questions to put as one with it; Space ticks one"))
        for each in others:
            self.list.addItem(self._row(each))
        self.list.setCurrentRow(0)
        said = self.tr("is put in these words, as one with those you tick. Every wording is kept.")
        for part in (label(first.text, "strong", wrap=True), label(said, "quiet", wrap=True)):
            self.body.addWidget(part)
        self.body.addWidget(self.list, 1)
        self.decides(self.tr("Put as &one"))
        self.decide.setEnabled(False)
        self.list.itemChanged.connect(lambda: self.decide.setEnabled(len(self.together()) > 1))
        self.accepted.connect(lambda: merge(self.together()))
        self.finished.connect(self.deleteLater)
        self.list.setFocus()
        self.fit(18, 14)

    def together(self) -> tuple[Question, ...]:
        """The question with those that are ticked."""
        ticked = (self.list.item(at).checkState() is Qt.CheckState.Checked for at in range(self.list.count()))
        return self._first, *(each for each, is_ticked in zip(self._others, ticked, strict=True) if is_ticked)

    def _row(self, question: Question) -> QListWidgetItem:
        said = " · ".join(filter(None, (question.asker, word(question.standing))))
        row = QListWidgetItem(f"{question.text.strip() or self.tr('No words yet')}\n{said}")
        row.setCheckState(Qt.CheckState.Unchecked)
        return row
