"""Rows to lines that know what a text's blank lines would tell: where a paragraph ends, and which word was broken."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from scrutiny_desktop.papers.lines import Joint, Line
from scrutiny_desktop.papers.rows import Row

_ALIKE = 1.12
_LOOSE = 1.22
_WIDEST_LEADING = 1.6
_INDENT = 4.0
_BROKEN = re.compile(r"(\w+)[-\u2010\u00ad]$")
_ONWARD = re.compile(r"[a-z]+")
_WORDS = re.compile(r"\w+(?:-\w+)*")
_GLUED = re.compile(r"^(\d{1,3}\.)(?=[A-Z][a-z])")
_STOPS = '.:;?!”"’'
_MOST_WORDS = 14
_MOST_ROWS = 3
_ENDS = (".", ";", ",")


@dataclass(frozen=True, slots=True)
class _Type:
    """How the paper is set: the size of its text, and the distance of its rows as a share of their height."""

    size: float
    leading: float


def known_in(rows: Iterable[Row]) -> Counter[str]:
    """The paper's words, and how often each stands in it."""
    return Counter(map(str.casefold, _WORDS.findall("\n".join([row.text for row in rows]))))


def lines_from(rows: Sequence[Row], known: Counter[str]) -> list[Line]:
    """All rows as lines, in order."""
    if not rows:
        return []
    setting = _setting(rows)
    lines: list[Line] = []
    for at, row in enumerate(rows):
        last = rows[at - 1] if at else None
        following = rows[at + 1] if at + 1 < len(rows) else None
        goes_on = last is not None and _goes_on(last, row, setting)
        apart = last is None or last.page != row.page or _is_apart(last, row, setting)
        level = lines[-1].level if goes_on else _level(row, last, following, setting)
        words = _GLUED.sub(r"\1 ", row.text)
        joint = joint_of(row, following, known)
        lines.append(Line(words, apart and not goes_on, row.page, goes_on=goes_on, level=level, joint=joint))
    return _without_long_headings(lines)


def _without_long_headings(lines: list[Line]) -> list[Line]:
    """The lines, with what goes on for more rows than a heading does taken for text."""
    kept: list[Line] = []
    group: list[Line] = []
    for line in [*lines, None]:
        if line is None or not line.goes_on:
            long = len(group) > _MOST_ROWS or (group and group[-1].printed[-1:] in _ENDS)
            kept += [replace(each, level=0) if each.level else each for each in group] if long else group
            group = []
        if line is not None:
            group.append(line)
    return kept


def _setting(rows: Sequence[Row]) -> _Type:
    sizes = Counter[float]()
    for row in rows:
        sizes[round(row.size, 1)] += len(row.text)
    size = max(sizes, key=lambda each: sizes[each])
    steps = sorted(
        (row.bottom - last.bottom) / row.size for last, row in pairwise(rows)
        if last.page == row.page and 0.8 < (row.bottom - last.bottom) / row.size < 2.2
    )  # fmt: skip
    return _Type(size, min(steps[len(steps) * 2 // 5], _WIDEST_LEADING) if steps else 1.2)


def _is_apart(last: Row, row: Row, setting: _Type) -> bool:
    step = row.bottom - last.bottom
    return not 0 < step <= setting.leading * _LOOSE * max(row.size, 0.1)


def _goes_on(last: Row, row: Row, setting: _Type) -> bool:
    """Whether a row is the same paragraph's next one: set alike, just below, and begun for want of room."""
    if max(last.size, row.size) > _ALIKE * min(last.size, row.size) or last.bold != row.bold:
        return False
    onward = row.text[0].islower()
    if last.page != row.page or row.bottom <= last.bottom:
        return onward and last.text[-1] not in _STOPS and len(last.text) > _MOST_WORDS
    cell = last.cells[-1]
    below = row.left < cell.right and row.right > last.left
    if not below or _is_apart(last, row, setting) or (len(row.cells) > 1 and len(last.cells) > 1):
        return False
    if row.left - last.left > _INDENT * row.size and len(last.cells) == 1:
        return False
    first = row.text.split(maxsplit=1)[0]
    needed = (len(first) + 1) * (row.cells[0].right - row.left) / max(1, len(row.cells[0].text))
    return onward or last.right + needed > last.edge


def joint_of(row: Row, following: Row | None, known: Counter[str]) -> Joint:
    """How the word at the row's end goes on: its hyphen only printed, its own, or no word broken at all."""
    broken = _BROKEN.search(row.text)
    onward = _ONWARD.match(following.text) if following is not None else None
    if broken is None or onward is None:
        return Joint.SPACE
    first, second = broken[1].casefold(), onward[0]
    if row.text[-1] == "\u00ad" or known[first + second]:
        return Joint.SOFT
    if known[f"{first}-{second}"] or (known[first] > 1 and known[second] > 1):
        return Joint.KEPT
    return Joint.SOFT


def _level(row: Row, last: Row | None, following: Row | None, setting: _Type) -> int:
    """The level of a heading told by its type alone, or 0; a heading stands apart, is short, and has text below it."""
    if len(row.cells) > 2 or row.text[-1] in _ENDS or len(row.text.split()) > _MOST_WORDS:
        return 0
    if sum(map(str.isalpha, row.text)) < 3:
        return 0
    alone = last is None or last.page != row.page or _is_apart(last, row, setting) or last.size * 1.1 < row.size
    if not alone or following is None:
        return 0
    if row.size > 1.45 * setting.size:
        return 1
    if row.size > 1.15 * setting.size:
        return 2
    below = following.page == row.page and abs(following.left - row.left) < _INDENT * row.size
    return 3 if row.bold and below and len(row.cells) == 1 else 0
