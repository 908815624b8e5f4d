"""How each paper is looked at: as pages or text, zoom, rotation; not a record, so neither undone nor shared."""

import json
from typing import Any

from scrutiny_desktop.store.engine import Database


def keep(db: Database, paper_id: str, view: dict[str, Any]) -> None:
    """Remember a way of looking over the one before."""
    db.table("views").insert({"paper_id": paper_id, "view": json.dumps(view)}, pk="paper_id", replace=True)


def of(db: Database, paper_id: str) -> dict[str, Any]:
    """How the paper was looked at last; nothing where it was not."""
    found = db.execute("SELECT view FROM views WHERE paper_id = ?", [paper_id]).fetchone()
    return dict(json.loads(found[0])) if found else {}
