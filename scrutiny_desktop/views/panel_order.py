"""The Panel's running order as the Chair sent it: read for the meeting on the desk, and only shown."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.question import Question, Standing
from scrutiny_desktop.later import later
from scrutiny_desktop.store import rows
from scrutiny_desktop.views.acts import keyed
from scrutiny_desktop.views.closed_chip import closed_chips, new_chip, show_closed
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.pieces import button, chip, column, emptied, label, refaced
from scrutiny_desktop.views.screen import Handlers
from scrutiny_desktop.views.whose_order import WhoseOrder, wanted_order
from scrutiny_desktop.views.words import at_time, shortened, source, tone, word

if TYPE_CHECKING:
    from scrutiny_desktop.flows import from_the_chair, seats
    from scrutiny_desktop.flows.from_the_chair import FromTheChair
else:
    from_the_chair, seats = later("scrutiny_desktop.flows", "from_the_chair", "seats")


def read_from_chair(desk: Desk) -> "FromTheChair | None":
    """What came of the meeting on the desk; None where nothing did, or nobody shares."""
    if (meeting := desk.meeting) is None or not desk.setting("sharing.people", None):
        return None
    held = seats.seat(desk.library)
    if held is None:
        return None
    return from_the_chair.from_the_chair(desk.library, held, meeting, wanted_order(desk))


def guarded(handlers: Handlers, is_on: Callable[[], bool], may: Iterable[str], refusal: tuple[str, str]) -> Handlers:
    """The same, but while the Panel's order is shown all others than those that may are refused in words."""
    allowed = frozenset(may)

    def act(doer: Callable[[], object]) -> object:
        if is_on():
            raise ScrutinyError(*refusal)
        return doer()

    return {name: doer if name in allowed else partial(act, doer) for name, doer in handlers.items()}


class PanelEntry(QWidget):
    """One question of the order with all that came of it, to be read."""

    passage_wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shown: object = None
        self.state, self.closed, self.about = chip(""), new_chip(), label("", "caption", wrap=True)
        self.words, self.put = label("", "title", wrap=True), label("", "quiet", wrap=True)
        self.by, self.whose = label("", "small", wrap=True), WhoseOrder(desk)
        self._passages = column(desk, margin="", gap="s1")
        whole = column(desk, margin="s4", gap="s2")
        for part in (self.whose, self.state, self.closed, self.about, self.words, self.put):
            whole.addWidget(part)
        whole.addLayout(self._passages)
        whole.addWidget(self.by)
        whole.addStretch(1)
        self.setLayout(whole)

    def fill(self, question: Question | None, came: "FromTheChair | None") -> None:
        """Show a question; what is unchanged stays, with the keys that are in it."""
        self.setVisible(question is not None and came is not None)
        if question is None or came is None:
            return
        self.whose.fill(came)
        is_now = came.current is not None and question.id == came.current.id
        what, before = ((question, is_now), came.by, came.since), self._shown
        if what == before:
            return
        is_other = not isinstance(before, tuple) or before[0] != what[0]
        self._shown = what
        self.by.setText(self.tr("From {name}, as it was at {time}. Only the Chair changes it.").format(
            name=came.by.name, time=at_time(came.since)))  # fmt: skip
        if not is_other:
            return
        group = next((each for each in came.groups if question in each.questions), None)
        to_come = question.standing is Standing.PLANNED
        waits = self.tr("Before the panel") if is_now else self.tr("To come")
        self.state.setText(waits if to_come else word(question.standing))
        refaced(self.state, chip="plain" if to_come else tone(question.standing))
        show_closed(self.closed, closed_chips(self._desk)(question))
        self.about.setText(group.theme.name if group and group.theme else self.tr("Under no theme"))
        self.words.setText(question.text)
        asked = self.tr("Asked by {name}").format(name=question.asker) if question.asker else ""
        put = self.tr("to {name}").format(name=question.addressee) if question.addressee else ""
        self.put.setText(" · ".join(filter(None, (asked, put))))
        self.put.setVisible(bool(self.put.text()))
        self._show_passages(question)

    def _show_passages(self, question: Question) -> None:
        emptied(self._passages)
        for anchor in question.passages:
            paper = rows.get(self._desk.library, Paper, anchor.paper_id)
            self._passages.addWidget(label(f"“{shortened(anchor.quote, 400)}”", "quote", wrap=True))
            self._passages.addWidget(label(source(paper, anchor), "small", wrap=True))
            if paper is not None:
                name = self.tr("Open the passage: {quote}").format(quote=shortened(anchor.quote, 60))
                self._passages.addWidget(button(self.tr("Open the passage"), partial(self.passage_wanted.emit, anchor),
                                                face="link", name=name))  # fmt: skip


def nothing_came() -> tuple[str, str]:
    """What is said where no order has come."""
    tr = QCoreApplication.translate
    return tr("share", "The Panel’s running order has not come yet."), keyed(tr(
        "share", "It appears here when the Chair sends it: by the shared folder of the Share screen ({go_share}), or "
        "in a file that you drop on this window."
    ))  # fmt: skip
