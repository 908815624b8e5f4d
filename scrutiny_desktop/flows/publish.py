"""What leaves the library: a minute drafted from its records, and saved as a file."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from scrutiny_desktop.domain.errors import Report, ScrutinyError
from scrutiny_desktop.domain.ids import Clock
from scrutiny_desktop.domain.meeting import AgendaItem, Meeting
from scrutiny_desktop.domain.minute import draft_minute
from scrutiny_desktop.domain.minute_block import Minute
from scrutiny_desktop.domain.panel import Panel
from scrutiny_desktop.domain.paper import Paper, PaperRole
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.domain.reading import Header
from scrutiny_desktop.domain.recommendation import Recommendation
from scrutiny_desktop.domain.wording import Wording
from scrutiny_desktop.outputs.minute_text import minute_text
from scrutiny_desktop.outputs.saving import save_whole
from scrutiny_desktop.outputs.wording import read_wording
from scrutiny_desktop.store import (
    agenda,
    contents,
    discussion_points,
    papers,
    questions,
    recommendations,
    rows,
    witnesses,
)
from scrutiny_desktop.store.access import Access
from scrutiny_desktop.store.library import Library, open_library


@dataclass(frozen=True, slots=True)
class _About:
    """Which agenda item a passage, and so what rests on it, belongs to."""

    item_of: dict[str, str]

    def is_elsewhere(self, item: AgendaItem, paper_ids: Iterable[str]) -> bool:
        """Whether all the papers named are before the panel under other items."""
        items = {self.item_of.get(each, "") for each in paper_ids}
        return bool(items) and items.isdisjoint({"", item.id})


def minuted_items(db: Library, meeting_id: str) -> list[AgendaItem]:
    """The agenda items that a minute can be made of: those with papers or discussion points, else all."""
    items = agenda.for_meeting(db, meeting_id)
    taken_up = {each.agenda_item_id for each in papers.for_meeting(db, meeting_id)}
    taken_up |= {each.agenda_item_id for each in discussion_points.for_meeting(db, meeting_id)}
    return [each for each in items if each.id in taken_up] or items


def wording_in(resources: Path) -> Wording:
    """The sentences that minutes are written in."""
    return read_wording(resources / "wording" / "minute.toml")


def minute_of(
    db: Library, meeting_id: str, *, wording: Wording, with_askers: bool = False, agenda_item_id: str = ""
) -> Minute:
    """The public draft minute of one agenda item, by default the first that has papers or points."""
    meeting = rows.get(db, Meeting, meeting_id)
    if meeting is None:
        raise ScrutinyError("There is no such meeting in the library.", "Choose another meeting.")
    item = _item(db, meeting, agenda_item_id)
    points = discussion_points.for_meeting(db, meeting.id)
    supplied = papers.for_meeting(db, meeting.id)
    about = _About({each.id: each.agenda_item_id for each in supplied})
    named = [each for each in points if each.agenda_item_id in ("", item.id)]
    asked = _questions(db, meeting, item, about, {each.question_id for each in named})
    spoken_of = {each for point in named for each in point.recommendation_ids}
    spoken_of |= {each for question in asked if not question.is_open for each in question.recommendation_ids}
    header = _header(db, item, supplied)
    return draft_minute(
        panel=rows.get(db, Panel, meeting.panel_id) or Panel(id="", name=""),
        meeting=meeting,
        agenda_item=item,
        witnesses=witnesses.for_meeting(db, meeting.id),
        papers=supplied,
        recommendations=_recommendations(db, meeting, item, about, spoken_of),
        questions=asked,
        points=points,
        wording=wording,
        report_of=header.report_of,
        subject=header.subject,
        with_askers=with_askers,
    )


def text_of(minute: Minute) -> str:
    """The minute as plain text, for the clerk to paste."""
    return minute_text(minute)


def save_minute(
    access: Access, clock: Clock, meeting_id: str, resources: Path, out: Path, report: Report,
    with_askers: bool = False, agenda_item_id: str = "",
) -> Path:  # fmt: skip
    """Make the draft minute as PDF and save it; the file is there whole or, after an error, as it was."""
    from scrutiny_desktop.outputs.minute_pdf import minute_pdf  # a start does not wait for what sets type

    wording = wording_in(resources)
    with open_library(access, clock=clock) as db:
        minute = minute_of(db, meeting_id, wording=wording, with_askers=with_askers, agenda_item_id=agenda_item_id)
    report(1, 3)
    content = minute_pdf(minute, wording=wording, fonts=resources / "fonts", author=minute.panel)
    report(2, 3)
    save_whole(out, content)
    report(3, 3)
    return out


def _item(db: Library, meeting: Meeting, agenda_item_id: str) -> AgendaItem:
    items = minuted_items(db, meeting.id)
    if not items:
        raise ScrutinyError(
            "There is nothing on the agenda of this meeting, so there is nothing to minute.",
            "Add the agenda item or a paper of it first.",
        )
    return next((each for each in items if each.id == agenda_item_id), items[0])


def _header(db: Library, item: AgendaItem, supplied: Iterable[Paper]) -> Header:
    covers = [each for each in supplied if each.agenda_item_id == item.id and each.role is PaperRole.COVER_REPORT]
    key = next((each.text_key for each in covers if each.is_supplied and each.classification.is_public), "")
    return contents.reading(db, key).header if key else Header()


def _questions(db: Library, meeting: Meeting, item: AgendaItem, about: _About, named: set[str]) -> list[Question]:
    return [
        each
        for each in questions.for_meeting(db, meeting.id)
        if each.id in named or not about.is_elsewhere(item, (anchor.paper_id for anchor in each.passages))
    ]


def _recommendations(
    db: Library, meeting: Meeting, item: AgendaItem, about: _About, named: set[str]
) -> list[Recommendation]:
    return [
        each
        for each in recommendations.for_meeting(db, meeting.id)
        if each.id in named or not about.is_elsewhere(item, [each.anchor.paper_id] if each.anchor else [])
    ]
