"""Looking over every page of the library, beside the window: each week, and after an end that was not clean."""

from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from scrutiny_desktop.domain.ids import Clock
from scrutiny_desktop.later import later
from scrutiny_desktop.views.notices import Notice
from scrutiny_desktop.views.window import Window

if TYPE_CHECKING:
    from scrutiny_desktop.flows import safekeeping
else:
    (safekeeping,) = later("scrutiny_desktop.flows", "safekeeping")

OFTEN_ENOUGH = timedelta(days=7)

_SETTING = "looked_over"


def look_over(window: Window, *, was_left_open: bool) -> None:
    """Look the library over where it is time to, in a job with a connection of its own; damage is told."""
    desk = window.desk
    if was_left_open or not _is_recent(str(desk.setting(_SETTING, "")), desk.clock):
        look = partial(safekeeping.looked_over, desk.library.access)
        desk.jobs.start(window.tr("Checking the library…"), look, partial(_tell, window))


def _is_recent(last: str, clock: Clock) -> bool:
    """Whether that was lately; a moment that has not come yet was kept by a wrong clock."""
    return bool(last) and timedelta() <= clock() - datetime.fromisoformat(last) < OFTEN_ENOUGH


def _tell(window: Window, is_whole: bool) -> None:
    if is_whole:
        window.desk.keep(_SETTING, window.desk.clock().isoformat())
        return
    text = window.tr("The library file is damaged. Nothing more can be trusted to stay in it.")
    notice = Notice(window.desk, text, tone="poor", kind="damage")
    notice.offer(window.tr("&Make it whole…"), window.errands.mend, face="main")
    window.add_notice(notice)
