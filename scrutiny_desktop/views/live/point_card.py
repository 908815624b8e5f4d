"""One discussion point: its time and kind, and its words to be written in place."""

from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QScrollArea, QWidget

from scrutiny_desktop.domain.discussion import OWED, DiscussionPoint
from scrutiny_desktop.domain.panel import Person
from scrutiny_desktop.store import rows
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.editor import Editor
from scrutiny_desktop.views.fields import DueDate, GrowingText
from scrutiny_desktop.views.live.capturing import Capturing, UnderstoodLine
from scrutiny_desktop.views.pieces import button, chip, column, holder, label, line, row
from scrutiny_desktop.views.words import at_time, tone, word
from scrutiny_desktop.views.wrapping import Wrapping

_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)


class PointWords(GrowingText):
    """A point's words; Enter and Escape end them, Shift+Enter begins a new line."""

    ended = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENDS and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.ended.emit()
            return
        super().keyPressEvent(event)


class PointCard(Editor):
    """A point's fields, saved as they are typed; ``left`` when the person is done with them for now."""

    left = Signal()
    removed = Signal(object)

    def __init__(self, desk: Desk, point: DiscussionPoint, capturing: Capturing, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._capturing, self.understood = capturing, UnderstoodLine(desk, capturing)
        self._bears_on = ""
        kind = word(point.kind)
        self.setAccessibleName(self.tr("{kind}, {time}").format(kind=kind, time=at_time(point.at)))
        name = self.tr("Words of the point: {kind}, {time}").format(kind=kind, time=at_time(point.at))
        self.words = PointWords(name, face="inline", hint=self.tr("Words can wait"))
        self.words.document().setDocumentMargin(desk.theme.size("s1"))
        self.by = QLineEdit(placeholderText=self.tr("Who"))
        self.by.setAccessibleName(self.tr("Who is to do it"))
        self.due = DueDate(desk, self.tr("To be done by"))
        self.exempt = QCheckBox(self.tr("Exempt"))
        self.exempt.setAccessibleName(self.tr("Exempt: left out of the public minute"))
        self.bears_on, self.speaker = label("", "small"), chip("")
        self._lay_out(point)
        self._listen()
        self.show_point(point, "")

    def show_point(self, point: DiscussionPoint, bears_on: str) -> None:
        """Show the point as it is now, with the recommendations it bears on in words."""
        if point == self.record and bears_on == self._bears_on and point.words == self.words.toPlainText():
            return  # most points stay as they are, and an evening has hundreds
        now: DiscussionPoint = self.take(point) or point
        self._bears_on = bears_on
        self.due.show_date(now.due, now.id)
        self.exempt.setChecked(now.is_exempt)
        said = " · ".join(filter(None, (bears_on, self._author(now))))
        self.bears_on.setText(said)
        self.bears_on.setVisible(bool(said))
        self.speaker.setText(now.speaker)
        self.speaker.setVisible(bool(now.speaker))
        self._understand()

    def change(self, label: str, burst: str = "", **fields: Any) -> None:
        if "words" in fields and self.record is not None:
            fields = self._capturing.fill(self.record, fields["words"])
        super().change(label, burst and f"{burst} {self.record.id}", **fields)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENDS:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _lay_out(self, point: DiscussionPoint) -> None:
        remove = button("", lambda: self.removed.emit(self.record), face="bare", name=self.tr("Remove this point"),
                        tip=self.tr("Remove this point (Undo brings it back)"))  # fmt: skip
        remove.setObjectName("compact")
        self.remove = remove
        self._draw()
        self.desk.theme_changed.connect(self._draw)
        named, foot, head = Wrapping(self._gap()), Wrapping(self._gap()), row(self.desk)
        kind = chip(word(point.kind), tone(point.kind))
        for widget in (label(at_time(point.at), "quiet"), kind, self.speaker, self.bears_on, self.exempt):
            named.addWidget(widget)
        head.addWidget(holder(named), 1)
        head.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(self.due)
        self.owed = owed = holder(foot)
        if point.kind not in OWED:
            self.by.hide()
            owed.hide()
        layout = column(self.desk, margin="", gap="s1")
        layout.addLayout(head)
        for part in (self.words, self.understood, self.by, owed, line()):
            layout.addWidget(part)
        self.setLayout(layout)

    def _author(self, point: DiscussionPoint) -> str:
        """Who marked it, where that was somebody else."""
        if point.owner in ("", self.desk.me.id):
            return ""
        person = rows.get(self.desk.library, Person, point.owner)
        return self.tr("marked by {name}").format(name=person.name or word(person.role)) if person else ""

    def _understand(self) -> None:
        if self.record is not None:
            was = self.understood.words()
            self.understood.show_words(self.words.toPlainText(), self.record)
            if self.words.hasFocus() and self.understood.words() != was:
                # It has no place until it is laid out.
                QTimer.singleShot(0, self, self._show_understood)

    def _show_understood(self) -> None:
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None and self.words.hasFocus():
            area.ensureWidgetVisible(self.understood)

    def _draw(self) -> None:
        side = self.desk.theme.size("heading")
        self.remove.setIcon(self.desk.icon("remove", "quiet"))
        self.remove.setIconSize(QSize(side, side))

    def _gap(self) -> int:
        return self.desk.theme.size("s2")

    def _listen(self) -> None:
        self.bind("words", self.words, self.tr("write a discussion point"))
        self.bind("action_by", self.by, self.tr("say who is to act"))
        self.words.ended.connect(self.left)
        self.words.textChanged.connect(self._understand)
        self.due.changed_to.connect(lambda day: self.change(self.tr("change a date"), due=day))
        self.exempt.clicked.connect(lambda ticked: self.change(self.tr("mark a point exempt"), is_exempt=ticked))
