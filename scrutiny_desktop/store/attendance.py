"""The table of who was at meetings."""

from scrutiny_desktop.domain.attendance import Attendance
from scrutiny_desktop.store import rows
from scrutiny_desktop.store.engine import Database


def for_meeting(db: Database, meeting_id: str) -> list[Attendance]:
    """The meeting's people, witnesses aside, in the order they were entered."""
    return rows.where(db, Attendance, "meeting_id = ?", [meeting_id], "rank, id")


def before(db: Database, meeting_id: str) -> list[Attendance]:
    """Those of the latest other meeting of the same panel that has any."""
    return rows.where(
        db, Attendance,
        "meeting_id = (SELECT other.id FROM meetings AS here JOIN meetings AS other ON other.panel_id = here.panel_id "
        "WHERE here.id = ? AND other.id <> here.id AND EXISTS (SELECT 1 FROM attendance AS a "
        "WHERE a.meeting_id = other.id) ORDER BY other.\"on\" DESC, other.id DESC LIMIT 1)",
        [meeting_id], "rank, id",
    )  # fmt: skip
