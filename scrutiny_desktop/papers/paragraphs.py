"""Printed lines to paragraphs: numbers as printed, torn words joined, lines that were only wrapped put together."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from scrutiny_desktop.domain.reading import Paragraph
from scrutiny_desktop.papers.lines import Joint, Line, one_row, run_on, stitched

_ROMAN = r"(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})"
_NUMBER = re.compile(
    rf"""(?: \(?\d{{1,3}}(?:\.\d{{1,3}}){{0,3}}[.)]    # 1.  1)  (1)  1.2.
         | \d{{1,3}}(?:\.\d{{1,3}}){{1,3}}(?=\s+[A-Z“"‘'])  # 1.2 Next
         | \(?{_ROMAN}\) | {_ROMAN}\.                   # (i)  i)  i.
         | \(?(?:[a-z]|aa|bb|cc)\) | [a-z]\.(?=\s+\D)   # (a)  a)  a.
         | \(?[A-Z]\)                                   # (A)  A)
        )(?=\s|$)""",
    re.VERBOSE,
)
_CELL_NUMBER = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[a-z]|[A-Z]|[ivx]{1,5})[.)]?")
_LETTER = re.compile(r"([A-Z])\.\s+\S")
_APART = 6
"""Paragraphs from one lettered one to the next, with what belongs to it between them."""

_BULLET = re.compile(r"[•▪◦●·\uf0b7o–-]\s")
_ENTRY = re.compile(r"\.{4,}\s*\d{1,4}\s*\Z")
"""How a line of a table of contents ends."""

_TWICE = re.compile(r"(?:[1Il|][.)])\s+")

WIDEST = 140
"""Characters; where lines run longer than this they were not wrapped to a page."""


def number_of(line: Line) -> tuple[str, str]:
    """The number that begins the line, or "", and the rest of its words."""
    if line.is_row:
        return "", one_row(line.printed)
    cells = () if line.is_plain else line.cells
    if len(cells) > 1 and _CELL_NUMBER.fullmatch(cells[0]):
        return cells[0], stitched(cells[1:])
    words = line.text
    found = _NUMBER.match(words)
    return (found[0], words[found.end() :].lstrip()) if found else ("", words)


def width_of(lines: Sequence[Line]) -> int:
    """The width the lines were wrapped to, or 0 where each line is a paragraph of its own."""
    sample = lines[:5000]
    lengths = sorted(len(line.printed) for line in sample)
    width = lengths[len(lengths) * 95 // 100] if lengths else 0
    full = [at for at, line in enumerate(sample[:-1]) if len(line.printed) > width * 0.7]
    onward = sum(1 for at in full if not sample[at + 1].after_blank and sample[at + 1].printed.lstrip()[:1].islower())
    return width if 20 <= width <= WIDEST and onward > max(1, len(full) * 0.25) else 0


def paragraphs(lines: Iterable[Line], width: int = 0, *, listed: bool = False) -> tuple[Paragraph, ...]:
    """The lines as paragraphs; in a list, a number that was read twice ("1. I. None") counts once."""
    return _lettered([_paragraph(group, listed=listed) for group in _groups(lines, width)])


def _lettered(made: list[Paragraph]) -> tuple[Paragraph, ...]:
    """The paragraphs, with "A." and "B." as numbers where both follow, since one alone may be a name's initial."""
    starts = [_LETTER.match(each.text) if not each.number and not each.table else None for each in made]
    runs: list[list[int]] = []
    for at, found in enumerate(starts):
        if found and found[1] == "A":
            runs.append([at])
        elif found and runs and ord(found[1]) == ord("A") + len(runs[-1]) and at - runs[-1][-1] <= _APART:
            runs[-1].append(at)
    for at in (at for run in runs if len(run) > 1 for at in run):
        made[at] = replace(made[at], number=made[at].text[:2], text=made[at].text[2:].lstrip())
    return tuple(made)


def _groups(lines: Iterable[Line], width: int) -> Iterator[list[Line]]:
    group: list[Line] = []
    for line in lines:
        if group and not _goes_on(group[-1], line, width):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _goes_on(last: Line, line: Line, width: int) -> bool:
    if last.table or line.table or ("..." in last.printed and _ENTRY.search(last.printed)):
        return False
    if line.goes_on is not None:
        return line.goes_on and not _begins(line)
    if not width or line.after_blank or "\t" in line.printed.strip() or "\t" in last.printed.strip():
        return False
    if _begins(line):
        return False
    return line.printed.lstrip()[:1].islower() or len(last.printed) > width * 0.8


def _begins(line: Line) -> bool:
    words = line.printed.lstrip()
    return _BULLET.match(words) is not None or _NUMBER.match(words) is not None


def _paragraph(group: Sequence[Line], *, listed: bool) -> Paragraph:
    if group[0].table:
        return _row(group[0])
    number, words = number_of(group[0])
    if listed and number.rstrip(".)") == "1":
        words = _TWICE.sub("", words, count=1) if _TWICE.match(words) else words
    for last, line in pairwise(group) if len(group) > 1 else ():
        words = f"{words} {line.text}" if last.joint is Joint.SPACE else run_on(words, last, line.text)
    if number and not words:
        number, words = "", number
    if not listed and all(line.is_plain for line in group):
        return Paragraph(text=words, number=number, page=group[0].page, last_page=_end(group))
    printed = group[0].printed.strip()
    for last, line in pairwise(group):
        printed = run_on(printed, last, line.printed.strip())
    same = one_row(printed) == one_row(f"{number} {words}")
    return Paragraph(text=words, number=number, as_printed="" if same else printed, page=group[0].page,
                     last_page=_end(group))  # fmt: skip


def _end(group: Sequence[Line]) -> int | None:
    """The page on which a paragraph ends, where that is another than the one on which it begins."""
    return group[-1].page if group[-1].page != group[0].page else None


def _row(line: Line) -> Paragraph:
    words = " | ".join(one_row(cell) for cell in line.columns if cell)
    ends = max((each.page for each in line.torn if each.page), default=line.page)
    return Paragraph(text=words, page=line.page, table=line.table, cells=line.columns, heads=line.heads,
                     shades=line.shades, last_page=ends if ends != line.page else None)  # fmt: skip
