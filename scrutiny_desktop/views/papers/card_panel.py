"""The right side: filters, cards, and what to do while there are none."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.papers.card_words import Wording, filter_word
from scrutiny_desktop.views.papers.cards import Cards
from scrutiny_desktop.views.papers.marks import KINDS, UNPLACED, Mark, of_kind
from scrutiny_desktop.views.pieces import button, column, holder, label
from scrutiny_desktop.views.wrapping import Wrapping


class CardPanel(QWidget):
    """Shows the marks of one filter; the filters count those of each kind."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._marks: tuple[Mark, ...] = ()
        self._wording = Wording((), ())
        self.kind = ""
        self._group = QButtonGroup(self)
        self.filters = {kind: self._filter(kind) for kind in ("", *KINDS, UNPLACED)}
        self.empty = label("", "quiet", wrap=True)
        self.cards = Cards(desk)
        self._lay_out(desk)

    def fill(self, marks: Sequence[Mark], wording: Wording, *, may_mark: bool) -> None:
        """Show these marks; what was chosen stays so while it is among them."""
        self._marks, self._wording = tuple(marks), wording
        if self.kind and not of_kind(self._marks, self.kind):
            self._press("")
        self.empty.setVisible(may_mark and not self._marks)
        self._show()

    def choose(self, key: tuple[str, int], *, write: bool = False) -> None:
        """Choose a mark's card, leaving a filter that hides it."""
        if not self.cards.choose(key, write=write):
            self._press("")
            self._show()
            self.cards.choose(key, write=write)

    def _press(self, kind: str) -> None:
        self.kind = kind
        self.filters[kind].setChecked(True)

    def _take_filter(self, kind: str) -> None:
        self._press(kind)
        self._show()

    def _show(self) -> None:
        for kind, pressed in self.filters.items():
            count = len(of_kind(self._marks, kind))
            pressed.setText(self.tr("{name} {count}").format(name=filter_word(kind), count=count))
            pressed.setAccessibleName(pressed.text())
            pressed.setVisible(count > 0 if kind else bool(self._marks))
        shown = of_kind(self._marks, self.kind)
        self.cards.fill([self._wording.card(mark) for mark in shown])

    def _filter(self, kind: str) -> QPushButton:
        made = button("", lambda: self._take_filter(kind), face="chip")
        made.setCheckable(True)
        made.setChecked(not kind)
        self._group.addButton(made)
        return made

    def _lay_out(self, desk: Desk) -> None:
        chips = Wrapping(desk.theme.size("s1"))
        for each in self.filters.values():
            chips.addWidget(each)
        head = column(desk, margin="s2", gap="s2")
        head.addWidget(holder(chips))
        head.addWidget(self.empty)
        self.empty.setText(self.tr(
            "Nothing is marked on this paper yet. Select a passage (Shift with the arrow keys, S for the sentence, "
            "P for the paragraph), then press Q for a question, H to highlight, N for a note or E for evidence."
        ))  # fmt: skip
        layout = column(desk, margin="", gap="")
        layout.addLayout(head)
        layout.addWidget(self.cards, 1)
        self.setLayout(layout)
