"""All that can be made of a meeting: seen as pages before it leaves, and made into a file of some form."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from scrutiny_desktop.domain.archive import Archive
from scrutiny_desktop.domain.attendance import attending
from scrutiny_desktop.domain.attendance_table import AttendanceWords, attendance_table
from scrutiny_desktop.domain.briefing import BriefingWords
from scrutiny_desktop.domain.errors import Report, ScrutinyError
from scrutiny_desktop.domain.ids import Clock
from scrutiny_desktop.domain.meeting import Meeting
from scrutiny_desktop.domain.minute_block import Minute
from scrutiny_desktop.domain.owed import OwedWords, owed_days, owed_table
from scrutiny_desktop.domain.proceeding import Proceedings
from scrutiny_desktop.domain.publication import Publication
from scrutiny_desktop.domain.question_plan import PlanWords
from scrutiny_desktop.domain.record import KINDS, kind_of
from scrutiny_desktop.domain.shown_pages import archive_shown, briefing_shown, plan_shown, table_shown
from scrutiny_desktop.domain.tracker import Tracker, TrackerWords
from scrutiny_desktop.flows.archiving import archive_bytes, archive_of
from scrutiny_desktop.flows.briefing import briefing_bytes, briefing_of
from scrutiny_desktop.flows.chasing import owed_in
from scrutiny_desktop.flows.planning import PlanForm, PlanOrder, plan_bytes, plan_of
from scrutiny_desktop.flows.publish import MinuteForm, bytes_of, exempt_minutes_of, minute_of, minutes_of, wording_of
from scrutiny_desktop.flows.tracking import TrackerOrder, tracker_of
from scrutiny_desktop.outputs.calendar import calendar_file
from scrutiny_desktop.outputs.saving import save_whole
from scrutiny_desktop.outputs.tracker_table import tracker_csv, tracker_xlsx
from scrutiny_desktop.store import (
    agenda,
    attendance,
    proceedings,
    rows,
    witnesses,
)
from scrutiny_desktop.store.access import Access
from scrutiny_desktop.store.library import Library, open_library


class Make(StrEnum):
    """One kind of thing that a meeting is made into."""

    MINUTES = "minutes"
    MINUTE = "minute"
    EXEMPT = "exempt minute"
    ACTIONS = "actions"
    TRACKER = "tracker"
    PLAN = "plan"
    BRIEFING = "briefing"
    ATTENDANCE = "attendance"
    ARCHIVE = "archive"
    EVERYTHING = "everything"


class Form(StrEnum):
    """In what form it leaves; its value ends the file's name."""

    PDF = "pdf"
    WORD = "docx"
    TEXT = "txt"
    WORKBOOK = "xlsx"
    TABLE = "csv"
    CALENDAR = "ics"
    JSON = "json"
    FOLDER = ""


_WRITTEN = (Form.PDF, Form.WORD, Form.TEXT)
FORMS: Mapping[Make, tuple[Form, ...]] = {
    Make.MINUTES: _WRITTEN,
    Make.MINUTE: _WRITTEN,
    Make.EXEMPT: _WRITTEN,
    Make.ACTIONS: (Form.PDF, Form.WORKBOOK, Form.CALENDAR),
    Make.TRACKER: (Form.PDF, Form.WORKBOOK, Form.TABLE),
    Make.PLAN: _WRITTEN,
    Make.BRIEFING: (Form.PDF,),
    Make.ATTENDANCE: (Form.TABLE,),
    Make.ARCHIVE: (Form.JSON,),
    Make.EVERYTHING: (Form.FOLDER,),
}
"""The forms of each, the usual one first."""

MINUTED = (Make.MINUTES, Make.MINUTE, Make.EXEMPT)
"""Those that are written in sentences, each of which can be corrected."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordWords:
    """The words of what is made, in the reader's language."""

    owed: OwedWords = field(default_factory=OwedWords)
    tracker: TrackerWords = field(default_factory=TrackerWords)
    attendance: AttendanceWords = field(default_factory=AttendanceWords)
    plan: PlanWords = field(default_factory=PlanWords)
    briefing: BriefingWords = field(default_factory=BriefingWords)
    titles: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    public: str = "Public"
    private: str = "Private: one member’s own, with private notes"
    sealed: str = "Not for publication"
    """The folder of what is exempt."""
    unsealed: str = "Something of this meeting is exempt. Its exempt minute is not here."
    counted: str = "{kind}: {count}"
    not_public: str = "{kind}: {count} left out, as private or not public"
    page: str = "page {page}"
    page_of: str = "Page {page} of {pages}"


@dataclass(frozen=True, slots=True, kw_only=True)
class MakeOrder:
    """What is meant; ``is_own`` asks for an archive with all that is private in it.

    ``with_exempt`` asks for the exempt minute, in a folder of its own, beside everything that is public.
    """

    make: Make
    meeting_id: str
    agenda_item_id: str = ""
    with_askers: bool = False
    is_own: bool = False
    with_exempt: bool = False
    heading: str = ""
    """The panel and the day."""
    author: str = ""
    words: RecordWords = field(default_factory=RecordWords)

    def title(self, make: Make) -> str:
        """What the thing is called."""
        return self.words.titles.get(make, make.value.capitalize())

    @property
    def plan(self) -> PlanOrder:
        """The question plan that is meant."""
        return PlanOrder(meeting_id=self.meeting_id, heading=self.heading, author=self.author, words=self.words.plan,
                         page=self.words.page)  # fmt: skip


def seen(db: Library, order: MakeOrder, resources: Path, clock: Clock) -> Minute:
    """What would leave now, as pages; raises ScrutinyError where there is nothing to make it of."""
    if order.make in MINUTED:
        return _minute(db, order, resources)
    if order.make is Make.PLAN:
        return plan_shown(plan_of(db, order.plan))
    if order.make is Make.BRIEFING:
        return briefing_shown(briefing_of(db, order.meeting_id, order.words.briefing, order.heading))
    if order.make is Make.ARCHIVE:
        return _archive_seen(db, order)
    return table_shown(table_of(db, order, clock))


def table_of(db: Library, order: MakeOrder, clock: Clock) -> Tracker:
    """What leaves as a table."""
    words, meeting_id = order.words, order.meeting_id
    if order.make is Make.TRACKER:
        return tracker_of(db, TrackerOrder(meeting_id=meeting_id, heading=order.heading, words=words.tracker))
    if order.make is Make.ACTIONS:
        return owed_table(owed_in(db, meeting_id), words.owed, meeting=order.heading, today=clock().date())
    meeting = rows.get(db, Meeting, meeting_id) or Meeting(id=meeting_id, panel_id="")
    people = attending(attendance.for_meeting(db, meeting_id), witnesses.for_meeting(db, meeting_id))
    held = Proceedings(meeting, proceedings.for_meeting(db, meeting_id))
    items = agenda.for_meeting(db, meeting_id)
    public = Publication((), (), (), held=[held], agenda=items)
    return attendance_table(people, held, words.attendance, public, meeting=order.heading, items=items)


def made(
    access: Access, clock: Clock, db: Library, order: MakeOrder, form: Form, resources: Path, report: Report
) -> bytes:
    """The file's bytes; ``report`` tells how far it is, and may stop it."""
    report(0, 1)
    if order.make in MINUTED:
        wording = wording_of(db, order.meeting_id, resources)
        minute = _minute(db, order, resources)
        return bytes_of(minute, MinuteForm(form), wording=wording, resources=resources, at=clock(), report=report)
    if order.make is Make.PLAN:
        return plan_bytes(plan_of(db, order.plan), order.plan, PlanForm(form), resources, clock())
    if order.make is Make.BRIEFING:
        return briefing_bytes(
            access, clock, db, briefing_of(db, order.meeting_id, order.words.briefing, order.heading),
            page=order.words.page_of, author=order.author, resources=resources, report=report,
        )  # fmt: skip
    if order.make is Make.ARCHIVE:
        return archive_bytes(_archive(db, order), clock())
    return _table_bytes(db, order, form, resources, clock, report)


def save_made(
    access: Access, clock: Clock, order: MakeOrder, form: Form, resources: Path, out: Path, report: Report
) -> Path:
    """Make it and save it; the file is there whole or, after an error or a stop, as it was."""
    with open_library(access, clock=clock) as db:
        content = made(access, clock, db, order, form, resources, report)
    save_whole(out, content)
    return out


def printable(access: Access, clock: Clock, order: MakeOrder, resources: Path, report: Report) -> bytes:
    """The same as PDF for the printer; raises ScrutinyError for what is no document."""
    if Form.PDF not in FORMS[order.make]:
        raise ScrutinyError("This is not for paper.", "Choose something that can be saved as PDF.")
    with open_library(access, clock=clock) as db:
        return made(access, clock, db, order, Form.PDF, resources, report)


def _minute(db: Library, order: MakeOrder, resources: Path) -> Minute:
    wording = wording_of(db, order.meeting_id, resources)
    if order.make is Make.MINUTES:
        return minutes_of(db, order.meeting_id, wording=wording, with_askers=order.with_askers)
    if order.make is Make.EXEMPT:
        return exempt_minutes_of(db, order.meeting_id, wording=wording, with_askers=order.with_askers)
    return minute_of(
        db, order.meeting_id, wording=wording, with_askers=order.with_askers, agenda_item_id=order.agenda_item_id
    )


def _archive(db: Library, order: MakeOrder) -> Archive:
    words = order.words
    return archive_of(db, order.meeting_id, is_own=order.is_own, public=words.public, private=words.private)


def _archive_seen(db: Library, order: MakeOrder) -> Minute:
    archive, words = _archive(db, order), order.words
    kinds = [kind_of(each) for each in archive.records]
    counts = [(name, kinds.count(name)) for name in KINDS if name in kinds]
    return archive_shown(
        archive, order.title(Make.ARCHIVE), order.heading,
        [words.counted.format(kind=words.kinds.get(name, name), count=count) for name, count in counts],
        [words.not_public.format(kind=words.kinds.get(name, name), count=count)
         for name, count in archive.left_out.items()],
    )  # fmt: skip


def _table_bytes(db: Library, order: MakeOrder, form: Form, resources: Path, clock: Clock, report: Report) -> bytes:
    if form is Form.CALENDAR:
        days, left_out = owed_days(owed_in(db, order.meeting_id), order.words.owed)
        about = " ".join((f"{order.words.public}.", *left_out))
        return calendar_file(days, at=clock(), name=f"{order.title(order.make)}, {order.heading}", about=about)
    table = table_of(db, order, clock)
    if form is Form.PDF:
        from scrutiny_desktop.outputs.tracker_pdf import tracker_pdf  # a start does not wait for what sets type

        return tracker_pdf(table, fonts=resources / "fonts", page=order.words.page, author=order.author, report=report)
    if form is Form.WORKBOOK:
        return tracker_xlsx(table, at=clock(), author=order.author, sheet=table.title)
    return tracker_csv(table)
