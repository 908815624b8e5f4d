"""The tables of shared files that were seen, and of what became of each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from scrutiny_desktop.domain.post import Post, PostKind
from scrutiny_desktop.store.engine import Database
from scrutiny_desktop.store.versions import stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A file as it was when it was last looked into; ``under`` says which list of people was in force."""

    name: str
    mark: str
    outcome: str
    under: str = ""
    sealed: str = ""
    """The hash of what is sealed in it."""
    holds: str = ""
    """Of one's own files: what was put into it, and for whom."""


def seen(db: Database, name: str = "") -> dict[str, Seen]:
    """Each file by its name, or one alone."""
    asked = "SELECT name, mark, outcome, under, sealed, holds FROM envelopes"
    found = db.execute(f"{asked} WHERE name = ?", [name]) if name else db.execute(asked)
    return {
        row[0]: Seen(name=row[0], mark=row[1], outcome=row[2], under=row[3], sealed=row[4], holds=row[5])
        for row in found.fetchall()
    }


def see(db: Database, files: Iterable[Seen]) -> None:
    """Remember files over what was remembered under their names."""
    rows = [(each.name, each.mark, each.outcome, each.under, each.sealed, each.holds) for each in files]
    with db.atomic():
        db.conn.executemany(
            "INSERT OR REPLACE INTO envelopes (name, mark, outcome, under, sealed, holds) VALUES (?, ?, ?, ?, ?, ?)",
            rows,
        )


def forget_files(db: Database) -> None:
    """Know none of the files any more, so that each is looked into again."""
    with db.atomic():
        db.execute("DELETE FROM envelopes")


def enter(db: Database, posts: Iterable[Post]) -> None:
    """Add to the end of the log."""
    rows = [(stamp(each.at), each.kind, each.name, each.member, each.sentence, each.many) for each in posts]
    with db.atomic():
        db.conn.executemany("INSERT INTO post (at, kind, name, member, sentence, many) VALUES (?, ?, ?, ?, ?, ?)", rows)


def log(db: Database, limit: int = -1) -> list[Post]:
    """The log, newest first."""
    found = db.execute("SELECT at, kind, name, member, sentence, many FROM post ORDER BY entered DESC LIMIT ?", [limit])
    return [
        Post(at=datetime.fromisoformat(at), kind=PostKind(kind), name=name, member=member, sentence=said, many=many)
        for at, kind, name, member, said, many in found.fetchall()
    ]


def times_sent(db: Database, ending: str) -> int:
    """How often one's files have left whose names end so."""
    asked = "SELECT count(*) FROM post WHERE kind = ? AND substr(name, -length(?)) = ?"
    return int(db.execute(asked, [PostKind.SENT, ending, ending]).fetchone()[0])
