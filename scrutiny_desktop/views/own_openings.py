"""The member's own list of openings for questions, and whether any are offered."""

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QCheckBox, QDialogButtonBox, QPlainTextEdit, QWidget

from scrutiny_desktop.domain.prompt import PLACE, Prompt
from scrutiny_desktop.flows import prompting
from scrutiny_desktop.views.acts import keyed
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.dialog import Dialog
from scrutiny_desktop.views.pieces import button, label


class OwnOpeningsDialog(Dialog):
    """One opening on each line; those that are left as they were keep their source."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.setWindowTitle(self.tr("Openings for questions"))
        self.offer = QCheckBox(keyed(self.tr("&Offer openings ({opening})")))
        self.offer.setChecked(not prompting.are_off(desk.library))
        self.words = QPlainTextEdit(tabChangesFocus=True)
        self.words.setAccessibleName(self.tr("Openings, one on each line"))
        said = self.tr("One on each line. “{place}” stands for “recommendation 3”. They are prompts and no more: "
                       "nothing is written for you, and nothing is sent.")  # fmt: skip
        for part in (self.offer, label(said.format(place=PLACE), "quiet", wrap=True), self.words):
            self.body.addWidget(part)
        self.decides(self.tr("&Keep"))
        self.decide.setEnabled(not desk.library.is_read_only)
        reset = button(self.tr("&Back to ours"), self._reset)
        self.buttons.addButton(reset, QDialogButtonBox.ButtonRole.ResetRole)
        self.accepted.connect(self._keep)
        self.finished.connect(self.deleteLater)
        self._known = self._ours()
        self._show(prompting.offered(desk.library, desk.resources, QLocale().name()[:2]))

    def _ours(self) -> tuple[Prompt, ...]:
        return prompting.ours(self.desk.resources, QLocale().name()[:2])

    def _show(self, prompts: tuple[Prompt, ...]) -> None:
        self._known = (*self._ours(), *prompts)
        self.words.setPlainText("\n".join(each.text for each in prompts))

    def _reset(self) -> None:
        self._show(self._ours())

    def _keep(self) -> None:
        prompting.switch(self.desk.library, is_on=self.offer.isChecked())
        lines = dict.fromkeys(line.strip() for line in self.words.toPlainText().splitlines() if line.strip())
        sources = {each.text: each for each in self._known}
        prompts = tuple(sources.get(line, Prompt(text=line)) for line in lines)
        prompting.keep(self.desk.library, None if prompts == self._ours() else prompts)
