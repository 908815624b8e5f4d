"""The library's layout, step by step; PRAGMA user_version counts the steps taken."""

from collections.abc import Callable, Sequence

from scrutiny_desktop.domain.recommendation import Recommendation
from scrutiny_desktop.domain.record import KINDS
from scrutiny_desktop.store import columns, rows, search
from scrutiny_desktop.store.engine import Database
from scrutiny_desktop.store.reindex import reindex

APPLICATION_ID = 0x53435255
"""Says that a file is a library of this program."""

Migration = Callable[[Database], None]

_FOUND_BY = {
    "agenda": ("meeting_id",),
    "witnesses": ("meeting_id",),
    "attendance": ("meeting_id",),
    "proceedings": ("meeting_id",),
    "papers": ("meeting_id", "content"),
    "themes": ("meeting_id",),
    "notes": ("meeting_id",),
    "carried": ("paper_id", "record_id"),
    "questions": ("meeting_id",),
    "own_plans": ("meeting_id",),
    "recommendations": ("meeting_id",),
    "progress_reports": ("recommendation_id",),
    "assessments": ("meeting_id", "recommendation_id"),
    "discussion_points": ("meeting_id",),
    "brought_forward": ("meeting_id", "record_id"),
    "promises": ("meeting_id",),
    "minute_corrections": ("meeting_id",),
    "wordings": ("panel_id",),
}


def lay_records(db: Database) -> None:
    """A table for each kind of record, and a column for each field that its table lacks."""
    for name, kind in KINDS.items():
        kept = columns.TYPES[kind] | {"version": str, "supersedes": str, "created": str, "changed": str}
        if not db.table(name).exists():
            db.table(name).create(kept, pk="id")
        for column in kept.keys() - db.table(name).columns_dict.keys():
            db.table(name).add_column(column, kept[column])
        for column in _FOUND_BY.get(name, ()):
            db.table(name).create_index([column], if_not_exists=True)


def _first(db: Database) -> None:
    lay_records(db)
    db.execute("CREATE INDEX notes_paper ON notes (json_extract(anchor, '$.paper_id'))")
    _lay_versions(db)
    _lay_papers(db)
    _lay_search(db)
    db.table("settings").create({"name": str, "value": str}, pk="name")


def _lay_versions(db: Database) -> None:
    fields = ("id", "kind", "record_id", "supersedes", "author", "at", "label", "burst", "body")
    # "entered" keeps the order of arrival, which neither clocks nor a rewritten file may change.
    shape = {"entered": int, **dict.fromkeys(fields, str)}
    db.table("versions").create(shape, pk="entered", not_null=set(fields) - {"body"})
    db.table("versions").create_index(["id"], unique=True)
    db.table("versions").create_index(["kind", "record_id"])


def _lay_papers(db: Database) -> None:
    db.table("contents").create({"content": str, "reading": str}, pk="content")
    db.table("originals").create({"content": str, "size": int}, pk="content")
    db.table("pieces").create(
        {"content": str, "n": int, "bytes": bytes},
        pk=("content", "n"),
        foreign_keys=[("content", "originals", "content")],
    )
    db.table("places").create({"paper_id": str, "offset": int, "furthest": int}, pk="paper_id")


def _lay_search(db: Database) -> None:
    db.table("searchable").create({"id": int, "kind": str, "record_id": str, "start": int}, pk="id")
    db.table("searchable").create_index(["kind", "record_id"])
    db.execute(
        "CREATE VIRTUAL TABLE search USING fts5(words, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3')"
    )


def _second(db: Database) -> None:
    """Papers that are part of a file, what is known of its pages, how each is viewed, and passwords of locked files."""
    lay_records(db)
    db.table("contents").add_column("page_facts", str)
    db.table("views").create({"paper_id": str, "view": str}, pk="paper_id")
    db.table("seen").create({"paper_id": str, "page": int}, pk=("paper_id", "page"))
    db.table("passwords").create({"content": str, "password": str}, pk="content")


def _third(db: Database) -> None:
    """The page of each text that can be found; words put together; what persons wrote is numbered after all papers."""
    db.table("searchable").add_column("page", int)
    db.execute("DROP TABLE search")
    db.execute(
        "CREATE VIRTUAL TABLE search USING "
        "fts5(words, also, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3')"
    )
    reindex(db)


def _fourth(db: Database) -> None:
    """Marks of more kinds: their colours, tags and strokes, where they came from, and whether they are done with."""
    lay_records(db)


def _fifth(db: Database) -> None:
    """Papers that came again, and the marks carried to them; tags are found without reading the marks."""
    lay_records(db)
    db.table("notes").create_index(["meeting_id", "tags"], if_not_exists=True)


def _sixth(db: Database) -> None:
    """Recommendations over many meetings: series, findings, dates given up, endings; promises; merged questions."""
    lay_records(db)


def _seventh(db: Database) -> None:
    """Each person's own order of their own questions; what happened at a meeting, and who was there."""
    lay_records(db)


def _eighth(db: Database) -> None:
    """Sentences of minutes that were corrected, and each panel's own wording."""
    lay_records(db)


def _ninth(db: Database) -> None:
    """When a paper leaves the library."""
    lay_records(db)


def _tenth(db: Database) -> None:
    """Shared copies as they were published, the files they came and went in, and a log of both."""
    copied = ("id", "panel", "member", "scope", "audience", "kind", "record_id", "supersedes", "at", "line", "arrived")
    db.table("shared").create(dict.fromkeys(copied, str), pk="id", not_null=copied)
    db.table("shared").create_index(["record_id"])
    db.table("shared").create_index(["panel", "scope", "member", "audience"])
    seen = {"name": str, "mark": str, "outcome": str, "under": str, "sealed": str, "holds": str}
    db.table("envelopes").create(seen, pk="name", not_null=set(seen))
    said = ("at", "kind", "name", "member", "sentence")
    shape = {"entered": int, **dict.fromkeys(said, str), "many": int}
    db.table("post").create(shape, pk="entered", not_null=said)


def _eleventh(db: Database) -> None:
    """Reports that were made in a meeting, and private notes on its questions."""
    lay_records(db)


def _twelfth(db: Database) -> None:
    """When a paper left the library."""
    lay_records(db)


def _thirteenth(db: Database) -> None:
    """Recommendations are found by the Panel's reason for ending them."""
    for each in rows.every(db, Recommendation):
        if each.ending is not None:
            search.index(db, each)


def _fourteenth(db: Database) -> None:
    """Under which agenda item a question was put."""
    lay_records(db)


def _fifteenth(db: Database) -> None:
    """Where the words stand that a machine read on pictures."""
    shape = {"content": str, "page": int, "rows": str}
    db.table("picture_words").create(shape, pk=("content", "page"), not_null=set(shape))


MIGRATIONS: tuple[Migration, ...] = (
    _first,
    _second,
    _third,
    _fourth,
    _fifth,
    _sixth,
    _seventh,
    _eighth,
    _ninth,
    _tenth,
    _eleventh,
    _twelfth,
    _thirteenth,
    _fourteenth,
    _fifteenth,
)
"""Every step there has been, oldest first."""


def version(db: Database) -> int:
    """How many steps the library has taken."""
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def migrate(db: Database, steps: Sequence[Migration] = MIGRATIONS) -> None:
    """Take the steps still ahead, all of them or none."""
    with db.atomic():
        for step in steps[version(db) :]:
            step(db)
        db.execute(f"PRAGMA user_version = {len(steps)}")
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
