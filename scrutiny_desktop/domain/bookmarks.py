"""Places of a PDF's own outline that are no headings of its text, for a reader to follow all the same."""

import re

from scrutiny_desktop.domain.flow import BlockKind, Flow
from scrutiny_desktop.domain.reading import Bookmark

_BARE = re.compile(r"[\W_]+")


def followable(flow: Flow) -> tuple[Bookmark, ...]:
    """Its bookmarks but those that say what a heading or the title says, whichever of them has the number."""
    kinds = (BlockKind.TITLE, BlockKind.HEADING)
    known = {_bare(block.text) for block in flow.blocks if block.kind in kinds} if flow.bookmarks else set[str]()
    ends = tuple(known - {""})
    return tuple(each for each in flow.bookmarks if not _is_known(_bare(each.title), ends))


def _is_known(title: str, known: tuple[str, ...]) -> bool:
    return not title or title.endswith(known) or any(each.endswith(title) for each in known)


def _bare(words: str) -> str:
    return _BARE.sub("", words).casefold()
