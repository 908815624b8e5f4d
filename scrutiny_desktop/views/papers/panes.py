"""How the outline, one or two papers, and the cards share the width of the screen."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.papers.side import Side

_BESIDES = (230, 320)
"""Widths of outline and cards at 100 % text, until the reader changes them."""

_TEXT = 0.48
"""The share of the width that is the one paper's, however large the letters."""

_ASIDE, _PANEL, _ONE, _TWO = 6, 10, 11.5, 13.5
"""The least width of outline, cards, one paper and each of two, in steps of the grid.

With one paper the three fit a small screen at twice the text size, and so do two papers alone.
"""

_READABLE = 23
"""The same of each of two papers, below which the outline and the cards give way to them."""


class Panes(QSplitter):
    """Beside two papers, outline and cards are there while there is room, or when they are asked for."""

    changed = Signal()
    """The outline or the cards came or went."""

    def __init__(self, desk: Desk, aside: QWidget, panel: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, childrenCollapsible=False)
        self._desk, self.aside, self.panel = desk, aside, panel
        self._least = {aside: _ASIDE, panel: _PANEL}
        self._sides: list[Side] = []
        self._active: Side | None = None
        self._wishes: dict[QWidget, bool] = {}
        self._guest: QWidget | None = None
        self._share = 0.5
        self.addWidget(aside)
        self.addWidget(panel)
        self.splitterMoved.connect(self._keep)

    def show_sides(self, sides: Sequence[Side], active: Side) -> None:
        """Show these papers, from left to right, between outline and cards."""
        if list(sides) != self._sides:
            for at, side in enumerate(sides, start=1):
                self.insertWidget(at, side)
                self.setStretchFactor(at, 1)
            if len(sides) < len(self._sides):
                self._wishes, self._guest, self._share = {}, None, 0.5
        self._sides, self._active = list(sides), active
        self.measure()

    def wish(self, pane: QWidget, *, is_shown: bool) -> None:
        """Show the outline or the cards beside two papers, or do not, until one of those is closed."""
        self._wishes.pop(pane, None)
        self._wishes = {pane: is_shown, **self._wishes}
        self.measure()

    def invite(self, pane: QWidget | None) -> None:
        """Show one pane for as long as the keyboard is in it (none: it has left)."""
        if pane is not self._guest:
            self._guest = pane
            self.measure()

    def measure(self) -> None:
        """Show the panes for which there is room, each wide enough for its words."""
        shown, before = self._shown(), self._there()
        for pane in (self.aside, *self._sides, self.panel):
            pane.setMinimumWidth(round(self._need(pane)))
            pane.setVisible(pane in shown)
        wide = self._wide(shown)
        there = [each for at in range(self.count()) if (each := self.widget(at)) is not None]
        for each in there:
            if isinstance(each, Side) and each not in self._sides:
                each.hide()  # it is closed, and still to go
        self.setSizes([round(wide.get(each, 1)) for each in there])
        if self._there() != before:
            self.changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if len(self._sides) > 1:
            self.measure()

    def _shown(self) -> list[QWidget]:
        """The active paper first, then what was asked for, then the other paper, then what there is room for."""
        if len(self._sides) < 2 or self._active is None:
            return [self.aside, *self._sides, self.panel]
        asked: list[QWidget] = [] if self._guest is None else [self._guest]
        asked += [pane for pane, is_wanted in self._wishes.items() if is_wanted]
        shown: list[QWidget] = [self._active]
        room = self.width() - 3 * self.handleWidth() - self._need(self._active)
        for pane in (*asked, *self._sides):
            if pane not in shown and self._need(pane) <= room:
                shown, room = [*shown, pane], room - self._need(pane)
        widths = self._kept_widths()
        room -= sum(width - self._need(pane) for pane, width in widths.items() if pane in shown)
        room -= 2 * (_READABLE - _TWO) * self._desk.theme.size("s5")
        for pane, width in widths.items():
            if pane not in shown and self._wishes.get(pane, True) and width <= room:
                shown, room = [*shown, pane], room - width
        return shown

    def _wide(self, shown: Sequence[QWidget]) -> dict[QWidget, float]:
        """How wide each pane is to be: what stands beside the papers gives way first."""
        beside = {pane: width for pane, width in self._kept_widths().items() if pane in shown}
        sides = [side for side in self._sides if side in shown]
        text = self.width() * _TEXT if len(sides) < 2 else sum(map(self._need, sides))
        share = min(1.0, max(0.0, self.width() - text) / max(1.0, sum(beside.values())))
        wide = {pane: max(1.0, width * share) for pane, width in beside.items()}
        rest = max(1.0, self.width() - sum(wide.values()))
        parts = (self._share, 1 - self._share) if len(sides) > 1 else (1.0,)
        return wide | {side: rest * part for side, part in zip(sides, parts, strict=False)}

    def _need(self, pane: QWidget) -> float:
        least = _ONE if len(self._sides) < 2 else _TWO
        return self._least.get(pane, least) * self._desk.theme.size("s5")

    def _there(self) -> tuple[bool, bool]:
        return not self.aside.isHidden(), not self.panel.isHidden()

    def _kept_widths(self) -> dict[QWidget, float]:
        kept = self._desk.setting("papers_split", _BESIDES)
        return dict(zip((self.aside, self.panel), (each * self._desk.theme.scale for each in kept), strict=True))

    def _keep(self) -> None:
        """Keep how wide outline and cards are, as at 100 % text, and for now how two papers share the rest."""
        if len(self._sides) < 2:  # beside two papers they have only what is left
            kept = self._kept_widths()
            kept |= {pane: float(pane.width()) for pane in kept if not pane.isHidden()}
            self._desk.keep("papers_split", [round(each / self._desk.theme.scale) for each in kept.values()])
        widths = [side.width() for side in self._sides if not side.isHidden()]
        if len(widths) == 2:
            self._share = widths[0] / max(1, sum(widths))
