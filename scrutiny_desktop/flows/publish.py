"""What leaves the library: a minute drafted from its records, and saved as a file."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from scrutiny_desktop.domain.attendance import Attendance, attending
from scrutiny_desktop.domain.correcting import MinuteCorrection, corrected
from scrutiny_desktop.domain.discussion import DiscussionPoint
from scrutiny_desktop.domain.errors import Report, ScrutinyError
from scrutiny_desktop.domain.ids import Clock
from scrutiny_desktop.domain.meeting import AgendaItem, Meeting, Witness
from scrutiny_desktop.domain.minute import OPEN, draft_minute, footed, headed, named, titled
from scrutiny_desktop.domain.minute_block import Minute, MinuteBlock, MinuteKind
from scrutiny_desktop.domain.minute_head import comings, declarations, meeting_head
from scrutiny_desktop.domain.minute_matter import MinuteMatter
from scrutiny_desktop.domain.panel import Panel
from scrutiny_desktop.domain.paper import Paper, PaperRole, Secrecy, exempt_by
from scrutiny_desktop.domain.phrases import one_line
from scrutiny_desktop.domain.proceeding import Proceeding, Proceedings, Step
from scrutiny_desktop.domain.question import Question, Standing
from scrutiny_desktop.domain.reading import Header
from scrutiny_desktop.domain.recommendation import Recommendation
from scrutiny_desktop.domain.wording import Wording
from scrutiny_desktop.flows.judging import publication_in
from scrutiny_desktop.outputs.minute_text import minute_text
from scrutiny_desktop.outputs.saving import save_whole
from scrutiny_desktop.outputs.wording import read_wording
from scrutiny_desktop.store import (
    agenda,
    attendance,
    contents,
    discussion_points,
    minute_corrections,
    papers,
    proceedings,
    questions,
    recommendations,
    rows,
    witnesses,
    wordings,
)
from scrutiny_desktop.store.access import Access
from scrutiny_desktop.store.library import Library, open_library


class MinuteForm(StrEnum):
    """In what form a minute leaves; its value ends the file's name."""

    PDF = "pdf"
    WORD = "docx"
    TEXT = "txt"


@dataclass(frozen=True, slots=True)
class _About:
    """Which agenda item a passage, and so what rests on it, belongs to."""

    item_of: dict[str, str]
    takes_loose: bool = True
    """Whether what rests on no paper of any item belongs here."""

    def is_elsewhere(self, item: AgendaItem, paper_ids: Iterable[str]) -> bool:
        """Whether all the papers named are before the panel under other items."""
        items = {self.item_of.get(each, "") for each in paper_ids}
        if not self.takes_loose:
            return item.id not in items
        return bool(items) and items.isdisjoint({"", item.id})


def minuted_items(db: Library, meeting_id: str) -> list[AgendaItem]:
    """The agenda items that a minute can be made of: those with papers or discussion points, else all."""
    items = agenda.for_meeting(db, meeting_id)
    taken_up = {each.agenda_item_id for each in papers.for_meeting(db, meeting_id)}
    taken_up |= {each.agenda_item_id for each in discussion_points.for_meeting(db, meeting_id)}
    return [each for each in items if each.id in taken_up] or items


def wording_in(resources: Path) -> Wording:
    """The sentences that minutes are written in where a panel has none of its own."""
    return read_wording(resources / "wording" / "minute.toml")


def wording_of(db: Library, meeting_id: str, resources: Path) -> Wording:
    """The same, with those that the meeting's panel puts in its own way."""
    meeting = rows.get(db, Meeting, meeting_id)
    own = wordings.of_panel(db, meeting.panel_id) if meeting else None
    return read_wording(resources / "wording" / "minute.toml", own.by_name if own else None)


def minute_of(
    db: Library, meeting_id: str, *, wording: Wording, with_askers: bool = False, agenda_item_id: str = ""
) -> Minute:
    """The public draft minute of one agenda item, by default the first that has papers or points."""
    gathered = _gathered(db, meeting_id)
    items = _items(db, gathered.meeting)
    item = next((each for each in items if each.id == agenda_item_id), items[0])
    return _drafted(db, gathered, item, wording, with_askers)


def minutes_of(db: Library, meeting_id: str, *, wording: Wording, with_askers: bool = False) -> Minute:
    """The public draft minutes of the whole meeting: who was there, then each item that was taken up."""
    gathered = _gathered(db, meeting_id)
    items = _items(db, gathered.meeting)
    said, held = gathered.people, Proceedings(gathered.meeting, gathered.steps)
    head = (
        *meeting_head(wording, gathered.panel, gathered.meeting, said),
        *comings(wording, said, held, agenda.for_meeting(db, meeting_id)),
        *declarations(wording, said, {""}),
    )
    put = corrected(head, (each for each in gathered.corrections if not each.agenda_item_id), lambda _: False)
    blocks, left_out = list(put.blocks), list[str]()
    for count, item in enumerate(items):
        made = _drafted(db, gathered, item, wording, with_askers, is_first=count == 0, is_one_of_many=True)
        blocks += made.blocks
        name = item.number or one_line(item.title)
        left_out += [wording.of_item.format(item=name, words=each) for each in made.left_out]
    return Minute(
        title=titled(wording, OPEN, named(wording, gathered.panel, gathered.meeting)),
        panel=gathered.panel.name,
        meeting=named(wording, gathered.panel, gathered.meeting),
        classification=OPEN,
        footer=footed(wording, OPEN),
        blocks=tuple(blocks),
        left_out=tuple(left_out),
    )


def exempt_minutes_of(db: Library, meeting_id: str, *, wording: Wording, with_askers: bool = False) -> Minute:
    """The annex to the public minutes: what they leave out as exempt, item by item, and no more."""
    gathered = _gathered(db, meeting_id)
    drafts = [
        _drafted(db, gathered, item, wording, with_askers, secrecy=Secrecy.EXEMPT, is_first=count == 0)
        for count, item in enumerate(_items(db, gathered.meeting))
    ]
    parts = [each for each in drafts if len(each.blocks) > 1]
    if not parts:
        raise ScrutinyError("Nothing of this meeting is exempt, so it has no exempt minute.", "Save the public one.")
    classification = exempt_by(each.classification.citation for each in parts)
    said = wording.exempt_opening.format(secrecy=wording.secrecy(classification))
    name = named(wording, gathered.panel, gathered.meeting)
    return Minute(
        title=titled(wording, classification, name),
        panel=gathered.panel.name,
        meeting=headed(wording, classification, name),
        classification=classification,
        footer=footed(wording, classification),
        blocks=(MinuteBlock(kind=MinuteKind.PARAGRAPH, text=said), *(block for each in parts for block in each.blocks)),
        left_out=tuple(dict.fromkeys(words for each in parts for words in each.left_out)),
    )


def has_exempt(db: Library, meeting_id: str) -> bool:
    """Whether anything of a meeting was exempt, so that it has an exempt minute beside the public one."""
    points = discussion_points.for_meeting(db, meeting_id)
    owed = [each for each in questions.for_meeting(db, meeting_id) if each.standing is Standing.WRITTEN_ANSWER]
    if any(each.is_exempt for each in points) or any(each.is_exempt for each in owed):
        return True
    if any(each.kind is Step.EXCLUDED for each in proceedings.for_meeting(db, meeting_id)):
        return True
    if not any(each.classification.secrecy is Secrecy.EXEMPT for each in rows.every(db, Paper)):
        return False  # all that is known need not be read to say so
    public = publication_in(db)
    judged = [*map(public.of_point, points), *map(public.of_question, owed)]
    return any(paper.classification.secrecy is Secrecy.EXEMPT for each in judged for paper in each.papers)


def text_of(minute: Minute) -> str:
    """The minute as plain text, for the clerk to paste."""
    return minute_text(minute)


def bytes_of(
    minute: Minute, form: MinuteForm, *, wording: Wording, resources: Path, at: datetime, report: Report
) -> bytes:  # fmt: skip
    """The minute as a file."""
    # A start does not wait for what sets type.
    if form is MinuteForm.PDF:
        from scrutiny_desktop.outputs.minute_pdf import minute_pdf

        return minute_pdf(minute, wording=wording, fonts=resources / "fonts", author=minute.panel, report=report)
    if form is MinuteForm.WORD:
        from scrutiny_desktop.outputs.minute_docx import minute_docx

        return minute_docx(minute, wording=wording, at=at, author=minute.panel)
    return minute_text(minute).encode("utf-8", "replace")


def save_minute(
    access: Access, clock: Clock, meeting_id: str, resources: Path, out: Path, report: Report,
    with_askers: bool = False, agenda_item_id: str = "",
) -> Path:  # fmt: skip
    """Make the draft minute as PDF and save it; the file is there whole or, after an error, as it was."""
    with open_library(access, clock=clock) as db:
        wording = wording_of(db, meeting_id, resources)
        minute = minute_of(db, meeting_id, wording=wording, with_askers=with_askers, agenda_item_id=agenda_item_id)
    report(0, 1)
    content = bytes_of(minute, MinuteForm.PDF, wording=wording, resources=resources, at=clock(), report=report)
    save_whole(out, content)
    return out


@dataclass(frozen=True, slots=True, kw_only=True)
class _Gathered:
    """What the minutes of one meeting are drafted from."""

    meeting: Meeting
    panel: Panel
    supplied: Sequence[Paper]
    points: Sequence[DiscussionPoint]
    witnesses: Sequence[Witness]
    people: Sequence[Attendance]
    steps: Sequence[Proceeding]
    corrections: Sequence[MinuteCorrection]


def _gathered(db: Library, meeting_id: str) -> _Gathered:
    meeting = rows.get(db, Meeting, meeting_id)
    if meeting is None:
        raise ScrutinyError("There is no such meeting in the library.", "Choose another meeting.")
    return _Gathered(
        meeting=meeting,
        panel=rows.get(db, Panel, meeting.panel_id) or Panel(id="", name=""),
        supplied=papers.for_meeting(db, meeting_id),
        points=discussion_points.for_meeting(db, meeting_id),
        witnesses=witnesses.for_meeting(db, meeting_id),
        people=attending(attendance.for_meeting(db, meeting_id), ()),
        steps=proceedings.for_meeting(db, meeting_id),
        corrections=minute_corrections.for_meeting(db, meeting_id),
    )


def _drafted(
    db: Library, gathered: _Gathered, item: AgendaItem, wording: Wording, with_askers: bool, *,
    secrecy: Secrecy = Secrecy.PUBLIC, is_first: bool = True, is_one_of_many: bool = False,
) -> Minute:  # fmt: skip
    """One item's minute; what belongs to no item is in the minute of the first alone, where there are several."""
    meeting, supplied = gathered.meeting, gathered.supplied
    points = [each for each in gathered.points if is_first or each.agenda_item_id]
    about = _About({each.id: each.agenda_item_id for each in supplied}, takes_loose=is_first)
    marked = [each for each in points if each.agenda_item_id in ("", item.id)]
    asked = _questions(db, meeting, item, about, {each.question_id for each in marked})
    spoken_of = {each for point in marked for each in point.recommendation_ids}
    spoken_of |= {each for question in asked if not question.is_open for each in question.recommendation_ids}
    header = _header(db, item, supplied)
    matter = MinuteMatter(
        panel=gathered.panel,
        meeting=meeting,
        agenda_item=item,
        papers=rows.every(db, Paper),
        recommendations=_recommendations(db, meeting, item, about, spoken_of),
        questions=asked,
        points=points,
        witnesses=gathered.witnesses if is_first else (),
        people=gathered.people,
        steps=gathered.steps,
        corrections=gathered.corrections,
        report_of=header.report_of,
        subject=header.subject,
        is_one_of_many=is_one_of_many,
    )
    return draft_minute(matter, wording, secrecy=secrecy, with_askers=with_askers)


def _items(db: Library, meeting: Meeting) -> list[AgendaItem]:
    items = minuted_items(db, meeting.id)
    if not items:
        raise ScrutinyError(
            "There is nothing on the agenda of this meeting, so there is nothing to minute.",
            "Add the agenda item or a paper of it first.",
        )
    return items


def _header(db: Library, item: AgendaItem, supplied: Iterable[Paper]) -> Header:
    covers = [each for each in supplied if each.agenda_item_id == item.id and each.role is PaperRole.COVER_REPORT]
    key = next((each.text_key for each in covers if each.is_supplied and each.classification.is_public), "")
    return contents.header(db, key) if key else Header()


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
