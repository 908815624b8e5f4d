"""The running order and the record, sent to the Panel: a dry run first, then one press."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QCheckBox, QListWidget, QWidget

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.promise import Promise
from scrutiny_desktop.domain.recommendation import Assessment, ProgressReport
from scrutiny_desktop.domain.roster import PANEL, Circle
from scrutiny_desktop.flows import sending
from scrutiny_desktop.flows.offering import Offered
from scrutiny_desktop.flows.order_out import OrderOut
from scrutiny_desktop.flows.record_out import RecordOut
from scrutiny_desktop.flows.sending import Counted, What
from scrutiny_desktop.flows.sharing_seen import words_in
from scrutiny_desktop.views import offering
from scrutiny_desktop.views.acts import keyed
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.dialog import Dialog
from scrutiny_desktop.views.jobs import refusable
from scrutiny_desktop.views.pieces import label
from scrutiny_desktop.views.posting import Posting
from scrutiny_desktop.views.words import kind_name, shortened, word

if TYPE_CHECKING:
    from scrutiny_desktop.views.share.screen import ShareScreen

_LONGEST = 160


class SendingOut(QObject):
    """Counts in the background, asks, and sends in the background."""

    def __init__(self, screen: "ShareScreen", posting: Posting) -> None:
        super().__init__(screen)
        self._screen, self._desk, self._posting = screen, screen.desk, posting

    def send_order(self) -> None:
        """Ask before the running order goes out."""
        self._count(What.ORDER)

    def send_record(self) -> None:
        """Ask before the record and what is tracked go out."""
        self._count(What.RECORD)

    def _count(self, what: What) -> None:
        desk = self._desk
        offering.the_seat(desk)
        desk.flush()
        if (meeting := desk.meeting) is None:
            what_to_do = keyed(self.tr("Make one with {new_meeting}."))
            raise ScrutinyError(self.tr("There is no meeting to send anything of."), what_to_do)
        work = partial(sending.count, desk.library.access, desk.clock, desk.resources, meeting.id, what)
        desk.jobs.start("", lambda report: refusable(lambda: work(report), report), self._ask)

    def _ask(self, counted: Counted | ScrutinyError) -> None:
        if isinstance(counted, ScrutinyError):
            self._desk.troubled.emit(counted)
            return
        dialog = SendDialog(self._desk, counted, self._screen)
        dialog.accepted.connect(lambda: self._send(counted, dialog.circles()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _send(self, counted: Counted, circles: tuple[str, ...]) -> None:
        desk = self._desk
        job = partial(sending.send, desk.library.access, desk.clock, desk.resources, counted.meeting.id, counted.what,
                      circles)  # fmt: skip
        desk.jobs.start(self.tr("Sending…"), job, self._sent)

    def _sent(self, made: Offered) -> None:
        desk = self._desk
        desk.look_for_others()
        if not made.versions:
            desk.noticed.emit(self.tr("The Panel has it as it is: there is nothing new to send."))
            return
        offering.push(desk, self.tr("send to the Panel"), made)
        if not self._posting.has_way:
            said = self.tr("Ready. No folder or database is chosen: save the file with {send_file} and send it on.")
            desk.noticed.emit(keyed(said))
        else:
            desk.noticed.emit(self.tr("On its way to the Panel. Undo takes it back until it has left."))


class SendDialog(Dialog):
    """What would go to whom, what would stay, and who gets what is not public."""

    def __init__(self, desk: Desk, counted: Counted, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._counted, out = counted, counted.out
        is_order = isinstance(out, OrderOut)
        self.setWindowTitle(self.tr("Send the running order to the Panel") if is_order
                            else self.tr("Send the record to the Panel"))  # fmt: skip
        self.told = label(self._order_words(out) if isinstance(out, OrderOut) else self._record_words(out), "strong",
                          wrap=True)  # fmt: skip
        names = ", ".join(each.name for each in counted.seat.roster.audience(PANEL) if each.id != counted.seat.me)
        to = label(self.tr("To {names}.").format(names=names or self.tr("nobody yet")), "quiet", wrap=True)
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setAccessibleName(self.tr("What goes to the Panel"))
        self.list.addItems(_lines(out))
        roster, me = counted.seat.roster, counted.seat.me
        self.boxes = {each.id: self._box(each) for each in roster.circles if roster.may_write_for(me, each.id)}
        for part in (self.told, to, self.list, *self.boxes.values()):
            self.body.addWidget(part)
        if is_order:
            self.body.addWidget(label(self.tr(
                "While the meeting runs, your marks go the same way by themselves: which question is before the panel, "
                "what came of each, and the points. Notes never go."), "small", wrap=True))  # fmt: skip
        self.decides(self.tr("Send"))
        self.decide.setEnabled(bool(_lines(out)) or bool(self.boxes))

    def circles(self) -> tuple[str, ...]:
        """Those that are to have what is not public."""
        return tuple(each for each, box in self.boxes.items() if box.isChecked())

    def _box(self, circle: Circle) -> QCheckBox:
        roster, many = self._counted.seat.roster, len(self._counted.out.for_circles.get(circle.id, ()))
        people = ", ".join(each.name for each in roster.audience(circle.id))
        words = self.tr("{count} that are not public go to {circle}: {names}")
        made = QCheckBox(words.format(count=many, circle=circle.name, names=people))
        made.setChecked(circle.id in self._counted.circles)
        made.setEnabled(bool(many) or made.isChecked())
        return made

    def _order_words(self, out: OrderOut) -> str:
        said = [_many(len(out.entries), self.tr("1 question, 0 private notes, nothing exempt."),
                      self.tr("{count} questions, 0 private notes, nothing exempt."))]  # fmt: skip
        said += [_many(each, one, many) for each, one, many in (
            (out.private, self.tr("1 private question stays."), self.tr("{count} private questions stay.")),
            (len(out.not_public), self.tr("1 stays: it rests on papers that are not public."),
             self.tr("{count} stay: they rest on papers that are not public.")),
            (out.lost, self.tr("1 stays: what it rests on is no longer here."),
             self.tr("{count} stay: what they rest on is no longer here.")),
        ) if each]  # fmt: skip
        if not out.entries:
            said.append(self.tr("Plan a question, and show it to the Panel, before you send the order."))
        return " ".join(said)

    def _record_words(self, out: RecordOut) -> str:
        told = [self.tr("The draft minute") if out.minute else self.tr("No minute: nothing is on the agenda")]
        told += [_many(out.many(kind), one, many) for kind, one, many in (
            (ProgressReport, self.tr("1 report of progress"), self.tr("{count} reports of progress")),
            (Assessment, self.tr("1 judgement of the Panel"), self.tr("{count} judgements of the Panel")),
            (Promise, self.tr("1 promise or action"), self.tr("{count} promises and actions")),
        )]  # fmt: skip
        said = [f"{', '.join(told)}, {self.tr('0 private notes, nothing exempt.')}"]
        stays = len(out.not_public) + out.lost
        if stays:
            said.append(_many(stays, self.tr("1 stays: it rests on what is not public or no longer here."),
                              self.tr("{count} stay: they rest on what is not public or no longer here.")))  # fmt: skip
        return " ".join(said)


def _many(count: int, one: str, many: str) -> str:
    return one if count == 1 else many.format(count=count)


def _lines(out: OrderOut | RecordOut) -> list[str]:
    """Each thing that goes, in a line."""
    if isinstance(out, OrderOut):
        return [f"{at}. {shortened(each.text, _LONGEST)}" for at, each in enumerate(out.entries, start=1)]
    said = [out.minute.title] if out.minute else []
    for each in out.tracked:
        kind = kind_name({ProgressReport: "progress_reports", Promise: "promises"}.get(type(each), "assessments"))
        state = word(each.assurance) if isinstance(each, Assessment) else ""
        words = " ".join(filter(None, (state, words_in(each))))
        said.append(f"{kind}: {shortened(words, _LONGEST)}")
    return said
