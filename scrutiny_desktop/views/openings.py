"""Openings for a question about a recommendation: one is chosen, and finished in the member's own words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QLocale, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from scrutiny_desktop.domain.prompt import OWN, Prompt
from scrutiny_desktop.domain.recommendation import Recommendation
from scrutiny_desktop.flows import prompting
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.dialog import Dialog
from scrutiny_desktop.views.own_openings import OwnOpeningsDialog
from scrutiny_desktop.views.painting import Painting
from scrutiny_desktop.views.pieces import button, label
from scrutiny_desktop.views.words import shortened

_LONGEST = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What a new question begins with."""

    text: str = ""
    recommendation: Recommendation | None = None

    def fields(self) -> dict[str, Any]:
        """The same as fields of a question, put to the lead agency."""
        if self.recommendation is None:
            return {"text": self.text}
        about = self.recommendation
        return {"text": self.text, "recommendation_ids": (about.id,), "addressee": about.lead_agency}


Chosen = Callable[[Opening], None]


def ask(desk: Desk, parent: QWidget, recommendations: Sequence[Recommendation], chosen_id: str, chosen: Chosen) -> None:
    """Offer openings; where they are switched off, go on at once without one."""
    if prompting.are_off(desk.library):
        chosen(Opening(recommendation=next((each for each in recommendations if each.id == chosen_id), None)))
        return
    OpeningDialog(desk, recommendations, chosen_id, chosen, parent).open()


class _Wrapped(QStyledItemDelegate):
    """Measures each row at the width that its words have: the style sheet's padding would else cut the last word."""

    def __init__(self, desk: Desk, view: QListWidget) -> None:
        super().__init__(view)
        self._desk, self._view = desk, view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        draw, size = Painting(self._desk.theme, self._view.font()), self._desk.theme.size
        width = self._view.viewport().width()
        high = draw.height(str(index.data()), draw.font(), width - 3 * size("s4"))
        return QSize(width, high + 2 * size("s2"))


class OpeningDialog(Dialog):
    """Which recommendation, and which opening; Enter writes the question."""

    def __init__(
        self, desk: Desk, recommendations: Sequence[Recommendation], chosen_id: str, chosen: Chosen,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(desk, parent)
        self.setWindowTitle(self.tr("Question from an opening"))
        self._recommendations, self._chosen = recommendations, chosen
        self.about, self.list = QComboBox(), QListWidget()
        self.source = label("", "small", wrap=True)
        self._make(chosen_id)
        for part in (label(self.tr("About"), "caption"), self.about, label(self.tr("Begin with"), "caption"), self.list,
                     self.source):  # fmt: skip
            self.body.addWidget(part)
        self.decides(self.tr("&Write the question"))
        change = button(self.tr("&Change the openings…"), self._change)
        self.buttons.addButton(change, QDialogButtonBox.ButtonRole.ActionRole)
        self.accepted.connect(self._say)
        self.finished.connect(self.deleteLater)
        self._fill()
        self.list.setFocus()

    def _make(self, chosen_id: str) -> None:
        self.about.setAccessibleName(self.tr("The recommendation that is asked about"))
        self.about.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for each in self._recommendations:
            self.about.addItem(shortened(f"{each.number} {each.text}".strip(), _LONGEST))
        at = next((place for place, each in enumerate(self._recommendations) if each.id == chosen_id), 0)
        self.about.setCurrentIndex(at if self._recommendations else -1)
        self.about.setEnabled(bool(self._recommendations))
        self.about.currentIndexChanged.connect(self._fill)
        self.list.setAccessibleName(self.tr("Openings"))
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setItemDelegate(_Wrapped(self.desk, self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(self.accept)
        self.list.currentRowChanged.connect(self._show_source)

    def _fill(self) -> None:
        at = max(0, self.list.currentRow())
        self._prompts = prompting.offered(self.desk.library, self.desk.resources, QLocale().name()[:2])
        self.list.clear()
        for each in self._prompts:
            row = QListWidgetItem(self._words(each))
            row.setData(Qt.ItemDataRole.AccessibleDescriptionRole, each.source)
            self.list.addItem(row)
        self.list.setCurrentRow(min(at, self.list.count() - 1))
        self.decide.setEnabled(self.list.count() > 0)

    def _words(self, prompt: Prompt) -> str:
        about = self._recommendation()
        number = about.number if about else ""
        named = self.tr("recommendation {number}").format(number=number) if number else self.tr("the recommendation")
        return prompt.about(named)

    def _recommendation(self) -> Recommendation | None:
        at = self.about.currentIndex()
        return self._recommendations[at] if 0 <= at < len(self._recommendations) else None

    def _show_source(self, at: int) -> None:
        source = self._prompts[at].source if 0 <= at < len(self._prompts) else ""
        words = self.tr("Ours") if source == OWN else source
        self.source.setText(self.tr("Thought from: {source}").format(source=words) if source else "")

    def _change(self) -> None:
        dialog = OwnOpeningsDialog(self.desk, self)
        dialog.finished.connect(self._fill)
        dialog.open()

    def _say(self) -> None:
        if 0 <= self.list.currentRow() < len(self._prompts):
            words = self._words(self._prompts[self.list.currentRow()])
            self._chosen(Opening(text=words, recommendation=self._recommendation()))
