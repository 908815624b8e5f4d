"""What was not read of a paper: of all that a reading warns of, what its reader must know and sees nowhere else."""

import re
from collections.abc import Iterable

_ELSEWHERE = re.compile(r"Pages? \d+(?: to \d+)? holds? only|“|The date “|The statement of confidentiality ")
"""How warnings begin of pictures, which the page facts tell of, and of what a form of report lacks or puts oddly."""


_OF_PAGES = re.compile(r"Pages? \d")


def of_the_whole(warnings: Iterable[str]) -> tuple[str, ...]:
    """Those of a pack's warnings that are about its file, and about none of its pages."""
    return tuple(each for each in warnings if not _OF_PAGES.match(each))


def left_unread(warnings: Iterable[str]) -> tuple[str, ...]:
    """Those of a reading's warnings that tell of words which are in the file, and not in its text."""
    return tuple(each for each in warnings if not _ELSEWHERE.match(each))
