"""How a member parted a file into papers, kept for when the same file is taken in again."""

from collections.abc import Sequence
from dataclasses import replace

from scrutiny_desktop.domain.plain import from_plain, to_plain
from scrutiny_desktop.domain.reading import Part
from scrutiny_desktop.store import papers, settings
from scrutiny_desktop.store.engine import Database


def keep(db: Database, content: str, parts: Sequence[Part]) -> None:
    """Remember the papers of a file, without what was understood of them."""
    settings.keep(db, _name(content), [to_plain(replace(each, reading=None)) for each in parts])


def of(db: Database, content: str) -> tuple[Part, ...]:
    """The papers of a file as they were corrected last; none where they never were."""
    return tuple(from_plain(Part, each) for each in settings.get(db, _name(content), []))


def standing(db: Database, content: str) -> tuple[Part, ...]:
    """The same, unless the file is in the library in another way, as it is once the correction was undone."""
    corrected = of(db, content)
    there = {(each.first_page, each.last_page) for each in papers.with_content(db, content)}
    return corrected if there >= {(each.first_page, each.last_page) for each in corrected} or not there else ()


def _name(content: str) -> str:
    return f"split:{content}"
