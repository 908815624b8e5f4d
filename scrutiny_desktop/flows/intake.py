"""Files into the library: each read apart, and kept whole as soon as it is read."""

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from scrutiny_desktop.domain.errors import LockedError, Report, ScrutinyError, Stopped
from scrutiny_desktop.domain.ids import Clock
from scrutiny_desktop.domain.left_unread import of_the_whole
from scrutiny_desktop.domain.pack import as_one
from scrutiny_desktop.domain.paper import text_key
from scrutiny_desktop.domain.reading import Reading
from scrutiny_desktop.domain.unswept import unswept
from scrutiny_desktop.flows.machine_reading import kept
from scrutiny_desktop.papers.hearing import Pulse
from scrutiny_desktop.papers.original import on_disk
from scrutiny_desktop.papers.process import read_apart
from scrutiny_desktop.papers.readers import Readers
from scrutiny_desktop.store import corrections, passwords, vault
from scrutiny_desktop.store.access import Access
from scrutiny_desktop.store.library import Library, open_library
from scrutiny_desktop.store.trouble import is_of_full_disk, is_of_refused_write

READABLE = frozenset({".pdf", ".docx", ".txt", ".xlsx", ".xlsm", ".csv"})
"""Endings of the files taken out of a folder; a file chosen by itself is read whatever its name."""

MOST_FILES = 500
"""Files of a folder; more are no pack of a meeting."""

_MOST_LOOKED_AT = 20_000
_MOST_NAMED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenIn:
    """A file whose original and reading are now in the library."""

    file_name: str
    content: str
    reading: Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A file that could not be taken in, and why."""

    file_name: str
    trouble: ScrutinyError
    file: Path | None = None

    @property
    def is_locked(self) -> bool:
        """Whether a password is wanted, or another one."""
        return isinstance(self.trouble, LockedError)


Result = TakenIn | Refused


def take_in(
    access: Access, clock: Clock, files: Sequence[Path], forms: Path, report: Report,
    given: Mapping[Path, str] | None = None, readers: Readers | None = None,
) -> tuple[Result, ...]:  # fmt: skip
    """Read files, and those in folders, into the library, each kept as soon as it is read.

    One that is refused stops no other, and what was read before the person stopped it stays. ``given`` are passwords
    of locked files; ``readers`` are those kept ready, where there are any.
    """
    found, left_out = _expanded(files)
    taken: list[Result] = list(left_out)
    with open_library(access, clock=clock) as library, nullcontext(readers) if readers else Readers() as hands:
        for done, file in enumerate(found):
            try:
                report(done, len(found), file.name, 0)
                told, password = _telling(report, done, found), (given or {}).get(file, "")
                taken.append(_take_in(library, file, forms, password, told, hands))
            except Stopped:
                taken.extend(_not_read(found[done:]))
                break
        hands.rest()
    return tuple(taken)


def _telling(report: Report, done: int, files: Sequence[Path]) -> "_Telling":
    return _Telling(report, done, len(files), files[done].name)


@dataclass(slots=True)
class _Telling:
    """Reports a file's pages as they are done."""

    report: Report
    done: int
    total: int
    name: str

    def __call__(self, pages: int) -> None:
        self.report(self.done, self.total, self.name, pages)


def _take_in(
    library: Library, file: Path, forms: Path, password: str, pulse: Pulse, readers: Readers | None = None
) -> Result:
    try:
        with on_disk(file):  # before all of it is read: it may be no file, or far too large
            before = _hash(file)
        password = password or passwords.of(library, before)
        parts = corrections.standing(library, before)
        reading = read_apart(file, forms=forms, pulse=pulse, password=password, readers=readers, parts=parts)
        data = _unchanged(file, before)
        with unswept(), library.atomic():
            content = vault.put(library, data)
            reading = _kept(library, content, reading)
    except ScrutinyError as trouble:
        told = _no_room_for(file) if is_of_full_disk(trouble) else trouble
        told = _not_taken(file) if is_of_refused_write(trouble) else told
        return Refused(file_name=file.name, trouble=told, file=file)
    except OSError as error:
        return Refused(file_name=file.name, trouble=_unreadable(file, error), file=file)
    return TakenIn(file_name=file.name, content=content, reading=reading)


def _unreadable(file: Path, error: OSError) -> ScrutinyError:
    if isinstance(error, FileNotFoundError):
        return ScrutinyError(f"“{file.name}” was taken away while it was being read.", "Add it from where it is now.")
    if isinstance(error, PermissionError):
        what = f"“{file.name}” is held by another program, or you may not read it."
        return ScrutinyError(what, "Close it there, or copy it to a folder of yours, and add it again.")
    why = error.strerror or "the disk did not answer"
    return ScrutinyError(f"“{file.name}” could not be read: {why}.", "Check the file and add it again.")


def _no_room_for(file: Path) -> ScrutinyError:
    what = f"“{file.name}” was not added: there is no room left on the disk."
    return ScrutinyError(what, "Free some room, then add it again.")


def _not_taken(file: Path) -> ScrutinyError:
    what = f"“{file.name}” was not added: the disk did not take it. It may be full, or let no file grow so large."
    return ScrutinyError(what, "Check the disk and its free room, then add it again.")


def _kept(library: Library, content: str, reading: Reading) -> Reading:
    """Keep what was understood: of a pack that is surely told apart each paper, of any other file the whole."""
    if reading.pack is None or not reading.pack.is_sure:
        return kept(library, content, as_one(reading))
    said = of_the_whole(reading.warnings)
    for part in reading.pack.parts:
        if part.reading is not None:
            own = replace(part.reading, warnings=(*said, *part.reading.warnings))
            kept(library, text_key(content, part.first_page, part.last_page), own)
            said = ()  # the first of its papers tells of the file
    return reading


def _unchanged(file: Path, before: str) -> bytes:
    """The file's bytes; ScrutinyError where they are not those that were read."""
    data = file.read_bytes()
    if hashlib.sha256(data).hexdigest() != before:
        raise ScrutinyError(f"“{file.name}” changed while it was being read.", "Add it again.")
    return data


def _hash(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _expanded(files: Iterable[Path]) -> tuple[list[Path], list[Refused]]:
    """The files, with those of folders in place of these, and a word on each folder that had others or none."""
    found: list[Path] = []
    left_out: list[Refused] = []
    for file in files:
        if not file.is_dir():
            found.append(file)
            continue
        every = list(islice(_within(file), _MOST_LOOKED_AT))
        papers = [each for each in every if each.suffix.casefold() in READABLE][:MOST_FILES]
        found += papers
        others = len(every) - len(papers)
        if others or not papers:
            kinds = "only PDF, Word, Excel, CSV and text are papers"
            which = f"{others} files" if others > 1 else "1 file"
            were = "were" if others > 1 else "was"
            taken = set(papers)
            names = [each.name for each in every if each not in taken]
            more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
            named = f"{', '.join(names[:_MOST_NAMED])}{more}"
            what = f"{which} of the folder “{file.name}” {were} left out: {named}; {kinds}."
            nothing = f"There is no paper in the folder “{file.name}”."
            trouble = ScrutinyError(what if papers else nothing, "Choose a file by itself if it is a paper.")
            left_out.append(Refused(file_name=file.name, trouble=trouble))
    return found, left_out


def _within(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(place, name) for name in sorted(names) if not name.startswith((".", "~$")))


def _not_read(files: Iterable[Path]) -> Iterator[Refused]:
    for file in files:
        trouble = ScrutinyError(f"“{file.name}” was not added: you stopped.", "Add it again when you like.")
        yield Refused(file_name=file.name, trouble=trouble, file=file)
