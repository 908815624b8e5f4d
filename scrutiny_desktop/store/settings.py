"""What the person has set, by name, as JSON values; not records, so neither undone nor shared."""

import json
from typing import Any

from scrutiny_desktop.store.engine import Database

SHARED_FOLDER = "sharing.folder"
"""Names the folder by which the member shares; empty where files go by hand."""


def keep(db: Database, name: str, value: object) -> None:
    """Remember a value over the one before; what is known already costs no write, for which the disk is waited for."""
    told = json.dumps(value)
    if _told(db, name) != told:
        db.table("settings").insert({"name": name, "value": told}, pk="name", replace=True)


def get(db: Database, name: str, default: Any = None) -> Any:
    """A value as it was kept."""
    told = _told(db, name)
    return json.loads(told) if told is not None else default


def _told(db: Database, name: str) -> str | None:
    found = db.execute("SELECT value FROM settings WHERE name = ?", [name]).fetchone()
    return found[0] if found else None
