"""The words of each state, for people: translated, with the tone of their chip."""

from datetime import date, datetime
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from scrutiny_desktop.domain import numbering
from scrutiny_desktop.domain.anchor import Anchor, Placement
from scrutiny_desktop.domain.attendance import Capacity, InterestKind, Presence
from scrutiny_desktop.domain.discussion import PointKind
from scrutiny_desktop.domain.note import Colour, Grade, MarkKind, Visibility
from scrutiny_desktop.domain.panel import Role
from scrutiny_desktop.domain.paper import Paper, PaperRole, Secrecy
from scrutiny_desktop.domain.phrases import one_line
from scrutiny_desktop.domain.proceeding import Phase, Step
from scrutiny_desktop.domain.promise import PromiseKind, PromiseStanding
from scrutiny_desktop.domain.question import Priority, Standing
from scrutiny_desktop.domain.recommendation import Assurance, EndingKind, Progress, Rating, Response
from scrutiny_desktop.views.marking import N_

_WORDS: dict[StrEnum, tuple[str, str]] = {
    Role.MEMBER: (N_("words", "Member"), "plain"),
    Role.APPOINTED_MEMBER: (N_("words", "Appointed member"), "plain"),
    Role.CHAIR: (N_("words", "Chair"), "plain"),
    Role.VICE_CHAIR: (N_("words", "Vice-Chair"), "plain"),
    Role.SCRUTINY_MANAGER: (N_("words", "Scrutiny Manager"), "plain"),
    Role.DEMOCRATIC_SUPPORT_OFFICER: (N_("words", "Democratic Support Officer"), "plain"),
    Secrecy.PUBLIC: (N_("words", "Public"), "plain"),
    Secrecy.EXEMPT: (N_("words", "Exempt"), "poor"),
    Secrecy.CONFIDENTIAL: (N_("words", "Confidential"), "poor"),
    PaperRole.COVER_REPORT: (N_("words", "Cover report"), "plain"),
    PaperRole.APPENDIX: (N_("words", "Appendix"), "plain"),
    PaperRole.SUPPLEMENT: (N_("words", "Supplement"), "plain"),
    PaperRole.BACKGROUND_PAPER: (N_("words", "Background paper"), "plain"),
    PaperRole.AGENDA: (N_("words", "Agenda"), "plain"),
    Visibility.PRIVATE: (N_("words", "Private"), "plain"),
    Visibility.PANEL: (N_("words", "Panel"), "info"),
    MarkKind.HIGHLIGHT: (N_("words", "Highlight"), "highlight"),
    MarkKind.UNDERLINE: (N_("words", "Underline"), "underline"),
    MarkKind.STRIKE: (N_("words", "Strike"), "strike"),
    MarkKind.NOTE: (N_("words", "Note"), "note"),
    MarkKind.EVIDENCE: (N_("words", "Evidence"), "evidence"),
    MarkKind.PLACE: (N_("words", "Note on a place"), "place"),
    MarkKind.AREA: (N_("words", "Area"), "area"),
    MarkKind.PEN: (N_("words", "Pen"), "pen"),
    MarkKind.BOOKMARK: (N_("words", "Bookmark"), "bookmark"),
    Colour.PLAIN: (N_("words", "Plain"), "plain"),
    Colour.KEY: (N_("words", "Key point"), "key"),
    Colour.CONCERN: (N_("words", "Concern"), "concern"),
    Colour.GOOD: (N_("words", "Good practice"), "practice"),
    Colour.CHECK: (N_("words", "To check"), "check"),
    Grade.NONE: (N_("words", "None"), "plain"),
    Grade.STATED: (N_("words", "Stated"), "fair"),
    Grade.DOCUMENTED: (N_("words", "Documented"), "info"),
    Grade.VERIFIED: (N_("words", "Verified"), "good"),
    Priority.MUST_ASK: (N_("words", "Must ask"), "fair"),
    Priority.IF_TIME: (N_("words", "If time"), "plain"),
    Standing.DRAFT: (N_("words", "Draft"), "plain"),
    Standing.SHARED: (N_("words", "Shared"), "info"),
    Standing.PLANNED: (N_("words", "Planned"), "info"),
    Standing.ASKED: (N_("words", "Asked"), "info"),
    Standing.ANSWERED: (N_("words", "Answered"), "good"),
    Standing.PARTLY_ANSWERED: (N_("words", "Partly answered"), "fair"),
    Standing.WRITTEN_ANSWER: (N_("words", "Written answer promised"), "fair"),
    Standing.NOT_REACHED: (N_("words", "Not reached"), "poor"),
    Standing.WITHDRAWN: (N_("words", "Withdrawn"), "plain"),
    Response.AWAITING: (N_("words", "Awaiting"), "plain"),
    Response.ACCEPTED: (N_("words", "Accepted"), "good"),
    Response.PARTLY_ACCEPTED: (N_("words", "Partly accepted"), "fair"),
    Response.NOT_ACCEPTED: (N_("words", "Not accepted"), "poor"),
    Progress.NOT_SAID: (N_("words", "Not said"), "plain"),
    Progress.NOT_STARTED: (N_("words", "Not started"), "plain"),
    Progress.IN_PROGRESS: (N_("words", "In progress"), "fair"),
    Progress.COMPLETE: (N_("words", "Complete"), "good"),
    Progress.PAUSED: (N_("words", "Paused"), "fair"),
    Progress.SUPERSEDED: (N_("words", "Superseded"), "plain"),
    Assurance.NOT_CONSIDERED: (N_("words", "Not considered"), "plain"),
    Assurance.NOT_ASSURED: (N_("words", "Not assured"), "poor"),
    Assurance.PARTLY_ASSURED: (N_("words", "Partly assured"), "fair"),
    Assurance.ASSURED: (N_("words", "Assured"), "good"),
    Rating.NONE: (N_("words", "Not rated"), "plain"),
    Rating.RED: (N_("words", "Red"), "poor"),
    Rating.AMBER: (N_("words", "Amber"), "fair"),
    Rating.GREEN: (N_("words", "Green"), "good"),
    Rating.BLUE: (N_("words", "Blue"), "info"),
    EndingKind.CLOSED: (N_("words", "Closed by the Panel"), "good"),
    EndingKind.REPLACED: (N_("words", "Replaced by another"), "plain"),
    EndingKind.MERGED: (N_("words", "Merged into another"), "plain"),
    PromiseKind.WRITTEN_ANSWER: (N_("words", "Written answer"), "plain"),
    PromiseKind.FIGURES: (N_("words", "Figures"), "plain"),
    PromiseKind.REPORT_BACK: (N_("words", "Report back"), "plain"),
    PromiseKind.PAPER: (N_("words", "Paper"), "plain"),
    PromiseKind.ACTION: (N_("words", "Action"), "plain"),
    PromiseStanding.OUTSTANDING: (N_("words", "Outstanding"), "fair"),
    PromiseStanding.LATE: (N_("words", "Late"), "poor"),
    PromiseStanding.RECEIVED: (N_("words", "Received"), "good"),
    PromiseStanding.LET_GO: (N_("words", "Let go"), "plain"),
    PointKind.NOTED: (N_("words", "Noted"), "note"),
    PointKind.CONCERN: (N_("words", "Concern"), "poor"),
    PointKind.INFORMATION: (N_("words", "Information requested"), "info"),
    PointKind.ACTION: (N_("words", "Action"), "fair"),
    PointKind.RESOLUTION: (N_("words", "Resolution"), "good"),
    Capacity.MEMBER: (N_("words", "Member"), "plain"),
    Capacity.APPOINTED_MEMBER: (N_("words", "Appointed member"), "plain"),
    Capacity.OFFICER: (N_("words", "Officer"), "plain"),
    Capacity.WITNESS: (N_("words", "Witness"), "plain"),
    Capacity.OTHER: (N_("words", "In attendance"), "plain"),
    Presence.EXPECTED: (N_("words", "Expected"), "plain"),
    Presence.PRESENT: (N_("words", "Present"), "good"),
    Presence.APOLOGIES: (N_("words", "Apologies"), "fair"),
    Presence.ABSENT: (N_("words", "Absent"), "poor"),
    InterestKind.PECUNIARY: (N_("words", "Disclosable pecuniary interest"), "fair"),
    InterestKind.REGISTRABLE: (N_("words", "Other registrable interest"), "fair"),
    InterestKind.NON_REGISTRABLE: (N_("words", "Non-registrable interest"), "fair"),
    InterestKind.SCRUTINY: (N_("words", "Scrutiny interest"), "fair"),
    InterestKind.WHIP: (N_("words", "Party whip"), "fair"),
    Phase.BEFORE: (N_("words", "Not begun"), "plain"),
    Phase.SITTING: (N_("words", "Sitting"), "good"),
    Phase.PAUSED: (N_("words", "In a pause"), "fair"),
    Phase.ADJOURNED: (N_("words", "Adjourned"), "fair"),
    Phase.OVER: (N_("words", "Over"), "plain"),
    Step.STARTED: (N_("words", "Meeting started"), "info"),
    Step.PAUSED: (N_("words", "Meeting paused"), "fair"),
    Step.RESUMED: (N_("words", "Meeting resumed"), "info"),
    Step.ADJOURNED: (N_("words", "Meeting adjourned"), "fair"),
    Step.ENDED: (N_("words", "Meeting ended"), "plain"),
    Step.ITEM_TAKEN: (N_("words", "Item taken"), "info"),
    Step.EXCLUDED: (N_("words", "Press and public excluded"), "poor"),
    Step.READMITTED: (N_("words", "Press and public readmitted"), "info"),
    Placement.IN_PLACE: (N_("words", "In place"), "plain"),
    Placement.MOVED: (N_("words", "Moved"), "fair"),
    Placement.TEXT_CHANGED: (N_("words", "Text changed"), "fair"),
    Placement.UNPLACED: (N_("words", "Unplaced"), "poor"),
}

_KINDS = {
    "papers": N_("words", "Paper"), "carried": N_("words", "Carried mark"),
    "notes": N_("words", "Note"), "questions": N_("words", "Question"),
    "own_plans": N_("words", "My plan"),
    "recommendations": N_("words", "Recommendation"), "discussion_points": N_("words", "Discussion point"),
    "progress_reports": N_("words", "Progress report"), "assessments": N_("words", "Assessment"),
    "meetings": N_("words", "Meeting"), "agenda": N_("words", "Agenda item"), "witnesses": N_("words", "Witness"),
    "attendance": N_("words", "Attendance"), "proceedings": N_("words", "Step of the meeting"),
    "minute_corrections": N_("words", "Corrected sentence"), "wordings": N_("words", "Wording of minutes"),
    "promises": N_("words", "Promise"), "brought_forward": N_("words", "Brought forward"),
    "themes": N_("words", "Theme"), "panels": N_("words", "Panel"), "people": N_("words", "Person"),
}  # fmt: skip


def word(state: StrEnum) -> str:
    """A state in the reader's words."""
    return QCoreApplication.translate("words", _WORDS[state][0])


def tone(state: StrEnum) -> str:
    """The chip a state is shown on."""
    return _WORDS[state][1]


def kind_name(kind: str) -> str:
    """A kind of record in the reader's words."""
    return QCoreApplication.translate("words", _KINDS[kind])


def on_day(day: date | None) -> str:
    """A date by the reader's locale, in full; empty for none."""
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat) if day else ""


def on_day_briefly(day: date | None) -> str:
    """A date for a place with little room: "31 Mar 2031"; empty for none."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMM yyyy") if day else ""


def on_weekday(day: date) -> str:
    """A date with its weekday, in little room: "Mon 31 Mar 2031"."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "ddd d MMM yyyy")


def day_and_time(moment: datetime) -> str:
    """A moment on the reader's clock, its date by the reader's locale, short."""
    here = moment.astimezone()
    day = QLocale().toString(QDate(here.year, here.month, here.day), QLocale.FormatType.ShortFormat)
    return f"{day}, {to_the_second(here)}"


def moment_briefly(moment: datetime) -> str:
    """A moment for a place with little room: "31 Mar 2031, 18:05"."""
    return f"{on_day_briefly(moment.astimezone().date())}, {at_time(moment)}"


def to_the_second(moment: datetime) -> str:
    """Hours, minutes and seconds on the reader's clock."""
    return f"{moment.astimezone():%H:%M:%S}"


def at_time(moment: datetime | None) -> str:
    """Hours and minutes on the reader's clock; empty for none."""
    return f"{moment.astimezone():%H:%M}" if moment else ""


def at_time_beside(moment: datetime | None, other: datetime | None) -> str:
    """The same, with the day where that is not the day of another moment."""
    if moment is None or other is None or moment.astimezone().date() == other.astimezone().date():
        return at_time(moment)
    return moment_briefly(moment)


def shortened(text: str, longest: int) -> str:
    """A text on one line, cut between words where it has more characters than that."""
    line = one_line(text)
    return line if len(line) <= longest else line[:longest].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def source(paper: Paper | None, anchor: Anchor) -> str:
    """Where a passage stands, as every card and copy says it: "Appendix 2, page 4 (pack page 51), paragraph 3.2"."""
    return numbering.cited(paper, anchor, citing())


def citing() -> numbering.Words:
    """The words of a citation in the reader's language."""
    tr = QCoreApplication.translate
    return numbering.Words(
        gone=tr("words", "A paper no longer here"),
        page=tr("words", "page {page}"),
        pack_page=tr("words", "page {page} (pack page {pack_page})"),
        paragraph=tr("words", "paragraph {number}"),
    )


def brief_source(paper: Paper | None, anchor: Anchor) -> str:
    """A passage's place in the fewest words: "Cover report ¶1"."""
    tr = QCoreApplication.translate
    name = paper.brief_name if paper else tr("words", "A paper no longer here")
    if anchor.paragraph:
        return f"{name} ¶{anchor.paragraph.rstrip('.')}"
    page = numbering.page_name(paper, anchor.page, anchor.page_label)
    return tr("words", "{paper} p. {page}").format(paper=name, page=page) if page else name
