"""The table of persons' own plans."""

from scrutiny_desktop.domain.own_plan import OwnPlan
from scrutiny_desktop.store import rows
from scrutiny_desktop.store.engine import Database


def of(db: Database, meeting_id: str, owner: str) -> OwnPlan | None:
    """A person's plan for a meeting, once there is one."""
    return next(iter(rows.where(db, OwnPlan, "meeting_id = ? AND owner = ?", [meeting_id, owner])), None)
