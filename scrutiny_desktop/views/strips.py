"""The strips that the window shows: at most two at once, and none that speaks of what is over."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.notices import Notice

MOST = 2


class Strips(QScrollArea):
    """Shows the newest strips, the newest last; those before them wait until there is room again.

    What was seen and only says something does not come back, nor stay when another meeting is put on the desk.
    They take no more height than ``room()``, so that the window need not grow for them: where two do not fit there is
    the newest, and one that is too high for itself is scrolled.
    """

    def __init__(self, desk: Desk, room: Callable[[], int], parent: QWidget | None = None) -> None:
        super().__init__(parent, widgetResizable=True)
        self._desk, self._room, self._most = desk, room, MOST
        self._open: list[Notice] = []
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._inner.installEventFilter(self)
        self.setWidget(self._inner)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.fit()
        self._meeting = self._meeting_now()
        desk.changed.connect(self.let_go_what_is_over)
        desk.meeting_changed.connect(self._let_go_of_the_meeting)

    def shown(self) -> list[Notice]:
        """The strips that are seen."""
        return self._open[-self._most :]

    def add(self, notice: Notice) -> None:
        """Show a strip in the place of those that said the same, or that answered the same."""
        for earlier in list(self._open):
            if earlier.accessibleName() == notice.accessibleName() or (earlier.kind and earlier.kind == notice.kind):
                earlier.close_notice()
        self._open.append(notice)
        self._close(each for each in self._open[:-MOST] if each.is_bare and each.is_seen)
        self._column.addWidget(notice)
        notice.closed.connect(partial(self._take_out, notice))
        self._show()
        notice.announce()

    def let_pass(self) -> None:
        """Take away the answer to the last act, and what is over with it."""
        self.let_go_what_is_over()
        self._close(each for each in self._open if each.is_passing)

    def let_go_of_words(self) -> bool:
        """Take away the newest strip that only says something; False where there is none."""
        newest = next((each for each in reversed(self.shown()) if each.is_bare or each.is_passing), None)
        self._close([newest] if newest is not None else [])
        return newest is not None

    def fit(self) -> None:
        """Take the height that the strips need, as far as there is room."""
        room, wide = max(self._room(), self._desk.theme.size("s8") * 2), self.width()
        newest = [each.heightForWidth(wide) for each in self._open[-MOST:]]
        most = MOST if sum(newest) <= room else 1
        if most != self._most:
            self._most = most
            self._show()
        self.setFixedHeight(min(room, sum(newest[-most:])))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._inner.minimumSizeHint().width(), self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self.fit()
        return super().eventFilter(watched, event)

    def follow(self, paper_id: str) -> None:
        """Another paper may be before the reader: what was told of one goes with it, what is offered stays."""
        self._close(each for each in self._open if each.about not in ("", paper_id) and not each.is_offer)

    def let_go_what_is_over(self) -> None:
        """Ask each anew whether it is still so."""
        for notice in list(self._open) if self._desk.is_open else ():
            notice.ask_anew()

    def _let_go_of_the_meeting(self) -> None:
        before, self._meeting = self._meeting, self._meeting_now()
        if before != self._meeting:
            self._close(each for each in self._open if each.is_bare)
        self.let_go_what_is_over()

    def _meeting_now(self) -> str:
        return self._desk.meeting.id if self._desk.meeting else ""

    @staticmethod
    def _close(notices: Iterable[Notice]) -> None:
        for notice in list(notices):
            notice.close_notice()

    def _take_out(self, notice: Notice) -> None:
        if notice in self._open:
            self._open.remove(notice)
            self._show()

    def _show(self) -> None:
        for notice in self._open:
            notice.setVisible(notice in self.shown())
        self.fit()


class Body(QWidget):
    """What the window holds; strips never make it higher: where they leave too little the screen has less for a while.

    Strips have less room as soon as the screen needs more.
    """

    def __init__(self, beside: QWidget, closed: QWidget, strips: Strips) -> None:
        super().__init__()
        self._beside, self._closed, self._strips = beside, closed, strips

    def minimumSizeHint(self) -> QSize:
        whole = super().minimumSizeHint()
        passing = [each for each in (self._closed, self._strips) if not each.isHidden()]
        lasting = whole.height() - sum(each.minimumSizeHint().height() for each in passing)
        return QSize(whole.width(), max(lasting, self._beside.minimumSizeHint().height()))

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self._strips.fit()
        return super().event(event)
