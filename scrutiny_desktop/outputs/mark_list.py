"""Notes and questions as Markdown and as CSV."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from scrutiny_desktop.domain.mark_line import MarkLine, MarkList

_MEANT = re.compile(r"([\\`*_{}\[\]<>#|~!&])")
_STARTS = re.compile(r"(?m)^[^\S\n]*(\d*)([-+=.)]?)")
_FORMULA = ("=", "+", "-", "@")


def markdown(listed: MarkList) -> str:
    """A heading for each paper and a paragraph for each mark, whose words mean only themselves."""
    return "\n\n".join(_paragraphs(listed)) + "\n"


def table(listed: MarkList, columns: Sequence[str]) -> bytes:
    """CSV as spreadsheets read it: with a byte order mark, and no cell that they would take for a formula."""
    room = io.StringIO(newline="")
    writer = csv.writer(room)
    writer.writerow(map(safe, columns))
    for line in listed.lines:
        cells = (line.paper, line.place, line.what, line.quote, line.words, line.author, line.visibility,
                 ", ".join(line.tags), line.made)  # fmt: skip
        writer.writerow(map(safe, cells))
    writer.writerows([safe(each)] for each in listed.withheld)
    return room.getvalue().encode("utf-8-sig", "replace")


def safe(cell: str) -> str:
    """A cell that no spreadsheet reckons with: an apostrophe stands before what would begin a formula."""
    kept = cell.replace("\x00", "")
    return f"'{kept}" if kept.lstrip().startswith(_FORMULA) or kept.startswith(("\t", "\r")) else kept


def _paragraphs(listed: MarkList) -> Iterator[str]:
    yield f"# {_plain(listed.title)}"
    yield from (f"**{_plain(each)}**" for each in listed.withheld)
    for paper, lines in groupby(listed.lines, key=lambda line: line.paper):
        if paper:
            yield f"## {_plain(paper)}"
        for line in lines:
            yield from _line(line)


def _line(line: MarkLine) -> Iterator[str]:
    about = (line.what, line.author, line.visibility, *(f"#{tag}" for tag in line.tags))
    place = f"**{_plain(line.place)}** – " if line.place else ""
    yield place + _plain(" · ".join(each for each in about if each))
    if line.quote:
        yield "\n".join(f"> {_words(each)}" for each in line.quote.splitlines())
    if line.words:
        yield _words(line.words).replace("\n", "  \n")


def _plain(text: str) -> str:
    return _words(" ".join(text.split()))


def _words(text: str) -> str:
    """Words without a sign of Markdown left among them."""
    lines = "\n".join(text.splitlines())  # whatever else ends a line for some reader of the file
    return _STARTS.sub(_unlisted, _MEANT.sub(r"\\\1", lines))


def _unlisted(start: re.Match[str]) -> str:
    number, sign = start.groups()
    return f"{number}\\{sign}" if sign and (sign in ".)") == bool(number) else number + sign
