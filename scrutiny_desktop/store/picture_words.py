"""Where the words stand that a machine read on a file's pages; of the file, whatever papers are made of it."""

import json
from collections.abc import Sequence

from scrutiny_desktop.domain.placed_words import PlacedRow
from scrutiny_desktop.store.engine import Database


def put(db: Database, content: str, page: int, rows: Sequence[PlacedRow]) -> None:
    """Keep the words of a page, counted from 1 in the file, over any earlier ones."""
    kept = {"content": content, "page": page, "rows": json.dumps(rows, ensure_ascii=False)}
    db.table("picture_words").insert(kept, pk=("content", "page"), replace=True)


def of(db: Database, content: str, page: int) -> tuple[PlacedRow, ...]:
    """The words of a page; none where no machine has read it."""
    query = "SELECT rows FROM picture_words WHERE content = ? AND page = ?"
    found = db.execute(query, [content, page]).fetchone()
    return tuple(tuple(tuple(word) for word in row) for row in json.loads(found[0])) if found else ()
