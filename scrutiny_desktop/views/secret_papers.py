"""A paper that is not public comes into a library that anyone can read: the passphrase is asked for first."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.flows import letting_go
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.dialog import Dialog
from scrutiny_desktop.views.pieces import button, label
from scrutiny_desktop.views.protecting import ProtectDialog
from scrutiny_desktop.views.words import word

PUT_OFF = "passphrase_put_off"


class SecretPaperDialog(Dialog):
    """Says what it means to go on without a passphrase, which can be done once; accepted where one is to be set."""

    def __init__(self, desk: Desk, secret: Sequence[Paper], parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.is_put_off = False
        self.setWindowTitle(self.tr("A paper that is not public"))
        titles = "\n".join(f"{each.title} ({word(each.classification.secrecy).lower()})" for each in secret[:4])
        self.body.addWidget(label(titles, "strong", wrap=True))
        self.body.addWidget(label(self._meaning(), wrap=True))
        self.later = button(self.tr("&Not now"), self._put_off)
        if not desk.setting(PUT_OFF, False):
            self.body.addWidget(label(self.tr("You can put it off this once; the next such paper asks again."), "quiet",
                                      wrap=True))  # fmt: skip
            self.body.addWidget(self.later, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch()
        self.decides(self.tr("Set a &passphrase…"))
        self.buttons.buttons()[-1].setText(self.tr("Do not add"))
        unit = desk.theme.size("s8")
        self.resize(unit * 16, unit * 9)

    def _meaning(self) -> str:
        return self.tr(
            "This library has no passphrase. Whoever finds or borrows this laptop can read the paper, your notes on "
            "it, and every backup. With a passphrase, all of it is encrypted."
        )

    def _put_off(self) -> None:
        self.is_put_off = True
        self.desk.keep(PUT_OFF, True)
        self.accept()


def asked_first(desk: Desk, window: QWidget, papers: Sequence[Paper], go_on: Callable[[], object]) -> bool:
    """Whether the person is being asked; ``go_on`` is called once a passphrase is set or has been put off."""
    secret = [each for each in papers if each.is_supplied and not each.classification.is_public]
    if not secret or desk.library.access.key is not None:
        return False
    dialog = SecretPaperDialog(desk, secret, window)
    dialog.accepted.connect(partial(_decided, desk, window, dialog, papers, go_on))
    dialog.rejected.connect(partial(_leave_out, desk, papers))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return True


def _decided(
    desk: Desk, window: QWidget, dialog: SecretPaperDialog, papers: Sequence[Paper], go_on: Callable[[], object]
) -> None:
    if dialog.is_put_off:
        go_on()
        return
    protecting: QDialog = ProtectDialog(desk, window, go_on=go_on)
    protecting.rejected.connect(partial(asked_first, desk, window, papers, go_on))
    protecting.finished.connect(protecting.deleteLater)
    protecting.open()


def _leave_out(desk: Desk, papers: Sequence[Paper]) -> None:
    """Take out again what was read of them, unless it stands under another paper."""
    leaving = letting_go.Leaving(pairs=(), papers=tuple(each for each in papers if each.is_supplied))
    job = partial(letting_go.take_out, desk.library.access, desk.clock, leaving)
    said = desk.tr("Nothing was added.")
    desk.jobs.start(desk.tr("Removing from the library…"), job, lambda _: desk.noticed.emit(said))
