"""One paper's cards as rows, put into words when they are asked for; and how high each of them is."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QObject

from scrutiny_desktop.views.papers.card_words import CardWords, Wording
from scrutiny_desktop.views.papers.marks import Mark
from scrutiny_desktop.views.row_list import DISPLAY, ROW, Index, RowList

AT_ONCE = 150
"""Cards that are measured before any is shown; of more only those near the view, and others are as high as most."""

_ENOUGH = 20
"""Measured cards that tell how high others are likely to be."""


class CardList(RowList[Mark]):
    """The cards, known by their marks."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wording = Wording((), {})
        self._made: dict[tuple[str, int], CardWords] = {}

    def show_cards(self, marks: Sequence[Mark], wording: Wording) -> bool:
        """Show these instead; True when other ones than before are shown, not only other words in them."""
        is_said_alike, self._wording = wording.says_as(self._wording), wording
        made = self._made if is_said_alike else {}
        held = ((mark, made.get(mark.key)) for mark in marks) if made else ()
        self._made = {card.mark.key: card for mark, card in held if card is not None and card.mark == mark}
        is_other = self.show_rows(marks)
        if not is_other and not is_said_alike and marks:
            self.dataChanged.emit(self.index(0), self.index(len(marks) - 1))
        return is_other

    def marks(self) -> tuple[Mark, ...]:
        """The marks in the order of their cards."""
        return self._rows

    def card(self, mark: Mark) -> CardWords:
        """The card of one of the marks."""
        if (card := self._made.get(mark.key)) is None:
            card = self._made[mark.key] = self._wording.card(mark)
        return card

    def made(self, mark: Mark) -> CardWords | None:
        """The card of one of the marks, if it was asked for before."""
        return self._made.get(mark.key)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        row = super().data(index, role)
        return self.card(row) if role == ROW and row is not None else row

    def _key(self, row: Mark) -> tuple[str, int]:
        return row.key

    def _spoken(self, row: Mark) -> str:
        return self.card(row).spoken


class CardHeights:
    """Every card's height: as it was measured, else that of most of the measured ones."""

    def __init__(self, rows: CardList, measure: Callable[[CardWords, int], int]) -> None:
        self._rows, self._measure = rows, measure
        self._look = (1, 1.0)
        self._likely = (self._look, 0, 0)
        self._known: dict[tuple[str, int], tuple[CardWords, tuple[int, float], int]] = {}

    def reckon(self, width: int, scale: float, near: Iterable[int]) -> list[int]:
        """The heights at a width and in a size of the text, with those of the rows near by measured."""
        self._look, marks = (width, scale), self._rows.marks()
        for at in range(len(marks)) if len(marks) <= AT_ONCE else near:
            if 0 <= at < len(marks) and not self._height(marks[at]):
                card = self._rows.card(marks[at])
                self._known[card.mark.key] = (card, self._look, self._measure(card, width))
        heights = [self._height(mark) for mark in marks]
        likely = self._likely_of([each for each in heights if each])
        return [each or likely for each in heights]

    def knows(self, rows: Iterable[int]) -> bool:
        """Whether all of these are measured."""
        marks = self._rows.marks()
        return all(self._height(marks[at]) for at in rows)

    def _likely_of(self, measured: list[int]) -> int:
        """The same at each look from when enough were measured, else all that lies above what is seen would move."""
        look, count, likely = self._likely
        if look != self._look or count < _ENOUGH:
            self._likely = (self._look, len(measured), likely := sum(measured) // max(len(measured), 1))
        return likely

    def _height(self, mark: Mark) -> int:
        known = self._known.get(mark.key)
        return known[2] if known and known[1] == self._look and known[0] is self._rows.made(mark) else 0
