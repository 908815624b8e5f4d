"""Which papers were not added, and why, where there are too many for a strip each."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QWidget

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.dialog import Dialog

MOST_STRIPS = 2
"""Refusals that have a strip each; more would leave no room for the papers that were added."""


class RefusedDialog(Dialog):
    """One line for each refusal: what happened, and what to do."""

    def __init__(self, desk: Desk, troubles: Sequence[ScrutinyError], parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.setWindowTitle(self.tr("Papers that were not added"))
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.windowTitle())
        self.list.addItems([str(trouble) for trouble in troubles])
        self.list.setCurrentRow(0)
        self.body.addWidget(self.list)
        self.closes()
        unit = desk.theme.size("s8")
        self.resize(unit * 24, unit * 14)
