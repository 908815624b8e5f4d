"""What was reported of a recommendation, the latest first, and the form that adds to it."""

from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from scrutiny_desktop.domain.checklist import ChecklistRow
from scrutiny_desktop.domain.recommendation import Progress, ProgressReport, Recommendation
from scrutiny_desktop.views.day_field import Day
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.fields import Choice, GrowingText
from scrutiny_desktop.views.pieces import button, chip, column, emptied, holder, label, row
from scrutiny_desktop.views.words import on_day_briefly, tone, word

_WITHIN = Qt.ShortcutContext.WidgetWithChildrenShortcut


class Reported(QWidget):
    """Says what was reported; what is half typed in the form is kept until it is added or given up."""

    reported = Signal(object, object, str, object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._recommendation: Recommendation | None = None
        self._now = Progress.NOT_SAID
        self._shown: tuple[ProgressReport, ...] | None = None
        self._lines = QVBoxLayout()
        self._lines.setSpacing(desk.theme.size("s2"))
        self.open = button(self.tr("Report progress"), self.ask, tip="{report_progress}")
        self._make_form()
        whole = column(desk, margin="", gap="s2")
        whole.addLayout(self._lines)
        whole.addWidget(self.open)
        whole.addWidget(self.form)
        self.setLayout(whole)

    def fill(self, shown: ChecklistRow) -> None:
        """Show the reports of a recommendation."""
        is_other = self._recommendation is None or self._recommendation.id != shown.recommendation.id
        self._recommendation, self._now = shown.recommendation, shown.progress
        if is_other:
            self._show_form()
        if shown.reports != self._shown:
            self._shown = shown.reports
            self._show_reports()

    def flush(self) -> None:
        """Keep what waits in the form."""
        self._watch.flush()

    def ask(self) -> None:
        """Open the form, and put the cursor into it."""
        self.form.show()
        self.open.hide()
        self.words.setFocus()

    def _make_form(self) -> None:
        self.progress = Choice(self.tr("Progress reported"))
        self.words = GrowingText(self.tr("What is reported"), hint=self.tr("In the words of the report"))
        self.on = Day(self._desk, self.tr("Reported on"))
        self.on.changed_to.connect(lambda _: self._keep())
        self._watch = self._desk.autosave(self.words, lambda text, burst: self._keep())
        self.progress.chosen.connect(lambda progress: self._keep())
        self.add = button(self.tr("Add report"), self._add, face="main")
        self.cancel = button(self.tr("Give up"), self._give_up, name=self.tr("Give up this report"))
        inside = column(self._desk, margin="s3", gap="s2")
        inside.addWidget(self.progress)
        inside.addWidget(self.words)
        inside.addWidget(self.on)
        doors = row(self._desk)
        doors.addWidget(self.add)
        doors.addWidget(self.cancel)
        doors.addStretch()
        inside.addLayout(doors)
        self.add.setToolTip(QKeySequence("Ctrl+Return").toString(QKeySequence.SequenceFormat.NativeText))
        self.form = QFrame()
        self.form.setObjectName("card")
        self.form.setLayout(inside)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self.form, self._add, context=_WITHIN)

    def _show_form(self) -> None:
        kept: dict[str, Any] = self._desk.setting(self._name(), {})
        self.progress.fill([(each, word(each)) for each in Progress], Progress(kept.get("progress", self._now)))
        self._watch.show(kept.get("words", ""))
        on = date.fromisoformat(kept["on"]) if "on" in kept else self._desk.clock().date()
        self.on.show_day(on, self._name())
        self.form.setVisible(bool(kept))
        self.open.setVisible(not kept)

    def _keep(self) -> None:
        if self._recommendation is not None and not self.form.isHidden():
            progress = self.progress.value()
            words, on = self.words.toPlainText(), self.on.day().isoformat()
            self._desk.keep(self._name(), {"progress": str(progress), "words": words, "on": on})

    def _add(self) -> None:
        recommendation, progress = self._recommendation, self.progress.value()
        if recommendation is None or not self.on.is_settled():
            return
        words, on = self.words.toPlainText().strip(), self.on.day()
        self._give_up()
        self.reported.emit(recommendation, progress, words, on)

    def _give_up(self) -> None:
        self._watch.flush()
        self._desk.keep(self._name(), {})
        self._show_form()
        self.open.setFocus()

    def _name(self) -> str:
        return f"checklist.report of {self._recommendation.id}" if self._recommendation else "checklist.report"

    def _show_reports(self) -> None:
        emptied(self._lines)
        reports = list(reversed(self._shown or ()))
        for at, report in enumerate(reports):
            if at == 1:
                self._lines.addWidget(label(self.tr("Earlier"), "small"))
            self._lines.addWidget(self._line(report))
        if not reports:
            self._lines.addWidget(label(self.tr("Nothing has been reported yet."), "small", wrap=True))

    def _line(self, report: ProgressReport) -> QWidget:
        top, whole = row(self._desk), column(self._desk, margin="", gap="s05")
        top.addWidget(chip(word(report.progress), tone(report.progress)))
        top.addWidget(label(on_day_briefly(report.on), "small", wrap=True), 1)
        whole.addLayout(top)
        if report.words:
            whole.addWidget(label(f"“{report.words}”", wrap=True))
        return holder(whole)
