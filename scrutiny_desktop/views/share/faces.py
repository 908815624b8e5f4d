"""The rows of the Share screen's lists: people, what was given or sent, what came, and the log."""

from datetime import date

from PySide6.QtCore import QCoreApplication, QObject, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView

from scrutiny_desktop.domain.for_panel import Answer, MinuteSent, Outgoing
from scrutiny_desktop.domain.post import Post, PostKind
from scrutiny_desktop.domain.question import Standing
from scrutiny_desktop.domain.recommendation import Assessment
from scrutiny_desktop.domain.record import Record
from scrutiny_desktop.domain.roster import CHAIR, PANEL, Roster, RosterPerson
from scrutiny_desktop.flows.from_the_chair import Answered
from scrutiny_desktop.flows.sharing_seen import Came, Given, Noticed, SentOut, words_in
from scrutiny_desktop.views.closed_chip import Chips, chips_of
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.marking import N_
from scrutiny_desktop.views.painting import Painting
from scrutiny_desktop.views.row_list import RowList
from scrutiny_desktop.views.two_lines import TwoLines
from scrutiny_desktop.views.words import kind_name, moment_briefly, on_day_briefly, shortened, word

_POSTS = {
    PostKind.SENT: (N_("share", "Sent"), "good"),
    PostKind.RECEIVED: (N_("share", "Received"), "info"),
    PostKind.REFUSED: (N_("share", "Refused"), "poor"),
    PostKind.SET_ASIDE: (N_("share", "Set aside"), "fair"),
    PostKind.PEOPLE: (N_("share", "List of people"), "plain"),
}

_SCOPES = {
    "meeting": (N_("share", "meeting of {day}"), N_("share", "a meeting without a date")),
    "live": (N_("share", "marks of the meeting of {day}"), N_("share", "marks of a meeting without a date")),
}

_KINDS = {
    "order_entries": N_("share", "Question of the running order"),
    "outcomes": N_("share", "Outcome"),
    "meeting_now": N_("share", "Where the meeting is"),
    "replies": N_("share", "Answer"),
    "minutes_sent": N_("share", "Draft minute"),
}

_SENT = {
    "order_entries": (N_("share", "1 question"), N_("share", "{count} questions")),
    "outcomes": (N_("share", "1 outcome"), N_("share", "{count} outcomes")),
    "discussion_points": (N_("share", "1 point"), N_("share", "{count} points")),
    "meeting_now": (N_("share", "where the meeting is"), N_("share", "where the meeting is")),
    "minutes_sent": (N_("share", "the draft minute"), N_("share", "the draft minute")),
    "progress_reports": (N_("share", "1 report of progress"), N_("share", "{count} reports of progress")),
    "assessments": (N_("share", "1 judgement of the Panel"), N_("share", "{count} judgements of the Panel")),
    "promises": (N_("share", "1 promise or action"), N_("share", "{count} promises and actions")),
    "replies": (N_("share", "1 answer"), N_("share", "{count} answers")),
}

_PARTS = 5
"""Parts of a shared file's name: member, device, scope, audience and its end."""

Row = RosterPerson | Given | SentOut | Came | Noticed | Post


def audience_name(audience: str, roster: Roster) -> str:
    """For whom something is, in words."""
    tr = QCoreApplication.translate
    if audience in (CHAIR, PANEL):
        return tr("share", "the Chair") if audience == CHAIR else tr("share", "the Panel")
    names = {each.id: each.name for each in roster.people} | {each.id: each.name for each in roster.circles}
    return names.get(audience, audience)


def scope_words(scope: str) -> str:
    """What a file is about: a meeting, by its day, or judgements."""
    tr = QCoreApplication.translate
    kind, _, day = scope.partition("-")
    try:
        on = on_day_briefly(date.fromisoformat(day))
    except ValueError:
        on = ""
    if kind not in _SCOPES:
        return tr("share", "judgements and what is tracked")
    dated, undated = _SCOPES[kind]
    return tr("share", dated).format(day=on) if on else tr("share", undated)


def shared_kind_name(kind: str) -> str:
    """What kind of thing is shared."""
    known = _KINDS.get(kind, "")
    return QCoreApplication.translate("share", known) if known else kind_name(kind)


def file_words(name: str, roster: Roster) -> str:
    """What a shared file is, by its name: whose it is stands beside; other names stand as they are."""
    parts = name.split(".")
    if len(parts) != _PARTS:
        return name
    words = QCoreApplication.translate("share", "For {audience}: {scope}")
    return words.format(audience=audience_name(parts[3], roster), scope=scope_words(parts[2]))


def member_name(member: str, roster: Roster) -> str:
    """Whose something is, in words."""
    person = roster.person(member)
    return person.name if person else ""


class Faced:
    """What each kind of row has to say; one roster tells names by ids."""

    def __init__(self) -> None:
        self.roster: Roster | None = None

    def chip(self, row: object) -> tuple[str, str]:
        """Words and tone of the state."""
        tr = QCoreApplication.translate
        if isinstance(row, RosterPerson):
            return (tr("share", "Left"), "fair") if row.has_left else (word(row.role), "plain")
        if isinstance(row, Given):
            return _given_chip(row)
        if isinstance(row, Came):
            return _came_chip(row)
        if isinstance(row, SentOut) and not row.kinds:
            return tr("share", "Withdrawn"), "plain"
        if isinstance(row, SentOut):
            return (tr("share", "Sent"), "good") if row.left else (tr("share", "Waiting"), "fair")
        if isinstance(row, Noticed):
            return shared_kind_name(row.seen.copy.key[1]), "plain"
        words, tone = _POSTS[row.kind] if isinstance(row, Post) else ("", "plain")
        return tr("share", words), tone

    def more(self, row: object) -> Chips:
        """Words and tones of what is to be known besides."""
        return chips_of(row.secrecy) if isinstance(row, Came) else ()

    def beside(self, row: object) -> str:
        """What stands beside the chip."""
        tr, roster = QCoreApplication.translate, self.roster
        if isinstance(row, RosterPerson):
            return _term(row)
        if roster is None:
            return ""
        if isinstance(row, Given):
            kind = shared_kind_name(row.seen.copy.key[1])
            to = tr("share", "to {audience}").format(audience=audience_name(row.seen.audience, roster))
            return " · ".join(each for each in (kind, to, left_words(row), answered_words(row.answered)) if each)
        if isinstance(row, SentOut):
            to = tr("share", "to {audience}").format(audience=audience_name(row.audience, roster))
            return f"{to} · {left_words(row)}"
        if isinstance(row, Noticed):
            return row.seen.owner.name if row.seen.owner else ""
        if isinstance(row, Came):
            name = row.seen.owner.name if row.seen.owner else row.question.asker
            alike = tr("share", "{count} similar").format(count=len(row.alike)) if row.alike else ""
            return " · ".join(filter(None, (name, answered_words(row.elsewhere), alike)))
        if not isinstance(row, Post):
            return ""
        return " · ".join(
            each for each in (moment_briefly(row.at), member_name(row.member, roster), _many(row)) if each
        )

    def below(self, row: object) -> str:
        """The row's own words."""
        if isinstance(row, RosterPerson):
            return row.name
        if isinstance(row, Given):
            return given_words(row)
        if isinstance(row, Came):
            return row.question.text
        if isinstance(row, SentOut):
            return sent_words(row)
        if isinstance(row, Noticed):
            return noticed_words(row)
        if not isinstance(row, Post) or self.roster is None:
            return ""
        return row.sentence or file_words(row.name, self.roster)

    def spoken(self, row: object) -> str:
        """All of it, as a screen reader says it."""
        return ", ".join(each for each in (
            self.below(row), self.chip(row)[0], *(words for words, _ in self.more(row)), self.beside(row),
        ) if each)  # fmt: skip


class Rows(RowList[Row]):
    """Rows of any kind."""

    def __init__(self, faced: Faced, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._faced = faced

    def _key(self, row: Row) -> object:
        if isinstance(row, RosterPerson):
            return row.id
        return (row.at, row.kind, row.name) if isinstance(row, Post) else row.key

    def _spoken(self, row: Row) -> str:
        return self._faced.spoken(row)


class Face(TwoLines):
    """Draws any of them."""

    def __init__(self, desk: Desk, view: QListView, faced: Faced) -> None:
        super().__init__(desk, view)
        self._faced = faced

    def chip(self, row: object) -> tuple[str, str]:
        return self._faced.chip(row)

    def more_chips(self, row: object) -> Chips:
        return self._faced.more(row)

    def head(self, painter: QPainter, rect: QRect, row: object) -> None:
        _write(painter, rect, self._faced.beside(row))

    def below(self, painter: QPainter, rect: QRect, row: object, draw: Painting) -> None:
        _write(painter, rect, self._faced.below(row))


def sent_words(row: SentOut) -> str:
    """What stands in what was sent, counted: "Meeting of 12 June 2031: 12 questions, 3 promises"."""
    tr, scope = QCoreApplication.translate, scope_words(row.scope)
    told = [tr("share", one if many == 1 else more).format(count=many)
            for kind, many in row.kinds if kind in _SENT for one, more in (_SENT[kind],)]  # fmt: skip
    said = ", ".join(told) or tr("share", "nothing is left in it")
    return f"{scope[:1].upper()}{scope[1:]}: {said}"


def noticed_words(row: Noticed) -> str:
    """What a note or a judgement says."""
    return "\n\n".join(map(_noticed, row.seen.records))


def _noticed(record: Record | Outgoing) -> str:
    if isinstance(record, Assessment):
        return f"{word(record.assurance)}. {record.words}".strip()
    return record.title if isinstance(record, MinuteSent) else words_in(record)


def answered_words(answered: Answered | None) -> str:
    """What became of a question: "taken into the plan by Amina · answered, 12 Jun 2031, 18:02"."""
    tr = QCoreApplication.translate
    if answered is None:
        return ""
    said = []
    if answered.reply is not None:
        taken, thanked = tr("share", "taken into the plan by {name}"), tr("share", "left with thanks by {name}")
        said.append((taken if answered.reply.answer is Answer.TAKEN else thanked).format(name=answered.by.name))
    elif answered.standing is not None:
        said.append(tr("share", "in the running order of {name}").format(name=answered.by.name))
    if answered.standing is not None and answered.standing is not Standing.PLANNED:
        when = f", {moment_briefly(answered.marked)}" if answered.marked else ""
        said.append(f"{word(answered.standing)}{when}")
    return " · ".join(said)


def given_words(row: Given) -> str:
    """What a copy says; one that was taken back says nothing to others any more, but its owner knows what it was."""
    said = next(iter(row.seen.records), row.own)
    words = word(said.assurance) if isinstance(said, Assessment) and not words_in(said) else words_in(said)
    return words or QCoreApplication.translate("share", "What it said was taken back.")


def left_words(given: Given | SentOut) -> str:
    """When it left, or that it has not."""
    tr = QCoreApplication.translate
    if given.left is None:
        return tr("share", "has not left yet")
    return tr("share", "left {moment}").format(moment=moment_briefly(given.left))


def _given_chip(row: Given) -> tuple[str, str]:
    tr, copy = QCoreApplication.translate, row.seen.copy
    if copy.is_withdrawn:
        return tr("share", "Withdrawn"), "plain"
    if copy.is_disputed:
        return tr("share", "Two versions"), "poor"
    if row.is_changed:
        return tr("share", "Changed since"), "fair"
    if row.answered is not None and row.answered.reply is not None:
        is_taken = row.answered.reply.answer is Answer.TAKEN
        return (tr("share", "In the plan"), "good") if is_taken else (tr("share", "Left with thanks"), "plain")
    return (tr("share", "Shared"), "good") if row.left else (tr("share", "Waiting"), "fair")


def _came_chip(row: Came) -> tuple[str, str]:
    tr = QCoreApplication.translate
    if row.taken is not None:
        return tr("share", "In the plan"), "good"
    if row.is_thanked:
        return tr("share", "Left with thanks"), "plain"
    return (tr("share", "New"), "info") if row.elsewhere is None else _elsewhere_chip(row.elsewhere)


def _elsewhere_chip(told: Answered) -> tuple[str, str]:
    """What the other who acts as the Chair made of it."""
    name, is_thanked = told.by.name, told.reply is not None and told.reply.answer is Answer.THANKED
    tr = QCoreApplication.translate
    if is_thanked:
        return tr("share", "Thanked by {name}").format(name=name), "plain"
    return tr("share", "In the plan of {name}").format(name=name), "good"


def _term(person: RosterPerson) -> str:
    tr = QCoreApplication.translate
    since = tr("share", "since {day}").format(day=on_day_briefly(person.since)) if person.since else ""
    until = tr("share", "until {day}").format(day=on_day_briefly(person.until)) if person.until else ""
    return " · ".join(each for each in (since, until) if each)


def _many(row: Post) -> str:
    tr = QCoreApplication.translate
    if not row.many:
        return ""
    return tr("share", "1 copy") if row.many == 1 else tr("share", "{count} copies").format(count=row.many)


def _write(painter: QPainter, rect: QRect, words: str) -> None:
    shown = painter.fontMetrics().elidedText(shortened(words, 400), Qt.TextElideMode.ElideRight, max(0, rect.width()))
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
