"""A passage of the open paper added to what is there already: to a question, to evidence, to a recommendation."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from scrutiny_desktop.domain.anchor import Anchor
from scrutiny_desktop.domain.note import Grade, MarkKind, Note
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.domain.recommendation import Recommendation
from scrutiny_desktop.store import notes, rows
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.papers.marking import Marking
from scrutiny_desktop.views.papers.marks import Mark
from scrutiny_desktop.views.words import source

if TYPE_CHECKING:
    from scrutiny_desktop.views.papers.screen import PapersScreen


class Adding(QObject):
    """Ties passages to records, by dragging and by menu; each is one change."""

    def __init__(self, desk: Desk, screen: "PapersScreen", marking: Marking) -> None:
        super().__init__(screen)
        self._desk, self._screen, self._marking = desk, screen, marking

    def to_mark(self, mark: Mark, start: int, end: int) -> None:
        """Tie a passage to a question, or make it evidence for what another piece of evidence bears on."""
        paper = self._screen.paper
        if paper is None:
            return
        anchor = self._screen.reader.surface.opened.flow.anchor(paper, start, end)
        if isinstance(mark.record, Question):
            is_new = self._marking.add_passage(mark.record, anchor)
            self._desk.noticed.emit(self.tr("The passage is part of the question now.") if is_new
                                    else self.tr("The question has this passage already."))  # fmt: skip
        elif mark.kind == MarkKind.EVIDENCE:
            self._be_evidence(paper, anchor, mark.record.recommendation_ids)

    def to_recommendation(self, recommendation: Recommendation, passage: tuple[int, int] | None = None) -> None:
        """Make the passage (else the one that is selected) evidence for a recommendation of the checklist.

        Raises ScrutinyError where nothing is selected.
        """
        paper, anchor = self._screen.doing.passage()
        if passage is not None:
            anchor = self._screen.reader.surface.opened.flow.anchor(paper, *passage)
        self._be_evidence(paper, anchor, (recommendation.id,))

    def _be_evidence(self, paper: Paper, anchor: Anchor, ids: tuple[str, ...]) -> None:
        known = self._known(paper, anchor)
        rest = tuple(each for each in ids if known is None or each not in known.recommendation_ids)
        if known is not None and not rest:
            self._desk.noticed.emit(self.tr("The passage is evidence for this already."))
            return
        if known is None:
            self._marking.evidence(paper, anchor, ids, Grade.STATED)
        else:
            self._marking.weigh(known, (*known.recommendation_ids, *rest), known.grade)
        numbers = ", ".join(filter(None, map(self._number, ids)))
        said = self.tr("Evidence for recommendation {number} now: {place}.")
        plain = self.tr("Evidence for the recommendation now: {place}.")
        self._desk.noticed.emit((said if numbers else plain).format(number=numbers, place=source(paper, anchor)))

    def _known(self, paper: Paper, anchor: Anchor) -> Note | None:
        """The evidence that the same passage is already."""
        mine = (each for each in notes.for_paper(self._desk.library, paper.id) if each.kind is MarkKind.EVIDENCE)
        return next((each for each in mine if each.anchor is not None and each.owner in ("", self._desk.me.id)
                     and (each.anchor.start, each.anchor.end) == (anchor.start, anchor.end)), None)  # fmt: skip

    def _number(self, recommendation_id: str) -> str:
        found = rows.get(self._desk.library, Recommendation, recommendation_id)
        return found.number if found else ""
