"""Proposals at the left, the chosen one in the middle, the page it stands on at the right; one change takes them in."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QListView, QSplitter, QWidget

from scrutiny_desktop.domain.errors import Report
from scrutiny_desktop.domain.ids import Ids
from scrutiny_desktop.domain.proposal import Proposal
from scrutiny_desktop.domain.recommendation import Recommendation
from scrutiny_desktop.domain.record import Pair
from scrutiny_desktop.domain.taking_in import TakingIn, pairs_for
from scrutiny_desktop.flows.taking_in import Proposed
from scrutiny_desktop.store import progress_reports, recommendations
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.dialog import Dialog
from scrutiny_desktop.views.many_at_once import AT_ONCE, change_many
from scrutiny_desktop.views.pieces import button, column, holder, label, row, scrolled
from scrutiny_desktop.views.row_list import ROW
from scrutiny_desktop.views.taking_in.form import ProposalForm
from scrutiny_desktop.views.taking_in.proposed import ProposalFace, Proposals, Row, rows_of
from scrutiny_desktop.views.taking_in.source import SourceView
from scrutiny_desktop.views.words import on_day

_LOOKED_AT = ("text", "action", "response_words", "response", "progress")
"""What of a proposal is shown at its source first."""

_SHARE = 0.94
"""Of the window, that the dialog fills."""


class TakingInDialog(Dialog):
    """What is corrected is kept until it is taken in, so that closing the dialog loses nothing."""

    columns_wanted = Signal()

    def __init__(
        self, desk: Desk, proposed: Proposed, parent: QWidget | None = None, *,
        known: Sequence[Recommendation] | None = None,
    ) -> None:  # fmt: skip
        super().__init__(desk, parent)
        meeting = desk.meeting
        self._meeting_id = meeting.id if meeting else proposed.paper.meeting_id
        self._proposed = proposed
        known = recommendations.for_meeting(desk.library, self._meeting_id) if known is None else known
        self.known = {each.id: each for each in known}
        self._edits: dict[str, dict[str, Any]] = desk.setting(self._name(), {})
        self.proposals = [self._edited(at, each) for at, each in enumerate(proposed.found.proposals)]
        self.setWindowTitle(self.tr("Take in recommendations from {paper}").format(paper=proposed.paper.name))
        self._make_parts()
        self._lay_out()
        self._show_rows()
        self.list.setCurrentIndex(self.rows.index(0))
        self.list.setFocus()

    def take_in(self) -> None:
        """Take in those that are chosen, as one change."""
        desk = self.desk
        to = TakingIn(
            meeting_id=self._meeting_id, on=self._proposed.on, ids=Ids(desk.clock), owner=desk.me.id, known=self.known,
            reports=progress_reports.for_meeting(desk.library, self._meeting_id),
        )  # fmt: skip
        new = sum(each.is_taken and not each.known_id for each in self.proposals)
        more = sum(each.is_taken and bool(each.known_id) for each in self.proposals)
        then = partial(_taken_in, desk, self._name(), self._said(new, more))
        proposals, label = tuple(self.proposals), self.tr("take in recommendations")
        if len(proposals) <= AT_ONCE:
            change_many(desk, label, pairs_for(proposals, to), then)
            return
        words = self.tr("Taking in recommendations…")
        job = partial(_pairs, proposals, to)
        desk.jobs.start(words, job, lambda pairs: change_many(desk, label, pairs, then))

    def _said(self, new: int, more: int) -> str:
        """What was taken in; what there is none of is not counted."""
        one, many = self.tr("1 new recommendation"), self.tr("{count} new recommendations").format(count=new)
        known_one, known = self.tr("more about 1 known"), self.tr("more about {count} known").format(count=more)
        told = [one if new == 1 else many] if new else []
        told += [known_one if more == 1 else known] if more else []
        return self.tr("Taken in: {what}. Undo takes it out again.").format(what=", ".join(told))

    def done(self, result: int) -> None:
        self.source.end()
        super().done(result)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.list and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Space and not event.modifiers():
                self.toggle()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
                self.form.fields["text"].setFocus()
                return True
        return super().eventFilter(watched, event)

    def toggle(self) -> None:
        """Take the chosen proposal in, or leave it out."""
        if (chosen := self.row()) is not None:
            self._change(chosen.at, replace(chosen.proposal, is_taken=not chosen.proposal.is_taken))

    def row(self) -> Row | None:
        """The chosen proposal."""
        chosen = self.list.currentIndex().data(ROW)
        return chosen if isinstance(chosen, Row) else None

    def _make_parts(self) -> None:
        desk, found = self.desk, self._proposed.found
        self.list, self.rows = QListView(), Proposals(self)
        self.list.setModel(self.rows)
        self.list.setUniformItemSizes(True)
        self.list.setItemDelegate(ProposalFace(desk, self.list))
        self.list.setAccessibleName(self.tr("What was found, in the order of the paper"))
        self.list.installEventFilter(self)
        self.form = ProposalForm(desk, list(self.known.values()))
        self.source = SourceView(desk, self._proposed.paper, self._proposed.text)
        self.remarks = label("\n".join(found.remarks), "quiet", wrap=True)
        self.count = label("", "small", wrap=True)
        self.columns = button(self.tr("What the &columns hold…"), self._ask_columns)
        self.taking = button(self.tr("Take in, or leave out (Space)"), self.toggle)
        self.list.selectionModel().currentChanged.connect(self._chosen)
        self.form.corrected.connect(self._correct)
        self.form.about.connect(self._is_about)
        self.form.looked_at.connect(self._look_at)
        for keys, step in ((Qt.Key.Key_PageDown, 1), (Qt.Key.Key_PageUp, -1)):
            QShortcut(QKeySequence(Qt.Modifier.CTRL | keys), self, partial(self._step, step))
        QShortcut(QKeySequence("Ctrl+Return"), self, self.accept)

    def _lay_out(self) -> None:
        desk = self.desk
        left, panes = column(desk, margin="", gap="s2"), QSplitter(childrenCollapsible=False)
        left.addWidget(self.list, 1)
        left.addWidget(self.taking)
        for pane in (holder(left), scrolled(self.form, self.tr("The chosen recommendation")), self.source):
            panes.addWidget(pane)
        panes.setSizes(desk.setting("taking_in.panes", [340, 400, 480]))
        panes.splitterMoved.connect(lambda: desk.keep("taking_in.panes", panes.sizes()))
        top = row(desk)
        top.addWidget(self.count, 1)
        top.addWidget(self.columns)
        self.body.addWidget(self.remarks)
        self.body.addLayout(top)
        self.remarks.setVisible(bool(self._proposed.found.remarks))
        self.columns.setVisible(bool(self._proposed.heads))
        self.body.addWidget(panes, 1)
        self.decides(self.tr("&Take in"))
        self.decide.setToolTip(self.tr("Ctrl+Enter"))
        self.accepted.connect(self.take_in)
        self.finished.connect(self.deleteLater)
        owner = self.parentWidget()
        unit = desk.theme.size("s8")
        self.resize(owner.window().size() * _SHARE if owner else QSize(unit * 36, unit * 20))

    def _show_rows(self) -> None:
        self.rows.show_rows(rows_of(self.proposals, self.known))
        self._tell()

    def _tell(self) -> None:
        taken = sum(each.is_taken for each in self.proposals)
        words = self.tr("{found} found; {taken} are taken in. What they report is dated {day}.")
        day = on_day(self._proposed.on)
        self.count.setText(words.format(found=len(self.proposals), taken=taken, day=day))
        self.decide.setEnabled(taken > 0)

    def _chosen(self) -> None:
        if (chosen := self.row()) is not None:
            self.form.fill(chosen)
            self._look_at(next((name for name in _LOOKED_AT if chosen.proposal.text_of(name)), "number"))

    def _look_at(self, name: str) -> None:
        chosen = self.row()
        field = chosen.proposal.fields.get(name) if chosen else None
        self.source.show_anchor(field.anchor if field else None)

    def _correct(self, name: str, text: str) -> None:
        if (chosen := self.row()) is not None:
            self._change(chosen.at, chosen.proposal.with_text(name, text), is_typed=True)

    def _is_about(self, known_id: str) -> None:
        if (chosen := self.row()) is not None:
            self._change(chosen.at, replace(chosen.proposal, known_id=known_id, rivals=(), is_taken=True))

    def _change(self, at: int, proposal: Proposal, *, is_typed: bool = False) -> None:
        self.proposals[at] = proposal
        first = self._proposed.found.proposals[at]
        typed = {name: each.text for name, each in proposal.fields.items() if each.text != first.text_of(name)}
        self._edits[str(at)] = {"fields": typed, "is_taken": proposal.is_taken, "known_id": proposal.known_id,
                                "rivals": list(proposal.rivals)}  # fmt: skip
        self.desk.keep(self._name(), self._edits)
        self.rows.change_row(at, *rows_of((proposal,), self.known, at))
        self._tell()
        if not is_typed and (chosen := self.row()) is not None:
            self.form.fill(chosen)

    def _edited(self, at: int, proposal: Proposal) -> Proposal:
        """The proposal with what was corrected of it the last time the dialog was open."""
        edit: Mapping[str, Any] = self._edits.get(str(at), {})
        for name, text in edit.get("fields", {}).items():
            proposal = proposal.with_text(name, text)
        if not edit:
            return proposal
        return replace(proposal, is_taken=edit["is_taken"], known_id=edit["known_id"], rivals=tuple(edit["rivals"]))

    def _step(self, by: int) -> None:
        at = self.list.currentIndex().row() + by
        if 0 <= at < self.rows.rowCount():
            self.list.setCurrentIndex(self.rows.index(at))

    def _ask_columns(self) -> None:
        self.reject()
        self.columns_wanted.emit()

    def _name(self) -> str:
        """Under which corrections are kept: of this text, as it was read into so many proposals."""
        return f"taking_in of {self._proposed.paper.text_key} in {len(self._proposed.found.proposals)}"


def _taken_in(desk: Desk, name: str, told: str) -> None:
    """Corrections are kept no longer once they are taken in; the dialog is gone by then."""
    desk.keep(name, {})
    desk.noticed.emit(told)


def _pairs(proposals: Sequence[Proposal], to: TakingIn, report: Report) -> list[Pair]:
    """As a job: the changes that take them in."""
    report(0, 1)
    return pairs_for(proposals, to)
