"""The hand on a page: a pen, a frame around an area, the place of a note; one tool at a time, until it is put down."""

from enum import StrEnum

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPen, QPointingDevice, QTabletEvent

from scrutiny_desktop.domain.anchor import Box
from scrutiny_desktop.domain.note import PenStroke
from scrutiny_desktop.views.papers.on_page import OnPage
from scrutiny_desktop.views.papers.page_ink import PageInk
from scrutiny_desktop.views.papers.page_view import PaperPages
from scrutiny_desktop.views.papers.pen_paths import PEN_WIDTH, Point, pen_path, simplified

_LEAST = 4.0
"""Pixels below which a frame was a slip of the hand."""

_TOLERANCE = 0.0006
"""In widths of the page; a quarter of the line's own width."""

_MOUSE = 0.5
"""The pressure of a device that has none."""


class Tool(StrEnum):
    """What the hand holds."""

    NONE = ""
    PEN = "pen"
    AREA = "area"
    PLACE = "place"


class Drawing(QObject):
    """Takes the mouse, the finger and the stylus over the pages while a tool is held."""

    framed = Signal(object)
    """An area (``Box``) was drawn around."""
    placed = Signal(object)
    """A place (``Box`` without size) was pointed at."""
    drawn = Signal(object)
    """A ``PenStroke`` was drawn."""
    erased = Signal(object)
    """A list of pairs of ``Note`` and ``PenStroke`` was rubbed out."""
    changed = Signal(str)
    """Another tool is held."""
    picked = Signal(object)
    """A mark that is drawn on a page was pressed."""
    around_wanted = Signal()
    """Return was pressed with a tool: it is to be used on what is selected."""

    def __init__(self, pages: PaperPages, marks: OnPage) -> None:
        super().__init__(pages)
        self._pages, self._marks = pages, marks
        self.tool = Tool.NONE
        self._page = -1
        self._start = QPointF()
        self._points: list[Point] = []
        self._now, self._line = QRectF(), QPainterPath()
        self._is_erasing = False
        pages.overlays.append(self._paint)
        pages.viewport().installEventFilter(self)
        pages.installEventFilter(self)

    def hold(self, tool: Tool) -> None:
        """Take a tool up; the same one again puts it down."""
        self.tool = Tool.NONE if tool is self.tool else tool
        self._begin(-1, QPointF())
        is_held = self.tool is not Tool.NONE
        self._pages.viewport().setCursor(Qt.CursorShape.CrossCursor if is_held else Qt.CursorShape.IBeamCursor)
        self.changed.emit(self.tool.value)

    def put_down(self) -> None:
        """Hold nothing any more."""
        if self.tool is not Tool.NONE:
            self.hold(self.tool)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._pages:
            return isinstance(event, QKeyEvent) and self._key(event)
        if isinstance(event, QTabletEvent) and self.tool is not Tool.NONE:
            is_eraser = event.pointerType() is QPointingDevice.PointerType.Eraser
            return self._hand(event.type(), event.position(), event.pressure(), is_eraser=is_eraser)
        if isinstance(event, QMouseEvent):
            return self._mouse(event)
        return False

    def _mouse(self, event: QMouseEvent) -> bool:
        if self.tool is Tool.NONE:
            is_press = event.type() is QEvent.Type.MouseButtonPress and event.button() is Qt.MouseButton.LeftButton
            mark = self._marks.mark_under(event.position()) if is_press else None
            if mark is not None:
                self.picked.emit(mark)
            return mark is not None
        if event.type() is QEvent.Type.MouseMove and not event.buttons():
            return True  # the cursor stays the tool's
        is_right = Qt.MouseButton.RightButton in (event.button(), event.buttons())
        return self._hand(event.type(), event.position(), _MOUSE, is_eraser=is_right)

    def _key(self, event: QKeyEvent) -> bool:
        if event.type() is not QEvent.Type.KeyPress or self.tool is Tool.NONE:
            return False
        if event.key() == Qt.Key.Key_Escape:
            self.put_down()
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.tool is not Tool.PEN:
            self.around_wanted.emit()
            return True
        return False

    def _hand(self, kind: QEvent.Type, point: QPointF, pressure: float, *, is_eraser: bool) -> bool:
        if kind in (QEvent.Type.MouseButtonPress, QEvent.Type.TabletPress, QEvent.Type.MouseButtonDblClick):
            self._begin(self._pages.spot(point)[0], point)
            self._is_erasing = is_eraser and self.tool is Tool.PEN
            self._go_on(point, pressure)
        elif kind in (QEvent.Type.MouseMove, QEvent.Type.TabletMove) and self._page >= 0:
            self._go_on(point, pressure)
        elif kind in (QEvent.Type.MouseButtonRelease, QEvent.Type.TabletRelease) and self._page >= 0:
            self._end(point)
        else:
            return False
        return True

    def _begin(self, page: int, point: QPointF) -> None:
        self._page, self._start, self._points, self._now = page, point, [], QRectF()
        self._line = QPainterPath()
        self._line.setFillRule(Qt.FillRule.WindingFill)
        self._is_erasing = False

    def _go_on(self, point: QPointF, pressure: float) -> None:
        if self._is_erasing:
            if found := self._marks.strokes_under(point):
                self.erased.emit(found)
            return
        point = self._kept_on_page(point)
        old = self._now.adjusted(-2, -2, 2, 2)
        if self.tool is Tool.PEN:
            last = QPointF(*self._points[-1][:2]) if self._points else point
            self._points.append((point.x(), point.y(), pressure))
            self._line.addPath(pen_path(self._points[-2:], self._width()))  # only what is new, to stay under the pen
            reach = 2 * self._width() + 2
            old = QRectF(last, point).normalized().adjusted(-reach, -reach, reach, reach)
        else:
            self._now = QRectF(self._start, point).normalized()
        self._pages.viewport().update(old.united(self._now).adjusted(-2, -2, 2, 2).toAlignedRect())

    def _end(self, point: QPointF) -> None:
        page, points, frame = self._page, self._points, self._now
        is_erasing = self._is_erasing
        self._begin(-1, QPointF())
        self._pages.viewport().update()
        if is_erasing:
            return
        if self.tool is Tool.PEN and points:
            number = self._pages.number_of(page)
            self.drawn.emit(PenStroke(page=number, points=simplified(self._squared(points, page), _TOLERANCE)))
        elif self.tool is Tool.AREA and min(frame.width(), frame.height()) >= _LEAST:
            self.framed.emit(self._box(page, frame.topLeft(), frame.bottomRight()))
        elif self.tool is Tool.PLACE:
            self.placed.emit(self._box(page, point, point))

    def _box(self, page: int, one: QPointF, other: QPointF) -> Box:
        (x0, y0, _), (x1, y1, _) = self._squared([(one.x(), one.y(), 0.0), (other.x(), other.y(), 0.0)], page)
        return Box(page=self._pages.number_of(page), left=min(x0, x1), top=min(y0, y1),
                   right=max(x0, x1), bottom=max(y0, y1))  # fmt: skip

    def _squared(self, points: list[Point], page: int) -> list[Point]:
        """Points of the viewport in the page's unit square, and never beyond it."""
        square = [(self._pages.square_of(page, QPointF(x, y)), pressure) for x, y, pressure in points]
        return [(_within(at.x()), _within(at.y()), round(pressure, 3)) for at, pressure in square]

    def _kept_on_page(self, point: QPointF) -> QPointF:
        whole = self._pages.box_on(self._page, (0.0, 0.0, 1.0, 1.0))
        return QPointF(
            min(max(point.x(), whole.left()), whole.right()), min(max(point.y(), whole.top()), whole.bottom())
        )

    def _width(self) -> float:
        whole = self._pages.box_on(self._page, (0.0, 0.0, 1.0, 1.0))
        return PEN_WIDTH * min(whole.width(), whole.height())

    def _paint(self, painter: QPainter, page: int, ink: PageInk) -> None:
        """What is being drawn now."""
        if page != self._page:
            return
        if self._points:
            painter.fillPath(self._line, ink.ink("pen"))
        elif not self._now.isNull():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._pages.theme.color("focus"), 1.5, Qt.PenStyle.DashLine))
            painter.drawRect(self._now)


def _within(share: float) -> float:
    return round(min(1.0, max(0.0, share)), 5)
