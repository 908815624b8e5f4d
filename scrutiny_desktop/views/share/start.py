"""What the Share screen says before anything is shared: begin a panel's sharing, or join one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QComboBox, QFrame, QLineEdit, QVBoxLayout, QWidget

from scrutiny_desktop.domain.panel import Role
from scrutiny_desktop.domain.roster import EDITORS
from scrutiny_desktop.views.acts import keyed
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.introduction import fill_roles, introduce
from scrutiny_desktop.views.pieces import button, column, holder, label
from scrutiny_desktop.views.share.six import SixWords
from scrutiny_desktop.views.wrapping import Wrapping


class StartPage(QWidget):
    """Two ways in, each a card that says its steps."""

    begun = Signal()
    asked = Signal()
    shown = Signal()
    opened = Signal()
    found = Signal()
    found_in_database = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._make_parts()
        whole = column(desk, margin="s5", gap="s3")
        whole.addWidget(label(self.tr("Share with your panel"), "display"))
        whole.addWidget(label(self.tr(
            "Your questions go to the Chair as sealed files, by a folder that you all have (OneDrive, SharePoint, a "
            "network drive) or by e-mail. There is no server, and nothing leaves until you share it."
        ), "quiet", wrap=True))  # fmt: skip
        for part in (self._who, self._begin_card(), self._join_card()):
            whole.addWidget(part)
        whole.addStretch(1)
        self.setLayout(whole)

    def fill(self) -> None:
        """Say what can be done by whoever is at the desk."""
        me, panel = self.desk.me, self.desk.panel
        is_known, may = bool(me.name), me.role in EDITORS
        self._who.setVisible(not is_known)
        self.begin.setEnabled(is_known and may and panel is not None)
        self.ask.setEnabled(is_known)
        self.show_code.setEnabled(is_known)
        if not is_known:
            said = self.tr("Say who you are first.")
        elif not may:
            said = self.tr("You are {name}. The Chair or the Scrutiny Manager begins; you join below.")
        elif panel is None:
            said = keyed(self.tr("Make a meeting first ({new_meeting}): it names the panel."))
        else:
            said = self.tr("You are {name}, and will keep the list of people of the {panel}.")
        self._may.setText(said.format(name=me.name, panel=panel.name if panel else ""))

    def attend(self) -> None:
        """Take the keyboard, where nothing here has it."""
        focused = QApplication.focusWidget()
        if self.isVisible() and (focused is None or not focused.isVisible()):
            ways = (self.name, self.begin, self.ask)
            next(each for each in ways if each.isVisible() and each.isEnabled()).setFocus()

    def show_words(self, words: str) -> None:
        """Show the member's own six words, once they have asked to join."""
        self._own.setVisible(bool(words))
        self.six.show_words(words)

    def _make_parts(self) -> None:
        desk = self.desk
        self.name, self.role = QLineEdit(placeholderText=self.tr("Your name")), QComboBox()
        self.name.setAccessibleName(self.tr("Your name"))
        self.role.setAccessibleName(self.tr("Your role"))
        fill_roles(self.role)
        self.name.returnPressed.connect(self._introduce)
        self.known = button(self.tr("That is me"), self._introduce)
        self._who = holder(self._line(self.name, self.role, self.known))
        self._may = label("", "quiet", wrap=True)
        self.begin = button(self.tr("&Begin sharing"), self.begun.emit, face="main")
        self.ask = button(self.tr("Save a &joining file…"), self.asked.emit, face="main")
        self.show_code = button(self.tr("Sho&w a QR code…"), self.shown.emit)
        self.open = button(self.tr("&Open the list of people…"), self.opened.emit)
        self.find_list = button(self.tr("Find it in the shared &folder…"), self.found.emit)
        self.find_there = button(self.tr("Find it in the &database…"), self.found_in_database.emit)
        self.six = SixWords(desk)
        own = column(desk, margin="", gap="s1")
        own.addWidget(label(self.tr("Your six words, to read to whoever began"), "caption"))
        own.addWidget(self.six)
        self._own = holder(own)
        self._own.hide()

    def _begin_card(self) -> QFrame:
        inner = column(self.desk, margin="s4", gap="s2")
        inner.addWidget(label(self.tr("You are the Chair or the Scrutiny Manager"), "title"))
        inner.addWidget(self._may)
        inner.addWidget(holder(self._line(self.begin)))
        return _card(inner)

    def _join_card(self) -> QFrame:
        inner = column(self.desk, margin="s4", gap="s2")
        inner.addWidget(label(self.tr("Your panel shares already"), "title"))
        for words in (
            self.tr(
                "1. Save a joining file and send it to whoever began (Chair or Scrutiny Manager), or show its QR "
                "code. It holds no secret."
            ),
            self.tr("2. Read them your six words, by telephone or face to face."),
            self.tr("3. Open the list of people that they send back, or find it in the shared folder or database."),
        ):
            inner.addWidget(label(words, wrap=True))
        inner.addWidget(self._own)
        inner.addWidget(holder(self._line(self.ask, self.show_code, self.open, self.find_list, self.find_there)))
        return _card(inner)

    def _line(self, *parts: QWidget) -> Wrapping:
        return Wrapping(self.desk.theme.size("s2"), *parts)

    def _introduce(self) -> None:
        if self.name.text().strip():
            introduce(self.desk, self.name.text().strip(), Role(self.role.currentData()))
        else:
            self.name.setFocus()


def _card(inner: QVBoxLayout) -> QFrame:
    made = QFrame()
    made.setObjectName("card")
    made.setLayout(inner)
    return made
