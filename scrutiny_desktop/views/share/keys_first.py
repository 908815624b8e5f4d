"""Keys for sharing are made in a library that anyone can read: the passphrase is asked for first."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from scrutiny_desktop.store import papers
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.dialog import Dialog
from scrutiny_desktop.views.pieces import button, label
from scrutiny_desktop.views.protecting import ProtectDialog

DECLINED = "sharing.passphrase_declined"


class KeysFirstDialog(Dialog):
    """Says why, and takes no for an answer only where the library holds nothing that is not public."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.is_declined = False
        self.setWindowTitle(self.tr("A passphrase before you share"))
        has_secret = papers.any_secret(desk.library)
        self.body.addWidget(label(self.tr(
            "Your keys for sharing are kept in this library, and it has no passphrase. Whoever finds or borrows this "
            "laptop could read what the panel shares with you, and sign in your name."
        ), wrap=True))  # fmt: skip
        self.decline = button(self.tr("&Share without a passphrase"), self._decline)
        if has_secret:
            self.body.addWidget(label(self.tr("The library holds papers that are not public: it must have a passphrase "
                                              "before you share."), "strong", wrap=True))  # fmt: skip
            self.decline.hide()
        else:
            self.body.addWidget(label(self.tr("You can do without while nothing here is exempt; the first paper that "
                                              "is asks again."), "quiet", wrap=True))  # fmt: skip
            self.body.addWidget(self.decline, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch()
        self.decides(self.tr("Set a &passphrase…"))
        self.fit(16, 9)

    def _decline(self) -> None:
        self.is_declined = True
        self.desk.keep(DECLINED, True)
        self.accept()


def protected_first(desk: Desk, window: QWidget, go_on: Callable[[], object]) -> None:
    """Go on at once where there is a passphrase, or it was declined and still may be; else ask first."""
    is_allowed = bool(desk.setting(DECLINED, False)) and not papers.any_secret(desk.library)
    if desk.library.access.key is not None or is_allowed:
        go_on()
        return
    dialog = KeysFirstDialog(desk, window)
    dialog.accepted.connect(partial(_decided, desk, window, dialog, go_on))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def _decided(desk: Desk, window: QWidget, dialog: KeysFirstDialog, go_on: Callable[[], object]) -> None:
    if dialog.is_declined:
        go_on()
        return
    protecting = ProtectDialog(desk, window, go_on=go_on)
    protecting.finished.connect(protecting.deleteLater)
    protecting.open()
