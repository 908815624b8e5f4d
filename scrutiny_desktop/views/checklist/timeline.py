"""The life of a recommendation as a line of days, the oldest first."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from scrutiny_desktop.domain.life import Event, EventKind, life
from scrutiny_desktop.domain.meeting import Meeting
from scrutiny_desktop.domain.recommendation import Recommendation
from scrutiny_desktop.store import bearing
from scrutiny_desktop.views.checklist.linked import Door
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.marking import N_
from scrutiny_desktop.views.pieces import chip, column, emptied, holder, label
from scrutiny_desktop.views.words import on_day_briefly, shortened, tone, word
from scrutiny_desktop.views.wrapping import Wrapping

_LONGEST = 160
"""Characters of what was said that are shown."""

_NAMES = {
    EventKind.CAME: N_("timeline", "Came before the Panel"),
    EventKind.BROUGHT: N_("timeline", "Brought forward to this meeting"),
    EventKind.REPORTED: N_("timeline", "Reported"),
    EventKind.REVISED: N_("timeline", "Date revised"),
    EventKind.EVIDENCE: N_("timeline", "Evidence marked"),
    EventKind.QUESTION: N_("timeline", "Question"),
    EventKind.POINT: N_("timeline", "In the meeting"),
    EventKind.PROMISE: N_("timeline", "Promised"),
    EventKind.JUDGED: N_("timeline", "My assurance"),
    EventKind.AGREED: N_("timeline", "The Panel agreed"),
    EventKind.ENDED: N_("timeline", "Ended by the Panel"),
}


class Timeline(QWidget):
    """Says which record of a life was to be opened."""

    opened = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shown: tuple[Event, ...] | None = None
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(desk.theme.size("s1"))

    def fill(self, recommendation: Recommendation) -> None:
        """Show all that happened to a recommendation, as the library has it now."""
        around = bearing.around(self._desk.library, recommendation.id, self._desk.me.id)
        told = life(recommendation, around)
        if told == self._shown:
            return
        self._shown = told
        emptied(self._lines)
        for event in told:
            self._lines.addWidget(self._line(event, around.meetings))

    def doors(self) -> list[QWidget]:
        """All that takes the keyboard, in reading order."""
        parts = (self._lines.itemAt(at) for at in range(self._lines.count()))
        return [door for part in parts if part is not None and (door := part.widget()) is not None]

    def _line(self, event: Event, meetings: Mapping[str, Meeting]) -> QWidget:
        day = on_day_briefly(event.on) or self.tr("no date")
        name, said, state = _name(event), shortened(_said(event), _LONGEST), _state(event)
        door = Door(", ".join(part for part in (day, name, word(state) if state else "", said) if part), "")
        inside, top = column(self._desk, margin="s1", gap="s05"), Wrapping(self._desk.theme.size("s2"))
        top.addWidget(label(day, "small"))
        top.addWidget(label(name, "small"))
        if state is not None:
            top.addWidget(chip(word(state), tone(state)))
        inside.addWidget(holder(top))
        if said:
            inside.addWidget(label(said, wrap=True))
        door.setLayout(inside)
        door.setToolTip(_meeting_words(meetings.get(event.meeting_id)))
        door.opened.connect(lambda: self.opened.emit(event.subject))
        return door


def _name(event: Event) -> str:
    return QCoreApplication.translate("timeline", _NAMES[event.kind])


def _meeting_words(meeting: Meeting | None) -> str:
    if meeting is None:
        return ""
    return QCoreApplication.translate("timeline", "Meeting of {day}").format(day=on_day_briefly(meeting.on) or "—")


_STATES: Mapping[EventKind, Callable[[Any], StrEnum]] = {
    EventKind.REPORTED: lambda subject: subject.progress,
    EventKind.QUESTION: lambda subject: subject.standing,
    EventKind.POINT: lambda subject: subject.kind,
    EventKind.PROMISE: lambda subject: subject.kind,
    EventKind.EVIDENCE: lambda subject: subject.grade,
    EventKind.JUDGED: lambda subject: subject.assurance,
    EventKind.AGREED: lambda subject: subject.assurance,
    EventKind.ENDED: lambda subject: subject.ending.kind,
}


def _state(event: Event) -> StrEnum | None:
    return _STATES[event.kind](event.subject) if event.kind in _STATES else None


def _said(event: Event) -> str:
    subject: Any = event.subject
    if event.kind is EventKind.ENDED:
        return str(subject.ending.why)
    if event.kind is EventKind.REVISED:
        return _revision(subject)
    if event.kind is EventKind.EVIDENCE:
        return str(subject.text or (subject.anchor.quote if subject.anchor else ""))
    if event.kind is EventKind.QUESTION:
        return str(subject.text)
    return "" if event.kind in (EventKind.CAME, EventKind.BROUGHT) else str(subject.words)


def _revision(revision: Any) -> str:
    tr = QCoreApplication.translate
    was = on_day_briefly(revision.was) or revision.was_printed or tr("timeline", "no date")
    why = revision.why.strip() or tr("timeline", "no reason given")
    return tr("timeline", "It was {day}: {why}").format(day=was, why=why)
