"""Reads the words of a picture by Tesseract, where that is installed; nothing passes through a file."""

import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import groupby
from math import isfinite
from threading import Thread

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.placed_words import PlacedRow
from scrutiny_desktop.papers.limits import environment
from scrutiny_desktop.papers.lines import Line
from scrutiny_desktop.papers.picture import png_of
from scrutiny_desktop.papers.plates import Plate
from scrutiny_desktop.papers.stranger import fenced, sparse

SECONDS = 90.0
"""For one page, of the processor and of the clock."""

_PULSE = 0.2
_GRACE = 5.0
_MOST_SAID = 8 * 1024**2
_LEAST_SURE = 40.0
"""Of 100: a line that the machine is less sure of is a stain, a logo or a signature."""

_LINES_APART = 2.3
"""From the top of one line to the top of the next, in heights of its letters: beyond this there is a blank line."""

_FULL = 0.75
"""Of the width up to its block's right edge: a line that reaches so far goes on in the next."""

_WORD, _COLUMNS = "5", 12


def program() -> str:
    """Where Tesseract is; empty where it is not installed."""
    return shutil.which("tesseract") or ""


@dataclass(frozen=True, slots=True)
class ReadPage:
    """The printed lines of a picture, and where their words stand on it."""

    lines: tuple[Line, ...]
    words: tuple[PlacedRow, ...]


def read_picture(reader: str, plate: Plate, page: int, alive: Callable[[], object]) -> ReadPage:
    """What stands on a drawn page by the program found; ``alive`` is called often, and may end it.

    Raises ScrutinyError where the program can't read it.
    """
    dots = str(max(70, round(plate.scale * 72)))
    command = fenced(reader, "stdin", "stdout", "--dpi", dots, "--psm", "1", "-l", "eng", "tsv", seconds=SECONDS)
    with subprocess.Popen(  # noqa: S603 - a path of our own finding and our own arguments
        command, env=sparse(environment(), OMP_THREAD_LIMIT="1"), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL, creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    ) as child:  # fmt: skip
        said = _heard(child, png_of(plate), alive)
    if child.returncode:
        raise ScrutinyError(
            f"Tesseract could not read page {page}.", "See that its English language files are installed too."
        )
    told = said.decode("utf-8", "replace")
    return ReadPage(tuple(lines_of_words(told, page)), placed_words(told, plate.width, plate.height))


def lines_of_words(said: str, page: int) -> Iterator[Line]:
    """What Tesseract says of each word, as printed lines; those of which it is not sure at all are left out."""
    rows = _rows(said)
    full: dict[str, float] = {}
    for row in rows:
        full[row.block] = max(full.get(row.block, 0.0), _FULL * row.right)
    last: _Row | None = None
    for row in (each for each in rows if each.is_sure):
        is_apart = last is None or row.is_apart(last)
        goes_on = True if last is not None and not is_apart and last.right >= full[last.block] else None
        yield Line(row.text, is_apart, page, goes_on)
        last = row


def placed_words(said: str, width: int, height: int) -> tuple[PlacedRow, ...]:
    """The words of the same lines in the unit square of a picture of this size, all of a line equally high."""
    rows = [row for row in _rows(said) if row.is_sure and row.bottom > row.top]
    return tuple(
        tuple((word, left / width, row.top / height, right / width, row.bottom / height)
              for word, left, right in row.words if right > left)
        for row in rows
    )  # fmt: skip


def _rows(said: str) -> "list[_Row]":
    split = (row.split("\t", _COLUMNS - 1) for row in said.splitlines())
    words = [row for row in split if len(row) == _COLUMNS and row[0] == _WORD and row[-1].strip()]
    return [_Row.of([*group]) for _, group in groupby(words, key=lambda row: row[2:5])]


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of words, in pixels of the picture."""

    block: str
    paragraph: str
    right: float
    top: float
    bottom: float
    sureness: float
    words: tuple[tuple[str, float, float], ...]
    """Each with its left and right."""

    @property
    def text(self) -> str:
        """The words in one row."""
        return " ".join(word for word, *_ in self.words)

    @property
    def is_sure(self) -> bool:
        """Whether the machine takes it for words at all."""
        return self.sureness >= _LEAST_SURE

    @classmethod
    def of(cls, words: list[list[str]]) -> "_Row":
        boxes = [[_number(each) for each in word[6:11]] for word in words]
        return cls(
            block=words[0][2],
            paragraph=words[0][3],
            right=max(left + width for left, _, width, _, _ in boxes),
            top=min(top for _, top, _, _, _ in boxes),
            bottom=max(top + height for _, top, _, height, _ in boxes),
            sureness=sum(sureness for *_, sureness in boxes) / len(boxes),
            words=tuple(
                (word[-1].strip(), left, left + width)
                for word, (left, _, width, _, _) in zip(words, boxes, strict=True)
            ),
        )

    def is_apart(self, last: "_Row") -> bool:
        """Whether room, or the machine's own opinion, parts it from the line above."""
        if not last.top <= self.top <= last.top + _LINES_APART * (last.bottom - last.top):
            return True
        is_begun = not self.text[0].islower() or last.text[-1] in ".:;!?"
        return (self.block, self.paragraph) != (last.block, last.paragraph) and is_begun


def _number(written: str) -> float:
    try:
        number = float(written)
    except ValueError:
        return 0.0
    return number if isfinite(number) else 0.0


def _heard(child: "subprocess.Popen[bytes]", picture: bytes, alive: Callable[[], object]) -> bytes:
    """Give the picture and take the words, each by a thread, until both are through or time is up."""
    said: list[bytes] = []
    hands = [Thread(target=do, args=(child, what), daemon=True) for do, what in ((_give, picture), (_take, said))]
    for hand in hands:
        hand.start()
    end = time.monotonic() + SECONDS
    try:
        while any(hand.is_alive() for hand in hands) and time.monotonic() < end:
            alive()
            hands[-1].join(_PULSE)
        if not hands[-1].is_alive():
            child.wait(_GRACE)
    finally:
        child.kill()
        for hand in hands:
            hand.join()
    return b"".join(said)


def _give(child: "subprocess.Popen[bytes]", picture: bytes) -> None:
    if child.stdin is not None:
        with suppress(OSError), child.stdin:  # it is gone: that is told by what it returns
            child.stdin.write(picture)


def _take(child: "subprocess.Popen[bytes]", said: list[bytes]) -> None:
    if child.stdout is not None:
        said.append(child.stdout.read(_MOST_SAID))
        if child.stdout.read(1):
            child.kill()
