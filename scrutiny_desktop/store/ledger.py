"""The one door for a person's changes."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.history import Version
from scrutiny_desktop.domain.ids import Clock, Ids
from scrutiny_desktop.domain.record import Record, kind_of
from scrutiny_desktop.store import rows, search, versions
from scrutiny_desktop.store.library import Library
from scrutiny_desktop.store.rows import Mark

Pair = tuple[Record | None, Record | None]


def _nobody(kind: str, record_id: str) -> None:
    """Hears of a change and does nothing."""


class Ledger:
    """Writes each change as row, version and search entry together, and tells of it once it is on the disk."""

    def __init__(
        self,
        db: Library,
        *,
        author: Callable[[], str],
        clock: Clock,
        ids: Ids,
        told: Callable[[str, str], None] = _nobody,
    ) -> None:
        self._db = db
        self._author = author
        self._clock = clock
        self._ids = ids
        self._told = told

    def swap(self, old: Record | None, new: Record | None, *, label: str = "", burst: str = "") -> None:
        """Turn one record into another; None stands for absence.

        Raises ScrutinyError, and writes nothing, where the record is no longer ``old``. Changes that share
        a ``burst``, such as the typing of one text, leave one version.
        """
        self.swap_all([(old, new)], label=label, burst=burst)

    def swap_all(self, pairs: Iterable[Pair], *, label: str = "", burst: str = "") -> None:
        """Several swaps as one change: all of them, or none."""
        changed: list[tuple[str, str]] = []
        with self._db.atomic():
            for old, new in pairs:
                changed.append(_subject(old, new))
                self._swap(old, new, label, burst)
        for kind, record_id in dict.fromkeys(changed):
            self._told(kind, record_id)

    def _swap(self, old: Record | None, new: Record | None, label: str, burst: str) -> None:
        kind, record_id = _subject(old, new)
        _verify(self._db, old, new)
        if old == new:
            return
        version = self._version(kind, record_id, new, label)
        begun = self._begun(version, burst) if old is not None and new is not None else None
        if begun is None:
            versions.add(self._db, version, burst)
        else:
            version = replace(version, id=begun.id, supersedes=begun.supersedes)
            versions.rewrite(self._db, version)
        self._write(old, new, version)

    def _version(self, kind: str, record_id: str, new: Record | None, label: str) -> Version:
        return Version(
            id=self._ids.new(),
            kind=kind,
            record_id=record_id,
            supersedes=versions.heads(self._db, kind, record_id),
            author=self._author(),
            at=self._clock(),
            label=label,
            record=new,
        )

    def _begun(self, version: Version, burst: str) -> Version | None:
        """The version that this change goes on from within one burst, if it does."""
        if not burst or len(version.supersedes) != 1:
            return None
        same = "id = ? AND burst = ? AND author = ? AND body IS NOT NULL"
        found = versions.where(self._db, same, [version.supersedes[0], burst, version.author], "entered")
        return next(iter(found), None)

    def _write(self, old: Record | None, new: Record | None, version: Version) -> None:
        if new is not None:
            rows.put(self._db, new, self._mark(new, version))
            search.index(self._db, new)
        elif old is not None:
            rows.remove(self._db, old)
            search.forget(self._db, version.kind, version.record_id)

    def _mark(self, new: Record, version: Version) -> Mark:
        at = versions.stamp(version.at)
        before = rows.mark_of(self._db, new)
        created = before.created if before else versions.first_at(self._db, version.kind, version.record_id)
        return Mark(version=version.id, supersedes=version.supersedes, created=created or at, changed=at)


def _subject(old: Record | None, new: Record | None) -> tuple[str, str]:
    named = {rows.name_of(each) for each in (old, new) if each is not None}
    if len(named) != 1:
        raise ValueError(f"A swap is of one record, not of {len(named)}.")
    return named.pop()


def _verify(db: Library, old: Record | None, new: Record | None) -> None:
    either = old if old is not None else new
    if either is None or rows.get(db, type(either), either.id) == old:
        return
    what = kind_of(either).replace("_", " ")
    raise ScrutinyError(
        f"This was changed elsewhere meanwhile (among the {what}), so nothing was saved over it.",
        "Look at it as it is now, then make your change again.",
    )
