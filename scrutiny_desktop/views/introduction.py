"""The quiet strip of the first start: who I am, and whether the library should be locked."""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from scrutiny_desktop.domain.panel import Person, Role
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.notices import Notice
from scrutiny_desktop.views.words import word


class Introduction(Notice):
    """Asks for a name and a role, once, and offers a passphrase; it can be put off."""

    passphrase_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, "", parent=parent)
        self._desk = desk
        self.text.setText(self.tr("Who are you? Your name goes on your questions. Nothing leaves this laptop."))
        self.setAccessibleName(self.text.text())
        self.name = QLineEdit(placeholderText=self.tr("Your name"))
        self.name.setAccessibleName(self.tr("Your name"))
        self.name.returnPressed.connect(self._keep)
        self.role = QComboBox()
        self.role.setAccessibleName(self.tr("Your role"))
        fill_roles(self.role)
        self.add(self.name, 1)
        self.add(self.role)
        self.offer(self.tr("&That is me"), self._keep, closes=False, face="main")
        if desk.library.access.key is None:
            self.offer(self.tr("Set a &passphrase…"), self.passphrase_wanted.emit, closes=False)
        self.offer(self.tr("&Later"), lambda: None)

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
    """Make or change the person whose library this is."""
    tr, me = QCoreApplication.translate, desk.me
    if me.id:
        known = desk.now(me)
        desk.change(tr("introduction", "change who I am"), old=known, new=replace(me, name=name, role=role))
        return
    new = Person(id=desk.ids.new(), name=name, role=role)
    desk.keep("me", new.id)
    desk.change(tr("introduction", "say who I am"), old=None, new=replace(new, owner=new.id))
