"""The acts that make marks of further kinds, and change those that are there."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF

from scrutiny_desktop.domain.alignment import NOWHERE
from scrutiny_desktop.domain.anchor import Anchor, Box
from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.note import Colour, MarkKind, Note, PenStroke
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.views.acts import keyed
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.papers.drawing import Tool
from scrutiny_desktop.views.papers.marking import Marking
from scrutiny_desktop.views.papers.marks import Mark
from scrutiny_desktop.views.papers.passages import whole_words

if TYPE_CHECKING:
    from scrutiny_desktop.views.papers.screen import PapersScreen
    from scrutiny_desktop.views.papers.side import Side

_APART = 80
"""Characters between two words in a frame, beyond which only the longer run of words is quoted."""


class Shaping(QObject):
    """Underlines, strikes, bookmarks, places, areas, the pen, colours, and what one is done with."""

    def __init__(self, desk: Desk, screen: "PapersScreen", marking: Marking) -> None:
        super().__init__(screen)
        self._desk, self._screen, self._marking = desk, screen, marking
        self._drawing_now: Note | None = None
        self.hint = ""
        """How the tool that is held is used; shown at the foot, so that nothing moves under the hand."""

    def follow(self, side: "Side") -> None:
        """Make marks of what is drawn by hand on a side's pages."""
        hand = side.hand
        hand.framed.connect(self._frame)
        hand.placed.connect(self._place)
        hand.drawn.connect(self._draw)
        hand.erased.connect(self._erase)
        hand.changed.connect(self._tell_tool)
        hand.around_wanted.connect(self._use_on_selection)
        hand.picked.connect(lambda mark: self._screen.choose(mark.key))

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        """The doer of each act."""
        return {
            "underline": partial(self._mark_passage, MarkKind.UNDERLINE),
            "strike": partial(self._mark_passage, MarkKind.STRIKE),
            "bookmark": self.bookmark,
            "place_note": partial(self._hold, Tool.PLACE),
            "mark_area": partial(self._hold, Tool.AREA),
            "pen": partial(self._hold, Tool.PEN),
            "resolve_mark": self.resolve,
            "tag_mark": self.tag,
            **{f"colour_{colour.name.lower()}": partial(self.paint, colour) for colour in Colour},
        }

    def paint(self, colour: Colour) -> None:
        """Highlight the passage in the colour of a role; with none selected give it to the chosen mark."""
        start, end = self._screen.reader.surface.passage()
        mark = self._screen.cards.mark()
        if start < end:
            self._mark_passage(MarkKind.HIGHLIGHT, colour)
        elif mark is not None and isinstance(mark.record, Note):
            self._marking.paint(mark.record, colour)
        else:
            raise ScrutinyError(self.tr("No passage is selected, and no mark that has a colour is chosen."),
                                self.tr("Select a passage, or choose the card of a mark."))  # fmt: skip

    def resolve(self) -> None:
        """Be done with the chosen mark, or take it up again."""
        mark = self._chosen()
        if isinstance(mark.record, Question):
            self._desk.noticed.emit(self.tr("A question is done with when it has been put or withdrawn."))
            return
        self._marking.resolve(mark.record)

    def tag(self) -> None:
        """Go to the tags of the chosen mark."""
        self._chosen()
        self._screen.cards.live.write_tags()

    def bookmark(self) -> None:
        """Keep the place of the passage, or of the caret, under a name of one's own."""
        paper = self._paper()
        surface = self._screen.reader.surface
        start, end = surface.passage()
        anchor = surface.opened.flow.anchor(paper, *((start, end) if start < end else (surface.place(),) * 2))
        self._made(self._marking.plain(paper, anchor, MarkKind.BOOKMARK), write=True)

    def _mark_passage(self, kind: MarkKind, colour: Colour = Colour.PLAIN) -> None:
        paper, anchor = self._screen.doing.passage()
        self._made(self._marking.plain(paper, anchor, kind, colour))

    def _hold(self, tool: Tool) -> None:
        paper, reader = self._paper(), self._screen.reader
        if reader.surface is reader.pages:
            self._drawing_now = None
            self._screen.side.hand.hold(tool)
        elif tool is Tool.PLACE:
            place = reader.surface.place()
            anchor = reader.surface.opened.flow.anchor(paper, place, place)
            self._made(self._marking.plain(paper, anchor, MarkKind.PLACE), write=True)
        else:
            said = self.tr("Areas and the pen need the pages of a PDF; {pages_or_text} turns to them.")
            self._desk.noticed.emit(keyed(said))

    def _tell_tool(self, tool: str) -> None:
        said = {
            Tool.PEN: self.tr("Pen: draw with mouse, finger or stylus; the right button rubs out; Escape ends."),
            Tool.AREA: self.tr("Area: draw a frame; Return frames what is selected; Escape ends."),
            Tool.PLACE: self.tr("Note on a place: press where it belongs; Return takes the selection; Escape ends."),
        }
        self.hint = said[Tool(tool)] if tool else ""
        self._screen.told.emit()

    def _frame(self, box: Box) -> None:
        self._screen.side.hand.put_down()
        self._made(self._marking.plain(self._paper(), self._anchor_in(box), MarkKind.AREA), write=True)

    def _place(self, box: Box) -> None:
        self._screen.side.hand.put_down()
        self._made(self._marking.plain(self._paper(), self._anchor_at(box), MarkKind.PLACE), write=True)

    def _use_on_selection(self) -> None:
        """Frame what is selected, or note its beginning, without a mouse."""
        pages, tool = self._screen.reader.pages, self._screen.side.hand.tool
        frame = QRectF(pages.passage_box())
        if frame.isEmpty() and tool is Tool.AREA:
            self._desk.noticed.emit(self.tr("Nothing is selected that a frame could be drawn around."))
            return
        page, corner = pages.spot(QRectF(pages.viewport().rect()).center() if frame.isEmpty() else frame.topLeft())
        end = corner if tool is Tool.PLACE else pages.square_of(page, frame.bottomRight())
        box = Box(page=pages.number_of(page), left=corner.x(), top=corner.y(), right=end.x(), bottom=end.y())
        (self._place if tool is Tool.PLACE else self._frame)(box)

    def _draw(self, stroke: PenStroke) -> None:
        known = self._desk.now(self._drawing_now) if self._drawing_now is not None else None
        boxes = known.anchor.boxes if known is not None and known.anchor is not None else ()
        if known is not None and boxes and boxes[0].page == stroke.page:
            self._drawing_now = self._marking.draw_on(known, stroke, _around(stroke, boxes[0]))
        else:
            box = _around(stroke)
            self._drawing_now = self._marking.pen(self._paper(), self._anchor_at(box), stroke)
        self._made(self._drawing_now)

    def _erase(self, found: list[tuple[Note, PenStroke]]) -> None:
        for note, stroke in found:
            self._marking.rub_out(note, stroke)

    def _anchor_at(self, box: Box) -> Anchor:
        """A place in the text near the middle of a box, and the box itself."""
        pages = self._screen.reader.pages
        page = box.page - pages.number_of(0)
        letters, place = pages.letters_on(page), None
        if letters is not None:
            middle = QRectF(box.left, box.top, box.right - box.left, box.bottom - box.top).center()
            place = letters.character_by(middle)
        at = place if place is not None else pages.opened.flow.start_of_page(box.page)
        return self._with_box(pages.opened.flow.anchor(self._paper(), at, at), box)

    def _anchor_in(self, box: Box) -> Anchor:
        """The words in a box, as far as they follow one another, and the box itself."""
        pages = self._screen.reader.pages
        letters = pages.letters_on(box.page - pages.number_of(0))
        frame = QRectF(box.left, box.top, box.right - box.left, box.bottom - box.top)
        within = letters.within(frame) if letters is not None else []
        places = [letters.alignment.characters[each] for each in within] if letters is not None else []
        start, end = _longest(sorted(each for each in places if each != NOWHERE))
        if start == end:
            return self._anchor_at(box)
        start, end = whole_words(pages.opened.text, start, end)
        return self._with_box(pages.opened.flow.anchor(self._paper(), start, end), box)

    def _with_box(self, anchor: Anchor, box: Box) -> Anchor:
        return replace(anchor, page=box.page, boxes=(box,))

    def _paper(self) -> Paper:
        screen = self._screen
        if screen.paper is None or not screen.reader.is_text() or not screen.reader.surface.opened.text:
            raise ScrutinyError(self.tr("No paper is open whose words are known."),
                                self.tr("Open one from the list, and wait until it is read."))  # fmt: skip
        return screen.paper

    def _chosen(self) -> Mark:
        if (mark := self._screen.cards.mark()) is None:
            raise ScrutinyError(self.tr("No mark is chosen."), self.tr("Choose its card, or press ] for the next one."))
        return mark

    def _made(self, note: Note, *, write: bool = False) -> None:
        self._screen.doing.show_made(note, write=write)


def _around(stroke: PenStroke, more: Box | None = None) -> Box:
    """The box around a stroke, and around another box."""
    across, down = [x for x, _, _ in stroke.points], [y for _, y, _ in stroke.points]
    if more is not None:
        across += [more.left, more.right]
        down += [more.top, more.bottom]
    return Box(page=stroke.page, left=min(across), top=min(down), right=max(across), bottom=max(down))


def _longest(places: list[int]) -> tuple[int, int]:
    """The longest run of characters with no wide gap between them, as start and end."""
    best, start, last = (0, 0), -1, -1
    for place in places:
        if start < 0 or place - last > _APART:
            start = place
        last = place
        best = max(best, (start, last + 1), key=lambda run: run[1] - run[0])
    return best
