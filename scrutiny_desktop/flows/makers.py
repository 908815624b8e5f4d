"""Who made a record, and when, as other programs are told."""

from collections.abc import Mapping

from scrutiny_desktop.domain.marks_abroad import Made
from scrutiny_desktop.domain.note import Note
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.store import people, rows
from scrutiny_desktop.store.library import Library


def authors_in(library: Library) -> dict[str, str]:
    """Everybody's name by their id."""
    return {each.id: each.name for each in people.every(library)}


def made_by(library: Library, record: Note | Question, authors: Mapping[str, str]) -> Made:
    """The author of a mark, who is another's where it came in from elsewhere, and its times."""
    times = rows.mark_of(library, record)
    origin = record.origin if isinstance(record, Note) else None
    author = origin.author if origin is not None and origin.author else authors.get(record.owner, "")
    return Made(author=author, created=times.created if times else "", changed=times.changed if times else "")
