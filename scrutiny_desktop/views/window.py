"""The window: rail, top, strips, screens and foot; every act of the table finds its doer here."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QFont, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QMenu, QVBoxLayout, QWidget

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.meeting import Meeting
from scrutiny_desktop.domain.record import KINDS
from scrutiny_desktop.later import later
from scrutiny_desktop.store import rows, search
from scrutiny_desktop.views import chosen_keys
from scrutiny_desktop.views.acts import ACTS, BY_NAME, MENUS, Act
from scrutiny_desktop.views.arrivals import Arrivals
from scrutiny_desktop.views.closed import ClosedStrip
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.dialog import FRAME
from scrutiny_desktop.views.errands import Errands
from scrutiny_desktop.views.foot import Foot
from scrutiny_desktop.views.introduction import Introduction
from scrutiny_desktop.views.keyed_words import say_anew
from scrutiny_desktop.views.locking import Locking
from scrutiny_desktop.views.notices import Notice
from scrutiny_desktop.views.overrun import Overrun
from scrutiny_desktop.views.rail import SCREENS, Rail
from scrutiny_desktop.views.screen import Screen
from scrutiny_desktop.views.screens import Screens
from scrutiny_desktop.views.strips import Body, Strips
from scrutiny_desktop.views.top import Top
from scrutiny_desktop.views.undoing import HOMES, Undoing
from scrutiny_desktop.views.words import on_day

if TYPE_CHECKING:
    from scrutiny_desktop.views import palette
else:
    (palette,) = later("scrutiny_desktop.views", "palette")


ADDED_ON = {"add_question": "questions", "add_recommendation": "checklist", "add_promise": "promises"}
"""The screen on which each act that adds is done, from wherever it is asked for."""


class Window(QMainWindow):
    """One window on one desk; closing it saves, and closes the desk."""

    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        chosen_keys.take_up(desk)
        self._dress_application()
        self.errands, self.locking = Errands(desk, self), Locking(desk, self)
        self.undoing = Undoing(desk, lambda: self._key, self)
        self.screens, self.overrun = Screens(desk), Overrun(self)
        self.screens.made.connect(self._welcome)
        self.actions_by_name: dict[str, QAction] = {}
        kept = str(desk.setting("screen", ""))
        self._key = kept if kept in self.screens else SCREENS[0]
        self._lay_out()
        self._make_acts()
        self._dress()
        self._listen()
        self.go(self._key)
        self._restore_size()

    @property
    def screen_now(self) -> Screen:
        """The screen before the reader."""
        return self.screens[self._key]

    def go(self, key: str, *, is_meant: bool = False) -> None:
        """Show a screen, and put the keyboard into it; ``is_meant`` where somebody asked for just this screen."""
        if key != self._key:
            self.strips.let_pass()
            if not is_meant:
                self.overrun.begin()
        self._key = key if key in self.screens else SCREENS[0]
        self.screens.go(self._key)
        self.rail.mark(self._key)
        words = BY_NAME[f"go_{self._key}"].plain_words
        self.top.name_screen(words)
        self.screen_now.setAccessibleName(words)
        self.desk.keep("screen", self._key)
        self._enable()
        self._tell_words()
        self.strips.let_go_what_is_over()
        (self.screen_now.inside() or self.screen_now).setFocus()

    def run(self, name: str) -> None:
        """Do an act of the table; what is refused is said in a strip."""
        act = BY_NAME[name]
        if name != "lock":
            self.locking.last_act = name
        self.strips.let_pass()
        try:
            self._doer(act)()
        except ScrutinyError as trouble:
            self._refuse(trouble)

    def may(self, act: Act) -> bool:
        """Whether an act can be done on the screen that is shown."""
        return act.where in ("", self._key)

    def show_record(self, kind: str, record_id: str, start: int = -1) -> None:
        """Go to the record's screen and bring it into view."""
        home = HOMES.get(kind, "meeting")
        self.go(home)
        self.screens[home].fill_if_stale()
        if not self.screens[home].show_record(kind, record_id, start) and self._choose_meeting_of(kind, record_id):
            self.screens[home].fill_if_stale()
            self.screens[home].show_record(kind, record_id, start)

    def _choose_meeting_of(self, kind: str, record_id: str) -> bool:
        """Put the meeting that a record came to on the desk; False where it is there, or there is none."""
        desk, record = self.desk, rows.get(self.desk.library, KINDS[kind], record_id)
        of = rows.get(desk.library, Meeting, search.meeting_of(desk.library, record)) if record is not None else None
        if of is None or (desk.meeting is not None and desk.meeting.id == of.id):
            return False
        desk.choose_meeting(of.id)
        self.tell(self.tr("This is of the meeting of {day}, which is now on the desk.").format(day=on_day(of.on)))
        return True

    def tell_trouble(self, trouble: ScrutinyError) -> None:
        """Say what happened and what to do, in a strip that stays until it is closed."""
        self.add_notice(Notice(self.desk, str(trouble), tone="poor", says_now=_still(trouble)))

    def tell(self, text: str) -> None:
        """Say what came of an act in a strip that passes; no words take the last strip away."""
        self.strips.let_pass()
        if text:
            self.add_notice(Notice(self.desk, text, is_passing=True))

    def add_notice(self, notice: Notice) -> None:
        """Put a strip under the top, with a button that closes it."""
        if not isinstance(notice, Introduction):
            notice.offer(self.tr("Close"), lambda: None)
        self.strips.add(notice)

    def notices(self) -> list[Notice]:
        """The strips that are shown."""
        return self.strips.shown()

    def _refuse(self, trouble: ScrutinyError) -> None:
        self.strips.let_pass()
        self.add_notice(Notice(self.desk, str(trouble), tone="poor", is_passing=True, says_now=_still(trouble)))

    def introduce(self, *, begins: bool = False) -> None:
        """Show the strip that asks who I am; where it ``begins``, the cursor goes into it."""
        strip = Introduction(self.desk)
        strip.passphrase_wanted.connect(partial(self.run, "protect"))
        self.add_notice(strip)
        if begins:
            strip.begin()

    def search(self) -> None:
        """Open search and commands over the window."""
        paper = getattr(self.screen_now, "paper", None)
        opened = palette.Palette(self.desk, {act.name: self.may(act) for act in ACTS}, self, paper)
        opened.act_chosen.connect(self._run_found, Qt.ConnectionType.QueuedConnection)
        opened.record_chosen.connect(self.show_record, Qt.ConnectionType.QueuedConnection)
        opened.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        width = min(self.desk.theme.size("s8") * 22, self.width() - self.desk.theme.size("s8"))
        opened.resize(width, min(self.desk.theme.size("s8") * 15, self.height() - self.desk.theme.size("s8") * 3))
        opened.move(self.mapToGlobal(self.rect().topLeft()).x() + (self.width() - width) // 2,
                     self.mapToGlobal(self.top.geometry().bottomLeft()).y() + self.menuBar().height())  # fmt: skip
        opened.open()
        opened.field.setFocus()

    def _run_found(self, name: str) -> None:
        """Do an act from wherever it was found; one that works on what is chosen elsewhere waits there for its key."""
        act = BY_NAME[name]
        if self.may(act) or not act.inside:
            self.run(name)
            return
        self.go(act.where)
        words = self.tr("“{act}” works on what is chosen here. Choose it, and press {keys}.")
        self.tell(words.format(act=act.plain_words, keys=act.keys))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape or not self.strips.let_go_of_words():
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.strips.fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.desk.flush()
        self.desk.keep("window", bytes(self.saveGeometry().toBase64().data()).decode())
        self.closed.emit()
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.desk.flush()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        desk = self.desk
        self.rail, self.top, self.foot, self.excluded = Rail(desk), Top(desk), Foot(desk), ClosedStrip(desk, self)
        self.strips, self.arrivals = Strips(desk, self._room_for_strips), Arrivals(desk, self.rail)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.top)
        right.addWidget(self.excluded)
        right.addWidget(self.strips)
        right.addWidget(self.screens, 1)
        right.addWidget(self.foot)
        whole = QHBoxLayout()
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.rail)
        whole.addLayout(right, 1)
        body = Body(self.rail, self.excluded, self.strips)
        body.setLayout(whole)
        self.setCentralWidget(body)
        self.setWindowTitle(self.tr("Scrutiny Desktop"))

    def _room_for_strips(self) -> int:
        others = (self.menuBar(), self.top, self.excluded, self.screens, self.foot)
        return self.height() - sum(each.minimumSizeHint().height() for each in others if not each.isHidden())

    def _make_acts(self) -> None:
        for act in ACTS:
            action = QAction(act.words, self)
            action.triggered.connect(partial(self.run, act.name))
            self.actions_by_name[act.name] = action
            if act.inside:
                action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            else:
                self.addAction(action)  # so that its key works while the menu bar is hidden
        self._give_keys()
        self._fill_menus()

    def _fill_menus(self) -> None:
        menus: dict[str, QMenu] = {}
        for key, words in MENUS:
            outer = menus.get(key.rpartition("/")[0])
            menus[key] = (outer or self.menuBar()).addMenu(QApplication.translate("acts", words))
        for act in ACTS:
            menus[act.menu].addAction(self.actions_by_name[act.name])

    def _give_keys(self) -> None:
        for act in ACTS:
            self.actions_by_name[act.name].setShortcuts([QKeySequence(key) for key in act.every_key])

    def _doer(self, act: Act) -> Callable[[], object]:
        key = ADDED_ON.get(act.name, act.where)
        if key not in self.screens:
            return self._own_doers()[act.name]
        if key != self._key:
            self.go(key)
        self.screen_now.fill_if_stale()
        return self.screen_now.handlers()[act.name]

    def _own_doers(self) -> dict[str, Callable[[], object]]:
        return {
            **{f"go_{key}": partial(self.go, key, is_meant=True) for key in SCREENS},
            **self.errands.handlers(),
            "undo": self.undoing.undo,
            "redo": self.undoing.redo,
            "search": self.search,
            "next_pane": self._next_pane,
            "quit": self.close,
            "lock": self.locking.lock,
        }

    def _listen(self) -> None:
        desk = self.desk
        self.rail.chosen.connect(self._rail_chosen)
        self.top.search_wanted.connect(self.search)
        self.top.meeting_wanted.connect(partial(self.run, "choose_meeting"))
        self.top.person_wanted.connect(partial(self.introduce, begins=True))
        said = self.tr("You were still typing when the screen changed: those keys did nothing here.")
        self.overrun.swallowed.connect(partial(self.tell, said))
        self.undoing.told.connect(self.tell)
        desk.troubled.connect(self.tell_trouble)
        desk.noticed.connect(self.tell)
        desk.wanted.connect(self.show_record)
        desk.screen_wanted.connect(self.go)
        desk.theme_changed.connect(self._dress)
        for told in (self._give_keys, self.top.fill, self.rail.dress, partial(say_anew, self)):
            desk.keys_changed.connect(told)
        desk.reopened.connect(partial(chosen_keys.take_up, desk))
        desk.meeting_changed.connect(self._tell_words)
        desk.stack.undoTextChanged.connect(self._name_undo)
        desk.stack.redoTextChanged.connect(self._name_undo)
        self._name_undo()

    def _welcome(self, screen: Screen) -> None:
        """Hear what a new screen tells, and give its lists and texts the keys that are theirs."""
        screen.told.connect(self._tell_words)
        screen.alone_wanted.connect(self._leave_alone)
        self.errands.listen(screen)
        for act in ACTS:
            if act.inside and act.where == screen.key:
                for widget in screen.insides():
                    widget.addAction(self.actions_by_name[act.name])

    def _leave_alone(self, is_alone: bool) -> None:
        """Give a screen the whole display, or take it back; the keys of all acts go on."""
        for part in (self.menuBar(), self.rail, self.top, self.foot):
            part.setVisible(not is_alone)
        state = Qt.WindowState.WindowFullScreen
        self.setWindowState(self.windowState() | state if is_alone else self.windowState() & ~state)

    def _rail_chosen(self, name: str) -> None:
        self.run("settings" if name == "settings" else f"go_{name}")

    def _enable(self) -> None:
        for act in ACTS:
            self.actions_by_name[act.name].setEnabled(self.may(act))
        self._name_undo()

    def _name_undo(self) -> None:
        for name, words, can in (
            ("undo", self.desk.stack.undoText(), self.desk.stack.canUndo()),
            ("redo", self.desk.stack.redoText(), self.desk.stack.canRedo()),
        ):
            self.actions_by_name[name].setText(f"{BY_NAME[name].words} {words}".strip())
            self.actions_by_name[name].setEnabled(can or self.desk.is_waiting)

    def _tell_words(self) -> None:
        self.foot.tell(self.screen_now.words())
        if (paper := getattr(self.screen_now, "paper", None)) is not None:
            self.strips.follow(paper.id)

    def _dress(self) -> None:
        self._dress_application()
        for part in (self.menuBar(), self.rail, self.top, self.excluded, self.strips, self.foot):
            part.setStyleSheet(self.desk.sheet)
        self.screen_now.dress()
        self.setWindowIcon(self.desk.icon("window"))
        for act in ACTS:
            if act.icon:
                self.actions_by_name[act.name].setIcon(self.desk.icon(act.icon, "quiet"))

    def _dress_application(self) -> None:
        theme = self.desk.theme
        font = QFont("Inter")
        font.setPixelSize(theme.size("body"))
        QApplication.setPalette(theme.palette())
        QApplication.setFont(font)

    def _next_pane(self) -> None:
        panes = [*self.screen_now.insides(), *self.screen_now.findChildren(QWidget, "aside"),
                 *self.screen_now.findChildren(QWidget, "panel"), self.rail.buttons[self._key]]  # fmt: skip
        steps = [pane for pane in panes if pane is not None and pane.isVisible()]
        focused = QApplication.focusWidget()
        now = next((place for place, pane in enumerate(steps)
                    if focused is not None and (pane is focused or pane.isAncestorOf(focused))), -1)  # fmt: skip
        for pane in steps[now + 1 :] + steps[: now + 1]:
            if _focus_into(pane):
                return

    def _restore_size(self) -> None:
        kept = str(self.desk.setting("window", ""))
        if not kept or not self.restoreGeometry(QByteArray.fromBase64(kept.encode())):
            room = self.screen().availableSize() - QSize(0, FRAME)
            self.resize(QSize(1280, 800).boundedTo(room).expandedTo(self.minimumSizeHint()))
        QTimer.singleShot(0, self, self._enable)


def _focus_into(pane: QWidget) -> bool:
    for widget in (pane, *pane.findChildren(QWidget)):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.isEnabled():
            widget.setFocus(Qt.FocusReason.TabFocusReason)
            return True
    return False


def _still(trouble: ScrutinyError) -> Callable[[], str] | None:
    """What a strip about a trouble says as long as that holds, where that can be told."""
    is_so = trouble.is_so
    return (lambda: str(trouble) if is_so() else "") if is_so is not None else None
