"""What leaves the library: a minute drafted from its records, and saved as a file."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
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
from scrutiny_desktop.domain.minute_places import Minuted, Places
from scrutiny_desktop.domain.minute_steps import adjournments
from scrutiny_desktop.domain.panel import Panel
from scrutiny_desktop.domain.paper import Paper, PaperRole, Secrecy, exempt_by
from scrutiny_desktop.domain.phrases import one_line
from scrutiny_desktop.domain.proceeding import Proceedings, Step
from scrutiny_desktop.domain.publication import Publication
from scrutiny_desktop.domain.question import PUT, Question, Standing
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


def minuted_items(db: Library, meeting_id: str) -> list[AgendaItem]:
    """The agenda items that a minute can be made of: those with papers, or with anything said in them, else all."""
    items = agenda.for_meeting(db, meeting_id)
    taken_up = {each.agenda_item_id for each in papers.for_meeting(db, meeting_id)}
    taken_up |= {each.agenda_item_id for each in discussion_points.for_meeting(db, meeting_id)}
    taken_up |= {each.agenda_item_id for each in questions.for_meeting(db, meeting_id) if each.standing in PUT}
    taken_up |= {each.agenda_item_id for one in attendance.for_meeting(db, meeting_id) for each in one.declarations}
    shut = (each for each in proceedings.for_meeting(db, meeting_id) if each.kind is Step.EXCLUDED)
    taken_up |= {each.agenda_item_id for each in shut}
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
    items = _items(gathered)
    item = next((each for each in items if each.id == agenda_item_id), items[0])
    return _drafted(gathered, item, wording, with_askers)


def minutes_of(db: Library, meeting_id: str, *, wording: Wording, with_askers: bool = False) -> Minute:
    """The public draft minutes of the whole meeting: who was there, then each item that was taken up."""
    gathered = _gathered(db, meeting_id)
    head = tuple(_head(gathered, wording))
    keys = {each.key for each in head}
    known = (each for each in gathered.corrections if not each.agenda_item_id or each.key in keys)
    put = corrected(head, known, lambda _: False)
    blocks, left_out = list(put.blocks), list[str]()
    for item in _items(gathered):
        made = _drafted(gathered, item, wording, with_askers, is_one_of_many=True)
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


def _head(gathered: "_Gathered", wording: Wording) -> Iterator[MinuteBlock]:
    people, held = gathered.people, gathered.held
    yield from meeting_head(wording, gathered.panel, held, people)
    yield from comings(wording, people, held, gathered.agenda)
    yield from adjournments(wording, held, gathered.agenda)
    yield from declarations(wording, people, {""}, lambda *_: True)


def exempt_minutes_of(db: Library, meeting_id: str, *, wording: Wording, with_askers: bool = False) -> Minute:
    """The annex to the public minutes: what they leave out as exempt, item by item, and no more."""
    gathered = _gathered(db, meeting_id)
    drafts = [_drafted(gathered, item, wording, with_askers, secrecy=Secrecy.EXEMPT) for item in _items(gathered)]
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
    has_shut_item = any(each.is_exempt for each in agenda.for_meeting(db, meeting_id))
    if not has_shut_item and not any(each.classification.secrecy is Secrecy.EXEMPT for each in rows.every(db, Paper)):
        return False  # all that is known need not be read to say so
    public = publication_in(db)
    declared = [public.of_declaration(meeting_id, each) for one in attendance.for_meeting(db, meeting_id)
                for each in one.declarations]  # fmt: skip
    judged = [*map(public.of_point, points), *map(public.of_question, owed), *declared]
    return any(
        each.is_marked or any(paper.classification.secrecy is Secrecy.EXEMPT for paper in each.papers)
        for each in judged
    )


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
    """Make the draft minute as PDF and save it; the file is there whole or, after an error, as it was.

    Without an item it is that of the whole meeting, where several items were taken up.
    """
    with open_library(access, clock=clock) as db:
        wording = wording_of(db, meeting_id, resources)
        is_whole = not agenda_item_id and len(minuted_items(db, meeting_id)) > 1
        minute = (
            minutes_of(db, meeting_id, wording=wording, with_askers=with_askers) if is_whole else
            minute_of(db, meeting_id, wording=wording, with_askers=with_askers, agenda_item_id=agenda_item_id)
        )  # fmt: skip
    report(0, 1)
    content = bytes_of(minute, MinuteForm.PDF, wording=wording, resources=resources, at=clock(), report=report)
    save_whole(out, content)
    return out


@dataclass(frozen=True, slots=True, kw_only=True)
class _Gathered:
    """What the minutes of one meeting are drafted from."""

    meeting: Meeting
    panel: Panel
    held: Proceedings
    agenda: Sequence[AgendaItem]
    items: Sequence[AgendaItem]
    every_paper: Sequence[Paper]
    supplied: Sequence[Paper]
    recommendations: Sequence[Recommendation]
    questions: Sequence[Question]
    points: Sequence[DiscussionPoint]
    witnesses: Sequence[Witness]
    people: Sequence[Attendance]
    corrections: Sequence[MinuteCorrection]
    headers: Mapping[str, Header]
    """Of an item with a public cover report, what that says of itself."""
    places: Places


def _gathered(db: Library, meeting_id: str) -> _Gathered:
    meeting = rows.get(db, Meeting, meeting_id)
    if meeting is None:
        raise ScrutinyError("There is no such meeting in the library.", "Choose another meeting.")
    held = Proceedings(meeting, proceedings.for_meeting(db, meeting_id))
    items, supplied = minuted_items(db, meeting_id), papers.for_meeting(db, meeting_id)
    asked, points = questions.for_meeting(db, meeting_id), discussion_points.for_meeting(db, meeting_id)
    advice, every_item = recommendations.for_meeting(db, meeting_id), agenda.for_meeting(db, meeting_id)
    places = Places(
        Minuted(items=items, papers=supplied, recommendations=advice, questions=asked, points=points), held
    )  # fmt: skip
    public = Publication((), (), (), held=[held], agenda=every_item)
    return _Gathered(
        meeting=meeting,
        panel=rows.get(db, Panel, meeting.panel_id) or Panel(id="", name=""),
        held=held,
        agenda=every_item,
        items=items,
        every_paper=rows.every(db, Paper),
        supplied=supplied,
        recommendations=advice,
        questions=asked,
        points=[replace(each, agenda_item_id=places.of_point(each)) for each in points],
        witnesses=witnesses.for_meeting(db, meeting_id),
        people=[_placed(each, places, public) for each in attending(attendance.for_meeting(db, meeting_id), ())],
        corrections=minute_corrections.for_meeting(db, meeting_id),
        headers={each.id: _header(db, each, supplied) for each in items},
        places=places,
    )


def _placed(person: Attendance, places: Places, public: Publication) -> Attendance:
    """The person with each declaration that the public did not hear under the item in which it was made."""
    declared = tuple(
        each if public.of_declaration(person.meeting_id, each).is_free
        else replace(each, agenda_item_id=places.of_declaration(each))
        for each in person.declarations
    )  # fmt: skip
    return replace(person, declarations=declared)


def _drafted(
    gathered: _Gathered, item: AgendaItem, wording: Wording, with_askers: bool, *,
    secrecy: Secrecy = Secrecy.PUBLIC, is_one_of_many: bool = False,
) -> Minute:  # fmt: skip
    """One item's minute: what belongs to it, and to no other."""
    places, header = gathered.places, gathered.headers[item.id]
    elsewhere = {each.id for each in gathered.questions if places.of_question(each) != item.id}
    elsewhere |= {each.id for each in gathered.recommendations if places.of_recommendation(each) != item.id}
    here = [each for each in gathered.supplied if each.agenda_item_id == item.id]
    matter = MinuteMatter(
        panel=gathered.panel,
        meeting=gathered.meeting,
        agenda_item=item,
        papers=gathered.every_paper,
        recommendations=gathered.recommendations,
        questions=gathered.questions,
        points=gathered.points,
        witnesses=_heard(gathered, item, secrecy),
        people=gathered.people,
        steps=gathered.held.steps,
        corrections=gathered.corrections,
        agenda=gathered.agenda,
        elsewhere=frozenset(elsewhere),
        has_report=any(each.role is PaperRole.COVER_REPORT for each in here),
        report_of=header.report_of,
        subject=header.subject,
        is_one_of_many=is_one_of_many,
    )
    return draft_minute(matter, wording, secrecy=secrecy, with_askers=with_askers)


def _heard(gathered: _Gathered, item: AgendaItem, secrecy: Secrecy) -> list[Witness]:
    """Who addressed the Panel on an item; on an exempt one, that is for its annex to tell."""
    is_annex = secrecy is not Secrecy.PUBLIC
    return [each for each in gathered.witnesses
            if item.is_exempt is is_annex and item.id in gathered.places.of_witness(each)]  # fmt: skip


def _items(gathered: _Gathered) -> Sequence[AgendaItem]:
    if not gathered.items:
        raise ScrutinyError(
            "There is nothing on the agenda of this meeting, so there is nothing to minute.",
            "Add the agenda item or a paper of it first.",
        )
    return gathered.items


def _header(db: Library, item: AgendaItem, supplied: Iterable[Paper]) -> Header:
    covers = [each for each in supplied if each.agenda_item_id == item.id and each.role is PaperRole.COVER_REPORT]
    key = next((each.text_key for each in covers if each.is_supplied and each.classification.is_public), "")
    return contents.header(db, key) if key else Header()
