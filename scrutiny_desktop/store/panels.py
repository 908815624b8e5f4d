"""The table of panels."""

from scrutiny_desktop.domain.panel import Panel
from scrutiny_desktop.store import rows
from scrutiny_desktop.store.engine import Database


def every(db: Database) -> list[Panel]:
    """All panels, by name."""
    return rows.every(db, Panel, "name, id")
