"""Takes the invented meeting out of the library, and says what became of what a member had put into it."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from scrutiny_desktop.flows.sample_removal import Removal, removal
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.many_at_once import change_many

if TYPE_CHECKING:
    from scrutiny_desktop.views.window import Window


def remove(desk: Desk, window: "Window") -> None:
    """Take the sample out, in one step that can be undone."""
    found = removal(desk.library, desk.ids, desk.me.id)
    if not found.pairs:
        window.tell(_tr("The Examplebridge sample is not in the library."))
        return
    change_many(desk, _tr("remove the sample"), found.pairs, partial(_removed, desk, window, found))


def _removed(desk: Desk, window: "Window", found: Removal) -> None:
    if found.meeting_id:
        desk.choose_meeting(found.meeting_id)
    else:
        desk.meeting_changed.emit()
    window.tell(_told(found))


def _told(found: Removal) -> str:
    said = [_tr("The Examplebridge sample was removed.")]
    if len(found.own) == 1:
        words = _tr("“{paper}” is your own: it stays, with your marks on it, in a meeting of its own.")
        said.append(words.format(paper=found.own[0].title or found.own[0].file_name))
    elif found.own:
        words = _tr("{papers} papers are your own: they stay, with your marks on them, in a meeting of their own.")
        said.append(words.format(papers=len(found.own)))
    if found.added:
        said.append(_tr("What you had added to the sample itself ({count}) went with it.").format(count=found.added))
    return " ".join([*said, _tr("Undo brings it back.")])


def _tr(text: str) -> str:
    return QCoreApplication.translate("sample", text)
