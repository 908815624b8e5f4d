"""Rows to lines that know what a text's blank lines would tell: where a paragraph ends, and which word was broken."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import pairwise

from scrutiny_desktop.papers.headlines import LARGE, Setting, heading_level
from scrutiny_desktop.papers.lines import Joint, Line
from scrutiny_desktop.papers.rows import Row
from scrutiny_desktop.papers.sentences import is_open

_ALIKE = 1.12
_LOOSE = 1.22
_WIDEST_LEADING = 1.6
_INDENT = 4.0
_NEARLY = 0.25
_GAP = 1.35
"""By how much the distance of two rows of a cell is more than that of its closest ones, where a paragraph ends."""

_HYPHENS = "-\u2010\u00ad"
_BROKEN = re.compile(r"(\w+)[-\u2010\u00ad]$")
_HALVES = re.compile(r"\w+[-\u2010\u00ad]\n[a-z]+")
"""What a row's end broke: its halves are no words of the paper."""

_OWN_HYPHEN = frozenset((
    "co", "cross", "decision", "evidence", "face", "full", "half", "high", "long", "low", "mid", "multi", "non", "part",
    "self", "short", "trauma", "well",
))  # fmt: skip
"""What begins a compound more often than it begins a longer word, where the paper has what follows as a word too."""

_ENDS_A_COMPOUND = frozenset(["agency", "based", "being", "making", "standing", "term", "wide", "year"])
"""What is a word by itself and hardly ever the end of a longer one that a row's end breaks."""

_ONWARD = re.compile(r"[a-z]+")
_WORDS = re.compile(r"\w+(?:-\w+)*")
_GLUED = re.compile(r"^(\d{1,3}\.|\d{1,3}(?:\.\d{1,3})+\.?)(?=[A-Z][a-z]|[A-Z]{3}|A )")
_BEGINS = re.compile(
    r"[•▪◦●·\uf0b7o–-]\s|\(?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[A-Za-z]|[ivx]{1,5})[.)]|\d+(?:\.\d+)*\s"
    r"|(?:Appendix|Annex|Chapter|Part|Schedule|Section|Step)\s(?:\d|[A-Z]\b)"
)
_LISTED = re.compile(r"(?:[•▪◦●·\uf0b7–-]|\(?(?:\d{1,2}|[a-z]|[ivx]{2,5})[.)])\s")
_CODE = re.compile(r"[A-Z]{1,5}\s?\d{1,3}(?:\.\d{1,3})*[.:]?")
_STOPS = '.:;?!”"’'
_MOST_WORDS = 14


class Known:
    """A paper's words, and how often each stands in it: counted only when a broken word is first to be mended."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows = rows

    @cached_property
    def often(self) -> Counter[str]:
        """Each word, in small letters, and how often."""
        whole = _HALVES.sub(" ", "\n".join([row.text for row in self._rows]))
        return Counter(map(str.casefold, _WORDS.findall(whole)))


def lines_from(rows: Sequence[Row], known: Known) -> list[Line]:
    """All rows as lines, in order."""
    if not rows:
        return []
    setting = _setting(rows)
    apart, onward = [True], [False]
    for last, row in pairwise(rows):
        is_apart = last.page != row.page or _is_apart(last, row, setting)
        apart.append(is_apart)
        onward.append(_goes_on(last, row, setting, is_apart=is_apart))
    levels = _levels(rows, onward, apart, setting)
    lines: list[Line] = []
    for at, row in enumerate(rows):
        words = _GLUED.sub(r"\1 ", row.text) if row.text[0].isdecimal() else row.text
        is_broken = row.text[-1] in _HYPHENS
        joint = joint_of(row, rows[at + 1] if at + 1 < len(rows) else None, known) if is_broken else Joint.SPACE
        lines.append(Line(words, apart[at] and not onward[at], row.page, onward[at], levels[at], joint))
    return lines


def _levels(rows: Sequence[Row], onward: Sequence[bool], apart: Sequence[bool], setting: Setting) -> list[int]:
    """Of each row, the level of the heading that it is or goes on with, or 0; a heading stands apart."""
    starts = [at for at, goes_on in enumerate(onward) if not goes_on]
    levels: list[int] = []
    for start, end, after in zip(starts, [*starts[1:], len(rows)], [*starts[2:], len(rows), len(rows)], strict=False):
        alone = apart[start] or rows[start - 1].size * 1.1 < rows[start].size
        level = heading_level(rows[start:end], rows[end:after], setting) if alone else 0
        levels += [level] * (end - start)
    return levels


def _setting(rows: Sequence[Row]) -> Setting:
    exact, sizes = defaultdict[float, int](int), defaultdict[float, int](int)
    for row in rows:
        exact[row.size] += len(row.text)
    for each, letters in exact.items():
        sizes[round(each, 1)] += letters
    size = max(sizes, key=sizes.__getitem__)
    steps = sorted(
        step for last, row in pairwise(rows)
        if last.page == row.page and 0.8 < (step := (row.bottom - last.bottom) / row.size) < 2.2
    )  # fmt: skip
    return Setting(size, min(steps[len(steps) * 2 // 5], _WIDEST_LEADING) if steps else 1.2)


def _is_apart(last: Row, row: Row, setting: Setting) -> bool:
    step = row.bottom - last.bottom
    return not 0 < step <= setting.leading * _LOOSE * max(row.size, 0.1)


def _goes_on(last: Row, row: Row, setting: Setting, *, is_apart: bool) -> bool:
    """Whether a row is the same paragraph's next one: set alike, just below, and begun for want of room."""
    size, last_size = row.size, last.size
    if size != last_size and max(last_size, size) > _ALIKE * min(last_size, size):
        return False
    if last.bold != row.bold and not is_open(last.text):
        return False
    onward = row.text[0].islower()
    if last.page != row.page or row.bottom <= last.bottom:
        return onward and last.text[-1] not in _STOPS and len(last.text) > _MOST_WORDS
    cell = last.cells[-1]
    below = row.left < cell.right and row.right > last.left
    if not below or is_apart or (len(row.cells) > 1 and len(last.cells) > 1):
        return False
    if row.left - last.left > _INDENT * size and len(last.cells) == 1:
        return False
    if onward or (len(last.text) > _MOST_WORDS and is_open(last.text)):
        return True
    if last.bold and not _BEGINS.match(row.text) and (last.size > LARGE * setting.size or _CODE.fullmatch(last.text)):
        return True
    first = row.text.split(maxsplit=1)[0]
    needed = (len(first) + 1) * (row.cells[0].right - row.left) / max(1, len(row.cells[0].text))
    return last.right + needed > last.edge - _NEARLY * size


def paragraphs_of_cell(rows: Sequence[Row]) -> frozenset[int]:
    """Which rows of a cell begin a paragraph: those with a number or a bullet, after a gap, or below a heavy label."""
    steps = [row.bottom - last.bottom if last.page == row.page else 0.0 for last, row in pairwise(rows)]
    near = min((step for step in steps if step > 0), default=0.0) if len(steps) > 1 else float("inf")
    gaps = (at for at, step in enumerate(steps, start=1) if step > _GAP * near)
    labelled = (at for at, (last, row) in enumerate(pairwise(rows), start=1) if last.bold and not row.bold)
    whole = (at for at in labelled if not is_open(rows[at - 1].text))
    return frozenset([*gaps, *whole, *(at for at, row in enumerate(rows) if _LISTED.match(row.text))])


def joint_of(row: Row, following: Row | None, known: Known) -> Joint:
    """How the word at the row's end goes on: its hyphen only printed, its own, or no word broken at all."""
    if row.text[-1] not in _HYPHENS:
        return Joint.SPACE
    broken = _BROKEN.search(row.text)
    onward = _ONWARD.match(following.text) if following is not None else None
    if broken is None or onward is None:
        return Joint.SPACE
    first, second = broken[1].casefold(), onward[0]
    if row.text[-1] == "\u00ad" or known.often[first + second]:
        return Joint.SOFT
    return Joint.KEPT if _is_compound(first, second, known.often) else Joint.SOFT


def _is_compound(first: str, second: str, often: Counter[str]) -> bool:
    """Whether two words that a row's end parts are one with a hyphen, by what else the paper says."""
    if often[f"{first}-{second}"] or (often[first] > 1 and often[second] > 1):
        return True
    if second in _ENDS_A_COMPOUND:
        return first in _OWN_HYPHEN or bool(often[first])
    return first in _OWN_HYPHEN and bool(often[second])
