"""The Chair's hand on the room's window: opening it, showing and blanking, and keeping it with the meeting."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from scrutiny_desktop.domain.meeting import AgendaItem
from scrutiny_desktop.domain.presenting import Presented, presented
from scrutiny_desktop.domain.publication import Publication
from scrutiny_desktop.domain.question import Question, Theme
from scrutiny_desktop.store import papers, proceedings, questions, recommendations, rows
from scrutiny_desktop.views.acts import keyed
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.live.presenter import PresenterWindow

_MODIFIERS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr)


class Showing(QObject):
    """One room's window at the most; it closes with the program's."""

    def __init__(self, desk: Desk, home: QWidget) -> None:
        super().__init__(home)
        self._desk, self._home = desk, home
        self.room: PresenterWindow | None = None
        self._question: Question | None = None
        desk.closing.connect(self.close)

    def open(self) -> None:
        """Open the room's window, blank; where it is open, close it."""
        if self.room is not None:
            self.close()
            return
        self.room = PresenterWindow(self._desk, self._home)
        self.room.closed.connect(self._gone)
        self.room.key_left.connect(self._pass_on)
        self.show_question(self._question)
        self.room.open_beside()
        self._home.activateWindow()
        self._desk.noticed.emit(keyed(self.tr("The room’s window is open and blank. {room_blank} shows the question.")))

    def turn_blank(self) -> None:
        """Show, or blank; opens the window where there is none."""
        if self.room is None:
            self.open()
        if self.room is not None:
            self.room.turn_blank()
            sees = self.tr("The room sees: {words}").format(words=self.room.words() or "–")
            self._desk.noticed.emit(self.tr("The room sees nothing now.") if self.room.is_blank else sees)

    def show_question(self, question: Question | None) -> None:
        """Keep with what is before the panel."""
        self._question = question
        if self.room is not None:
            self.room.show_presented(self._presented(question))

    def close(self) -> None:
        """Close it."""
        if (room := self.room) is not None:
            self.room = None
            room.close()
            room.deleteLater()

    def _gone(self) -> None:
        if (room := self.room) is not None:
            self.room = None
            room.deleteLater()

    def _pass_on(self, event: QKeyEvent) -> None:
        """A key for the meeting does there what it does, and the keys go back there: nothing is typed to the room."""
        if event.key() in _MODIFIERS:
            return
        window = self._home.window()
        window.activateWindow()
        pressed = QKeySequence(event.keyCombination())
        act = next((each for each in window.actions() if each.isEnabled() and pressed in each.shortcuts()), None)
        if act is not None:
            act.trigger()
        elif (focused := window.focusWidget()) is not None:
            QApplication.sendEvent(focused, event.clone())

    def _presented(self, question: Question | None) -> Presented:
        db, meeting = self._desk.library, self._desk.meeting
        if meeting is None:
            return Presented()
        stands = proceedings.of(db, meeting).at(self._desk.clock())
        theme = rows.get(db, Theme, question.theme_id) if question and question.theme_id else None
        agenda_item = rows.get(db, AgendaItem, stands.agenda_item_id) if stands.agenda_item_id else None
        asked, advice = questions.for_meeting(db, meeting.id), recommendations.for_meeting(db, meeting.id)
        publication = Publication(papers.for_meeting(db, meeting.id), advice, asked)
        return presented(stands, agenda_item, theme, question, publication)
