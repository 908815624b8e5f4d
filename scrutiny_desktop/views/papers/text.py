"""The paper as flowing text: read, walked through, selected from and marked by mouse or by keyboard alone."""

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QToolTip, QWidget

from scrutiny_desktop.views.papers import copying, sentences
from scrutiny_desktop.views.papers.faces import Faces
from scrutiny_desktop.views.papers.filling import Filling
from scrutiny_desktop.views.papers.in_view import blocks_in_view, unit_at
from scrutiny_desktop.views.papers.ink import Ink, Stroke, hits_between, lines_of
from scrutiny_desktop.views.papers.marked_bar import MarkedScrollBar
from scrutiny_desktop.views.papers.opened import Opened, nothing
from scrutiny_desktop.views.papers.signs import Signs

SHORT = 200_000
"""Characters; a longer text is filled in again, not laid out at once, when its lines get another width."""

_FLASH = 1_400
"""Milliseconds for which a passage is framed after the reader was brought to it."""

_AHEAD = 8_000
"""Characters laid out beyond a place before the view goes there."""

_REST = 80
"""Milliseconds without resizing before a long text is filled in again."""


class PaperText(QTextBrowser):
    """Shows one opened paper; places are characters of its flowing text, whatever Qt counts by."""

    selected = Signal(int, int)
    """A passage was selected (or, with two equal places, is no more)."""
    pressed_at = Signal(int)
    """A place was clicked and nothing selected."""
    entered_at = Signal(int)
    """Return was pressed at a place."""
    moved = Signal()
    """The caret stands elsewhere."""
    scrolled = Signal()
    zoomed = Signal(int)
    menu_wanted = Signal(QPoint)
    escaped = Signal()
    filled = Signal()

    def __init__(self, faces: Faces, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("paper")
        self.setAccessibleName(self.tr("Text of the paper"))
        self.setOpenLinks(False)
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self._bar = MarkedScrollBar(faces.theme)
        self.setVerticalScrollBar(self._bar)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.opened, self.faces = nothing(), faces
        self._marks: tuple[Stroke, ...] = ()
        self._hits: Sequence[tuple[int, int]] = ()
        self._hit = -1
        self._flash = (0, 0)
        self._side = -1
        self._top: int | None = None
        self._caret: tuple[int, int] | None = None
        self._is_pressed = self._is_put_off = False
        self._make_timers()

    # What is shown

    def show_paper(self, opened: Opened, faces: Faces, at: int = 0) -> None:
        """Show another paper, with the line that holds a place at the top."""
        self.opened, self.faces, self._marks, self._hits, self._is_put_off = opened, faces, (), (), False
        self._fill(at, (at, at))

    def put_off(self) -> None:
        """Lay nothing out while something else shows the paper; a long text takes time and memory."""
        self._is_put_off = True
        self._filling.stop()

    def take_up(self, at: int) -> None:
        """Lay the text out again, with the line that holds a place at the top."""
        if self._is_put_off:
            self._is_put_off, at = False, max(0, at)
            self._fill(at, (at, at))

    def redress(self, faces: Faces) -> None:
        """Show the same in other faces, keeping place and selection."""
        top, cursor = self.top(), self.textCursor()
        caret = self._caret or (self._character(cursor.anchor()), self._character(cursor.position()))
        self.faces, self._bar.theme = faces, faces.theme
        if self.opened.text:
            self._fill(top, caret)

    def set_marks(self, marks: tuple[Stroke, ...]) -> None:
        """Draw these marks instead."""
        self._marks = marks
        self._bar.show_marks(self._character(each.start) / max(1, len(self.opened.text)) for each in marks)
        self.viewport().update()

    def set_hits(self, hits: Sequence[tuple[int, int]], now: int) -> None:
        """Draw these places as found instead, one of them as the present one (-1: none)."""
        if hits is not self._hits:
            self._bar.show_hits(start / max(1, len(self.opened.text)) for start, _ in hits)
        self._hits, self._hit = hits, now
        self.viewport().update()

    # Where the reader is

    @property
    def is_filling(self) -> bool:
        """Whether more of the text is still to come."""
        return self._filling.is_running

    def place(self) -> int:
        """The character at the caret."""
        return self._caret[1] if self._caret else self._character(self.textCursor().position())

    def place_in_view(self) -> int:
        """The caret's place while it is seen, else the top of the view."""
        top, place = self.top(), self.place()
        return place if top <= place <= self.bottom() else top

    def passage(self) -> tuple[int, int]:
        """Start and end of what is selected, without white space at its ends."""
        cursor = self.textCursor()
        start, end = self._character(cursor.selectionStart()), self._character(cursor.selectionEnd())
        words = self.opened.text[start:end]
        return start + len(words) - len(words.lstrip()), max(start, end - len(words) + len(words.rstrip()))

    def top(self) -> int:
        """The first character of the line at the top of the view."""
        if self._top is not None:
            return self._top
        return self._character(unit_at(self, QPoint(0, self.faces.theme.size("s4"))))

    def bottom(self) -> int:
        """The last character in view."""
        if self._top is not None:
            return self._top
        bar = self.verticalScrollBar()
        if bar.value() >= bar.maximum() and not self._filling.is_running:
            return len(self.opened.text)
        return self._character(unit_at(self, self.viewport().rect().bottomRight()))

    # Going there

    def select(self, start: int, end: int) -> None:
        """Select a passage and bring it into view, the caret at its end."""
        self._put_caret(start, end)
        self.show_place(start)

    def go_to(self, place: int) -> None:
        """Put the caret at a place and bring it into view."""
        self._put_caret(place, place)
        self.show_place(place)

    def put_caret(self, place: int) -> None:
        """Put the caret at a place, with nothing selected and nothing scrolled."""
        self._put_caret(place, place)

    def show_place(self, place: int) -> None:
        """Scroll so that a place is seen, as little as may be and never to the very edge."""
        if self._top is not None or self._unit(place) >= self.document().characterCount():
            self._top = place
            return
        line = self._line_of(place)
        view, room = self.viewport().rect(), 3 * line.height()
        if not view.adjusted(0, line.height(), 0, -room).contains(QPoint(view.center().x(), line.center().y())):
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + line.top() - view.height() // 3)

    def flash(self, start: int, end: int) -> None:
        """Bring a passage into view and frame it for a moment."""
        self.show_place(start)
        self._flash = (start, end)
        self._flash_end.start()
        self.viewport().update()

    def passage_box(self) -> QRect:
        """The rectangle, in the viewport, of what is selected and in view; null where nothing is."""
        start, end = (self._unit(place) for place in self.passage())
        offset = self.verticalScrollBar().value()
        box = QRect()
        for block in blocks_in_view(self):
            for line, _ in lines_of(block, start, end):
                box = box.united(line.translated(0, -offset).toAlignedRect())
        return box.intersected(self.viewport().rect())

    def repair(self) -> str:
        """What is to be said of the repaired block with the caret, or nothing."""
        return sentences.repair_of(self.opened.flow.block_at(self.place())) if self.opened.text else ""

    def repair_at(self, point: QPoint) -> str:
        """The same of the block under a point of the viewport."""
        return sentences.repair_of(self.opened.flow.block_at(self._character(self.cursorForPosition(point).position())))

    # What Qt asks

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(0, -self.verticalScrollBar().value())
        blocks = list(blocks_in_view(self))
        ink = Ink(painter, self.faces.theme)
        first, last = (blocks[0].position(), blocks[-1].position() + blocks[-1].length()) if blocks else (0, 0)
        marks = [stroke for stroke in self._marks if stroke.start < last and first < stroke.end]
        ink.draw(blocks, [*marks, *hits_between(first, last, self._hits, self._hit, self.opened.units)])
        if self._flash_end.isActive():
            ink.frame(blocks, self.opened.units.runs(*self._flash))
        signs = Signs(painter, self.faces, self._sign())
        for shown in blocks:
            signs.draw(shown, self.opened.flow.block_at(self._character(shown.position())))
        painter.end()
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Wheel and isinstance(event, QWheelEvent):
            self.wheelEvent(event)  # the margins beside the sheet scroll it too
            return True
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            return True  # the text has letters of its own; Qt would lay all of it out again
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip:
            asked = cast(QHelpEvent, event)
            QToolTip.showText(asked.globalPos(), self.repair_at(asked.pos()), self)
            return True
        return super().viewportEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoomed.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._is_pressed = True
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        event.accept()
        self._is_pressed = False
        self._tell_selection()
        if event.button() is Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            self.pressed_at.emit(self._character_under(event.position()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._put_caret(self.place(), self.place())
            self.escaped.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_at.emit(self.place())
        else:
            super().keyPressEvent(event)

    def createMimeDataFromSelection(self) -> QMimeData:
        return copying.words(self.opened.text, *self.passage())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event.globalPos())

    # Inside

    def _make_timers(self) -> None:
        self._filling = Filling(self)
        self._filling.progressed.connect(self._arrive)
        self._filling.ended.connect(self.filled)
        self._flash_end = QTimer(self, singleShot=True, interval=_FLASH)
        self._flash_end.timeout.connect(self.viewport().update)
        self._again = QTimer(self, singleShot=True, interval=_REST)
        self._again.timeout.connect(lambda: self.redress(self.faces))
        self.selectionChanged.connect(self._tell_selection)
        self.cursorPositionChanged.connect(self.moved)
        bar = self.verticalScrollBar()
        bar.valueChanged.connect(self._tell_scroll)
        bar.rangeChanged.connect(lambda least, most: bar.setEnabled(most > least))

    def _fill(self, top: int, caret: tuple[int, int]) -> None:
        self._top, self._caret = top, caret
        self.viewport().setUpdatesEnabled(False)
        self._fit()
        self._again.stop()
        if not self._is_put_off:
            blocks = self.opened.flow.blocks if self.opened.text else ()
            self._filling.start(blocks, self.opened.said, self.faces, self._sign())

    def _fit(self) -> None:
        """Give the sheet its width: the full measure, or what there is."""
        room = self.width() - 2 * self.frameWidth() - self.verticalScrollBar().sizeHint().width()
        width = max(1, min(self.faces.width, room))
        side = max(0, (room - width) // 2)
        if (width, side) == (self.lineWrapColumnOrWidth(), self._side):
            return
        self._side = side
        is_other, is_short = width != self.lineWrapColumnOrWidth(), len(self.opened.text) <= SHORT
        top = self.top() if is_short else 0
        self.setViewportMargins(side, 0, max(0, room - width - side), 0)
        if is_other and is_short:
            self.setLineWrapColumnOrWidth(width)
            if self._top is None:
                self._scroll_to(top)
        elif is_other:
            self._again.start()

    def _arrive(self, there: int) -> None:
        """Go where the reader was, as soon as the text reaches beyond it."""
        if self._top is None:
            return
        is_whole = not self._filling.is_running
        if there <= self._top + _AHEAD and not is_whole:
            return
        top, self._top = self._top, None
        if self._caret is not None:
            self._put_caret(*self._caret)
        self._scroll_to(top)
        self.viewport().setUpdatesEnabled(True)
        self.scrolled.emit()

    def _scroll_to(self, place: int) -> None:
        bar = self.verticalScrollBar()
        line = self._line_of(place)
        above = line.top() - self.faces.theme.size("s3") if place else -bar.value()
        bar.setValue(bar.value() + above)

    def _put_caret(self, start: int, end: int) -> None:
        last = self.document().characterCount() - 1
        if max(self._unit(start), self._unit(end)) > last:
            self._caret = (start, end)
        else:
            self._caret = None
        cursor = self.textCursor()
        cursor.setPosition(min(self._unit(start), last))
        cursor.setPosition(min(self._unit(end), last), QTextCursor.MoveMode.KeepAnchor)
        bar = self.verticalScrollBar()
        at = bar.value()
        self.setTextCursor(cursor)
        bar.setValue(at)

    def _line_of(self, place: int) -> QRect:
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(self._unit(place), self.document().characterCount() - 1))
        return self.cursorRect(cursor)

    def _sign(self) -> str:
        return self.tr("repaired")

    def _tell_selection(self) -> None:
        if not self._is_pressed:
            self.selected.emit(*self.passage())

    def _tell_scroll(self) -> None:
        if self._top is None:
            self.scrolled.emit()

    def _character_under(self, point: QPointF) -> int:
        there = QPointF(point.x(), point.y() + self.verticalScrollBar().value())
        cursor = self.cursorForPosition(point.toPoint())
        return max(0, self._character(cursor.position()) - (self.cursorRect(cursor).left() > there.x()))

    def _unit(self, character: int) -> int:
        return self.opened.units.unit(character)

    def _character(self, unit: int) -> int:
        return self.opened.units.character(unit)
