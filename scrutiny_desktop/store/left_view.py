"""The window as it was left, read before the rest of the library, and before most of the program, is there."""

import json
from typing import Any

from sqlcipher3 import dbapi2

from scrutiny_desktop.store.access import Access

NAME = "left_view"
"""What the setting is called."""


def of(access: Access) -> dict[str, Any]:
    """What was kept; nothing where nothing was, or only who opens the library properly would learn it."""
    if access.key is not None or not access.file.exists():
        return {}
    connection = dbapi2.connect(str(access.file), timeout=0)
    try:
        found = connection.execute("SELECT value FROM settings WHERE name = ?", [NAME]).fetchone()
    except dbapi2.DatabaseError:  # encrypted, damaged, busy or of another age: whoever opens it says so
        return {}
    finally:
        connection.close()
    return dict(json.loads(found[0]) or {}) if found else {}
