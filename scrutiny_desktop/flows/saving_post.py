"""The log of what was sent, received and refused, out of the library."""

from collections.abc import Sequence
from pathlib import Path

from scrutiny_desktop.domain.errors import Report
from scrutiny_desktop.domain.ids import Clock
from scrutiny_desktop.outputs.post_table import post_csv
from scrutiny_desktop.outputs.saving import save_whole
from scrutiny_desktop.store import post
from scrutiny_desktop.store.access import Access
from scrutiny_desktop.store.library import open_library


def save_post(access: Access, clock: Clock, heads: Sequence[str], out: Path, report: Report) -> Path:
    """Save the log as a table, newest first; the file is there whole or, after an error, as it was."""
    with open_library(access, clock=clock) as db:
        content = post_csv(post.log(db), heads)
    report(1, 2)
    save_whole(out, content)
    report(2, 2)
    return out
