"""Headings that a PDF's own outline names: the lines that say them, at the level of their number or the outline's."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from scrutiny_desktop.papers.headlines import depth_of
from scrutiny_desktop.papers.lines import Line, one_row
from scrutiny_desktop.papers.pack import Entry

_BARE = re.compile(r"[\W_]+")
_MOST_ROWS = 4
_MOST_WORDS = 14
_LEAST = 3
"""Letters or figures a title needs to be told from others."""

_DEEPEST = 6


def with_outline(lines: Sequence[Line], outline: Iterable[Entry]) -> list[Line]:
    """The lines, each that an entry of the outline names on its page as a heading of that level."""
    wanted: defaultdict[int | None, dict[str, int]] = defaultdict(dict)
    for entry in outline:
        is_text = entry.title.endswith(".") and len(entry.title.split()) > _MOST_WORDS
        if len(title := _bare(entry.title)) >= _LEAST and not is_text:
            wanted[entry.page].setdefault(title, min(entry.level + 1, _DEEPEST))
    if not wanted:
        return list(lines)
    made = list(lines)
    for at, line in enumerate(lines):
        titles = wanted.get(line.page)
        if not titles:
            continue
        words = ""
        for end in range(at, min(at + _MOST_ROWS, len(lines))):
            if lines[end].page != line.page:
                break
            words += _bare(lines[end].printed)
            if level := titles.get(words):
                level = depth_of(one_row(line.printed)) or level
                made[at] = line._replace(level=level, goes_on=False, after_blank=True)
                made[at + 1 : end + 1] = [each._replace(level=level, goes_on=True) for each in lines[at + 1 : end + 1]]
                break
            if not any(title.startswith(words) for title in titles):
                break
    return made


def _bare(words: str) -> str:
    return _BARE.sub("", words).casefold()
