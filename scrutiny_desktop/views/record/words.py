"""The words of what is made of a meeting, in the reader's language."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from scrutiny_desktop.domain.attendance import Capacity, InterestKind, Presence
from scrutiny_desktop.domain.attendance_table import AttendanceWords
from scrutiny_desktop.domain.briefing import BriefingWords
from scrutiny_desktop.domain.discussion import PointKind
from scrutiny_desktop.domain.note import MarkKind
from scrutiny_desktop.domain.owed import OwedWords
from scrutiny_desktop.domain.paper import Secrecy
from scrutiny_desktop.domain.proceeding import Step
from scrutiny_desktop.domain.promise import PromiseKind, PromiseStanding
from scrutiny_desktop.domain.record import KINDS
from scrutiny_desktop.flows.recording import Form, Make, RecordWords
from scrutiny_desktop.views.checklist.exporting import tracker_words
from scrutiny_desktop.views.questions.plan_words import plan_words
from scrutiny_desktop.views.words import at_time, citing, kind_name, on_day_briefly, word


def titles() -> Mapping[str, str]:
    """What each thing is called, in the list and as a file."""
    tr = QCoreApplication.translate
    return {
        Make.MINUTES: tr("record", "Draft minutes of the meeting"),
        Make.MINUTE: tr("record", "Draft minute"),
        Make.EXEMPT: tr("record", "Exempt minute"),
        Make.ACTIONS: tr("record", "Actions and promises"),
        Make.TRACKER: tr("record", "Recommendation tracker"),
        Make.PLAN: tr("record", "Question plan"),
        Make.BRIEFING: tr("record", "My briefing"),
        Make.ATTENDANCE: tr("record", "Attendance and times"),
        Make.ARCHIVE: tr("record", "Archive of the meeting"),
        Make.EVERYTHING: tr("record", "Everything of this meeting"),
    }


def abouts() -> Mapping[Make, str]:
    """Each of them in a few words."""
    tr = QCoreApplication.translate
    return {
        Make.MINUTES: tr("record", "Who was there, and each item: received, noted, RESOLVED"),
        Make.EXEMPT: tr("record", "What the public minutes leave out as exempt · not for publication"),
        Make.ACTIONS: tr("record", "Who owes what, and by when · PDF, workbook, calendar"),
        Make.TRACKER: tr("record", "Recommendations with their history · PDF, workbook, CSV"),
        Make.PLAN: tr("record", "The running order · PDF, Word, text"),
        Make.BRIEFING: tr("record", "Only pages that I marked, with my notes beside · private"),
        Make.ATTENDANCE: tr("record", "Who came, left and declared what · CSV"),
        Make.ARCHIVE: tr("record", "All records, for other programs · JSON"),
        Make.EVERYTHING: tr("record", "All of these in one folder"),
    }


def forms() -> Mapping[Form, tuple[str, str]]:
    """Of each form the words of its button, and of the dialog that asks for a file."""
    tr = QCoreApplication.translate
    return {
        Form.PDF: (tr("record", "Save PDF…"), tr("record", "PDF (*.pdf)")),
        Form.WORD: (tr("record", "Word…"), tr("record", "Word (*.docx)")),
        Form.TEXT: (tr("record", "Text…"), tr("record", "Text (*.txt)")),
        Form.WORKBOOK: (tr("record", "Workbook…"), tr("record", "Workbook (*.xlsx)")),
        Form.TABLE: (tr("record", "Table…"), tr("record", "CSV (*.csv)")),
        Form.CALENDAR: (tr("record", "Calendar…"), tr("record", "Calendar (*.ics)")),
        Form.JSON: (tr("record", "Save JSON…"), tr("record", "JSON (*.json)")),
        Form.FOLDER: (tr("record", "Save folder…"), ""),
    }


def record_words() -> RecordWords:
    """All that the outputs themselves say."""
    tr = QCoreApplication.translate
    private = tr("record", "Private: one member’s own, with private notes. Do not pass it on")
    return RecordWords(
        owed=_owed(),
        tracker=tracker_words(),
        attendance=_attendance(),
        plan=plan_words(),
        briefing=_briefing(private),
        titles=titles(),
        kinds={name: kind_name(name) for name in KINDS},
        public=tr("record", "Public"),
        private=private,
        sealed=tr("record", "Not for publication"),
        unsealed=tr("record", "Something of this meeting is exempt. Its exempt minute is not here."),
        counted=tr("record", "{kind}: {count}"),
        not_public=tr("record", "{kind}: {count} left out, as private or not public"),
        page=tr("record", "page {page}"),
        page_of=tr("record", "Page {page} of {pages}"),
    )


def _owed() -> OwedWords:
    tr = QCoreApplication.translate
    return OwedWords(
        title=titles()[Make.ACTIONS],
        heads={
            "number": tr("record", "No."), "text": tr("record", "What"), "kind": tr("record", "Kind"),
            "owner": tr("record", "Who"), "agency": tr("record", "Agency"), "due": tr("record", "Due"),
            "standing": tr("record", "Stands"), "chased": tr("record", "Chased"),
            "about": tr("record", "Recommendations"),
        },
        states={str(each): word(each) for kind in (PromiseKind, PromiseStanding, PointKind) for each in kind},
        day=on_day_briefly,
        public=tr("record", "Public"),
        left_out_one=tr("record", "1 action or promise rests on what is not public, and is left out."),
        left_out_many=tr("record", "{count} actions and promises rest on what is not public, and are left out."),
        due_one=tr("record", "1 recommendation with a date rests on what is not public, and is left out."),
        due_many=tr("record", "{count} recommendations with a date rest on what is not public, and are left out."),
        recommendation=tr("record", "Recommendation {number}: {words}"),
    )  # fmt: skip


def _attendance() -> AttendanceWords:
    tr = QCoreApplication.translate
    return AttendanceWords(
        title=titles()[Make.ATTENDANCE],
        heads={
            "name": tr("record", "Name"), "title": tr("record", "Title"), "capacity": tr("record", "As"),
            "presence": tr("record", "Presence"), "for": tr("record", "In place of"),
            "event": tr("record", "Event"), "item": tr("record", "Item"), "arrived": tr("record", "From"),
            "left": tr("record", "Until"), "declared": tr("record", "Declared"),
        },
        states={str(each): word(each) for kind in (Capacity, Presence, InterestKind, Step) for each in kind},
        time=at_time,
        day=on_day_briefly,
        declared_in=tr("record", "{interest} (item {item})"),
        withheld_one=tr("record", "1 declaration was made in private, and is left out."),
        withheld_many=tr("record", "{count} declarations were made in private, and are left out."),
        public=tr("record", "Public"),
    )  # fmt: skip


def _briefing(private: str) -> BriefingWords:
    tr = QCoreApplication.translate
    return BriefingWords(
        title=titles()[Make.BRIEFING],
        private=private,
        warning=tr("record", "Some of its pages are of papers that are not public: {papers}."),
        question=tr("record", "Question"),
        kinds={str(each): word(each) for each in MarkKind},
        secrecies={str(each): word(each) for each in Secrecy},
        citing=citing(),
        elsewhere=tr("record", "On no page"),
    )
