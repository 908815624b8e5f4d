"""On what terms an item is taken: its time, whether it is late and why, whether it is exempt and by which rule."""

from typing import Any

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from scrutiny_desktop.domain.meeting import AgendaItem
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.editor import Editor
from scrutiny_desktop.views.fields import Number
from scrutiny_desktop.views.pieces import column, holder
from scrutiny_desktop.views.wrapping import Wrapping

LONGEST = 600
"""Minutes an item can be planned for."""


class ItemTerms(Editor):
    """The reason and the rule have a field only where they are called for.

    ``line`` holds what every item has, for its owner to put where there is room.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.minutes = Number(self.tr("Minutes planned"), LONGEST, suffix=self.tr(" min"))
        self.minutes.setSpecialValueText(self.tr("no time"))
        self.minutes.setSingleStep(5)
        self.late, self.exempt = QCheckBox(self.tr("Late")), QCheckBox(self.tr("Exempt"))
        self.late.setAccessibleName(self.tr("Late item, taken as a matter of urgency"))
        self.exempt.setAccessibleName(self.tr("Exempt item, taken without press and public"))
        self.urgency = QLineEdit(placeholderText=self.tr("Why it cannot wait (goes into the minutes)"))
        self.urgency.setAccessibleName(self.tr("Reason for urgency"))
        self.citation = QLineEdit(placeholderText=self.tr("By which rule, such as paragraph 3 of Schedule 12A"))
        self.citation.setAccessibleName(self.tr("Rule by which it is exempt"))
        self.line = holder(Wrapping(desk.theme.size("s3"), self.minutes, self.late, self.exempt))
        layout = column(desk, margin="", gap="s1")
        for widget in (self.urgency, self.citation):
            layout.addWidget(widget)
        self.setLayout(layout)
        self.bind("urgency", self.urgency, self.tr("give the reason for urgency"))
        self.bind("citation", self.citation, self.tr("cite the rule"))
        self.minutes.changed_to.connect(lambda n: self.change(self.tr("plan an item’s time"), minutes=n))
        self.late.clicked.connect(lambda ticked: self._turn(self.urgency if ticked else None, is_late=ticked))
        self.exempt.clicked.connect(lambda ticked: self._turn(self.citation if ticked else None, is_exempt=ticked))

    def show_terms(self, item: AgendaItem | None) -> None:
        """Show the item's terms as they are now."""
        now: AgendaItem | None = self.take(item)
        for part in (self, self.line):
            part.setEnabled(now is not None)
        if now is None:
            return
        self.minutes.show_value(now.minutes)
        self.late.setChecked(now.is_late)
        self.exempt.setChecked(now.is_exempt)
        self.urgency.setVisible(now.is_late)
        self.citation.setVisible(now.is_exempt)

    def change(self, label: str, burst: str = "", **fields: Any) -> None:
        super().change(label, burst and f"{burst} {self.record.id}", **fields)

    def _turn(self, asks: QLineEdit | None, **fields: bool) -> None:
        self.change(self.tr("change an agenda item"), "", **fields)
        self.show_terms(self.record)
        if asks is not None:
            asks.setFocus()
