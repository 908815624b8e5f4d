"""What is owed to the Panel, out of the library: a calendar of the days, and letters that ask for it."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from scrutiny_desktop.domain.chasing import ChasingWords, Letter, chasing_letter
from scrutiny_desktop.domain.errors import Report, ScrutinyError
from scrutiny_desktop.domain.ids import Clock
from scrutiny_desktop.domain.owed import Owed, OwedWords, owed_days
from scrutiny_desktop.domain.promise import Promise
from scrutiny_desktop.domain.wording import Wording
from scrutiny_desktop.flows.judging import publication_in
from scrutiny_desktop.outputs.calendar import calendar_file
from scrutiny_desktop.outputs.letter import letter_docx, letter_text
from scrutiny_desktop.outputs.saving import save_whole
from scrutiny_desktop.outputs.wording import read_sentences, read_wording
from scrutiny_desktop.store import discussion_points, meetings, panels, promises, questions, recommendations
from scrutiny_desktop.store.access import Access
from scrutiny_desktop.store.library import Library, open_library


def letter_for(
    db: Library, asked: Sequence[Promise], *, resources: Path, sender: str, by: date, today: date, panel_id: str
) -> Letter:  # fmt: skip
    """The letter that asks for some promises."""
    names = {each.id: each.name for each in panels.every(db)}
    return chasing_letter(
        asked,
        publication_in(db),
        panel=names.get(panel_id) or "Panel",
        sender=sender,
        days={each.id: each.on for each in meetings.every(db)},
        by=by,
        today=today,
        words=chasing_words(resources),
        wording=wording(resources),
    )


def chasing_words(resources: Path) -> ChasingWords:
    """The sentences of the letters."""
    return read_sentences(resources / "wording" / "chasing.toml", ChasingWords)


def wording(resources: Path) -> Wording:
    """How days and names are put."""
    return read_wording(resources / "wording" / "minute.toml")


def text_of(letter: Letter) -> str:
    """The letter as plain text."""
    return letter_text(letter)


def save_letter(letter: Letter, clock: Clock, resources: Path, out: Path, report: Report) -> Path:
    """Save a letter as the name ends: PDF, text, or else a Word file; there whole or, after an error, as it was."""
    report(0, 2)
    content = _letter_bytes(letter, out.suffix.lower(), clock, resources)
    report(1, 2)
    save_whole(out, content)
    report(2, 2)
    return out


def _letter_bytes(letter: Letter, suffix: str, clock: Clock, resources: Path) -> bytes:
    if suffix == ".txt":
        return letter_text(letter).encode("utf-8", "replace")
    if suffix == ".pdf":
        from scrutiny_desktop.outputs.letter_pdf import letter_pdf  # a start does not wait for what sets type

        return letter_pdf(letter, fonts=resources / "fonts", author=letter.sender)
    return letter_docx(letter, at=clock(), author=letter.sender)


def save_calendar(access: Access, clock: Clock, meeting_id: str, name: str, out: Path, report: Report) -> int:
    """Save the days by which something is owed as a calendar file, and say how many there are.

    Open promises, actions and recommendations before the meeting, without what is not public; raises ScrutinyError
    where no day is set.
    """
    report(0, 2)
    words = OwedWords()
    with open_library(access, clock=clock) as db:
        days, left_out = owed_days(owed_in(db, meeting_id), words)
    if not days:
        raise ScrutinyError("No day is set by which anything is owed.", "Give a promise or recommendation a date.")
    report(1, 2)
    save_whole(out, calendar_file(days, at=clock(), name=name, about=" ".join((f"{words.public}.", *left_out))))
    report(2, 2)
    return len(days)


def owed_in(db: Library, meeting_id: str) -> Owed:
    """What is owed after a meeting."""
    return Owed(
        promises=promises.for_meeting(db, meeting_id),
        points=discussion_points.for_meeting(db, meeting_id),
        recommendations=recommendations.for_meeting(db, meeting_id),
        public=publication_in(db),
        questions=questions.for_meeting(db, meeting_id),
    )
