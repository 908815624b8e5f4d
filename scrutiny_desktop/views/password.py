"""Asks for the password of a locked paper."""

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.dialog import Dialog
from scrutiny_desktop.views.pieces import label


class PasswordDialog(Dialog):
    """One field, and whether the library is to keep what is typed in it; ``said`` is why it is asked."""

    def __init__(self, desk: Desk, said: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.setWindowTitle(self.tr("A locked paper"))
        self.field = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        self.field.setAccessibleName(self.tr("Password"))
        self.keeps = QCheckBox(self.tr("&Keep the password in the library"))
        self.keeps.setChecked(desk.library.access.key is not None and not desk.library.is_read_only)
        self.keeps.setEnabled(not desk.library.is_read_only)
        self.words = label(said, wrap=True)
        self.body.addWidget(self.words)
        self.body.addWidget(self.field)
        self.body.addWidget(self.keeps)
        if desk.library.access.key is None:
            words = self.tr("This library has no passphrase: whoever can read its file can read a password kept in it.")
            self.body.addWidget(label(words, wrap=True))
        self.body.addStretch()
        self.decides(self.tr("Open"))
        unit = desk.theme.size("s8")
        self.resize(unit * 15, unit * 9)
        self.field.setFocus()

    @property
    def password(self) -> str:
        """What was typed."""
        return self.field.text()
