"""How a file is parted into papers, and that made otherwise: read again from the library, paper by paper."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from scrutiny_desktop.domain.errors import Report, ScrutinyError
from scrutiny_desktop.domain.ids import Clock, Ids
from scrutiny_desktop.domain.paper import Paper, text_key
from scrutiny_desktop.domain.reading import PageFacts, Part
from scrutiny_desktop.domain.splitting import Parts, whole_of
from scrutiny_desktop.flows.machine_reading import kept
from scrutiny_desktop.flows.resplitting import Outcome, Resplit
from scrutiny_desktop.papers.original import Original
from scrutiny_desktop.papers.process import read_original_apart
from scrutiny_desktop.store import agenda, contents, corrections, papers, passwords, vault
from scrutiny_desktop.store.access import Access
from scrutiny_desktop.store.library import Library, open_library
from scrutiny_desktop.store.trouble import engine_told_plainly


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """The papers of a file as they stand, or as they were proposed; ``facts`` has an entry for each page known."""

    parts: Parts
    facts: tuple[PageFacts, ...]

    @property
    def pages(self) -> int:
        """How many pages the file has."""
        return self.parts[-1].last_page


def proposal(library: Library, paper: Paper) -> Proposal:
    """The papers that the file of a paper holds: those it was parted into, else what was told from the file itself."""
    there = [each for each in papers.with_content(library, paper.content) if each.meeting_id == paper.meeting_id]
    made = sorted((each for each in there if each.first_page), key=lambda each: each.first_page)
    if not made:
        reading = contents.reading(library, paper.content)
        proposed = reading.pack.parts if reading.pack is not None else ()
        count = max(reading.pages, len(reading.page_facts))
        return Proposal(parts=whole_of(proposed, count, paper.title), facts=reading.page_facts)
    corrected = {(each.first_page, each.last_page) for each in corrections.of(library, paper.content)}
    standing = [each for each in made if (each.first_page, each.last_page) in corrected] or made
    parts = _parts(library, standing)
    return Proposal(parts=whole_of(parts, max(each.last_page for each in made), paper.title),
                    facts=_facts(library, made))  # fmt: skip


def proposal_apart(access: Access, clock: Clock, paper: Paper, report: Report) -> Proposal:
    """The same as a job, on a library of its own."""
    report(0, 1)
    with open_library(access, clock=clock) as library:
        return proposal(library, paper)


def original_of(library: Library, paper: Paper) -> Original:
    """The paper's file, read piece by piece from the library, so that nothing of it lies elsewhere."""
    size = vault.size(library, paper.content)
    if not size:
        raise ScrutinyError("The original file of this paper is not in the library.", "Add the file again.")
    return Original(paper.file_name or paper.title, size, partial(vault.piece, library, paper.content))


def split(
    access: Access, clock: Clock, paper: Paper, parts: Sequence[Part], forms: Path, owner: str, report: Report,
    password: str = "",
) -> Outcome:  # fmt: skip
    """Read each paper of a file by itself and keep its text; returns the change of records that makes it so.

    Nothing that a member sees is changed until then.
    """
    report(0, 1, paper.file_name, 0)
    with open_library(access, clock=clock) as library:
        known = password or passwords.of(library, paper.content)
        reading = read_original_apart(
            original_of(library, paper), forms=forms, password=known, parts=parts,
            pulse=lambda pages: report(0, 1, paper.file_name, pages),
        )  # fmt: skip
        pack = reading.pack
        if pack is None:
            raise ScrutinyError("This paper is no pack.", "Only a PDF can be split.")
        with engine_told_plainly(), library.atomic():
            for part in pack.parts:
                if part.reading is not None:
                    key = text_key(paper.content, part.first_page, part.last_page)
                    kept(library, key, part.reading)
        return Resplit(library, Ids(clock), owner).outcome(paper, pack)


def _parts(library: Library, made: Iterable[Paper]) -> list[Part]:
    known = list(made)
    items = {item.id: item for item in agenda.for_meeting(library, known[0].meeting_id)}
    parts = []
    for each in known:
        item = items.get(each.agenda_item_id)
        parts.append(Part(
            title=each.title, item=item.number if item else "", item_title=item.title if item else "",
            label=each.label, role=each.role, first_page=each.first_page, last_page=each.last_page,
        ))  # fmt: skip
    return parts


def _facts(library: Library, made: Iterable[Paper]) -> tuple[PageFacts, ...]:
    known: dict[int, PageFacts] = {}
    for each in made:
        known.update(enumerate(contents.page_facts(library, each.text_key), start=each.first_page))
    return tuple(known.get(page, PageFacts()) for page in range(1, max(known, default=0) + 1))
