"""The window for the room: a second screen or a projector that shows item, theme and question, and nothing private."""

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QMouseEvent, QScreen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from scrutiny_desktop.domain.presenting import Presented
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.live.fitted import FittedWords

_TURNS = (Qt.Key.Key_F11, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PresenterWindow(QWidget):
    """Blank until it is told to show; it fills the screen it lies on, and comes home when that is unplugged."""

    closed = Signal()
    key_left = Signal(object)
    """A key that is not its own."""

    def __init__(self, desk: Desk, home: QWidget) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setObjectName("screen")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        # The Chair's keys stay with the meeting when it opens, is unplugged, or comes back.
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setWindowTitle(self.tr("For the room – Scrutiny Desktop"))
        self.desk, self._home, self._shown = desk, home, Presented()
        self._away: str | None = None
        self.is_blank = True
        centre = Qt.AlignmentFlag.AlignHCenter
        self.agenda_item = FittedWords(desk, 22, 34, role="quiet", align=centre)
        self.theme = FittedWords(desk, 26, 40, role="link", align=centre)
        self.question = FittedWords(desk, 30, 110, align=centre)
        layout = QVBoxLayout(self)
        side = desk.theme.size("s8")
        layout.setContentsMargins(side * 2, side, side * 2, side)
        layout.setSpacing(side)
        for part, share in ((self.agenda_item, 1), (self.theme, 1), (self.question, 6)):
            layout.addWidget(part, share)
        self._dress()
        desk.theme_changed.connect(self._dress)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenRemoved.connect(self.come_home_from)
            application.screenAdded.connect(self.go_back_to)
        self.resize(desk.theme.size("s8") * 24, desk.theme.size("s8") * 14)

    def open_beside(self) -> None:
        """Fill the first screen that is not the program's own; with one screen, be a window that can be dragged."""
        mine = self._home.screen()
        other = next((each for each in QGuiApplication.screens() if each is not mine), None)
        if other is None:
            self.show()
        else:
            self.fill(other)

    def fill(self, screen: QScreen) -> None:
        """Fill a screen."""
        self._away = screen.name()
        self.setScreen(screen)
        self.move(screen.geometry().topLeft())
        self.setWindowState(self.windowState() | Qt.WindowState.WindowFullScreen)
        self.show()  # showFullScreen() would take the keys

    def come_home_from(self, screen: QScreen) -> None:
        """Be a small window on the program's own screen, when the one it lay on is gone; it says what it said."""
        if self.screen() is not screen and self._away != screen.name():
            return
        left = self._home.screen()
        home = left if left is not None and left is not screen else QGuiApplication.primaryScreen()
        self.showNormal()
        if home is not None:
            self.setScreen(home)
            room = home.availableGeometry()
            unit = self.desk.theme.size("s8")
            self.resize(min(room.width(), unit * 16), min(room.height(), unit * 10))
            self.move(room.bottomRight() - QPoint(self.width() + unit, self.height() + unit))

    def go_back_to(self, screen: QScreen) -> None:
        """Fill the screen it was unplugged from, once that is there again."""
        if self.isVisible() and screen.name() == self._away:
            QTimer.singleShot(0, self, lambda: self.fill(screen))

    def show_presented(self, presented: Presented) -> None:
        """Show this, once it is not blank."""
        self._shown = presented
        self._draw()

    def turn_blank(self) -> None:
        """Blank, or not blank any more."""
        self.is_blank = not self.is_blank
        self._draw()

    def words(self) -> str:
        """Everything that can be read on it."""
        return "\n".join(part.text() for part in (self.agenda_item, self.theme, self.question) if part.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _TURNS:
            self._turn_full()
        elif event.key() == Qt.Key.Key_Escape and self.isFullScreen():
            self.showNormal()
        else:
            self.key_left.emit(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._turn_full()
        event.accept()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def _turn_full(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        elif (screen := self.screen()) is not None:
            self.fill(screen)

    def _draw(self) -> None:
        shown = Presented() if self.is_blank else self._shown
        said = shown.question
        if shown.is_excluded:
            said = self.tr("The press and public are excluded")
        elif shown.is_paused and not self.is_blank:
            said = self.tr("The meeting is paused")
        is_plain = said == shown.question
        self.agenda_item.setText(shown.agenda_item)
        self.theme.setText(shown.theme if is_plain else "")
        self.question.setText(said)
        for part in (self.agenda_item, self.theme):  # what says nothing leaves its room to the question
            part.setVisible(bool(part.text()))

    def _dress(self) -> None:
        self.setStyleSheet(self.desk.sheet)
