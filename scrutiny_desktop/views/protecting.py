"""The library's passphrase: set, changed or removed; and a new recovery sheet."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.store import keys, papers
from scrutiny_desktop.store.access import Access
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.dialog import Dialog
from scrutiny_desktop.views.jobs import refusable
from scrutiny_desktop.views.library_down import with_library_down
from scrutiny_desktop.views.pieces import button, holder, label, refaced, row
from scrutiny_desktop.views.posting import posting_of
from scrutiny_desktop.views.recovery import RecoveryDialog

__all__ = ["ProtectDialog", "RecoveryDialog"]


class ProtectDialog(Dialog):
    """Asks for a passphrase twice and locks the library; of a locked one it asks for the old passphrase first.

    ``go_on`` is what it was asked for: done once the library is protected and its recovery code is put away.
    """

    def __init__(
        self, desk: Desk, parent: QWidget | None = None, *, go_on: Callable[[], object] = lambda: None
    ) -> None:
        super().__init__(desk, parent)
        self._go_on = go_on
        self._is_locked = desk.library.access.key is not None
        self.setWindowTitle(self.tr("The library's passphrase") if self._is_locked else self.tr("Protect the library"))
        self.old, self.first, self.again = (_secret() for _ in range(3))
        self.words = label("", "poor", wrap=True)
        self.body.addWidget(label(self._explanation(), wrap=True))
        form = QFormLayout()
        for words, field in self._fields():
            form.addRow(words, field)
            field.setAccessibleName(words.replace("&", ""))
        self.body.addLayout(form)
        self.body.addWidget(self.words)
        self.remove = button(self.tr("&Remove the passphrase"), self.take_away)
        self.new_sheet = button(self.tr("Make a new recovery &sheet"), self.make_sheet)
        if self._is_locked:
            line = row(desk)
            line.addWidget(self.new_sheet)
            line.addWidget(self.remove)
            line.addStretch()
            self.body.addWidget(holder(line))
        self.body.addStretch()
        self.decides(self.tr("Change it") if self._is_locked else self.tr("Protect"))
        self.buttons.accepted.disconnect(self.accept)
        self.buttons.accepted.connect(self._try)
        unit = desk.theme.size("s8")
        self.resize(unit * 17, unit * 12)

    def _explanation(self) -> str:
        if self._is_locked:
            return self.tr(
                "This library is protected. Type the old passphrase; then the new one twice to change it, or choose "
                "below. Backups made before still open with the passphrase they were made with."
            )
        return self.tr(
            "Everything in the library, and every backup, will be encrypted. The passphrase is asked for at each "
            "start. Nobody can bring it back for you: you will be shown a recovery code to print or write down."
        )

    def _fields(self) -> list[tuple[str, QLineEdit]]:
        new = [(self.tr("&New passphrase"), self.first), (self.tr("The same &again"), self.again)]
        return [(self.tr("&Old passphrase"), self.old), *new] if self._is_locked else new

    def _try(self) -> None:
        if wrong := keys.unfit(self.first.text(), self.again.text()):
            self._put(wrong, face="poor")
            field = self.first if len(self.first.text()) < keys.SHORTEST else self.again
            field.setFocus()
            field.selectAll()
            return
        access = self.desk.library.access
        if self._is_locked:
            change = partial(keys.change_passphrase, access.folder, self.old.text(), self.first.text())
            self._work(self.tr("Changing the passphrase…"), change, lambda _: self.accept())
        else:
            self._with_library_down(
                self.tr("Protecting the library…"),
                partial(keys.protect, access, self.first.text(), self.desk.clock), self._protected,
            )  # fmt: skip

    def take_away(self) -> None:
        """Make the library readable for anyone who has the laptop, once that has been read and pressed again."""
        if not self.remove.property("asked"):
            self.remove.setProperty("asked", True)
            self.remove.setText(self.tr("Yes, &remove it"))
            self._put(self._warning(), face="poor")
            return
        posting_of(self.desk).database.forget_kept()
        unprotect = partial(keys.unprotect, self.desk.library.access.folder, self.old.text())
        self._with_library_down(self.tr("Removing the passphrase…"), unprotect, lambda access: access)

    def _warning(self) -> str:
        plain = self.tr("Whoever has this laptop or a new backup will then be able to read everything.")
        secret = self.tr("The library holds papers that are not public.")
        return f"{secret} {plain}" if papers.any_secret(self.desk.library) else plain

    def make_sheet(self) -> None:
        """Give the library another recovery code; the one before opens only the backups made before."""
        work = partial(keys.new_recovery_code, self.desk.library.access.folder, self.old.text())
        self._work(self.tr("Making a recovery sheet…"), work, self._show_code)

    def _work(self, words: str, work: Callable[[], Any], then: Callable[[Any], object]) -> None:
        self.setEnabled(False)
        self._put(words, face="")

        def landed(outcome: Any) -> None:
            self.setEnabled(True)
            if isinstance(outcome, ScrutinyError):
                self._say(str(outcome))
            else:
                then(outcome)

        job = partial(refusable, work)
        self.desk.jobs.start(words, job, landed, otherwise=lambda _: self.setEnabled(True))

    def _with_library_down(self, words: str, work: Callable[[], Any], access_of: Callable[[Any], Access]) -> None:
        self._put(words, face="")
        with_library_down(self, words, partial(refusable, work), self._landed, access_of)

    def _landed(self, outcome: Any) -> None:
        if isinstance(outcome, ScrutinyError):
            self._say(str(outcome))
        else:
            self.accept()

    def _protected(self, outcome: tuple[Access, str]) -> Access:
        access, code = outcome
        self.accepted.connect(lambda: self._show_code(code, closes=False, then=self._go_on))
        return access

    def _show_code(self, code: str, *, closes: bool = True, then: Callable[[], object] = lambda: None) -> None:
        shown = RecoveryDialog(self.desk, code, self.parentWidget())
        shown.finished.connect(lambda: then())
        shown.finished.connect(shown.deleteLater)
        if closes:
            self.accept()
        shown.open()

    def _say(self, words: str) -> None:
        self._put(words, face="poor")
        self.old.setFocus()
        self.old.selectAll()

    def _put(self, words: str, *, face: str) -> None:
        """Say words; only what went wrong, or is to be thought over, is in the colour for that."""
        self.words.setText(words)
        refaced(self.words, face=face)


def _secret() -> QLineEdit:
    return QLineEdit(echoMode=QLineEdit.EchoMode.Password)
