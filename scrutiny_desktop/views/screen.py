"""What the window asks of every screen."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from scrutiny_desktop.views.desk import Desk

Handlers = Mapping[str, Callable[[], object]]


class Screen(QWidget):
    """One screen on one desk; it is filled again, once, after any number of changes."""

    key = ""
    """The screen's name in the table of acts."""

    told = Signal()
    """The words for the foot of the window have changed."""

    alone_wanted = Signal(bool)
    """The screen wants the whole display for itself, without rail, top and foot; or no more."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("screen")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.desk = desk
        self._is_stale, self._dressed_in = True, ""
        self._again = QTimer(self, singleShot=True, interval=0)
        self._again.timeout.connect(self.fill_if_stale)
        desk.changed.connect(self._changed)
        desk.meeting_changed.connect(self._changed)
        desk.theme_changed.connect(self._changed)
        desk.keys_changed.connect(self._changed)

    def fill(self) -> None:
        """Show what the library holds now; a field that is being typed in keeps its words and cursor."""
        raise NotImplementedError

    def handlers(self) -> Handlers:
        """What this screen does for the acts of the table, by their names."""
        return {}

    def inside(self) -> QWidget | None:
        """The list or text that takes the plain keys of ``inside`` acts."""
        return None

    def insides(self) -> tuple[QWidget, ...]:
        """All that take those keys, where there are several of which one is shown."""
        inside = self.inside()
        return (inside,) if inside is not None else ()

    def show_record(self, kind: str, record_id: str, start: int) -> bool:
        """Bring a record into view and choose it; False when it is not shown here."""
        del kind, record_id, start
        return False

    def words(self) -> str:
        """What the foot of the window says of this screen."""
        return ""

    def fill_if_stale(self) -> None:
        """Fill now if anything has changed since the last time."""
        if self._is_stale and self.isVisible() and self.desk.is_open:
            self._is_stale = False
            self.fill()
            self.told.emit()

    def dress(self) -> None:
        """Take on the theme; a screen that is not shown waits until it is, so that a change of theme is quick."""
        if self._dressed_in != self.desk.sheet:
            self._dressed_in = self.desk.sheet
            self.setStyleSheet(self.desk.sheet)

    def showEvent(self, event: QShowEvent) -> None:
        self.dress()
        super().showEvent(event)
        self.fill_if_stale()

    def _changed(self) -> None:
        self._is_stale, self._dressed_in = True, ""
        self._again.start()
