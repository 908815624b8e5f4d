"""The papers of a meeting, and the headings of the open one, as a tree."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QCoreApplication, QModelIndex, QObject, Qt

from scrutiny_desktop.domain.blocks_by_page import BlocksByPage
from scrutiny_desktop.domain.bookmarks import followable
from scrutiny_desktop.domain.flow import Block, BlockKind, Flow
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.views.papers.marks import Mark
from scrutiny_desktop.views.papers.sentences import absence, label_of, secrecy, section_name
from scrutiny_desktop.views.row_list import DISPLAY, ROOT, Index

ENTRY = int(Qt.ItemDataRole.UserRole)

MANY = 300
"""Headings; where there are more, each is cut to one line, so that measuring them keeps nobody waiting."""

_TOP = 0
"""The internal id of a paper's row; a heading's is one more than the row of its paper."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the outline; ``place`` is where a heading stands, -1 for a paper itself."""

    paper: Paper
    title: str
    place: int = -1
    level: int = 0
    marks: int = 0
    numbers: str = ""
    is_open: bool = False
    is_new: bool = False
    """Whether the paper was never opened here."""
    is_earlier: bool = False
    """Whether another paper of the meeting takes its place."""
    page: int = 0
    """Of a bookmark: the page it leads to, counted in the file."""
    is_brief: bool = False
    """Whether it is to take one line whatever its length, being one of very many."""

    @property
    def is_heading(self) -> bool:
        """Whether it is a heading within the open paper."""
        return self.place >= 0


@dataclass(frozen=True, slots=True)
class Branch:
    """A paper and what is listed below it."""

    paper: Entry
    headings: tuple[Entry, ...] = ()


def branches(
    papers: Iterable[Paper], counts: Counter[str], paper: Paper | None, below: tuple[Entry, ...],
    opened: Container[str], items: Mapping[str, str],
) -> list[Branch]:  # fmt: skip
    """The whole outline; ``counts`` are the marks on each paper, ``below`` the headings of the open one.

    ``opened`` has the ids of the papers that were opened before, ``items`` the numbers of the agenda items by id.
    """
    made, listed = [], list(papers)
    earlier = {each.earlier_id for each in listed}
    for each in listed:
        is_open = paper is not None and each.id == paper.id
        is_new = each.is_supplied and not is_open and each.id not in opened
        number = items.get(each.agenda_item_id, "")
        entry = Entry(each, label_of(each), marks=counts[each.id], numbers=number, is_open=is_open, is_new=is_new,
                      is_earlier=each.id in earlier)  # fmt: skip
        made.append(Branch(entry, below if is_open else ()))
    return made


def headings(paper: Paper, flow: Flow, marks: Sequence[Mark]) -> tuple[Entry, ...]:
    """A line for each heading, with the marks and the paragraph numbers up to the next."""
    heads = [(at, block) for at, block in enumerate(flow.blocks) if block.kind is BlockKind.HEADING]
    ends = [*(at for at, _ in heads), len(flow.blocks)][1:]
    places = sorted(mark.found.start for mark in marks if mark.is_placed)
    made = []
    for (at, block), end in zip(heads, ends, strict=True):
        until = flow.blocks[end - 1].end
        count = sum(block.start <= place <= until for place in places)
        title, numbers = section_name(block.text), _numbers(flow.blocks[at:end])
        made.append(Entry(paper, title, block.start, block.level, count, numbers, is_brief=len(heads) > MANY))
    return (*made, *_bookmarks(paper, flow, is_part=bool(made)))


def _bookmarks(paper: Paper, flow: Flow, *, is_part: bool) -> Iterator[Entry]:
    """A line for each bookmark that is no heading; below headings, they are a part of their own."""
    left = followable(flow)
    by_page = BlocksByPage(flow.blocks if left else ())
    entries = [
        Entry(paper, each.title, by_page.first_character(each.page) or 0, each.level + is_part, page=each.page,
              is_brief=len(left) > MANY)
        for each in left
    ]  # fmt: skip
    if entries and is_part:
        yield replace(entries[0], title=QCoreApplication.translate("papers", "Bookmarks"), level=1)
    yield from entries


def _numbers(blocks: Sequence[Block]) -> str:
    numbers = [block.number.strip(" .") for block in blocks if block.number]
    if not numbers or len(set(numbers)) < len(numbers):
        return ""  # where counting begins anew, a range would say nothing
    return f"¶{numbers[0]}" if len(numbers) == 1 else f"¶{numbers[0]}–{numbers[-1]}"


class Outline(QAbstractItemModel):
    """Papers as branches, headings as their leaves."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._branches: list[Branch] = []

    def fill(self, shown: list[Branch]) -> bool:
        """Show these instead; True when lines came or went, so that what was chosen must be found again."""
        if _shape(shown) == _shape(self._branches):
            before, self._branches = self._branches, shown
            for row, (old, new) in enumerate(zip(before, shown, strict=True)):
                self._tell(row, old, new)
            return False
        self.beginResetModel()
        self._branches = shown
        self.endResetModel()
        return True

    def _tell(self, row: int, old: Branch, new: Branch) -> None:
        """Tell of the lines that changed, and of no others: each is measured again."""
        parent = self.index(row, 0)
        changed = [parent] if old.paper != new.paper else []
        pairs = enumerate(zip(old.headings, new.headings, strict=True))
        changed += [self.index(at, 0, parent) for at, (was, now) in pairs if was != now]
        for index in changed:
            self.dataChanged.emit(index, index)

    def find(self, paper_id: str, place: int = -1) -> QModelIndex:
        """The paper's line, or that of the heading nearest before a place in it; bookmarks stand in any order."""
        for row, branch in enumerate(self._branches):
            if branch.paper.paper.id == paper_id:
                parent = self.index(row, 0)
                own = [each for each in enumerate(branch.headings) if not each[1].page] or enumerate(branch.headings)
                before = [(entry.place, at) for at, entry in own if entry.place <= place]
                return self.index(max(before)[1], 0, parent) if before else parent
        return QModelIndex()

    def index(self, row: int, column: int = 0, parent: Index = ROOT) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else _TOP)

    def parent(self, child: Index = ROOT) -> QModelIndex:  # type: ignore[override]  # the other one is QObject's
        if not child.isValid() or child.internalId() == _TOP:
            return QModelIndex()
        return self.createIndex(child.internalId() - 1, 0, _TOP)

    def rowCount(self, parent: Index = ROOT) -> int:
        if not parent.isValid():
            return len(self._branches)
        return len(self._branches[parent.row()].headings) if parent.internalId() == _TOP else 0

    def columnCount(self, parent: Index = ROOT) -> int:
        return 1

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if not index.isValid():
            return None
        entry = self._entry(index)
        if role == ENTRY:
            return entry
        if role in (DISPLAY, Qt.ItemDataRole.ToolTipRole):
            return entry.title
        return self._spoken(entry) if role == Qt.ItemDataRole.AccessibleTextRole else None

    def _entry(self, index: Index) -> Entry:
        if index.internalId() == _TOP:
            return self._branches[index.row()].paper
        return self._branches[index.internalId() - 1].headings[index.row()]

    def _spoken(self, entry: Entry) -> str:
        marks = self.tr("1 mark") if entry.marks == 1 else self.tr("{count} marks").format(count=entry.marks)
        words = [entry.title, "" if entry.is_heading else entry.numbers, marks if entry.marks else ""]
        if not entry.is_heading:
            words += [secrecy(entry.paper), absence(entry.paper)]
            words += [self.tr("new")] if entry.is_new else []
            words += [self.tr("earlier version")] if entry.is_earlier else []
        return ", ".join(word for word in words if word)


def _shape(shown: list[Branch]) -> list[tuple[str, tuple[int, ...]]]:
    return [(branch.paper.paper.id, tuple(entry.place for entry in branch.headings)) for branch in shown]
