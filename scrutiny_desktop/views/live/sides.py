"""Running order, question and points side by side; where that is too narrow, order and points share one side."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.pieces import holder

_NARROW = 27
"""Units of the grid: three panes that together are narrower than this would break words."""
_WIDE_SIZES, _NARROW_SHARES = [296, 584, 318], (42, 58)


class Sides(QSplitter):
    """In the narrow form the points lie where the running order is, while they are wanted; the question stays put."""

    turned = Signal()

    def __init__(self, desk: Desk, order: QWidget, middle: QWidget, points: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, childrenCollapsible=False, handleWidth=1)
        self._desk, self._is_narrow, self._wants_points = desk, False, False
        self._order, self._points = _side(order), _side(points)
        self._middle = middle
        for part in (self._order, middle, self._points):
            self.addWidget(part)
        self._stretch()
        self.setSizes(desk.setting("live panes", _WIDE_SIZES))
        self.splitterMoved.connect(self._keep)
        desk.theme_changed.connect(self._fit)

    @property
    def is_narrow(self) -> bool:
        """Whether order and points share a side now."""
        return self._is_narrow

    def shows_points(self) -> bool:
        """Whether the points can be seen."""
        return not self._is_narrow or self._wants_points

    def show_points(self, wanted: bool = True) -> None:
        """Bring the points into view, or the running order."""
        self._wants_points = wanted
        self._show()

    def minimumSizeHint(self) -> QSize:
        # Each side scrolls what does not fit; the window must not grow beyond the screen for it.
        return QSize(super().minimumSizeHint().width(), self._desk.theme.size("s8") * 3 // 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _keep(self) -> None:
        if not self._is_narrow:
            self._desk.keep("live panes", self.sizes())

    def _fit(self) -> None:
        is_narrow = self.width() < self._desk.theme.size("s8") * _NARROW
        if is_narrow == self._is_narrow:
            self._share()
            return
        self._is_narrow = is_narrow
        self.insertWidget(0 if is_narrow else 2, self._points)
        self._stretch()
        self._show()
        if not is_narrow:
            self.setSizes(self._desk.setting("live panes", _WIDE_SIZES))

    def _stretch(self) -> None:
        for place in range(self.count()):
            self.setStretchFactor(place, int(self.widget(place) is self._middle))

    def _show(self) -> None:
        self._points.setVisible(self.shows_points())
        self._order.setVisible(not self._is_narrow or not self._wants_points)
        self._share()
        self.turned.emit()

    def _share(self) -> None:
        if self._is_narrow:
            left, middle = (self.width() * share // 100 for share in _NARROW_SHARES)
            self.setSizes([left, left, middle])


def _side(inner: QWidget) -> QWidget:
    layout = QVBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(inner)
    made = holder(layout, "aside")
    made.setProperty("ground", "window")
    return made
