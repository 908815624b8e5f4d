"""Passwords of locked originals, kept where the library keeps everything; not a record, so never shared."""

from scrutiny_desktop.store.engine import Database


def keep(db: Database, content: str, password: str) -> None:
    """Remember the password of a file."""
    db.table("passwords").insert({"content": content, "password": password}, pk="content", replace=True)


def of(db: Database, content: str) -> str:
    """The password kept for a file; empty where none is."""
    found = db.execute("SELECT password FROM passwords WHERE content = ?", [content]).fetchone()
    return str(found[0]) if found else ""
