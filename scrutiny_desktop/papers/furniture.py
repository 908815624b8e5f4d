"""Page furniture: what is printed at the head and foot of every page, and page numbers."""

import re
from collections import defaultdict
from collections.abc import Sequence
from operator import attrgetter

from scrutiny_desktop.papers.rows import Row

_ZONE = 0.12
_DEEP = 5
_NEAR = 14.0
_LEAST = 3
_NUMBER = re.compile(r"\d+")
_TOP = attrgetter("top")
_PAGE_NUMBER = re.compile(
    r"[-–—|\s]*(?:page\s+)?#(?:\s*(?:of|/)\s*#)?[-–—|\s]*|page\s+[ivxl]{1,6}", re.IGNORECASE
)  # fmt: skip

Sheet = tuple[float, Sequence[Row]]
"""A page's height and its rows."""


def without_furniture(sheets: Sequence[Sheet]) -> tuple[list[list[Row]], list[Row]]:
    """The rows of each page that belong to its text, and all those that do not."""
    seen: defaultdict[tuple[str, int], set[int]] = defaultdict(set)
    edges = [[(row, _keys(row)) for row in _edges(height, rows)] for height, rows in sheets]
    for at, page in enumerate(edges):
        for key in (key for _, keys in page for key in keys):
            seen[key].add(at)
    often = {key for key, pages in seen.items() if len(pages) >= _least(len(sheets), key[0])}
    texts: list[list[Row]] = []
    around: list[Row] = []
    for (_, rows), page in zip(sheets, edges, strict=True):
        apart = {id(row) for row, keys in page if any(key in often for key in keys)}
        texts.append([row for row in rows if id(row) not in apart])
        around += [row for row in rows if id(row) in apart]
    return texts, around


def _least(pages: int, words: str) -> int:
    """On how many pages words must stand to be furniture; a page number already on two."""
    return min(2, pages) if _PAGE_NUMBER.fullmatch(words) and pages > 1 else max(_LEAST, min(pages // 4, 6))


def _edges(height: float, rows: Sequence[Row]) -> list[Row]:
    """The few rows nearest to the upper and to the lower edge."""
    by_place = sorted(rows, key=_TOP)
    head = [row for row in by_place[:_DEEP] if row.reach[1] < height * _ZONE]
    foot = [row for row in by_place[-_DEEP:] if row.reach[0] > height * (1 - _ZONE)]
    return list({id(row): row for row in (*head, *foot)}.values())


def _keys(row: Row) -> tuple[tuple[str, int], tuple[str, int]]:
    """Its words without their figures, at its height; two heights, so that no boundary parts what is near."""
    words = _NUMBER.sub("#", " ".join(row.text.split())).casefold()
    return (words, int(row.top / _NEAR)), (words, -1 - int(row.top / _NEAR + 0.5))
