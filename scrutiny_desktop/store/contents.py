"""The table of what was understood of each original file, by the file's hash."""

import json

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.plain import for_json, from_plain
from scrutiny_desktop.domain.reading import Header, PageFacts, Reading
from scrutiny_desktop.store import search
from scrutiny_desktop.store.engine import Database

# Paragraph by paragraph: to decode the whole of a long paper at once would stop every other thread meanwhile.
_WHOLE = "SELECT json_remove(reading, '$.sections'), page_facts FROM contents WHERE content = ?"
_SECTIONS = """
SELECT json_remove(section.value, '$.paragraphs') FROM contents, json_each(reading, '$.sections') AS section
WHERE content = ? ORDER BY section.key
"""
_PARAGRAPHS = """
SELECT section.key, paragraph.value FROM contents, json_each(reading, '$.sections') AS section,
json_each(section.value, '$.paragraphs') AS paragraph WHERE content = ? ORDER BY section.key, paragraph.key
"""


def put(db: Database, content: str, reading: Reading) -> None:
    """Keep a reading over any earlier one of the same file, and make it findable."""
    with db.atomic():
        plain = for_json(reading)
        facts = json.dumps(plain.pop("page_facts"), default=for_json)
        text = json.dumps(plain, default=for_json, ensure_ascii=False)
        kept = {"content": content, "reading": text, "page_facts": facts}
        db.table("contents").insert(kept, pk="content", replace=True)
        search.index_reading(db, content, reading)


def reading(db: Database, content: str) -> Reading:
    """What was understood of a file."""
    found = db.execute(_WHOLE, [content]).fetchone()
    if found is None:
        raise ScrutinyError("The text of this paper is not in the library.", "Add its file again.")
    sections = [json.loads(row[0]) | {"paragraphs": []} for row in db.execute(_SECTIONS, [content])]
    for section, paragraph in db.execute(_PARAGRAPHS, [content]):
        sections[section]["paragraphs"].append(json.loads(paragraph))
    whole = json.loads(found[0]) | {"sections": sections, "page_facts": json.loads(found[1] or "[]")}
    return from_plain(Reading, whole)


def header(db: Database, content: str) -> Header:
    """What the first lines of a file say of it; nothing of the text below them is read."""
    found = db.execute("SELECT json_extract(reading, '$.header') FROM contents WHERE content = ?", [content]).fetchone()
    return from_plain(Header, json.loads(found[0])) if found and found[0] else Header()


def page_facts(db: Database, content: str) -> tuple[PageFacts, ...]:
    """What is known of each page of a file, in order; none where it has no pages or none were looked at."""
    found = db.execute("SELECT page_facts FROM contents WHERE content = ?", [content]).fetchone()
    plain = json.loads(found[0] or "[]") if found else []
    return tuple(from_plain(PageFacts, each) for each in plain)


def of_file(db: Database, content: str) -> list[str]:
    """Each key under which text of a file is kept: of all of it, or of some of its pages."""
    found = db.execute("SELECT content FROM contents WHERE content BETWEEN ? AND ? ORDER BY content",
                       [content, content + ":~"])  # fmt: skip
    return [row[0] for row in found.fetchall()]


def every(db: Database) -> list[str]:
    """The hash of each file that has been read."""
    return [row[0] for row in db.execute("SELECT content FROM contents ORDER BY content").fetchall()]
