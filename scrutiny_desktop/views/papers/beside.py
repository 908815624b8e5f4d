"""Two papers, or two places of one, side by side: opened, swapped, closed, and remembered for each meeting."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.store import rows
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.papers.marks import Mark
from scrutiny_desktop.views.papers.plate_cache import MOST_BYTES
from scrutiny_desktop.views.papers.side import Side, Stand

if TYPE_CHECKING:
    from scrutiny_desktop.views.papers.screen import PapersScreen


class Beside(QObject):
    """The pair of sides of one screen; the left one is always there, the right one only while it is wanted."""

    def __init__(self, desk: Desk, screen: "PapersScreen") -> None:
        super().__init__(screen)
        self._desk, self._screen = desk, screen
        self._meeting_id: str | None = None
        desk.closing.connect(self._put_down)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow_focus)

    @property
    def side(self) -> Side | None:
        """The right side; None while there is one paper only."""
        return self._screen.sides[1] if len(self._screen.sides) > 1 else None

    def toggle(self) -> None:
        """Show the same place of the same paper once more beside it, or close that side again."""
        if self.side is not None:
            self.close()
            return
        stand = self._screen.side.stand()
        if stand is None:
            raise ScrutinyError(self.tr("No paper is open."), self.tr("Open one from the list first."))
        self._open_second(stand).focus()

    def show(self, paper_id: str, start: int = -1) -> None:
        """Open a paper at a place (-1: where I stopped) on the side that is not the active one."""
        known = self.side
        other = self._screen.side.other if known is not None else None
        if other is None:
            other = self._open_second(Stand(paper_id, start, None, self._screen.side.reader.percent))
        else:
            other.open_paper(paper_id, start)
        other.focus()

    def show_mark(self, mark: Mark) -> None:
        """Show a mark's passage on the side that is not the active one."""
        self.show(mark.anchor.paper_id, mark.found.start if mark.is_placed else mark.anchor.start)
        if mark.is_placed:
            self._screen.side.reader.surface.flash(mark.found.start, mark.found.end)

    def swap(self) -> None:
        """Let the two papers change places, each as it is."""
        self.keep()
        self._screen.sides.reverse()
        for at, side in enumerate(self._screen.sides):
            side.is_beside = at > 0
        left = self._screen.sides[0]
        self._desk.keep("reading_percent", left.reader.percent)
        if left.paper is not None:
            self._desk.keep(f"paper:{left.paper.meeting_id}", left.paper.id)
        left.places.keep()
        left.looking.keep()
        self._screen.show_sides()
        self.keep()

    def close(self) -> None:
        """Close the right side, and forget it."""
        self._remove()
        self.keep()
        self._screen.side.focus()

    def choose(self, paper_id: str) -> None:
        """Read another paper on the active side."""
        self._screen.open_paper(paper_id)
        self._screen.side.focus()

    def press(self, name: str) -> None:
        """Do what a button of a side's bar says."""
        if name in ("swap", "close"):
            self.swap() if name == "swap" else self.close()
            return
        panes = self._screen.panes
        pane = panes.aside if name == "outline" else panes.panel
        panes.wish(pane, is_shown=pane.isHidden())
        self.tell_panes()

    def tell_panes(self) -> None:
        """Let the bars say whether outline and cards are shown."""
        panes = self._screen.panes
        for side in self._screen.sides:
            for name, pane in (("outline", panes.aside), ("cards", panes.panel)):
                side.bar.buttons[name].setChecked(not pane.isHidden())

    def fill(self) -> None:
        """Show what the library holds now; in another meeting, what was left beside each other there."""
        meeting = self._desk.meeting
        meeting_id = meeting.id if meeting is not None else ""
        if meeting_id != self._meeting_id:
            self.keep()
            self._meeting_id = meeting_id
            self._restore(self._desk.setting(f"beside:{meeting_id}", None))
        elif (side := self.side) is not None and side.paper is not None:
            paper = rows.get(self._desk.library, Paper, side.paper.id)
            if paper is None:
                self._remove()
                self.keep()
            else:
                side.refresh(paper)

    def keep(self) -> None:
        """Remember what stands beside the first paper of the meeting."""
        stand = self.side.stand() if self.side is not None else None
        name = f"beside:{self._meeting_id}"
        kept = stand.kept() if stand is not None else None
        if self._meeting_id and self._desk.is_open and kept != self._desk.setting(name, None):
            self._desk.keep(name, kept)

    def _restore(self, kept: dict[str, object] | None) -> None:
        stand = Stand.of(kept) if kept else None
        if stand is not None and rows.get(self._desk.library, Paper, stand.paper_id) is not None:
            self._open_second(stand)
        elif self.side is not None:
            self._remove()

    def _open_second(self, stand: Stand) -> Side:
        """The right side with a paper in it; a new one, where there was none."""
        paper = rows.get(self._desk.library, Paper, stand.paper_id)
        side = self.side
        if side is None:
            left = self._screen.sides[0]
            side = self._screen.new_side()
            side.is_beside, side.other, left.other = True, left, side
            self._screen.sides.append(side)
            for each in self._screen.sides:
                each.reader.pages.limit(MOST_BYTES // 2)
        side.take(paper, stand)
        self._screen.show_sides()
        self.tell_panes()
        self.keep()
        return side

    def _remove(self) -> None:
        side, left = self.side, self._screen.sides[0]
        if side is None:
            return
        focused = self._screen.window().focusWidget()
        had_focus = focused is not None and side.isAncestorOf(focused)
        side.close_paper()
        left.other = side.other = None
        self._screen.sides.remove(side)
        self._screen.activate(left)
        self._screen.show_sides()
        left.reader.pages.limit(MOST_BYTES)
        if had_focus:
            left.focus()
        side.hide()
        side.deleteLater()

    def _put_down(self) -> None:
        """Keep what there is; once there is a library again, see what that has."""
        self.keep()
        self._meeting_id = None

    def _follow_focus(self, _: QWidget | None, now: QWidget | None) -> None:
        """The side with the keyboard is the active one."""
        for side in self._screen.sides:
            if now is not None and (now is side or side.isAncestorOf(now)):
                self._screen.activate(side)
                self._screen.panes.invite(None)
