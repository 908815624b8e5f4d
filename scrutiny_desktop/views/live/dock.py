"""The keys that mark what is said and what came of the question, always in view below everything else."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from scrutiny_desktop.domain.discussion import PointKind
from scrutiny_desktop.domain.question import OUTCOMES, Question, Standing
from scrutiny_desktop.views.acts import BY_NAME
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.live.flat_key import FlatKey
from scrutiny_desktop.views.pieces import column
from scrutiny_desktop.views.words import tone
from scrutiny_desktop.views.wrapping import Rows, Wrapping

POINT_ACTS = dict(zip(("noted", "concern", "information", "action", "resolution"), PointKind, strict=True))
OUTCOME_ACTS = dict(zip(("answered", "partly", "written", "not_reached", "withdrawn"),
                        (*OUTCOMES, Standing.WITHDRAWN), strict=True))  # fmt: skip

_LARGE = 1.2
"""From this text size on the keys are as small as they may be: the question needs the room."""


class Dock(QWidget):
    """Two rows of five on one grid; where the text is too large for it the keys run on, shortest words first."""

    marked = Signal(object)
    outcome_chosen = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.points = [self._point(name, kind) for name, kind in POINT_ACTS.items()]
        self.outcomes = {kind: self._outcome(name, kind) for name, kind in OUTCOME_ACTS.items()}
        self.side = FlatKey(desk, BY_NAME["live_side"])
        self.side.hide()
        layout = self._whole = column(desk, margin="", gap="s2")
        self._lines = [Wrapping(0, *keys, even=True, across=len(POINT_ACTS)) for keys in (
            self.points, (*self.outcomes.values(), self.side))]  # fmt: skip
        for line in self._lines:
            layout.addWidget(Rows(line))
        self.setLayout(layout)
        self._dress()
        desk.theme_changed.connect(self._dress)

    def show_question(self, question: Question | None) -> None:
        """Show what came of the question before the panel."""
        for standing, made in self.outcomes.items():
            made.setEnabled(question is not None)
            made.setChecked(question is not None and question.standing is standing)

    def show_side(self, words: str) -> None:
        """Offer what the side does not show now; without words it shows all."""
        self.side.setVisible(bool(words))
        if words:
            self.side.say(words)

    def _dress(self) -> None:
        size, is_large = self._desk.theme.size, self._desk.theme.scale > _LARGE
        for each in (*self.points, *self.outcomes.values(), self.side):
            each.take_role("small" if is_large else "body", is_tight=is_large)
        gap = size("s1" if is_large else "s2")
        for line in self._lines:
            line.spread(gap)
        self._whole.setSpacing(gap)
        self._whole.setContentsMargins(size("s4"), gap, size("s4"), gap)

    def _shorter(self) -> dict[str, tuple[str, ...]]:
        return {
            "noted": (self.tr("Noted"),), "information": (self.tr("Information"),), "partly": (self.tr("Partly"),),
            "written": (self.tr("Written answer"), self.tr("Written")),
        }  # fmt: skip

    def _point(self, name: str, kind: PointKind) -> FlatKey:
        made = FlatKey(self._desk, BY_NAME[f"point_{name}"], shorter=self._shorter().get(name, ()), tone=tone(kind))
        made.clicked.connect(partial(self._emit_marked, kind))
        return made

    def _outcome(self, name: str, standing: Standing) -> FlatKey:
        made = FlatKey(self._desk, BY_NAME[f"outcome_{name}"], shorter=self._shorter().get(name, ()), sign=standing)
        made.clicked.connect(partial(self._emit_outcome, standing))
        return made

    def _emit_marked(self, kind: PointKind) -> None:
        self.marked.emit(kind)

    def _emit_outcome(self, standing: Standing) -> None:
        self.outcome_chosen.emit(standing)
