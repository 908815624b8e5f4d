"""Papers that may be an appendix a report lists: said, and settled by the member with one press."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.flows.appendices import as_one
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.notices import Notice

if TYPE_CHECKING:
    from scrutiny_desktop.views.window import Window

MOST = 3
"""Strips at once; other doubts stay as they are on the Meeting screen, where the file can be dropped on its line."""


def tell(desk: Desk, window: "Window", doubts: Sequence[tuple[Paper, Paper]]) -> None:
    """One strip for each appendix that is listed and the paper that may be it."""
    for listed, came in doubts[:MOST]:
        words = desk.tr("“{came}” may be “{listed}”, which the report lists. It was added beside it.")
        named = " · ".join(part for part in (listed.label, listed.title) if part)
        said = words.format(came=came.title or came.file_name, listed=named)
        notice = Notice(desk, said, tone="fair", says_now=partial(_while_in_doubt, desk, listed, came, said))
        notice.offer(desk.tr("It &is the same"), partial(_settle, desk, listed, came))
        window.add_notice(notice)


def _settle(desk: Desk, listed: Paper, came: Paper) -> None:
    if pair := _pair(desk, listed, came):
        desk.change_all(desk.tr("supply an appendix"), as_one(*pair))


def _pair(desk: Desk, listed: Paper, came: Paper) -> tuple[Paper, Paper] | None:
    """The two as they are now, where it is still open whether they are one."""
    now, wanted = desk.now(came), desk.now(listed)
    if now is None or wanted is None or wanted.is_supplied or now.meeting_id != wanted.meeting_id:
        return None
    return wanted, now


def _while_in_doubt(desk: Desk, listed: Paper, came: Paper, said: str) -> str:
    return said if _pair(desk, listed, came) else ""
