"""Where on a page the reader is, as a place of the flowing text."""

from scrutiny_desktop.domain.alignment import NOWHERE
from scrutiny_desktop.views.papers.page_letters import PageLetters


def first_seen(letters: PageLetters | None, band: tuple[float, float], least: int, end: int) -> int:
    """The first character of the flow in a band of a page, in its heights; ``least`` and ``end`` are those of the page.

    While its letters are not known, it is as far into its text as the band is down the page.
    """
    above, below = band
    if letters is None:
        return least + round(min(1.0, max(0.0, above)) * max(0, end - 1 - least))
    if above <= 0.0:
        return least
    known = letters.alignment.characters
    lines = [line for line in letters.lines if line.box.center().y() > above]
    seen = [line for line in lines if line.box.center().y() < below] or lines
    return min(
        (at for line in seen for at in known[line.first : line.end] if at != NOWHERE), default=max(least, end - 1)
    )
