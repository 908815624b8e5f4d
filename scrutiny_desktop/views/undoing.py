"""Undo and redo say what they did, and where, when that is not on the screen before one."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from scrutiny_desktop.domain.meeting import Meeting
from scrutiny_desktop.domain.record import Record, kind_of
from scrutiny_desktop.store import rows, search
from scrutiny_desktop.views.acts import BY_NAME
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.undo import Swap
from scrutiny_desktop.views.words import on_day

HOMES = {
    "meetings": "meeting", "agenda": "meeting", "witnesses": "meeting", "panels": "meeting", "people": "meeting",
    "papers": "papers", "notes": "papers", "questions": "questions", "themes": "questions",
    "own_plans": "questions",
    "recommendations": "checklist", "progress_reports": "checklist", "assessments": "checklist",
    "promises": "promises", "brought_forward": "checklist",
    "minute_corrections": "record", "wordings": "record",
    "discussion_points": "live", "attendance": "live", "proceedings": "live",
}  # fmt: skip
"""The screen on which each kind of record is at home."""

_SEEN_TOO = {
    "live": {"meetings", "agenda", "witnesses", "questions", "themes", "own_plans", "notes"},
    "meeting": {"papers"},
}
"""Kinds of record that another screen shows besides."""


class Undoing(QObject):
    """Takes the last change back, or makes it again; ``told`` where the reader would not see it."""

    told = Signal(str)

    def __init__(self, desk: Desk, screen_now: Callable[[], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._screen_now = desk, screen_now

    def undo(self) -> None:
        """Take back the last change."""
        self._desk.flush()  # what is being typed is the last change
        self._do(self._desk.undo, self._desk.stack.index() - 1, self.tr("Undone: {change}."))

    def redo(self) -> None:
        """Make the last change again that was taken back."""
        self._desk.flush()
        self._do(self._desk.redo, self._desk.stack.index(), self.tr("Done again: {change}."))

    def _do(self, do: Callable[[], None], at: int, words: str) -> None:
        stack = self._desk.stack
        command, many = stack.command(at) if 0 <= at < stack.count() else None, stack.count()
        change, records = stack.text(at), command.records if isinstance(command, Swap) else ()
        is_told = command is not None and not getattr(command, "is_long", False)
        do()
        if is_told and stack.count() == many and not self._are_seen(records):
            self.told.emit(" ".join(filter(None, (words.format(change=change), self._where(records)))))

    def _are_seen(self, records: Sequence[Record]) -> bool:
        """What is no change of records was done on Share."""
        return any(map(self._is_seen, records)) if records else self._screen_now() == "share"

    def _is_seen(self, record: Record) -> bool:
        meeting, screen, kind = self._meeting_of(record), self._screen_now(), kind_of(record)
        is_here = meeting == "" or (self._desk.meeting is not None and self._desk.meeting.id == meeting)
        return is_here and (HOMES.get(kind, "meeting") == screen or kind in _SEEN_TOO.get(screen, ()))

    def _where(self, records: Sequence[Record]) -> str:
        record = next(iter(records), None)
        if record is None:
            return ""
        screen = BY_NAME[f"go_{HOMES.get(kind_of(record), 'meeting')}"].plain_words
        meeting = rows.get(self._desk.library, Meeting, self._meeting_of(record))
        if meeting is None or meeting == self._desk.meeting:
            return self.tr("It is on {screen}.").format(screen=screen)
        return self.tr("It is on {screen}, in the meeting of {day}.").format(screen=screen, day=on_day(meeting.on))

    def _meeting_of(self, record: Record) -> str:
        return search.meeting_of(self._desk.library, record)
