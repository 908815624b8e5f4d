"""Sharing and withdrawing on the undo stack: undone until it has left, and refused from then on."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QUndoCommand

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.manifest import Manifest, Sharable
from scrutiny_desktop.later import later
from scrutiny_desktop.views.acts import keyed
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.posting import posting_of

if TYPE_CHECKING:
    from scrutiny_desktop.flows import giving_out, handing_on, offering, seats
    from scrutiny_desktop.flows.seats import Seat
    from scrutiny_desktop.sharing.merge import Copy
else:
    giving_out, handing_on, offering, seats = later(
        "scrutiny_desktop.flows", "giving_out", "handing_on", "offering", "seats"
    )


class Offer(QUndoCommand):
    """Versions that were made, and can be unmade while only this library has them."""

    def __init__(self, desk: Desk, label: str, offered: "offering.Offered") -> None:
        super().__init__(label)
        self._desk, self._offered, self._is_made = desk, offered, True

    def redo(self) -> None:
        if self._is_made:
            self._is_made = False
            return
        self._do(lambda: offering.offer_again(self._desk.library, self._offered, self._desk.clock))

    def undo(self) -> None:
        self._is_made = False
        self._do(self._take_back)

    def _take_back(self) -> None:
        with posting_of(self._desk).database.standing_still() as is_still:
            if is_still and not self._desk.jobs.is_busy:
                offering.take_back(self._desk.library, self._offered)
                return
            # It may be leaving at this moment.
            raise ScrutinyError(
                QCoreApplication.translate("share", "It may be leaving just now, and cannot be undone."),
                QCoreApplication.translate("share", "Withdraw it on the Share screen instead."),
            )

    def _do(self, work: Callable[[], None]) -> None:
        try:
            work()
        except ScrutinyError as trouble:  # Qt calls us here, so an error raised would reach nobody
            self.setObsolete(True)
            self._desk.troubled.emit(trouble)
        else:
            self._desk.changed.emit("", "")


def the_seat(desk: Desk) -> "Seat":
    """The member's seat; raises ScrutinyError where they share with no panel."""
    held = seats.seat(desk.library)
    if held is None:
        tr = QCoreApplication.translate
        raise ScrutinyError(tr("share", "You do not share with a panel yet."),
                            keyed(tr("share", "Begin or join one on the Share screen ({go_share}).")),
                            is_so=lambda: seats.seat(desk.library) is None)  # fmt: skip
    return held


def dry_run(desk: Desk, records: Sequence[Sharable], audience: str, *, with_private: bool = False) -> Manifest:
    """What would leave."""
    return handing_on.dry_run(desk.library, the_seat(desk), records, audience, with_private=with_private)


def audiences_for(desk: Desk, records: Sequence[Sharable]) -> tuple[tuple[str, ...], ...]:
    """To whom each of these may go."""
    return handing_on.audiences_for(desk.library, the_seat(desk), records)


def share(desk: Desk, records: Sequence[Sharable], audience: str, *, with_private: bool = False) -> Manifest:
    """Share records, as one change on the undo stack, and say what was shared."""
    held, tr = the_seat(desk), QCoreApplication.translate
    made = offering.offer(desk.library, held, records, audience, desk.clock, with_private=with_private)
    push(desk, tr("share", "share"), made)
    return made.told or Manifest()


def withdraw(desk: Desk, copy: "Copy") -> None:
    """Withdraw a shared copy."""
    made = offering.withdraw(desk.library, the_seat(desk), copy, desk.clock)
    push(desk, QCoreApplication.translate("share", "withdraw"), made)


def withdraw_all(desk: Desk, scope: str, audience: str) -> None:
    """Withdraw all that went out in one file as a whole."""
    versions = giving_out.withdraw_all(desk.library, the_seat(desk), scope, audience, desk.clock)
    push(desk, QCoreApplication.translate("share", "withdraw"), offering.left_by(desk.library, versions))


def choose(desk: Desk, copy: "Copy", body: Mapping[str, Any]) -> None:
    """Say one thing in the place of two."""
    made = offering.choose(desk.library, the_seat(desk), copy, body, desk.clock)
    push(desk, QCoreApplication.translate("share", "choose a version"), made)


def said(told: Manifest) -> str:
    """What leaves and what stays, in one line that can be read out."""
    tr = QCoreApplication.translate
    leaves = [
        _many(told.questions, tr("share", "1 question"), tr("share", "{count} questions")),
        _many(told.private_notes, tr("share", "1 private note"), tr("share", "{count} private notes")),
    ]
    if told.notes > told.private_notes:
        leaves.append(_many(told.notes - told.private_notes, tr("share", "1 note"), tr("share", "{count} notes")))
    if told.assessments:
        leaves.append(_many(told.assessments, tr("share", "1 judgement"), tr("share", "{count} judgements")))
    secret = _many(len(told.not_public), tr("share", "1 rests on exempt or confidential papers"),
                   tr("share", "{count} rest on exempt or confidential papers"))  # fmt: skip
    leaves.append(secret if told.not_public else tr("share", "nothing exempt"))
    stays = [
        (len(told.withheld), tr("share", "1 stays: it rests on papers that are not public."),
         tr("share", "{count} stay: they rest on papers that are not public.")),
        (len(told.private), tr("share", "1 private note stays."), tr("share", "{count} private notes stay.")),
        (len(told.others), tr("share", "1 stays: it is not yours."), tr("share", "{count} stay: they are not yours.")),
    ]  # fmt: skip
    return " ".join([", ".join(leaves) + ".", *(_many(*each) for each in stays if each[0])])


def _many(count: int, one: str, many: str) -> str:
    return one if count == 1 else many.format(count=count)


def push(desk: Desk, label: str, made: "offering.Offered") -> None:
    """Put versions that were made on the undo stack."""
    if made.versions:
        desk.stack.push(Offer(desk, label, made))
        desk.changed.emit("", "")
