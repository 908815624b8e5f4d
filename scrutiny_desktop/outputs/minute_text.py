"""A minute as plain text, for the clerk to paste."""

from collections.abc import Iterator

from scrutiny_desktop.domain.minute_block import Minute, MinuteBlock, MinuteKind

_TOGETHER = (MinuteKind.BULLET, MinuteKind.REMARK)


def minute_text(minute: Minute) -> str:
    """The minute with an empty line between paragraphs and a sign before each bullet."""
    return "".join(_lines(minute)) + "\n"


def _lines(minute: Minute) -> Iterator[str]:
    last: MinuteBlock | None = None
    for block in minute.whole:
        if last:
            yield "\n" if last.kind is block.kind and block.kind in _TOGETHER else "\n\n"
        yield f"• {block.words}" if block.kind is MinuteKind.BULLET else block.words
        last = block
