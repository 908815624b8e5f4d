"""The door of a protected library: its passphrase, or the recovery code and a new passphrase."""

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QLineEdit

from scrutiny_desktop.app import keychain
from scrutiny_desktop.app.outside import OutsideDialog, system_theme
from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.ids import Clock
from scrutiny_desktop.store import door, keys
from scrutiny_desktop.store.access import Access
from scrutiny_desktop.views.jobs import refusable
from scrutiny_desktop.views.pieces import button, label
from scrutiny_desktop.views.theme import Theme

_TICK = 1_000


class UnlockDialog(OutsideDialog):
    """Asks for as long as it takes; says nothing of what is in the library, and loses nothing by a wrong try."""

    def __init__(
        self, access: Access, resources: Path, theme: Theme, clock: Clock, *, may_remember: bool = False
    ) -> None:
        super().__init__(resources, theme, tall=9)
        self.access: Access | None = None
        self._folder, self._clock, self._left = access.folder, clock, 0
        self._by_code: Access | None = None
        self.title.setText(self.tr("Your library is locked"))
        self.asked = label(self.tr("Type its passphrase. The recovery code from your sheet opens it too."), wrap=True)
        self.field, self.again = _secret(self.tr("Passphrase")), _secret(self.tr("The same again"))
        self.shows = QCheckBox(self.tr("&Show what I type"))
        self.remembers = QCheckBox(self.tr("&Remember it on this computer"))
        self.is_to_remember = False
        self.remembers.toggled.connect(self._be_to_remember)
        self.remembers.setToolTip(self.tr("Kept by the system's keychain, for as long as no paper here is exempt."))
        self.words = label("", "poor", wrap=True)
        self.unlock = button(self.tr("&Unlock"), self.attempt, face="main")
        self.unlock.setDefault(True)
        self._later = button(self.tr("&Later"), self._let_in)
        self._tick = QTimer(self, interval=_TICK)
        self._lay_out()
        self.remembers.setVisible(may_remember)
        self._listen()
        self._wait("")

    def _lay_out(self) -> None:
        for each in (self.asked, self.field, self.again, self.shows, self.remembers, self.words, self.unlock,
                     self._later):  # fmt: skip
            self.body.addWidget(each)
        self.body.insertStretch(self.body.indexOf(self.unlock))
        self.again.hide()
        self._later.hide()

    def _listen(self) -> None:
        self.shows.toggled.connect(self._show_letters)
        self._tick.timeout.connect(self._wait_on)

    def attempt(self) -> None:
        """Try what was typed, in a thread of its own: it is slow on purpose."""
        if self._by_code is not None:
            self._renew(self._by_code)
        elif self.field.text() and not self._left and not self.jobs.is_busy:
            self._busy(True)
            self._say(self.tr("Unlocking…"))
            work = partial(door.unlock, self._folder, self.field.text(), self._clock)
            self.jobs.start("", partial(refusable, work), self._answered)

    def _answered(self, outcome: Any) -> None:
        self._busy(False)
        if isinstance(outcome, ScrutinyError):
            self._refused(outcome)
            return
        access, by_code = outcome
        if by_code:
            self._ask_for_a_new_one(access)
        else:
            self.access = access
            self.accept()

    def _refused(self, trouble: ScrutinyError) -> None:
        self._say(str(trouble))
        self.field.selectAll()
        self.field.setFocus()
        self._wait(str(trouble) if isinstance(trouble, keys.WrongSecretError) else "")

    def _wait(self, refusal: str) -> None:
        """Let the next try be made once its time has come; an earlier start's wrong tries count too."""
        self._left = door.seconds_left(self._folder, self._clock)
        if self._left:
            self._refusal = refusal
            self._wait_on(0)
            self._tick.start()

    def _wait_on(self, passed: int = 1) -> None:
        self._left -= passed
        self.unlock.setEnabled(self._left <= 0)
        if self._left <= 0:
            self._left = 0
            self._tick.stop()
        wait = self.tr("The next try is in {n} s.").format(n=self._left) if self._left else ""
        self._say(f"{self._refusal} {wait}".strip())

    def _ask_for_a_new_one(self, access: Access) -> None:
        self._by_code = access
        self.title.setText(self.tr("Choose a new passphrase"))
        self.asked.setText(
            self.tr("The recovery code has opened the library. It stays as it is; the forgotten passphrase goes.")
        )
        self._say("")
        self.field.clear()
        self.field.setAccessibleName(self.tr("New passphrase"))
        self.field.setPlaceholderText(self.tr("New passphrase"))
        self.again.show()
        self._later.show()
        self.remembers.hide()
        self.unlock.setText(self.tr("&Set the passphrase"))
        self.field.setFocus()

    def _renew(self, access: Access) -> None:
        if wrong := keys.unfit(self.field.text(), self.again.text()):
            self._say(wrong)
            return
        self._busy(True)
        work = partial(keys.renew_passphrase, access, self.field.text())
        self.jobs.start("", partial(refusable, work), self._renewed)

    def _renewed(self, outcome: Any) -> None:
        self._busy(False)
        if isinstance(outcome, ScrutinyError):
            self._say(str(outcome))
        else:
            self._let_in()

    def _let_in(self) -> None:
        self.access = self._by_code
        self.accept()

    def _busy(self, is_busy: bool) -> None:
        for each in (self.field, self.again, self.unlock):
            each.setEnabled(not is_busy)

    def _show_letters(self, shows: bool) -> None:
        for each in (self.field, self.again):
            each.setEchoMode(QLineEdit.EchoMode.Normal if shows else QLineEdit.EchoMode.Password)

    def _be_to_remember(self, is_so: bool) -> None:
        self.is_to_remember = is_so

    def _say(self, words: str) -> None:
        self.words.setText(words)
        self.words.setAccessibleName(words)


def remembered(access: Access) -> Access | None:
    """The access with the key that the system's keychain holds, if it does."""
    return keychain.remembered(access.folder) if keys.is_protected(access.folder) else None


def unlocked(access: Access, resources: Path, clock: Clock, theme: Theme | None = None) -> Access | None:
    """The access with its key, asking for as long as it takes; None when the person gives up."""
    if not keys.is_protected(access.folder):
        return access
    dialog = UnlockDialog(access, resources, theme or system_theme(resources), clock, may_remember=keychain.is_there())
    dialog.answered()
    if dialog.access is not None and dialog.is_to_remember:
        keychain.remember(dialog.access)
    return dialog.access


def _secret(name: str) -> QLineEdit:
    made = QLineEdit(echoMode=QLineEdit.EchoMode.Password, placeholderText=name)
    made.setAccessibleName(name)
    return made
