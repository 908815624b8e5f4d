"""Who I am: the quiet strip of the first start that asks it, and what it changes."""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget
from shiboken6 import isValid

from scrutiny_desktop.domain.panel import Person, Role
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.domain.record import KINDS, Pair
from scrutiny_desktop.store import rows
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.notices import Notice
from scrutiny_desktop.views.words import word


class Introduction(Notice):
    """Asks for a name and a role, once, and offers a passphrase; it can be put off."""

    passphrase_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, "", kind="introduction", parent=parent)
        self._desk, self._before = desk, QApplication.focusWidget()
        self.text.setText(self.tr("Who are you? Your name goes on your questions. Nothing leaves this laptop."))
        self.setAccessibleName(self.text.text())
        self.name = QLineEdit(desk.me.name, placeholderText=self.tr("Your name"))
        self.name.setAccessibleName(self.tr("Your name"))
        self.name.returnPressed.connect(self._keep)
        self.role = QComboBox()
        self.role.setAccessibleName(self.tr("Your role"))
        fill_roles(self.role)
        self.role.setCurrentIndex(self.role.findData(desk.me.role.value))
        self.add(self.name, 1)
        self.add(self.role)
        self.offer(self.tr("&That is me"), self._keep, closes=False, face="main")
        if desk.library.access.key is None:
            self.offer(self.tr("Set a &passphrase…"), self.passphrase_wanted.emit, closes=False)
        self.offer(self.tr("&Later"), lambda: None)

    def begin(self) -> None:
        """Put the cursor into the name."""
        self.name.setFocus()
        self.name.selectAll()

    def close_notice(self) -> None:
        now, before = QApplication.focusWidget(), self._before
        if now is not None and self.isAncestorOf(now) and before is not None and isValid(before):
            before.setFocus()
        super().close_notice()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.role.hasFocus():
            self._keep()
        else:
            super().keyPressEvent(event)

    def _keep(self) -> None:
        if not self.name.text().strip():
            self.name.setFocus()
            return
        introduce(self._desk, self.name.text().strip(), Role(self.role.currentData()))
        self.close_notice()


def fill_roles(box: QComboBox) -> None:
    """Offer every role in the reader's words."""
    for role in Role:
        box.addItem(word(role), role.value)


def introduce(desk: Desk, name: str, role: Role) -> None:
    """Make or change the person whose library this is; a first name goes on what was asked without one."""
    tr = QCoreApplication.translate
    know_owner(desk)
    me, known = desk.me, desk.now(desk.me)
    label = tr("introduction", "change who I am") if me.name else tr("introduction", "say who I am")
    pairs: list[Pair] = [(known, replace(me, owner=me.id, name=name, role=role))]
    if not me.name:
        unsigned = rows.where(desk.library, Question, "owner = ? AND asker = ''", [me.id])
        pairs += [(each, replace(each, asker=name)) for each in unsigned]
    desk.change_all(label, pairs)


def know_owner(desk: Desk) -> None:
    """Give the library's owner an id, named or not, and make theirs whatever was made before they had one."""
    if not desk.me.id:
        desk.keep("me", desk.ids.new())
    me, pairs = desk.me, list[Pair]()
    for kind in KINDS.values():
        for each in rows.where(desk.library, kind, "owner = ''") if kind is not Person else ():
            owned = replace(each, owner=me.id)
            pairs.append((each, _signed(owned, me.name) if isinstance(owned, Question) else owned))
    if pairs:
        desk.ledger.swap_all(pairs, label=QCoreApplication.translate("introduction", "know whose this is"))


def _signed(question: Question, name: str) -> Question:
    return question if question.asker else replace(question, asker=name)
