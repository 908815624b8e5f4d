"""What is to be shared, with whom, and what of it would leave, before it does."""

from collections.abc import Container, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QListWidget, QListWidgetItem, QWidget

from scrutiny_desktop.domain.manifest import Sharable
from scrutiny_desktop.domain.note import Note, Visibility
from scrutiny_desktop.domain.question import Question, Standing
from scrutiny_desktop.domain.recommendation import Assessment, Assurance, Recommendation
from scrutiny_desktop.domain.record import kind_of
from scrutiny_desktop.domain.roster import CHAIR, PANEL, Roster
from scrutiny_desktop.flows import sharing_seen
from scrutiny_desktop.flows.sharing_seen import Given, SharingSeen, words_in
from scrutiny_desktop.store import assessments, notes, questions, rows
from scrutiny_desktop.views import offering
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.dialog import Dialog
from scrutiny_desktop.views.fields import Choice
from scrutiny_desktop.views.pieces import label
from scrutiny_desktop.views.share.faces import audience_name
from scrutiny_desktop.views.words import kind_name, shortened, word

_LONGEST = 160

_READY = frozenset(Standing) - {Standing.DRAFT, Standing.WITHDRAWN}
"""Questions whose owner has done with writing them."""


class ShareDialog(Dialog):
    """One's own questions, notes and judgements of the meeting, to be ticked; a dry run goes with every tick."""

    def __init__(
        self, desk: Desk, seen: SharingSeen, parent: QWidget | None = None, ticked: Container[str] | None = None
    ) -> None:  # fmt: skip
        super().__init__(desk, parent)
        self._asked_for = ticked
        self.setWindowTitle(self.tr("Share"))
        self._roster: Roster = seen.seat.roster
        self._me = seen.seat.me
        self._records: list[Sharable] = list(own_records(desk))
        self._may = offering.audiences_for(desk, self._records)
        self._wanted = CHAIR
        self._shared = {each.key[1:3]: each for each in seen.given if not each.seen.copy.is_withdrawn}
        self._make_parts()
        for part in (label(self.tr("With whom"), "caption"), self.audience, self.list, self.private, self.told):
            self.body.addWidget(part)
        self.private.setVisible(any(isinstance(each, Note) for each in self._records))
        self.decides(self.tr("Share"))
        self.accepted.connect(self._share)
        self._tell()

    @property
    def chosen(self) -> list[Sharable]:
        """What is ticked."""
        return [each for each, is_ticked in zip(self._records, self._ticks(), strict=True) if is_ticked]

    def _ticks(self) -> list[bool]:
        return [self.list.item(at).checkState() is Qt.CheckState.Checked for at in range(self.list.count())]

    def _make_parts(self) -> None:
        self.audience = Choice(self.tr("With whom"))
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("What is shared"))
        for each, may in zip(self._records, self._may, strict=True):
            is_ready = isinstance(each, Question) and each.standing in _READY and self._given(each) is None
            is_asked = each.id in self._asked_for if self._asked_for is not None else is_ready and CHAIR in may
            self.list.addItem(self._item(each, is_ticked=is_asked))
        self.private = QCheckBox(self.tr("Private notes that are ticked may leave too"))
        self.told = label("", "strong", wrap=True)
        self.list.itemChanged.connect(lambda _: self._tell())
        self.private.toggled.connect(lambda _: self._tell())
        self.audience.chosen.connect(self._choose)
        self.list.setCurrentRow(0)

    def _item(self, record: Sharable, *, is_ticked: bool) -> QListWidgetItem:
        kind = word(record.kind) if isinstance(record, Note) else kind_name(kind_of(record))
        stands = self._stands(record)
        kind = self.tr("{kind} ({state})").format(kind=kind, state=stands) if stands else kind
        made = QListWidgetItem(f"{kind}: {shortened(_words(self.desk, record), _LONGEST)}")
        made.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
        made.setCheckState(Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked)
        return made

    def _stands(self, record: Sharable) -> str:
        """What is to be known before it is ticked: that it is shared already, private, or no longer asked."""
        if (given := self._given(record)) is not None:
            return self.tr("changed since it was shared") if given.is_changed else self.tr("shared")
        if isinstance(record, Note) and record.visibility is Visibility.PRIVATE:
            return word(record.visibility)
        return word(record.standing) if isinstance(record, Question) and record.standing not in _READY else ""

    def _given(self, record: Sharable) -> Given | None:
        return self._shared.get((kind_of(record), record.id))

    def _offer(self) -> bool:
        """Only those who may have all that is ticked: what rests on an exempt paper goes to its holders alone."""
        roster = self._roster
        ticked = [may for may, is_ticked in zip(self._may, self._ticks(), strict=True) if is_ticked]
        names = [CHAIR, PANEL, *(each.id for each in roster.circles if roster.may_write_for(self._me, each.id))]
        offered = [each for each in names if all(each in may for may in ticked)]
        chosen = self._wanted if self._wanted in offered else next(iter(offered), "")
        self.audience.fill([(each, _capital(audience_name(each, roster))) for each in offered], chosen)
        self.audience.setEnabled(bool(offered))
        return bool(offered)

    def _choose(self, audience: object) -> None:
        self._wanted = str(audience)
        self._tell()

    def _tell(self) -> None:
        if not self._offer():
            self.told.setText(self.tr("No circle holds all that is ticked. Untick what rests on exempt papers; or ask "
                                      "the Chair or the Scrutiny Manager to say who holds them."))  # fmt: skip
            self.decide.setEnabled(False)
            return
        told = offering.dry_run(self.desk, self.chosen, self._to(), with_private=self.private.isChecked())
        self.told.setText(offering.said(told) if self.chosen else self.tr("Tick what is to be shared."))
        self.decide.setEnabled(bool(told.leaving))

    def _to(self) -> str:
        return str(self.audience.value())

    def _share(self) -> None:
        told = offering.share(self.desk, self.chosen, self._to(), with_private=self.private.isChecked())
        said = self.tr("Shared with {audience}: {what}")
        audience = audience_name(self._to(), self._roster)
        self.desk.noticed.emit(said.format(audience=audience, what=offering.said(told)))


def ask_to_share(desk: Desk, parent: QWidget, ticked: Container[str] | None = None) -> None:
    """Read what is shared, and ask what is to be besides; with just these ticked, where any are named."""
    offering.the_seat(desk)
    job = partial(sharing_seen.read, desk.library.access, desk.clock)
    desk.jobs.start("", job, partial(_ask, desk, parent, ticked))


def _ask(desk: Desk, parent: QWidget, ticked: Container[str] | None, seen: SharingSeen | None) -> None:
    if seen is not None:
        dialog = ShareDialog(desk, seen, parent, ticked)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def own_records(desk: Desk) -> Sequence[Sharable]:
    """The member's own questions, notes and judgements before the meeting on the desk, those that say something."""
    db, meeting, me = desk.library, desk.meeting, desk.me.id
    if meeting is None:
        return ()
    found: list[Sharable] = [
        *questions.for_meeting(db, meeting.id), *notes.for_meeting(db, meeting.id),
        *assessments.for_meeting(db, meeting.id, me),
    ]  # fmt: skip
    return [each for each in found if each.owner in ("", me) and _words(desk, each)]


def _words(desk: Desk, record: Sharable) -> str:
    if isinstance(record, Note) and not record.text.strip() and record.anchor is not None:
        return record.anchor.quote
    if isinstance(record, Assessment):
        return _judgement(record, rows.get(desk.library, Recommendation, record.recommendation_id))
    return words_in(record)


def _judgement(record: Assessment, about: Recommendation | None) -> str:
    """How far the member is assured, with the comment or else what it is about; empty where neither is said."""
    is_said = record.assurance is not Assurance.NOT_CONSIDERED
    if not (is_said or record.words.strip()):
        return ""
    named = ". ".join(filter(None, (about.number, about.text))) if about else ""
    return " · ".join(filter(None, (word(record.assurance) if is_said else "", record.words.strip() or named)))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
