"""Looking through the checklist: the filter line, the table below it, and what to say where nothing fits."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from scrutiny_desktop.domain.checklist import ChecklistRow
from scrutiny_desktop.domain.checklist_filter import Ended, Sieve
from scrutiny_desktop.domain.checklist_order import Group, Line
from scrutiny_desktop.views.checklist.arranging import Arranging
from scrutiny_desktop.views.checklist.filter_line import FilterLine
from scrutiny_desktop.views.checklist.naming import column_name, state_words
from scrutiny_desktop.views.checklist.shown import MeetingChecklist
from scrutiny_desktop.views.checklist.table import ChecklistView
from scrutiny_desktop.views.checklist.views_kept import KeptViews
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.pieces import button, column, holder, label, line, scrolled


class Looking(QWidget):
    """Shows the lines of the view of now, and again when the person looks another way."""

    arranged = Signal()

    def __init__(self, desk: Desk, table: ChecklistView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._table = desk, table
        self._known: MeetingChecklist | None = None
        self.views = KeptViews(desk, self)
        self._arranging = Arranging(desk.me.id, state_words())
        self.line = FilterLine(desk, self.views)
        self._pages, nothing = QStackedWidget(), column(desk)
        self._none = label("", "quiet", wrap=True)
        nothing.addWidget(self._none)
        none = button(self.tr("No filter"), lambda: self.views.change(sieve=Sieve()))
        nothing.addWidget(none, alignment=Qt.AlignmentFlag.AlignLeft)
        nothing.addStretch(1)
        self._pages.addWidget(table)
        self._pages.addWidget(scrolled(holder(nothing), self.tr("Nothing fits")))
        whole = column(desk, margin="", gap="")
        whole.addWidget(self.line)
        whole.addWidget(line())
        self._pages.setMinimumHeight(self._desk.theme.size("s8") * 3 // 2)
        whole.addWidget(self._pages, 1)
        self.setLayout(whole)
        self._listen()

    def fill(self, known: MeetingChecklist | None, *, keeping: str = "") -> None:
        """Show a checklist as it is now; ``keeping`` names a recommendation that stays though it no longer fits."""
        self._known, self._arranging.me = known, self._desk.me.id
        self._arrange(keeping if self._table.rows.row_of(keeping) >= 0 else "")

    def ahead(self) -> Arranging:
        """What is worked out of the rows so far, for a job to go on with."""
        self._arranging.me = self._desk.me.id
        return self._arranging.ahead()

    def take(self, ahead: Arranging) -> None:
        """Go on with what a job has worked out."""
        ahead.folded = self._arranging.folded
        self._arranging = ahead

    def look_for_words(self) -> None:
        """Put the cursor into the words to filter by."""
        self.line.words.setFocus()
        self.line.words.selectAll()

    def sort_by_column(self) -> None:
        """Sort by the column of the chosen cell; the other way where it is sorted by it."""
        at, now = self._table.column(), self.views.now
        self.views.change(sorted_by=at, descends=at is now.sorted_by and not now.descends)

    def show_all(self, sieve: Sieve) -> None:
        """Look for nothing in particular, with every group unfolded."""
        self._arranging.folded = frozenset()
        self.views.change(sieve=sieve)

    def copied(self) -> str:
        """The selected rows as text: a line each, cells parted by tabs, the columns' names above."""
        columns, words = self._table.shown_columns(), self._table.rows.words
        lines = [[words.of(row, each) for each in columns] for row in self._table.selected()]
        heads = [column_name(each) for each in columns]
        return "\n".join("\t".join(" ".join(cell.split()) for cell in cells) for cells in (heads, *lines))

    def _listen(self) -> None:
        self.views.changed.connect(self._look)
        self.line.down.connect(self._go_down)
        self.line.widths_reset.connect(self._reset_widths)
        self._table.sorted_by.connect(lambda at, descends: self.views.change(sorted_by=at, descends=descends))
        self._table.folding_wanted.connect(self._fold)
        self._table.columns_wanted.connect(lambda place: self.line.columns.menu().popup(place))
        self._table.rested.connect(lambda: self._arrange(""))

    def _look(self) -> None:
        self.line.show_view()
        self._arrange("")
        self.arranged.emit()

    def _fold(self, key: str, is_folded: bool) -> None:
        self._arranging.fold(key, is_folded=is_folded)
        at = self._table.currentIndex()
        self._arrange("")
        place = next((place for place, each in enumerate(self._table.rows.lines())
                      if not isinstance(each, ChecklistRow) and each.key == key), -1)  # fmt: skip
        self._table.setCurrentIndex(self._table.rows.index(place, max(at.column(), 0)))

    def _arrange(self, keeping: str) -> None:
        known, view = self._known, self.views.now
        lines = self._lines(known, keeping) if known is not None else ()
        self._table.rows.folded = self._arranging.folded
        self._table.show_lines(known, lines, view)
        if known is not None:
            groups = [each for each in lines if isinstance(each, Group)]
            shown = sum(len(each.rows) for each in groups) if groups else len(lines)
            told = self._told(known, shown)
            self.line.fill(self._arranging.counts(known, view.sieve.ended), known.used, told)
            self._none.setText(self.tr("No recommendation fits: {count} are left out.").format(count=len(known.rows)))
            self._pages.setCurrentIndex(0 if shown or not known.rows else 1)

    def _lines(self, known: MeetingChecklist, keeping: str) -> tuple[Line, ...]:
        if not self._table.is_written_in:
            return self._arranging.lines(known, self.views.now, keeping=keeping)
        # Nothing moves under a person who is writing in a cell.
        rows = self._table.rows.lines()
        return tuple(known.row(each.recommendation.id) or each if isinstance(each, ChecklistRow) else each
                     for each in rows)  # fmt: skip

    def _told(self, known: MeetingChecklist, shown: int) -> str:
        told = self.tr("{shown} of {all}").format(shown=shown, all=len(known.rows))
        ended = sum(not each.recommendation.is_open for each in known.rows)
        if ended and self.views.now.sieve.ended is Ended.OPEN:
            told += self.tr(" · {count} ended, not shown").format(count=ended)
        return told

    def _go_down(self) -> None:
        self.line.flush()
        self._table.setFocus()

    def _reset_widths(self) -> None:
        self._table.columns.reset()
        self._table.measure()
