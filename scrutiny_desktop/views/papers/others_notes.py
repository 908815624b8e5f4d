"""Notes that others share on the open paper: read beside it, each with the name of whose it is."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.later import later
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.pieces import button, column, emptied, holder, label, scrolled
from scrutiny_desktop.views.words import shortened, source

if TYPE_CHECKING:
    from scrutiny_desktop.flows import from_others
    from scrutiny_desktop.flows.from_others import OthersNote
else:
    (from_others,) = later("scrutiny_desktop.flows", "from_others")

_LONGEST, _ROWS = 300, 8


class OthersNotes(QWidget):
    """A line that says how many there are, and their cards below it once it is opened; hidden where there are none."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.shown: tuple[OthersNote, ...] = ()
        self.opener = button("", self._turn, face="chip")
        self.opener.setCheckable(True)
        self.opener.setChecked(bool(desk.setting("papers_others_notes", True)))
        self._cards = column(desk, margin="s2", gap="s2")
        self._area = scrolled(holder(self._cards), self.tr("Notes that others share on this paper"))
        self._area.setMaximumHeight(desk.theme.size("s8") * _ROWS)
        whole = column(desk, margin="s2", gap="s1")
        whole.addWidget(self.opener)
        whole.addWidget(self._area)
        self.setLayout(whole)
        self.hide()

    def show_paper(self, paper: Paper | None) -> None:
        """Show what others share on it; unchanged cards stay."""
        is_shared = paper is not None and self._desk.setting("sharing.people", None)
        found = from_others.notes_of_others(self._desk.library, paper) if is_shared and paper else ()
        if found != self.shown:
            self.shown = found
            emptied(self._cards)
            for each in found:
                self._cards.addWidget(self._card(each, paper))
            self._cards.addStretch(1)
        self.setVisible(bool(found))
        self._name()

    def _card(self, each: "OthersNote", paper: Paper | None) -> QWidget:
        note, inner = each.note, column(self._desk, margin="s2", gap="s1")
        inner.addWidget(label(self.tr("{name} shares").format(name=each.by.name), "strong"))
        if note.anchor is not None and note.anchor.quote:
            inner.addWidget(label(f"“{shortened(note.anchor.quote, _LONGEST)}”", "quote", wrap=True))
        if note.text:
            inner.addWidget(label(note.text, wrap=True))
        if note.anchor is not None and paper is not None:
            inner.addWidget(label(source(paper, note.anchor), "small", wrap=True))
            name = self.tr("Go to the passage that {name} marked").format(name=each.by.name)
            go = partial(self._desk.show, paper, note.anchor.start)
            inner.addWidget(button(self.tr("Go to the passage"), go, face="link", name=name))
        return holder(inner, "card")

    def _turn(self) -> None:
        self._desk.keep("papers_others_notes", self.opener.isChecked())
        self._name()

    def _name(self) -> None:
        is_open = self.opener.isChecked()
        self._area.setVisible(is_open)
        words = self.tr("Shared by others {count}").format(count=len(self.shown))
        self.opener.setText(f"{words}  {'▴' if is_open else '▾'}")
        self.opener.setAccessibleName(words)
