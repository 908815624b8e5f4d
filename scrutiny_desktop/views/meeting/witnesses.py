"""The invited representatives, a line each."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from scrutiny_desktop.domain.meeting import Witness
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.pieces import button, row
from scrutiny_desktop.views.turning import Turning


class WitnessLine(Turning):
    """Name, title and agency, edited in place."""

    removed = Signal(object)

    def __init__(self, desk: Desk, witness: Witness, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._witness = witness
        self.fields = {name: QLineEdit() for name in ("name", "title", "agency")}
        self._saves = {name: desk.autosave(field, partial(self._save, name)) for name, field in self.fields.items()}
        words = {"name": self.tr("Name"), "title": self.tr("Title"), "agency": self.tr("Agency")}
        last = row(desk, gap="s2")
        for name, field in self.fields.items():
            field.setAccessibleName(words[name])
            field.setProperty("face", "flat")
            field.setPlaceholderText(words[name])
            (last if name == "agency" else self.line).addWidget(field, 1)
        last.addWidget(button(self.tr("Remove"), lambda: self.removed.emit(self._witness), face="bare",
                              name=self.tr("Remove this representative")))  # fmt: skip
        self.line.addLayout(last, 1)

    def show_witness(self, witness: Witness) -> None:
        """Show the representative as they are now."""
        self._witness = witness
        for name, save in self._saves.items():
            save.show(getattr(witness, name))
        for field in self.fields.values():
            if not field.hasFocus():
                field.setCursorPosition(0)

    def _save(self, name: str, text: str, burst: str) -> None:
        now = self._desk.now(self._witness)
        if isinstance(now, Witness):
            changed: Witness = replace(now, **{name: text})  # type: ignore[arg-type] # one of the text fields
            self._desk.change(self.tr("change a representative"), old=now, new=changed, burst=burst)
