"""Files into the library: each read apart, and kept whole as soon as it is read."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from scrutiny_desktop.domain.errors import Report, ScrutinyError
from scrutiny_desktop.domain.ids import Clock
from scrutiny_desktop.domain.pack import as_one
from scrutiny_desktop.domain.paper import text_key
from scrutiny_desktop.domain.reading import Reading
from scrutiny_desktop.papers.process import read_apart
from scrutiny_desktop.store import contents, vault
from scrutiny_desktop.store.access import Access
from scrutiny_desktop.store.library import Library, open_library


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


def take_in(
    access: Access, clock: Clock, files: Sequence[Path], forms: Path, report: Report
) -> tuple[TakenIn | Refused, ...]:
    """Read files into the library, each kept as soon as it is read; one that is refused stops no other."""
    taken: list[TakenIn | Refused] = []
    with open_library(access, clock=clock) as library:
        for done, file in enumerate(files):
            report(done, len(files))
            taken.append(_take_in(library, file, forms))
        report(len(files), len(files))
    return tuple(taken)


def _take_in(library: Library, file: Path, forms: Path) -> TakenIn | Refused:
    try:
        reading = read_apart(file, forms=forms)
        with library.atomic():
            content = vault.put(library, file.read_bytes())
            reading = _kept(library, content, reading)
    except ScrutinyError as trouble:
        return Refused(file_name=file.name, trouble=trouble)
    except OSError as error:
        unread = ScrutinyError(f"{file.name} could not be read: {error.strerror}.", "Check the file and add it again.")
        return Refused(file_name=file.name, trouble=unread)
    return TakenIn(file_name=file.name, content=content, reading=reading)


def _kept(library: Library, content: str, reading: Reading) -> Reading:
    """Keep what was understood: of a pack that is surely told apart each paper, of any other file the whole."""
    if reading.pack is None or not reading.pack.is_sure:
        whole = as_one(reading)
        contents.put(library, content, whole)
        return whole
    for part in reading.pack.parts:
        if part.reading is not None:
            contents.put(library, text_key(content, part.first_page, part.last_page), part.reading)
    return reading
