"""An agenda item with its papers, as a card."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from scrutiny_desktop.domain.meeting import AgendaItem
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.views.cut_short import CutLink
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.dropping import FilesDropped
from scrutiny_desktop.views.item_terms import ItemTerms
from scrutiny_desktop.views.papers.sentences import absence
from scrutiny_desktop.views.pieces import button, chip, column, emptied, label, refaced, row
from scrutiny_desktop.views.turning import Turning
from scrutiny_desktop.views.words import tone, word
from scrutiny_desktop.views.wrapping import Rows, Wrapping


@dataclass(frozen=True, slots=True)
class PaperSeen:
    """A paper, how much of it has been read, in per cent, and whether a newer one has taken its place."""

    paper: Paper
    percent: int
    is_earlier: bool = False


class PaperLines(QWidget):
    """A line for each paper: how much of it is read, or the way to its file."""

    paper_opened = Signal(object)
    file_wanted = Signal(object)
    files_dropped = Signal(object, object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._shown: tuple[PaperSeen, ...] | None = None
        self._lines = column(desk, margin="", gap="s1")
        self.setLayout(self._lines)

    def show_papers(self, papers: Sequence[PaperSeen]) -> bool:
        """Show these; False where they are shown already."""
        if self._shown == tuple(papers):
            return False
        self._shown = tuple(papers)
        emptied(self._lines)
        for seen in papers:
            self._lines.addWidget(self._line(seen))
        return True

    def _line(self, seen: PaperSeen) -> QWidget:
        paper = seen.paper
        made = Turning(self._desk) if not paper.is_supplied else QWidget()
        line = made.line if isinstance(made, Turning) else QHBoxLayout(made)
        line.setContentsMargins(self._desk.theme.size("s8") * 2, 0, 0, 0)
        line.setSpacing(self._desk.theme.size("s2"))
        said_in_title = paper.brief_name.casefold() in paper.title.casefold()
        words = paper.title if said_in_title else f"{paper.brief_name} · {paper.title}"
        if paper.is_supplied:
            opened = CutLink(words)
            opened.clicked.connect(partial(self.paper_opened.emit, paper))
            line.addWidget(opened, 1)
            if seen.is_earlier:
                line.addWidget(chip(self.tr("Earlier version")))
            line.addWidget(self._progress(seen.percent))
        else:
            line.addWidget(label(words, wrap=True), 1)
            why = absence(paper)
            said = chip(why[:1].upper() + why[1:], "fair" if paper.is_awaited else "plain")
            name = self.tr("Add the file of {paper}").format(paper=words)
            door = button(self.tr("Add the file…"), partial(self.file_wanted.emit, paper), name=name,
                          tip=self.tr("Or drop the file here"))  # fmt: skip
            line.addWidget(Rows(Wrapping(self._desk.theme.size("s2"), said, door)))
            FilesDropped(made, partial(self.files_dropped.emit, paper))
        if not paper.classification.is_public:
            secret = chip(word(paper.classification.secrecy), tone(paper.classification.secrecy))
            secret.setToolTip(paper.classification.citation)
            line.insertWidget(1, secret)
        made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        return made

    def _progress(self, percent: int) -> QWidget:
        if percent >= 100:
            return chip(self.tr("Read"), "good")
        return chip(self.tr("{percent} % read").format(percent=percent) if percent else self.tr("Not opened"))


class AgendaCard(QFrame):
    """Number and title to edit in place, and a line for each paper."""

    removed = Signal(object)

    def __init__(self, desk: Desk, agenda_item: AgendaItem, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._agenda_item = desk, agenda_item
        self.papers, self.terms = PaperLines(desk), ItemTerms(desk)
        self.number, self.title = QLineEdit(), QLineEdit()
        self.number.setFixedWidth(desk.theme.size("s8") * 2)
        for field in (self.number, self.title):
            field.setProperty("face", "flat")
        self.number.setAccessibleName(self.tr("Item number"))
        self.number.setPlaceholderText(self.tr("No."))
        self.title.setAccessibleName(self.tr("Item title"))
        self._saves = (
            desk.autosave(self.number, partial(self._save, "number")),
            desk.autosave(self.title, partial(self._save, "title")),
        )
        head = row(desk)
        head.addWidget(self.number)
        head.addWidget(self.title, 1)
        head.addWidget(self.terms.line)
        gone = button(self.tr("Remove"), lambda: self.removed.emit(self._agenda_item), face="bare",
                      name=self.tr("Remove this agenda item"))  # fmt: skip
        head.addWidget(gone)
        whole = column(desk, margin="s05", gap="s1")
        whole.addLayout(head)
        self._head, self._whole, self._is_wide = head, whole, True
        whole.addWidget(self.terms)
        whole.addWidget(self.papers)
        self.setLayout(whole)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the terms under the title where both on one line would leave it no room."""
        super().resizeEvent(event)
        is_wide = self.width() >= self.terms.line.sizeHint().width() * 2
        if is_wide != self._is_wide:
            self._is_wide = is_wide
            (self._head if is_wide else self._whole).insertWidget(2 if is_wide else 1, self.terms.line)

    def show_item(self, agenda_item: AgendaItem, papers: Sequence[PaperSeen]) -> None:
        """Show the item and its papers as they are now."""
        self._agenda_item = agenda_item
        self._saves[0].show(agenda_item.number)
        self._saves[1].show(agenda_item.title)
        self.terms.show_terms(agenda_item)
        if self.papers.show_papers(papers):
            for field in (self.number, self.title):
                refaced(field, strong="true" if papers else "false")

    def _save(self, name: str, text: str, burst: str) -> None:
        now = self._desk.now(self._agenda_item)
        if isinstance(now, AgendaItem):
            changed = replace(now, number=text) if name == "number" else replace(now, title=text)
            self._desk.change(self.tr("change an agenda item"), old=now, new=changed, burst=burst)
