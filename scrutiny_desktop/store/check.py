"""Looking a library over: the file, the originals, every record, its history, and the search."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from scrutiny_desktop.domain.ids import Clock
from scrutiny_desktop.domain.paper import text_key
from scrutiny_desktop.domain.record import KINDS
from scrutiny_desktop.store import contents, rows, search, soundness, vault, versions
from scrutiny_desktop.store.access import Access
from scrutiny_desktop.store.engine import Database
from scrutiny_desktop.store.library import open_library
from scrutiny_desktop.store.trouble import engine_told_plainly


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that is not as it should be, and what to do about it."""

    what_was_found: str
    what_to_do: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What was looked at, as numbers by name, and what was found wrong."""

    counts: dict[str, int]
    findings: tuple[Finding, ...]

    @property
    def is_sound(self) -> bool:
        """Whether nothing was found."""
        return not self.findings

    def __str__(self) -> str:
        looked_at = ", ".join(f"{_plain(name)} {count}" for name, count in self.counts.items() if count)
        found = [f"{each.what_was_found} {each.what_to_do}" for each in self.findings]
        return "\n".join([f"Looked at: {looked_at or 'an empty library'}.", *(found or ["The library is sound."])])


def check(access: Access, clock: Clock) -> Report:
    """Look over the whole library; raises ScrutinyError where it cannot even be opened."""
    with open_library(access, clock=clock) as db, engine_told_plainly():
        damage = soundness.pages(db.conn, is_protected=access.key is not None)
        if damage:  # nothing read from such a file could be trusted
            return Report(counts={}, findings=(_damaged(damage),))
        findings = (*_unreadable(db), *_originals(db), *_papers(db), *_histories(db))
        findings = findings or tuple(_search(db))  # a record that cannot be read cannot be compared
        return Report(counts=_counts(db), findings=findings)


def _damaged(damage: list[str]) -> Finding:
    return Finding(what_was_found=f"The library file is damaged: {damage[0]}.", what_to_do="Restore a backup.")


def _counts(db: Database) -> dict[str, int]:
    names = (*KINDS, "originals", "versions")
    return {name: db.table(name).count for name in names}


def _unreadable(db: Database) -> Iterator[Finding]:
    for name, kind in KINDS.items():
        for row in db.table(name).rows:
            try:
                rows.from_row(kind, row)
            except (TypeError, ValueError, KeyError) as error:
                yield Finding(
                    what_was_found=f"A record among the {_plain(name)} ({row['id']}) cannot be read: {error}.",
                    what_to_do="Update the program; if that does not help, restore a backup.",
                )


def _originals(db: Database) -> Iterator[Finding]:
    for content, size in vault.every(db).items():
        whole = vault.read(db, content)
        if (hashlib.sha256(whole).hexdigest(), len(whole)) != (content, size):
            yield Finding(
                what_was_found=f"The original file {content[:12]} is not what it was when it was added.",
                what_to_do="Add the file again, or restore a backup.",
            )


def _papers(db: Database) -> Iterator[Finding]:
    understood, kept = set(contents.every(db)), vault.every(db)
    for row in db.table("papers").rows_where("content <> ''"):
        key = text_key(row["content"], row["first_page"] or 0, row["last_page"] or 0)
        if key not in understood or row["content"] not in kept:
            yield Finding(
                what_was_found=f"The file or the text of “{row['title']}” is not in the library.",
                what_to_do="Add its file again.",
            )


def _histories(db: Database) -> Iterator[Finding]:
    named = {each for row in versions.table(db).rows for each in json.loads(row["supersedes"])}
    current = {row["id"]: row for row in versions.table(db).rows if row["id"] not in named}
    heads = Counter((row["kind"], row["record_id"]) for row in current.values())
    shown = {(kind, row["id"]): row["version"] for kind in KINDS for row in db.table(kind).rows}
    kept = {(row["kind"], row["record_id"]) for row in current.values() if row["body"] is not None}
    for subject in sorted(shown.keys() | heads.keys()):
        in_step = heads[subject] == 1 and (subject in shown) == (subject in kept)
        if not in_step or (subject in shown and shown[subject] not in current):
            yield Finding(
                what_was_found=f"The history of a record among the {_plain(subject[0])} ({subject[1]}) does not end "
                "in what is shown.",
                what_to_do="Look at the record's history, and restore the version you want.",
            )


def _search(db: Database) -> Iterator[Finding]:
    expected = {
        rows.name_of(record): search.parts_of(record) for kind in KINDS.values() for record in rows.every(db, kind)
    }
    expected |= {
        (search.CONTENTS, each): search.parts_of_reading(contents.reading(db, each)) for each in contents.every(db)
    }
    held = search.held(db)
    astray = [
        subject for subject in expected.keys() | held.keys() if expected.get(subject, []) != held.get(subject, [])
    ]
    if astray:
        yield Finding(
            what_was_found=f"The search is out of step with {len(astray)} of the library's records and papers.",
            what_to_do="Make the search index again.",
        )


def _plain(kind: str) -> str:
    return kind.replace("_", " ")
