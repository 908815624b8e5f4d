"""What a meeting's points owe the Panel and nobody has filed yet: said wherever it would else be missed."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from scrutiny_desktop.domain.closing import owed
from scrutiny_desktop.domain.meeting import Meeting
from scrutiny_desktop.store import discussion_points, promises, questions, witnesses
from scrutiny_desktop.views.acts import BY_NAME
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.live.following_up import FollowUpDialog
from scrutiny_desktop.views.notices import Notice
from scrutiny_desktop.views.words import on_day_briefly


def unfiled(desk: Desk, meeting: Meeting | None) -> int:
    """How many actions and promises of a meeting are not on Promises yet."""
    if meeting is None:
        return 0
    db, points = desk.library, discussion_points.for_meeting(desk.library, meeting.id)
    asked, known = questions.for_meeting(db, meeting.id), promises.for_meeting(db, meeting.id)
    return len(owed(points, asked, known, witnesses.for_meeting(db, meeting.id), ids=desk.ids, owner=desk.me.id))


def unfiled_words(count: int) -> str:
    """Says how many are not filed."""
    tr = QCoreApplication.translate
    one = tr("unfiled", "1 action or promise of this meeting is not filed on Promises yet.")
    many = tr("unfiled", "{count} actions and promises of this meeting are not filed on Promises yet.")
    return (one if count == 1 else many).format(count=count)


def unfiled_before(desk: Desk, earlier: Iterable[Meeting]) -> str:
    """Says which earlier meetings have what is not filed, and how it is; nothing where all is."""
    tr = QCoreApplication.translate
    counts = [(each, unfiled(desk, each)) for each in earlier]
    listed = [f"{on_day_briefly(each.on) or tr('unfiled', 'no date')}: {count}" for each, count in counts if count]
    words = tr("unfiled", "Actions and promises not filed yet, and so not brought forward: {meetings}. "
               "Open that meeting and press {keys} to file them.")  # fmt: skip
    return words.format(meetings=", ".join(listed), keys=BY_NAME["follow_up"].keys) if listed else ""


def file_them(desk: Desk, around: QWidget) -> None:
    """Open what the points of the meeting on the desk amount to, to be confirmed."""
    desk.flush()
    dialog = FollowUpDialog(desk, around)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def tell_unfiled(desk: Desk, around: QWidget) -> None:
    """Say at the end of a meeting what is to be filed, with the way to do so."""
    ended, window = desk.meeting, around.window()

    def says_now() -> str:
        is_here = ended is not None and desk.meeting is not None and desk.meeting.id == ended.id
        count = unfiled(desk, desk.meeting) if is_here else 0
        return unfiled_words(count) if count else ""

    if (words := says_now()) and hasattr(window, "add_notice"):
        notice = Notice(desk, words, kind="unfiled", says_now=says_now)
        notice.offer(QCoreApplication.translate("unfiled", "After the &meeting…"), lambda: file_them(desk, window),
                     face="main")  # fmt: skip
        window.add_notice(notice)
