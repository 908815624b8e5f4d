"""What is understood of a point's words, filled into its fields and shown as chips while they are typed."""

from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel, QWidget

from scrutiny_desktop.domain.capture import filled
from scrutiny_desktop.domain.discussion import OWED, DiscussionPoint
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.domain.signs import Known, Sign, SignKind, signs
from scrutiny_desktop.store import attendance, meetings, recommendations, rows, witnesses
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.pieces import chip, emptied
from scrutiny_desktop.views.words import on_day_briefly
from scrutiny_desktop.views.wrapping import Wrapping

_NAMING = frozenset({"", "witnesses", "attendance", "recommendations", "meetings"})
"""Kinds of record whose change may change who and what can be named."""


class Capturing(QObject):
    """Knows who and what may be named at the meeting on the desk; read once, and again when that has changed."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._known: Known | None = None
        desk.changed.connect(self._changed)
        desk.meeting_changed.connect(self._forget)

    @property
    def known(self) -> Known:
        """Who and what may be named now."""
        if self._known is None:
            self._known = self._read()
        return self._known

    def fill(self, point: DiscussionPoint, words: str) -> dict[str, Any]:
        """The fields of a point, as the library has it, that these words fill."""
        now = self._desk.now(point) or point
        question = rows.get(self._desk.library, Question, now.question_id) if now.question_id else None
        given = question.recommendation_ids if question else ()
        fresh = filled(now, words, self.known, given=given)
        names = ("words", "action_by", "due", "recommendation_ids")
        return {name: getattr(fresh, name) for name in names}

    def _read(self) -> Known:
        meeting, db = self._desk.meeting, self._desk.library
        today = self._desk.clock().date()
        if meeting is None:
            return Known.of((), {}, today)
        invited, there = witnesses.for_meeting(db, meeting.id), attendance.for_meeting(db, meeting.id)
        names = [*(part for each in invited for part in (each.name, each.agency, each.title)),
                 *(part for each in there for part in (each.name, each.title)),
                 *recommendations.leads(db, meeting.id)]  # fmt: skip
        others = (each.on for each in meetings.every(db) if each.panel_id == meeting.panel_id)
        return Known.of(names, recommendations.numbers(db, meeting.id), meeting.on or today, others)

    def _changed(self, kind: str, record_id: str) -> None:
        del record_id
        if kind in _NAMING:
            self._forget()

    def _forget(self) -> None:
        self._known = None


class UnderstoodLine(QWidget):
    """A chip for each sign in the words, with what it was understood as; nothing where there is none."""

    def __init__(self, desk: Desk, capturing: Capturing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._capturing, self._shown, self._is_owed = capturing, tuple[Sign, ...](), True
        self._line = Wrapping(desk.theme.size("s1"))
        self.setLayout(self._line)
        self.hide()

    def show_words(self, words: str, point: DiscussionPoint) -> None:
        """Show what is understood of these words of a point."""
        is_owed = point.kind in OWED
        found = tuple(each for each in signs(words, self._capturing.known) if is_owed or each.kind is not SignKind.DATE)
        if (found, is_owed) == (self._shown, self._is_owed):
            return
        self._shown, self._is_owed = found, is_owed
        emptied(self._line)
        for each in found:
            self._line.addWidget(chip(self._meant(each), self._tone(each)))
        self.setAccessibleName(self.words())
        self.setVisible(bool(found))

    def words(self) -> str:
        """The chips in one line, as a screen reader says them."""
        return " · ".join(map(self._meant, self._shown))

    def chips(self) -> list[str]:
        """The words of each chip."""
        parts = [self._line.itemAt(at) for at in range(self._line.count())]
        labels = [part.widget() for part in parts if part is not None]
        return [each.text() for each in labels if isinstance(each, QLabel)]

    def _meant(self, sign: Sign) -> str:
        if sign.kind is SignKind.OWNER:
            return self._owner(sign)
        if sign.kind is SignKind.DATE:
            return self.tr("By {day}").format(day=on_day_briefly(sign.due))
        known, unknown = self.tr("Recommendation {number}"), self.tr("No recommendation {number}")
        return (known if sign.is_understood else unknown).format(number=sign.number)

    def _owner(self, sign: Sign) -> str:
        """Who is to do it; of a point that nobody owes, that the name is no more than words."""
        if not self._is_owed:
            return self.tr("Named: {name}").format(name=sign.owner)
        known, unknown = self.tr("To do: {name}"), self.tr("To do: {name} (not on the list)")
        return (known if sign.is_listed else unknown).format(name=sign.owner)

    def _tone(self, sign: Sign) -> str:
        if sign.kind is SignKind.OWNER and not self._is_owed:
            return "plain"
        return "info" if sign.is_understood and sign.is_listed else "poor"
