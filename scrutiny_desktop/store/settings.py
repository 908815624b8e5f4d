"""What the person has set, by name, as JSON values; not records, so neither undone nor shared."""

import json
from typing import Any

from scrutiny_desktop.store.engine import Database


def keep(db: Database, name: str, value: object) -> None:
    """Remember a value over the one before."""
    db.table("settings").insert({"name": name, "value": json.dumps(value)}, pk="name", replace=True)


def get(db: Database, name: str, default: Any = None) -> Any:
    """A value as it was kept."""
    found = db.execute("SELECT value FROM settings WHERE name = ?", [name]).fetchone()
    return json.loads(found[0]) if found else default
