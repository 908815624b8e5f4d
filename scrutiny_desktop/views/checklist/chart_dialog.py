"""The progress chart in its window: by agency or meeting, with the numbers as a table, to be saved."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QSplitter, QTableWidget, QTableWidgetItem, QWidget

from scrutiny_desktop.domain.checklist_course import Tally, by_agency, by_meeting
from scrutiny_desktop.flows.chart_saving import save_numbers, save_picture
from scrutiny_desktop.store import meetings, progress_reports
from scrutiny_desktop.views.checklist.chart import ORDER, Chart
from scrutiny_desktop.views.checklist.shown import MeetingChecklist
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.dialog import Dialog
from scrutiny_desktop.views.fields import Choice
from scrutiny_desktop.views.pieces import button, holder, scrolled
from scrutiny_desktop.views.saving_as import ask_where, file_name
from scrutiny_desktop.views.words import on_day_briefly, word
from scrutiny_desktop.views.wrapping import Wrapping

Bars = list[tuple[str, Tally]]


class ChartDialog(Dialog):
    """How far the recommendations are reported to have come."""

    def __init__(self, desk: Desk, known: MeetingChecklist, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.setWindowTitle(self.tr("Progress chart"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._known = known
        self.by, self.chart, self.numbers = Choice(self.tr("A bar for each")), Chart(desk), QTableWidget()
        self.by.fill([("agency", self.tr("Lead agency, as reported now")),
                      ("meeting", self.tr("Meeting, as reported by then"))], "agency")  # fmt: skip
        self.by.chosen.connect(lambda _: self._show())
        self._lay_out()
        self._show()

    def rows(self) -> list[list[str]]:
        """The numbers under their heads."""
        heads = [
            self.tr("Agency") if self.by.value() == "agency" else self.tr("Meeting"),
            *(word(each) for each in ORDER),
            self.tr("All"),
        ]
        counted = [[name, *(str(tally.counts.get(each, 0)) for each in ORDER), str(tally.whole)]
                   for name, tally in self._bars()]  # fmt: skip
        return [heads, *counted]

    def save(self, kind: str, content: Callable[[Path], None]) -> None:
        """Ask where, and save there."""
        name = file_name(self.tr("Progress of recommendations"), self.by.currentText(), kind)
        ask_where(self.desk, self, self.tr("Save the chart"), name, f"{kind.upper()} (*.{kind})", content)

    def _lay_out(self) -> None:
        self.numbers.setAccessibleName(self.tr("The chart’s numbers"))
        self.numbers.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.numbers.verticalHeader().hide()
        self.numbers.setShowGrid(False)
        self.numbers.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        panes = QSplitter(Qt.Orientation.Vertical, childrenCollapsible=False)
        panes.addWidget(scrolled(self.chart, self.tr("Progress chart")))
        panes.addWidget(self.numbers)
        panes.setSizes([600, 400])
        doors = Wrapping(self.desk.theme.size("s2"))
        for kind, words, do in (
            ("png", self.tr("Save as &PNG…"), lambda path: save_picture(path, self.chart.png())),
            ("svg", self.tr("Save as S&VG…"), lambda path: save_picture(path, self.chart.svg())),
            ("csv", self.tr("Save &numbers as CSV…"), lambda path: save_numbers(path, self.rows())),
        ):
            doors.addWidget(button(words, partial(self.save, kind, do)))
        self.body.addWidget(self.by)
        self.body.addWidget(panes, 1)
        self.body.addWidget(holder(doors))
        self.closes()
        unit = self.desk.theme.size("s8")
        room = self.screen().availableSize()
        self.resize(min(unit * 26, room.width()), min(unit * 20, room.height()))

    def _show(self) -> None:
        bars, rows = self._bars(), self.rows()
        told = "; ".join(f"{row[0]}: " + ", ".join(f"{name} {count}" for name, count in
                         zip(rows[0][1:], row[1:], strict=True)) for row in rows[1:])  # fmt: skip
        self.chart.fill(self.tr("Reported progress of the recommendations"), bars, told)
        self.numbers.setColumnCount(len(rows[0]))
        self.numbers.setRowCount(len(rows) - 1)
        self.numbers.setHorizontalHeaderLabels(rows[0])
        for at, cells in enumerate(rows[1:]):
            for place, words in enumerate(cells):
                cell = QTableWidgetItem(words)
                cell.setData(Qt.ItemDataRole.AccessibleTextRole, f"{rows[0][place]}: {words}")
                self.numbers.setItem(at, place, cell)
        self.numbers.resizeColumnsToContents()
        self.numbers.setColumnWidth(0, min(self.numbers.columnWidth(0), self.desk.theme.size("s8") * 7))
        self.numbers.resizeRowsToContents()

    def _bars(self) -> Bars:
        known, db = self._known, self.desk.library
        if self.by.value() == "agency":
            counted = by_agency(known.rows, known.today)
            return [(tally.name or self.tr("No lead agency"), tally) for tally in counted]
        panel_id = self.desk.meeting.panel_id if self.desk.meeting else ""
        held = {each.id: each.on for each in meetings.every(db) if each.on and each.panel_id == panel_id}
        counted = by_meeting(
            (each.recommendation for each in known.rows), progress_reports.course(db, known.meeting_id), held
        )
        return [(on_day_briefly(tally.on), tally) for tally in counted]
