"""A member's own quick note on the question before the panel; nobody else sees it."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from scrutiny_desktop.domain.note import Note, Visibility
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.store import notes
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.editor import Editor
from scrutiny_desktop.views.fields import GrowingText
from scrutiny_desktop.views.pieces import column, label


class OwnNote(Editor):
    """One note for each question, made with its first word and gone with its last; hidden until it is wanted."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._question_id, self._is_wanted = "", False
        name = self.tr("My own note on this question")
        self.words = GrowingText(name, hint=self.tr("Only you see this"))
        caption = label(self.tr("My own note – nobody else sees it"), "caption")
        caption.setBuddy(self.words)
        layout = column(desk, margin="", gap="s1")
        layout.addWidget(caption)
        layout.addWidget(self.words)
        self.setLayout(layout)
        self.bind("text", self.words, self.tr("write my own note"))
        self.hide()

    def show_question(self, question: Question | None) -> None:
        """Show my note on this question, where there is one or one is being written."""
        key = question.id if question else ""
        self.flush()  # what was typed is a note from now on
        if key != self._question_id:
            self._question_id, self._is_wanted = key, False
        known = self._known(question) if question else None
        if known is not None:
            self.take(known)
        elif question is None or self.record is None or self.record.question_id != key or not self.is_empty:
            self.take(None)
            self.record = self._bare(question) if question else None
        self.setVisible(known is not None or self._is_wanted)

    def begin(self) -> None:
        """Put the keys into the note on the question that is shown."""
        if self.record is not None:
            self._is_wanted = True
            self.show()
            self.words.setFocus()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written in the field."""
        return not self.words.toPlainText().strip()

    def save(self, label: str, record: Any, fields: Mapping[str, Any], burst: str = "") -> None:
        if str(fields.get("text", "")).strip():
            super().save(label, record, fields, burst)
        elif (now := self.desk.now(record)) is not None:
            self.desk.change(self.tr("remove my own note"), old=now, new=None)

    def _known(self, question: Question) -> Note | None:
        mine = self.desk.me.id
        written = notes.elsewhere(self.desk.library, question.meeting_id, ())
        return next((each for each in written if each.question_id == question.id and each.owner == mine), None)

    def _bare(self, question: Question) -> Note:
        return Note(id=self.desk.ids.new(), owner=self.desk.me.id, meeting_id=question.meeting_id,
                    question_id=question.id, visibility=Visibility.PRIVATE,
                    recommendation_ids=question.recommendation_ids)  # fmt: skip
