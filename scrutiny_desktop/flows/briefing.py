"""A member's own briefing out of the library; its pages are drawn in a child, since no foreign file is parsed here."""

from contextlib import ExitStack
from io import BytesIO
from pathlib import Path

from scrutiny_desktop.domain.briefing import Briefing, BriefingPage, BriefingWords, briefing
from scrutiny_desktop.domain.errors import Report, ScrutinyError
from scrutiny_desktop.domain.ids import Clock
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.flows.printing import Sheets, sheets_of_paper
from scrutiny_desktop.store import notes, papers, passwords, people, questions
from scrutiny_desktop.store.access import Access
from scrutiny_desktop.store.library import Library

_DOTS = 130 / 72
"""Pixels to a point of the page."""


def briefing_of(db: Library, meeting_id: str, words: BriefingWords, heading: str) -> Briefing:
    """The briefing of the library's owner."""
    me = people.me(db)
    mine = {"", me.id if me else ""}
    return briefing(
        papers.for_meeting(db, meeting_id),
        [each for each in notes.for_meeting(db, meeting_id) if each.owner in mine],
        [each for each in questions.for_meeting(db, meeting_id) if each.owner in mine and each.passages],
        words,
        meeting=heading,
    )


def briefing_bytes(
    access: Access, clock: Clock, db: Library, made: Briefing, *, page: str, author: str, resources: Path,
    report: Report,
) -> bytes:  # fmt: skip
    """The briefing as PDF."""
    from scrutiny_desktop.outputs.briefing_pdf import briefing_pdf  # a start does not wait for what sets type

    with ExitStack() as open_papers:
        pictures = _Pictures(access, clock, db, open_papers, report)
        return briefing_pdf(made, pictures.of, fonts=resources / "fonts", page=page, author=author, report=report)


class _Pictures:
    """Pages as JPEG; one paper is open at a time, as the pages come in the order of the papers."""

    def __init__(self, access: Access, clock: Clock, db: Library, held: ExitStack, report: Report) -> None:
        self._access, self._clock, self._db, self._held, self._report = access, clock, db, held, report
        self._paper: Paper | None = None
        self._sheets: Sheets | None = None

    def of(self, page: BriefingPage) -> bytes | None:
        """The page; none where its paper has no pages, or will not be drawn."""
        if page.paper is None or page.page is None or not page.paper.is_supplied:
            return None
        self._report(0, 1)
        if self._paper != page.paper:
            self._turn_to(page.paper)
        if self._sheets is None or page.page > len(self._sheets.sizes):
            return None
        try:
            return _jpeg(self._sheets, page.page - 1)
        except ScrutinyError:  # a page that breaks what draws it: the notes are there all the same
            return None

    def _turn_to(self, paper: Paper) -> None:
        self._held.close()
        self._paper, self._sheets = paper, None
        password = passwords.of(self._db, paper.content)
        try:
            self._sheets = self._held.enter_context(sheets_of_paper(self._access, self._clock, paper, password))
        except ScrutinyError:  # a Word file or a text has no pages, a locked one is not opened without its member
            self._sheets = None


def _jpeg(sheets: Sheets, page: int) -> bytes:
    from PIL import Image

    across, down = sheets.sizes[page]
    whole = Image.new("RGB", (max(1, round(across * _DOTS)), max(1, round(down * _DOTS))), "white")
    for band in sheets.bands(page, _DOTS):
        whole.paste(Image.frombytes("RGB", (band.width, band.height), band.pixels, "raw", "BGRX"), (0, band.top))
    room = BytesIO()
    whole.save(room, "JPEG", quality=80)
    return room.getvalue()
