"""One declaration of interest: its kind, its item, its words, and whether the person left the room."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from scrutiny_desktop.domain.attendance import Declaration, InterestKind
from scrutiny_desktop.domain.meeting import AgendaItem
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.fields import Choice
from scrutiny_desktop.views.pieces import button, column, label, row
from scrutiny_desktop.views.words import shortened, word

_LONGEST = 30


class DeclarationLine(QWidget):
    """Says what it would be changed to; None where it is taken away."""

    changed_to = Signal(object, str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._declaration = Declaration()
        self.kind, self.item = Choice(self.tr("Kind of interest")), Choice(self.tr("Item the interest is in"))
        self.words = QLineEdit(placeholderText=self.tr("What the interest is"))
        self.words.setAccessibleName(self.tr("What the interest is"))
        self.left = QCheckBox(self.tr("Left the room"))
        self.left.setAccessibleName(self.tr("Left the room for the item"))
        self._save = desk.autosave(self.words, self._write)
        self.kind.chosen.connect(lambda kind: self._change(kind=kind))
        self.item.chosen.connect(lambda item: self._change(agenda_item_id=item))
        self.left.clicked.connect(lambda ticked: self._change(left_room=ticked))
        gone = button(self.tr("Remove"), lambda: self.changed_to.emit(None, ""), face="bare",
                      name=self.tr("Remove this declaration"))  # fmt: skip
        head = row(desk)
        head.addWidget(label(self.tr("Declaration"), "caption"), 1, Qt.AlignmentFlag.AlignBottom)
        head.addWidget(gone)
        layout = column(desk, margin="", gap="s1")
        layout.addLayout(head)
        for part in (self.kind, self.item, self.words, self.left):
            layout.addWidget(part)
        self.setLayout(layout)

    def show_declaration(self, declaration: Declaration, items: Sequence[AgendaItem]) -> None:
        """Show it as it is now."""
        self._declaration = declaration
        self.kind.fill([(each, word(each)) for each in InterestKind], declaration.kind)
        named = [(each.id, shortened(f"{each.number} {each.title}".strip(), _LONGEST)) for each in items]
        self.item.fill([("", self.tr("The whole meeting")), *named], declaration.agenda_item_id)
        self.left.setChecked(declaration.left_room)
        self._save.show(declaration.words)

    def flush(self) -> None:
        """Save the words that wait."""
        self._save.flush()

    def _write(self, text: str, burst: str) -> None:
        self._declaration = replace(self._declaration, words=text)
        self.changed_to.emit(self._declaration, burst)

    def _change(self, **fields: object) -> None:
        self._save.flush()
        self._declaration = replace(self._declaration, **fields)  # type: ignore[arg-type] # each of its own type
        self.changed_to.emit(self._declaration, "")
