"""Locking the library with a passphrase, and the recovery code that must be written down."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QApplication, QFormLayout, QLineEdit, QWidget

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.store import keys
from scrutiny_desktop.store.access import Access
from scrutiny_desktop.store.library import open_library
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.dialog import Dialog
from scrutiny_desktop.views.jobs import refusable
from scrutiny_desktop.views.pieces import button, label

SHORTEST = 10
"""Characters; scrypt makes each guess slow, so length does the rest (NCSC: three random words)."""


class ProtectDialog(Dialog):
    """Asks for a passphrase twice, locks the library, and shows the recovery code once."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.setWindowTitle(self.tr("Protect the library"))
        self._is_locked = desk.library.access.key is not None
        self.old, self.first, self.again = (_secret() for _ in range(3))
        self.words = label("", "poor", wrap=True)
        self.body.addWidget(label(self._explanation(), wrap=True))
        form = QFormLayout()
        for words, field in self._fields():
            form.addRow(words, field)
            field.setAccessibleName(words.replace("&", ""))
        self.body.addLayout(form)
        self.body.addWidget(self.words)
        self.body.addStretch()
        self.decides(self.tr("Protect"))
        self.buttons.accepted.disconnect(self.accept)
        self.buttons.accepted.connect(self._try)
        unit = desk.theme.size("s8")
        self.resize(unit * 17, unit * 12)

    def _explanation(self) -> str:
        if self._is_locked:
            return self.tr("This library is protected. Type the old passphrase, and the new one twice.")
        return self.tr(
            "Everything in the library, and every backup, will be encrypted. The passphrase is asked for at each "
            "start. Nobody can bring it back for you: you will be shown a recovery code to write down."
        )

    def _fields(self) -> list[tuple[str, QLineEdit]]:
        new = [(self.tr("&New passphrase"), self.first), (self.tr("The same &again"), self.again)]
        return [(self.tr("&Old passphrase"), self.old), *new] if self._is_locked else new

    def _try(self) -> None:
        if len(self.first.text()) < SHORTEST:
            self.words.setText(self.tr("Use at least {n} characters: three words are easy to keep.").format(n=SHORTEST))
            self.first.setFocus()
        elif self.first.text() != self.again.text():
            self.words.setText(self.tr("The two are not the same. Type the second one again."))
            self.again.setFocus()
        else:
            self._start()

    def _start(self) -> None:
        desk = self.desk
        self.setEnabled(False)
        self.words.setText(self.tr("Protecting the library…"))
        QApplication.processEvents()
        access, words = desk.library.access, self.tr("Protecting the library…")
        if self._is_locked:
            change = partial(keys.change_passphrase, access.folder, self.old.text(), self.first.text())
            desk.jobs.start(words, partial(refusable, change), self._changed)
            return
        desk.put_down()
        protect = partial(keys.protect, access, self.first.text(), desk.clock)
        desk.jobs.start(words, partial(refusable, protect), partial(self._protected, access))

    def _changed(self, outcome: Any) -> None:
        self.setEnabled(True)
        if isinstance(outcome, ScrutinyError):
            self.words.setText(str(outcome))
        else:
            self.accept()

    def _protected(self, before: Access, outcome: Any) -> None:
        self.setEnabled(True)
        desk = self.desk
        refused = isinstance(outcome, ScrutinyError)
        access, code = (before, "") if refused else outcome
        desk.take_up(open_library(access, clock=desk.clock))
        if refused:
            self.words.setText(str(outcome))
            return
        shown = RecoveryDialog(desk, code, self.parentWidget())
        shown.finished.connect(shown.deleteLater)
        self.accept()
        shown.open()


class RecoveryDialog(Dialog):
    """The recovery code, shown this once."""

    def __init__(self, desk: Desk, code: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.setWindowTitle(self.tr("Your recovery code"))
        words = self.tr(
            "The library is protected. Write this code down and keep it away from the laptop: it opens the library "
            "when the passphrase is forgotten. It is not shown again."
        )
        self.code = QLineEdit(code, readOnly=True)
        self.code.setAccessibleName(self.tr("Recovery code"))
        self.body.addWidget(label(words, wrap=True))
        self.body.addWidget(self.code)
        self.body.addWidget(button(self.tr("&Copy"), lambda: QApplication.clipboard().setText(code)))
        self.body.addStretch()
        self.closes()


def _secret() -> QLineEdit:
    return QLineEdit(echoMode=QLineEdit.EchoMode.Password)
