"""The original files, never altered, in rows of 1 MiB under the SHA-256 of the whole."""

import hashlib

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.store.engine import Database

PIECE = 1 << 20
"""Bytes of a full row."""


def put(db: Database, data: bytes) -> str:
    """Keep a file, once however often it comes, and say by which hash it is found."""
    content = hashlib.sha256(data).hexdigest()
    with db.atomic():
        if not holds(db, content):
            db.table("originals").insert({"content": content, "size": len(data)})
            cuts = enumerate(range(0, len(data), PIECE))
            rows = [(content, n, data[start : start + PIECE]) for n, start in cuts]
            db.conn.executemany("INSERT INTO pieces (content, n, bytes) VALUES (?, ?, ?)", rows)
    return content


def read(db: Database, content: str) -> bytes:
    """The whole file."""
    if not holds(db, content):
        raise ScrutinyError("The original file of this paper is not in the library.", "Add the file again.")
    found = db.execute("SELECT bytes FROM pieces WHERE content = ? ORDER BY n", [content])
    return b"".join(row[0] for row in found)


def size(db: Database, content: str) -> int:
    """How many bytes the file has; 0 where it is not in the library."""
    found = db.execute("SELECT size FROM originals WHERE content = ?", [content]).fetchone()
    return int(found[0]) if found else 0


def piece(db: Database, content: str, start: int, length: int) -> bytes:
    """Some bytes of the file, read from as few rows as hold them; fewer where the file ends before."""
    first, last = start // PIECE, (start + length - 1) // PIECE
    query = "SELECT bytes FROM pieces WHERE content = ? AND n BETWEEN ? AND ? ORDER BY n"
    held = b"".join(row[0] for row in db.execute(query, [content, first, last]))
    return held[start - first * PIECE :][:length]


def holds(db: Database, content: str) -> bool:
    """Whether the file is in the library."""
    return db.execute("SELECT 1 FROM originals WHERE content = ?", [content]).fetchone() is not None


def every(db: Database) -> dict[str, int]:
    """The size of each file, by its hash."""
    return dict(db.execute("SELECT content, size FROM originals ORDER BY content").fetchall())
