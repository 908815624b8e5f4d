"""Setting a long document once, though each page says how many there are, and telling how far it is."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, SimpleDocTemplate

from scrutiny_desktop.domain.errors import Report


class Counting(SimpleDocTemplate):  # type: ignore[misc]  # reportlab has no types
    """Tells how much of the text is set, and may be stopped there."""

    def __init__(self, file: BytesIO, report: Report, total: int, **more: Any) -> None:
        super().__init__(file, **more)
        self._told, self._done, self._total = report, 0, total

    def afterFlowable(self, flowable: Flowable) -> None:
        """One more part is set."""
        self._done = min(self._total, self._done + 1)
        self._told(self._done, self._total)


class Footed(Canvas):  # type: ignore[misc]
    """Puts at the foot of each page how many there are, which is known only at the end."""

    def __init__(self, *given: Any, foot: Callable[[Canvas, int, int], None], **more: Any) -> None:
        super().__init__(*given, **more)
        self._foot = foot

    def save(self) -> None:
        """Draw the feet, and finish the file."""
        pages = self.getPageNumber() - 1
        for page in range(1, pages + 1):
            self.beginForm(form(page))
            self._foot(self, page, pages)
            self.endForm()
        super().save()


def form(page: int) -> str:
    """The name of a page's foot."""
    return f"foot{page}"
