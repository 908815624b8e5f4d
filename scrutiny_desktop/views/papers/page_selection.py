"""What is selected on pages: from one letter to another, and which passage of the flowing text that is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scrutiny_desktop.domain.alignment import NOWHERE
from scrutiny_desktop.views.papers.page_letters import PageLetters

_APART = 80
"""Characters of the flow between two letters selected one after the other, beyond which they are two passages."""

Place = tuple[int, int]
"""A page from 0, and a place between its letters."""


@dataclass(frozen=True, slots=True)
class Selection:
    """From where it was begun to where it has come; equal where nothing is selected."""

    anchor: Place = (0, 0)
    head: Place = (0, 0)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is selected."""
        return self.anchor == self.head

    def run_on(self, page: int, letters: int) -> tuple[int, int]:
        """The selected letters of a page that has so many, as first and one past the last."""
        (first_page, first), (last_page, last) = sorted((self.anchor, self.head))
        if not first_page <= page <= last_page:
            return 0, 0
        return (first if page == first_page else 0), (last if page == last_page else letters)

    def passage(self, pages: Mapping[int, PageLetters]) -> tuple[int, int]:
        """Start and end in the flowing text, of the longest run where the selection is several; (0, 0) for none.

        Words that the flow has elsewhere (the other column, a table's cells in another order) are left out rather
        than that words nobody selected come in.
        """
        best: tuple[int, int] = (0, 0)
        start = last = NOWHERE
        for character in self._characters(pages):
            if start == NOWHERE or not 0 < character - last <= _APART:
                start = character
            last = character
            if last + 1 - start > best[1] - best[0]:
                best = (start, last + 1)
        return best

    def text(self, pages: Mapping[int, PageLetters]) -> str:
        """The selected words, lines joined and words that a line's end parted put together."""
        parts = ((page, self.run_on(page, len(letters.text))) for page, letters in sorted(pages.items()))
        return "\n".join(filter(None, (pages[page].copied(*run) for page, run in parts if run[0] < run[1])))

    def _characters(self, pages: Mapping[int, PageLetters]) -> Iterator[int]:
        for page, letters in sorted(pages.items()):
            first, end = self.run_on(page, len(letters.text))
            for letter in range(first, end):
                if (character := letters.alignment.characters[letter]) != NOWHERE:
                    yield character


def selection_of(start: int, end: int, pages: Mapping[int, PageLetters]) -> Selection:
    """The letters of a passage of the flowing text, as far as their pages are known."""
    found = [(page, run) for page, letters in sorted(pages.items()) for run in letters.alignment.runs(start, end)]
    if not found:
        return Selection()
    return Selection((found[0][0], min(run[0] for page, run in found if page == found[0][0])),
                     (found[-1][0], max(run[1] for page, run in found if page == found[-1][0])))  # fmt: skip
