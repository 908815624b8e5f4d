"""How the outline is drawn and walked through, and how far the reader has come."""

import re

from PySide6.QtCore import QModelIndex, QPoint, QPointF, QRect, QSize, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QProgressBar,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.dropping import files_in
from scrutiny_desktop.views.painting import Painting
from scrutiny_desktop.views.papers.outline import ENTRY, Entry, Outline
from scrutiny_desktop.views.papers.sentences import absence
from scrutiny_desktop.views.pieces import column, label
from scrutiny_desktop.views.row_list import Index
from scrutiny_desktop.views.words import tone, word

_LONG = re.compile(r"\w{6,}")

_CHARACTERS_A_MINUTE = 1_200
"""About two hundred words: papers of this kind are read slowly."""


class OutlineView(QTreeView):
    """Says which line was chosen; arrows only move, so that looking does not turn the page."""

    chosen = Signal(object)
    beside_wanted = Signal(object)
    menu_wanted = Signal(object, QPoint)
    papers_dropped = Signal(object, object)
    """Files were dropped on the line of a paper."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = Outline(self)
        self.setModel(self.lines)
        self.setItemDelegate(_Delegate(desk, self))
        self.setAccessibleName(self.tr("Papers and headings"))
        self.setAccessibleDescription(
            self.tr("Enter opens a paper or goes to a heading, Ctrl+Enter opens it beside the paper that is shown.")
        )
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setIndentation(0)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.clicked.connect(self._choose)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._bring_into_view)
        desk.theme_changed.connect(self.scheduleDelayedItemsLayout)

    def follow(self, paper_id: str, place: int) -> None:
        """Show where the reader is, unless the reader is in the outline."""
        index = self.lines.find(paper_id, place)
        if index.isValid() and index != self.currentIndex() and not self.hasFocus():
            self.setCurrentIndex(index)
            self._bring_into_view()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            is_beside = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self._tell(self.beside_wanted if is_beside else self.chosen, self.currentIndex())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        is_by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if is_by_key else self.indexAt(event.pos())
        if index.isValid():
            place = self.viewport().mapToGlobal(self.visualRect(index).center()) if is_by_key else event.globalPos()
            self.menu_wanted.emit(index.data(ENTRY), place)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.setAccepted(bool(files_in(event.mimeData())))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.setAccepted(self.indexAt(event.position().toPoint()).isValid())

    def dropEvent(self, event: QDropEvent) -> None:
        index, files = self.indexAt(event.position().toPoint()), files_in(event.mimeData())
        if index.isValid() and files:
            event.acceptProposedAction()
            self.papers_dropped.emit(index.data(ENTRY).paper, files)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
        self._soon.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._bring_into_view()

    def _bring_into_view(self) -> None:
        """Show all of the current line, whose height is only known once all lines are laid out."""
        if self.isVisible() and self.currentIndex().isValid():
            self.executeDelayedItemsLayout()
            self.scrollTo(self.currentIndex())

    def _choose(self, index: QModelIndex) -> None:
        self._tell(self.chosen, index)

    def _tell(self, wanted: SignalInstance, index: QModelIndex) -> None:
        if index.isValid():
            wanted.emit(index.data(ENTRY))


class _Delegate(QStyledItemDelegate):
    def __init__(self, desk: Desk, view: OutlineView) -> None:
        super().__init__(view)
        self._desk, self._view = desk, view
        self._heights: dict[tuple[object, ...], int] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width, entry = self._view.viewport().width(), index.data(ENTRY)
        words = (
            ()
            if entry.is_brief
            else (entry.paper, entry.title, entry.level, entry.numbers, entry.marks, entry.is_new, entry.is_earlier)
        )
        measured = (*words, width, self._desk.theme.scale)
        if measured not in self._heights:
            self._heights[measured] = _Line(self._desk, self._view, entry, width).height
        return QSize(width, self._heights[measured])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = QRect(option.rect)
        state = option.state
        painter.save()
        line = _Line(self._desk, self._view, index.data(ENTRY), rect.width())
        is_current = bool(state & QStyle.StateFlag.State_Selected)
        line.ground(painter, rect, is_current=is_current, is_hovered=bool(state & QStyle.StateFlag.State_MouseOver))
        line.draw(painter, rect)
        painter.restore()


class _Line:
    """One line's layout at one width: words at the left, a count at the right, states below."""

    def __init__(self, desk: Desk, view: OutlineView, entry: Entry, width: int) -> None:
        self._theme, self._view, self._entry = desk.theme, view, entry
        self._draw = Painting(desk.theme, view.font())
        self._gap = self._theme.size("s2")
        self._font = self._draw.font(is_strong=not entry.is_heading)
        step = self._theme.size("s4") + self._theme.size("s3") * max(0, entry.level - 1)
        self._left = self._theme.size("s4") + (step if entry.is_heading else 0)
        full, side, longest = width - self._left - 2 * self._gap, self._side_width(), self._longest()
        # A long word in a narrow outline: first the paragraph numbers give way, then it is broken.
        self._side = side if entry.marks or longest <= full - side else 0
        self._room = max(full - self._side, self._theme.size("s8"))
        self._words = entry.title
        if entry.is_brief:
            metrics = QFontMetrics(self._font)
            self._words = metrics.elidedText(entry.title, Qt.TextElideMode.ElideRight, self._room)
        elif longest > self._room:
            self._words = _LONG.sub(_breakable, entry.title)

    @property
    def height(self) -> int:
        """Enough for the words, wrapped, and the states."""
        words = self._draw.height(self._words or "M", self._font, self._room)
        chips = [self._draw.chip_size(text, self._room).height() for text, _ in self._states()]
        return words + sum(each + self._theme.size("s1") for each in chips) + 2 * self._theme.size("s1") + 2

    def ground(self, painter: QPainter, rect: QRect, *, is_current: bool, is_hovered: bool) -> None:
        """Where the reader is, and where the pointer."""
        theme = self._theme
        if is_current:
            painter.fillRect(rect, theme.color("window"))
            painter.fillRect(QRect(rect.left(), rect.top(), 4, rect.height()), theme.color("accent"))
        elif is_hovered:
            painter.fillRect(rect, theme.color("hover"))
        if is_current and self._view.hasFocus():
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))

    def draw(self, painter: QPainter, rect: QRect) -> None:
        """The words and what stands beside and below them."""
        top = rect.top() + self._theme.size("s1") + 1
        role = "quiet" if self._entry.is_heading else "ink"
        self._draw_side(painter, rect, top)
        place = QRect(rect.left() + self._left, top, self._room, rect.height())
        top += self._draw.text(painter, place, self._words, self._font, role)
        for text, its_tone in self._states():
            top += self._theme.size("s1")
            where = QPointF(rect.left() + self._left, top)
            top += self._draw.chip(painter, where, text, its_tone, self._room).height()

    def _longest(self) -> int:
        words = _LONG.findall(self._entry.title)
        return max((self._draw.width(each, self._font) for each in words), default=0)

    def _draw_side(self, painter: QPainter, rect: QRect, top: int) -> None:
        right = rect.right() - self._gap
        if self._entry.marks:
            painter.setFont(self._draw.font("small", is_strong=True))
            box = QRect(right - self._side + self._gap, top, self._side - self._gap, self._draw.chip_size("1").height())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("question_ground"))
            painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
            painter.setPen(self._theme.color("question_ink"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self._entry.marks))
        elif self._side:
            painter.setFont(self._draw.font("small"))
            painter.setPen(self._theme.color("quiet"))
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
            painter.drawText(QRect(right - self._side, top + 2, self._side, rect.height()), flags, self._entry.numbers)

    def _side_width(self) -> int:
        if self._entry.marks:
            words = self._draw.width(str(self._entry.marks), self._draw.font("small", is_strong=True))
            return max(words + 2 * self._gap, self._theme.size("s6")) + self._gap
        words = self._draw.width(self._entry.numbers, self._draw.font("small"))
        return words + self._gap if words else 0

    def _states(self) -> list[tuple[str, str]]:
        entry = self._entry
        if entry.is_heading:
            return []
        states = [(why, "fair" if entry.paper.is_awaited else "plain")] if (why := absence(entry.paper)) else []
        states += [(self._view.tr("new"), "info")] if entry.is_new else []
        states += [(self._view.tr("earlier version"), "plain")] if entry.is_earlier else []
        secrecy = entry.paper.classification.secrecy
        return states if entry.paper.classification.is_public else [*states, (word(secrecy), tone(secrecy))]


def _breakable(word: re.Match[str]) -> str:
    """A long word with a soft hyphen in its middle."""
    middle = len(word[0]) // 2
    return f"{word[0][:middle]}\N{SOFT HYPHEN}{word[0][middle:]}"


_MOST_MINUTES = 90
"""Minutes beyond which hours are said."""


class ReadingProgress(QWidget):
    """How much of the open paper has been read, and about how long the rest takes."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said = label("", "small", wrap=True)
        self.bar = QProgressBar(textVisible=False)
        self.bar.setAccessibleName(self.tr("Reading progress"))
        self.bar.setFixedHeight(desk.theme.size("s2"))
        layout = column(desk, margin="s3", gap="s1")
        layout.addWidget(label(self.tr("Reading"), "caption"))
        layout.addWidget(self.said)
        layout.addWidget(self.bar)
        self.setLayout(layout)

    def show_progress(self, furthest: int, length: int) -> None:
        """Say it for a text of so many characters."""
        self.setVisible(length > 0)
        share = min(100, round(100 * furthest / max(1, length)))
        read = self.tr("{share} % read").format(share=share)
        self._say(read if furthest < length else "", share, length - furthest)

    def show_pages(self, seen: int, pages: int, length: int) -> None:
        """Say it by pages, of a paper of so many characters."""
        self.setVisible(True)
        read = self.tr("{seen} of {pages} pages read").format(seen=seen, pages=pages)
        self._say(read if seen < pages else "", min(100, seen * 100 // pages), length * (pages - seen) // pages)

    def _say(self, read: str, share: int, left: int) -> None:
        minutes = max(1, round(left / _CHARACTERS_A_MINUTE))
        time = self.tr("about {minutes} min left").format(minutes=minutes)
        if minutes > _MOST_MINUTES:
            time = self.tr("about {hours} h left").format(hours=round(minutes / 60))
        text = f"{read} · {time}" if read else self.tr("Read to the end")
        self.said.setText(text)
        self.bar.setValue(share)
        self.bar.setAccessibleDescription(text)
