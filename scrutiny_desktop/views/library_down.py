"""Work on the library's own file: nobody has it open meanwhile, and it is taken up again whatever comes of that."""

from collections.abc import Callable
from typing import Any

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.store.access import Access
from scrutiny_desktop.store.library import open_library
from scrutiny_desktop.views.dialog import Dialog
from scrutiny_desktop.views.jobs import Job


def with_library_down(
    dialog: Dialog, words: str, job: Job, then: Callable[[Any], object], access_of: Callable[[Any], Access]
) -> None:
    """Do a job whose refusal is its value; ``access_of`` what it gives is how the library opens from then on.

    ``then`` gets the outcome once the library is taken up. The dialog stays, and can't be used, until it is.
    """
    desk, before = dialog.desk, dialog.desk.library.access

    def take_up(access: Access) -> None:
        dialog.setEnabled(True)
        desk.take_up(open_library(access, clock=desk.clock))

    def landed(outcome: Any) -> None:
        take_up(before if isinstance(outcome, ScrutinyError) else access_of(outcome))
        then(outcome)

    dialog.setEnabled(False)
    desk.put_down()
    desk.jobs.start(words, job, landed, otherwise=lambda _: take_up(before))
