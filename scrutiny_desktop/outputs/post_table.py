"""The log of what was sent, received and refused, as CSV."""

import csv
import io
from collections.abc import Iterable, Sequence

from scrutiny_desktop.domain.post import Post
from scrutiny_desktop.outputs.mark_list import safe


def post_csv(posts: Iterable[Post], heads: Sequence[str]) -> bytes:
    """CSV with a byte order mark; ``heads`` are the six words at its top."""
    room = io.StringIO(newline="")
    writer = csv.writer(room)
    writer.writerow(map(safe, heads))
    for each in posts:
        row = (each.at.isoformat(timespec="seconds"), each.kind.value, each.name, each.member, each.sentence)
        writer.writerow([*map(safe, row), each.many])
    return room.getvalue().encode("utf-8-sig", "replace")
