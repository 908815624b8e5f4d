"""The running order and the record, sent to the Panel: a dry run first, then one press."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSignalBlocker, Qt
from PySide6.QtWidgets import QCheckBox, QListWidget, QListWidgetItem, QWidget

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.note import Visibility
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.domain.roster import PANEL, Circle
from scrutiny_desktop.flows import sending
from scrutiny_desktop.flows.offering import Offered
from scrutiny_desktop.flows.order_out import OrderOut
from scrutiny_desktop.flows.sending import Counted, What
from scrutiny_desktop.store import rows
from scrutiny_desktop.views import offering
from scrutiny_desktop.views.acts import keyed
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.dialog import Dialog
from scrutiny_desktop.views.jobs import refusable
from scrutiny_desktop.views.pieces import label
from scrutiny_desktop.views.posting import Posting
from scrutiny_desktop.views.share import sending_words

if TYPE_CHECKING:
    from scrutiny_desktop.views.share.screen import ShareScreen

_KEY = int(Qt.ItemDataRole.UserRole)
"""Where a row that can be ticked keeps the id of its question."""


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
        dialog.accepted.connect(lambda: self._send(counted, dialog.circles(), dialog.private_ids()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _send(self, counted: Counted, circles: tuple[str, ...], private_ids: tuple[str, ...]) -> None:
        desk = self._desk
        private = [now for each in private_ids if (now := rows.get(desk.library, Question, each)) is not None]
        if private:
            pairs = [(each, replace(each, visibility=Visibility.PANEL)) for each in private]
            desk.change_all(self.tr("show questions to the Panel"), pairs)
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
    """What would go to whom, what would stay, and who gets what is not public; all of it follows every tick."""

    def __init__(self, desk: Desk, counted: Counted, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._counted, out = counted, counted.out
        is_order = isinstance(out, OrderOut)
        self.setWindowTitle(self.tr("Send the running order to the Panel") if is_order
                            else self.tr("Send the record to the Panel"))  # fmt: skip
        self.told = label("", "strong", wrap=True)
        names = ", ".join(each.name for each in counted.seat.roster.audience(PANEL) if each.id != counted.seat.me)
        to = label(self.tr("To {names}.").format(names=names or self.tr("nobody yet")), "quiet", wrap=True)
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("What goes to the Panel, and what stays"))
        self._offer_private()
        roster, me = counted.seat.roster, counted.seat.me
        self.boxes = {each.id: self._box(each) for each in roster.circles if roster.may_write_for(me, each.id)}
        for part in (self.told, to, self.list, *self.boxes.values()):
            self.body.addWidget(part)
        if is_order:
            self.body.addWidget(label(self.tr(
                "While the meeting runs, your marks go the same way by themselves: which question is before the panel, "
                "what came of each, and the points. Notes never go."), "small", wrap=True))  # fmt: skip
        self.decides(self.tr("Send"))
        self.list.itemChanged.connect(lambda _: self._tell())
        self._tell()

    def circles(self) -> tuple[str, ...]:
        """Those that are to have what is not public."""
        return tuple(each for each, box in self.boxes.items() if box.isChecked())

    def private_ids(self) -> tuple[str, ...]:
        """Questions that are the sender's alone so far, and are to be shown to the Panel."""
        out, ticked = self._counted.out, self._ticked()
        lines = out.private if isinstance(out, OrderOut) else ()
        return tuple(key for each in lines if each.entry.id in ticked for key in each.private_ids)

    def _offer_private(self) -> None:
        """A row for each thing, the private ones at the top, where they can be ticked."""
        out = self._counted.out
        for each in out.private if isinstance(out, OrderOut) else ():
            made = QListWidgetItem(self.list)
            made.setData(_KEY, each.entry.id)
            made.setCheckState(Qt.CheckState.Unchecked)

    def _ticked(self) -> frozenset[str]:
        items = [self.list.item(at) for at in range(self.list.count())]
        return frozenset(each.data(_KEY) for each in items
                         if each.data(_KEY) and each.checkState() is Qt.CheckState.Checked)  # fmt: skip

    def _box(self, circle: Circle) -> QCheckBox:
        roster = self._counted.seat.roster
        made = QCheckBox()
        made.setChecked(circle.id in self._counted.circles)
        made.setToolTip(", ".join(each.name for each in roster.audience(circle.id)))
        made.toggled.connect(lambda _: self._tell())
        return made

    def _tell(self) -> None:
        """Head, rows and boxes as they follow from what is ticked."""
        out, circles = self._counted.out, self.circles()
        roster, ticked = self._counted.seat.roster, self._ticked()
        names = {each.id: each.name for each in roster.circles}
        if isinstance(out, OrderOut):
            out = out.showing(ticked)
        theirs = sending_words.theirs(out, circles)
        self.told.setText(sending_words.head(out, theirs, [names[each] for each in circles]))
        self._show_lines(sending_words.lines(out, circles, names))
        for circle, box in self.boxes.items():
            many, people = (
                len(out.for_circles.get(circle, ())),
                ", ".join(each.name for each in roster.audience(circle)),
            )
            has = circle in self._counted.circles
            box.setText(sending_words.box(many, names[circle], people, has=has, is_ticked=box.isChecked()))
            box.setEnabled(bool(many) or box.isChecked())
        self.decide.setEnabled(sending_words.many(out) + len(theirs) > 0 or bool(self._counted.circles))

    def _show_lines(self, said: Sequence[str]) -> None:
        out = self._counted.out
        private = {each.entry.id: each.entry for each in out.private} if isinstance(out, OrderOut) else {}
        with QSignalBlocker(self.list):
            for at in range(len(private)):
                item = self.list.item(at)
                is_ticked = item.checkState() is Qt.CheckState.Checked
                item.setText(sending_words.private_line(private[item.data(_KEY)], is_ticked=is_ticked))
            while self.list.count() > len(private):
                self.list.takeItem(self.list.count() - 1)
            self.list.addItems(said)
