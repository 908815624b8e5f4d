"""Lines of a document's outline, which readers list beside its pages."""

from reportlab.platypus import Flowable


class Bookmark(Flowable):  # type: ignore[misc]  # reportlab has no types
    """A line of the outline, at the place where it stands."""

    def __init__(self, words: str, key: str, *, level: int) -> None:
        super().__init__()
        self._words, self._key, self._level = words, key, level
        self.keepWithNext = 1

    def wrap(self, *_: float) -> tuple[float, float]:
        """It takes no room."""
        return 0, 0

    def draw(self) -> None:
        """Put the line in the outline."""
        self.canv.bookmarkHorizontal(self._key, 0, 0)
        self.canv.addOutlineEntry(self._words, self._key, level=self._level)
