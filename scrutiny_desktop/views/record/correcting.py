"""Corrections of a draft's sentences: made, changed, and taken back, each as a change that can be undone."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from scrutiny_desktop.domain.correcting import MinuteCorrection
from scrutiny_desktop.domain.minute_block import MinuteBlock
from scrutiny_desktop.domain.phrases import one_line
from scrutiny_desktop.store import minute_corrections
from scrutiny_desktop.views.desk import Desk


def correct(desk: Desk, block: MinuteBlock, words: str, burst: str = "") -> None:
    """Let a sentence say this; with no words, or the draft's own, it goes back to the draft."""
    old, drafted = _standing(desk, block), block.drafted or block.text
    wanted = one_line(words)
    new = None
    if wanted and wanted != drafted and desk.meeting is not None:
        new = MinuteCorrection(
            id=old.id if old else desk.ids.new(), owner=desk.me.id, meeting_id=desk.meeting.id,
            agenda_item_id=block.agenda_item_id, key=block.key, words=wanted, drafted=drafted,
            rests_on=block.rests_on,
        )  # fmt: skip
    if old != new:
        desk.change(QCoreApplication.translate("record", "correct a sentence"), old=old, new=new, burst=burst)


def take_back(desk: Desk, block: MinuteBlock) -> None:
    """Let a sentence say what the draft says."""
    if (old := _standing(desk, block)) is not None:
        desk.change(QCoreApplication.translate("record", "take back a correction"), old=old, new=None)


def told(blocks: Iterable[MinuteBlock]) -> list[tuple[MinuteBlock, str]]:
    """Of each corrected sentence what there is to know, those first of which the draft says something else now."""
    tr = QCoreApplication.translate
    changed = tr("record", "Look again: the draft now says “{words}”")
    stands = tr("record", "Corrected; the draft says “{words}”")
    corrected = sorted((each for each in blocks if each.drafted), key=lambda each: not each.is_outdated)
    return [(each, (changed if each.is_outdated else stands).format(words=each.drafted)) for each in corrected]


def _standing(desk: Desk, block: MinuteBlock) -> MinuteCorrection | None:
    meeting_id = desk.meeting.id if desk.meeting else ""
    made = minute_corrections.for_meeting(desk.library, meeting_id)
    return next((each for each in made if (each.agenda_item_id, each.key) == (block.agenda_item_id, block.key)), None)
