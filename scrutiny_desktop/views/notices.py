"""Strips across the top of the window: a word from the program, never a box in the way."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.store import rows
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.pieces import button, label

SEEN_AFTER = 3_000
"""Milliseconds in view after which a strip counts as seen."""


class Notice(QFrame):
    """A sentence with what can be done about it; Escape or its last button closes it.

    A passing one answers the last act: it gives way to the next, and to another screen. One of a ``kind`` gives way to
    the next of that kind. One ``about`` a paper goes with it, unless it ``is_offer``, which waits as long as there is
    such a paper. One of which is known what it ``says_now`` is asked anew at each change: its words follow, and it
    goes where there are none any more. One that ``is_bare`` only says something, and has nothing to press but its
    close.
    """

    closed = Signal()

    def __init__(
        self, desk: Desk, text: str, *, tone: str = "info", is_passing: bool = False, kind: str = "", about: str = "",
        is_offer: bool = False, says_now: Callable[[], str] | None = None, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.is_passing, self.kind, self.about, self.is_offer = is_passing, kind, about, is_offer
        self.is_seen, self._offers, self._says_now = False, 0, says_now
        self._looked_at = QTimer(self, singleShot=True, interval=SEEN_AFTER)
        self._looked_at.timeout.connect(self.see)
        self.setObjectName("notice")
        self.setProperty("tone", tone)
        self.setAccessibleName(text)
        self._desk, size = desk, desk.theme.size
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(size("s4"), size("s1"), size("s4"), size("s1"))
        self._row.setSpacing(size("s2"))
        self.text = label(text, wrap=True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._row.addWidget(self.text, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Put a control behind the words."""
        self._row.addWidget(widget, stretch)

    def offer(self, words: str, clicked: Callable[[], object], *, closes: bool = True, face: str = "") -> None:
        """Add a button that does something and, unless told otherwise, closes the notice."""

        def press() -> None:
            clicked()
            if closes:
                self.close_notice()

        self._offers += 1
        self.add(button(words, press, face=face))

    @property
    def is_bare(self) -> bool:
        """Whether it only says something, of no kind that must not be missed."""
        return self._offers == 1 and not self.kind and not self.is_offer

    def ask_anew(self) -> None:
        """Say how it is now; what is no longer so is taken away."""
        said = self.text.text()
        words = self._says_now() if self._says_now is not None else said
        is_over = bool(self.about) and rows.get(self._desk.library, Paper, self.about) is None
        if is_over or (said and not words):
            self.close_notice()
        elif words != self.text.text():
            self.text.setText(words)
            self.setAccessibleName(words)

    def see(self) -> None:
        """It was in view for long enough."""
        self.is_seen = True

    def close_notice(self) -> None:
        """Take the strip away."""
        self.hide()
        self.closed.emit()
        self.deleteLater()

    def announce(self) -> None:
        """Have a screen reader say the words."""
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def minimumSizeHint(self) -> QSize:
        # One line: how high it is where its words wrap, the layout asks for at a width.
        return QSize(super().minimumSizeHint().width(), self.heightForWidth(self.maximumWidth()))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._looked_at.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._looked_at.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_notice()
        else:
            super().keyPressEvent(event)
