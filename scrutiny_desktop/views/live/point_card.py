"""One discussion point: its time and kind, and its words to be written in place."""

from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QScrollArea, QWidget

from scrutiny_desktop.domain.discussion import OWED, DiscussionPoint
from scrutiny_desktop.domain.panel import Person
from scrutiny_desktop.store import rows
from scrutiny_desktop.views.closed_chip import closed_chips, new_chip, show_closed
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.editor import Editor
from scrutiny_desktop.views.fields import DueDate, GrowingText
from scrutiny_desktop.views.live.capturing import Capturing, UnderstoodLine
from scrutiny_desktop.views.pieces import button, chip, column, holder, label, line, refaced, row
from scrutiny_desktop.views.words import at_time_beside, tone, word
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
    """A point's fields, saved as they are typed; ``left`` when the person is done with them for now.

    One point after another may have the card: to make and to dress all its parts takes longer than anything else
    that a mark does. ``is_brief`` leaves out who is to do it and when.
    """

    left = Signal()
    removed = Signal(object)

    def __init__(
        self, desk: Desk, point: DiscussionPoint, capturing: Capturing, bears_on: str = "", *, is_brief: bool = False,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(desk, parent)
        self._capturing, self.understood = capturing, UnderstoodLine(desk, capturing)
        self._bears_on, self._is_brief = "", is_brief
        self.words = PointWords("", face="inline", hint=self.tr("Words can wait"))
        self.words.document().setDocumentMargin(desk.theme.size("s1"))
        self.exempt = QCheckBox(self.tr("Exempt"))
        self.exempt.setAccessibleName(self.tr("Exempt: left out of the public minute"))
        self.at, self.kind = label("", "quiet"), chip(word(point.kind), tone(point.kind))
        self.bears_on, self.speaker = label("", "small"), chip("")
        self.owed: OwedFields | None = None
        self.closed: QLabel | None = None
        """The chip of a point that rests on what is not public; made for the first that does."""
        self._lay_out()
        self._listen()
        self.show_point(point, bears_on)

    def show_point(self, point: DiscussionPoint, bears_on: str) -> None:
        """Show the point as it is now, with the recommendations it bears on in words."""
        self._show_closed(point)
        if point == self.record and bears_on == self._bears_on and point.words == self.words.toPlainText():
            return  # most points stay as they are, and an evening has hundreds
        if self.record is None or self.record.id != point.id:
            self._name(point)
        now: DiscussionPoint = self.take(point) or point
        self._bears_on = bears_on
        if self.owed is not None:
            self.owed.due.show_date(now.due, now.id)
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

    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab goes through the card."""
        owed = self.owed
        return (self.exempt, self.remove, self.words, *((owed.by, *owed.due.stops()) if owed is not None else ()))

    def _name(self, point: DiscussionPoint) -> None:
        """Say whose point this is, and offer what such a point has."""
        meeting = self.desk.meeting
        kind, time = word(point.kind), at_time_beside(point.at, meeting.started if meeting else None)
        self.setAccessibleName(self.tr("{kind}, {time}").format(kind=kind, time=time))
        self.words.setAccessibleName(self.tr("Words of the point: {kind}, {time}").format(kind=kind, time=time))
        self.at.setText(time)
        if self.kind.property("chip") != tone(point.kind):
            refaced(self.kind, chip=tone(point.kind))
        self.kind.setText(kind)
        is_owed = point.kind in OWED and not self._is_brief
        if is_owed and self.owed is None:
            self.owed = OwedFields(self.desk)
            self._whole.insertWidget(self._whole.indexOf(self.understood) + 1, self.owed)
            self.bind("action_by", self.owed.by, self.tr("say who is to act"))
            self.owed.due.changed_to.connect(lambda day: self.change(self.tr("change a date"), due=day))
        if self.owed is not None:
            self.owed.setVisible(is_owed)

    def _lay_out(self) -> None:
        remove = button("", lambda: self.removed.emit(self.record), face="bare", name=self.tr("Remove this point"),
                        tip=self.tr("Remove this point (Undo brings it back)"))  # fmt: skip
        remove.setObjectName("compact")
        self.remove = remove
        self._draw()
        self.desk.theme_changed.connect(self._draw)
        self._named, head = Wrapping(self.desk.theme.size("s2")), row(self.desk)
        for widget in (self.at, self.kind, self.speaker, self.bears_on, self.exempt):
            self._named.addWidget(widget)
        head.addWidget(holder(self._named), 1)
        head.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        layout = self._whole = column(self.desk, margin="", gap="s1")
        layout.addLayout(head)
        for part in (self.words, self.understood, line()):
            layout.addWidget(part)
        self.setLayout(layout)

    def _show_closed(self, point: DiscussionPoint) -> None:
        chips = closed_chips(self.desk)(point)
        if chips and self.closed is None:
            self.closed = new_chip()
            self._named.addWidget(self.closed)
        if self.closed is not None:
            show_closed(self.closed, chips)
            why = self.tr("Left out of the public minute even where it is not ticked: its item, its paper or the "
                          "moment it was made is not public")  # fmt: skip
            self.closed.setToolTip(why if chips and not point.is_exempt else "")

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

    def _listen(self) -> None:
        self.bind("words", self.words, self.tr("write a discussion point"))
        self.words.ended.connect(self.left)
        self.words.textChanged.connect(self._understand)
        self.exempt.clicked.connect(lambda ticked: self.change(self.tr("mark a point exempt"), is_exempt=ticked))


class OwedFields(QWidget):
    """Who is to do it, and by when."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.by = QLineEdit(placeholderText=self.tr("Who"))
        self.by.setAccessibleName(self.tr("Who is to do it"))
        self.due = DueDate(desk, self.tr("To be done by"))
        foot, layout = Wrapping(desk.theme.size("s2")), column(desk, margin="", gap="s1")
        foot.addWidget(self.due)
        layout.addWidget(self.by)
        layout.addWidget(holder(foot))
        self.setLayout(layout)
