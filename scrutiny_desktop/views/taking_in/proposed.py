"""The proposals as rows, each with what it is to be: new, more about a known one, or not taken in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtGui import QPainter

from scrutiny_desktop.domain.proposal import Flaw, Proposal
from scrutiny_desktop.domain.recommendation import Recommendation
from scrutiny_desktop.views.marking import N_
from scrutiny_desktop.views.painting import Painting
from scrutiny_desktop.views.row_list import RowList
from scrutiny_desktop.views.two_lines import TwoLines

SURE, LIKELY = 0.9, 0.6
"""From which a reading counts as sure, and as likely."""

FLAWS = {
    Flaw.NO_SUCH_DAY: N_("taking_in", "no such day"),
    Flaw.NO_DATE: N_("taking_in", "not a date"),
    Flaw.REPEATED: N_("taking_in", "this number stands twice"),
    Flaw.SKIPPED: N_("taking_in", "numbers are left out before it"),
    Flaw.SHIFTED: N_("taking_in", "the columns shift here"),
    Flaw.TORN: N_("taking_in", "runs over two pages"),
    Flaw.COLOUR_ONLY: N_("taking_in", "told by its colour alone"),
    Flaw.COLOUR_UNREAD: N_("taking_in", "the colour could not be read: what does it say?"),
    Flaw.UNREADABLE: N_("taking_in", "cannot be read"),
    Flaw.BEGINS_A_LIST: N_("taking_in", "may be several"),
    Flaw.IN_MINUTES: N_("taking_in", "stands in minutes: perhaps the Panel’s own, or a report’s"),
    Flaw.OTHERWISE_NUMBERED: N_("taking_in", "the same words stand under another number"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A proposal with its place among the others, and the known recommendation it is more about."""

    at: int
    proposal: Proposal
    known: Recommendation | None = None

    @property
    def state(self) -> tuple[str, str]:
        """What becomes of it, in words, and the tone of its chip."""
        tr, one = QCoreApplication.translate, self.proposal
        if not one.is_taken:
            return tr("taking_in", "Not taken in"), "plain"
        if self.known is not None:
            return tr("taking_in", "More about {number}").format(number=self.known.number or "…"), "info"
        return (tr("taking_in", "Which one?"), "fair") if one.rivals else (tr("taking_in", "New"), "good")

    @property
    def doubts(self) -> str:
        """How sure it is, and what is odd about it."""
        flaws = dict.fromkeys(flaw for each in self.proposal.fields.values() for flaw in each.flaws)
        return ", ".join((sure_word(self.proposal.sureness), *map(flaw_word, flaws)))

    @property
    def words(self) -> str:
        """What it recommends, else what is to be done."""
        one = self.proposal
        return " ".join((one.text_of("text") or one.text_of("action") or one.text_of("response_words")).split())


class Proposals(RowList[Row]):
    """Proposals as rows, known by their places in the paper."""

    def _key(self, row: Row) -> int:
        return row.at

    def _spoken(self, row: Row) -> str:
        parts = (row.proposal.text_of("number"), row.state[0], row.words, row.doubts)
        return ", ".join(part for part in parts if part)


class ProposalFace(TwoLines):
    """Draws what becomes of a proposal, its number, how sure it is, and its words."""

    def chip(self, row: object) -> tuple[str, str]:
        return row.state if isinstance(row, Row) else ("", "plain")

    def head(self, painter: QPainter, rect: QRect, row: object) -> None:
        if isinstance(row, Row):
            self._write(painter, rect, " · ".join(filter(None, (row.proposal.text_of("number"), row.doubts))))

    def below(self, painter: QPainter, rect: QRect, row: object, draw: Painting) -> None:
        if isinstance(row, Row):
            self._write(painter, rect, row.words)

    def _write(self, painter: QPainter, rect: QRect, words: str) -> None:
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, max(0, rect.width()))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)


def rows_of(proposals: Sequence[Proposal], known: Mapping[str, Recommendation], first: int = 0) -> list[Row]:
    """A row for each proposal, the first of them at a place."""
    return [Row(at=at, proposal=each, known=known.get(each.known_id)) for at, each in enumerate(proposals, first)]


def flaw_word(flaw: Flaw) -> str:
    """What is odd about a field, in words."""
    return QCoreApplication.translate("taking_in", FLAWS[flaw])


def sure_word(sureness: float) -> str:
    """How sure a reading is, in words."""
    tr = QCoreApplication.translate
    if sureness >= SURE:
        return tr("taking_in", "sure")
    return tr("taking_in", "likely") if sureness >= LIKELY else tr("taking_in", "a guess")
