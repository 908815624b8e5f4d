"""What changed in a paper that came again: only that, in the order of the new paper, to read and go to."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QListView, QPushButton, QSplitter, QWidget

from scrutiny_desktop.domain.changes import ChangeKind
from scrutiny_desktop.flows.comparing import Comparison
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.dialog import Dialog
from scrutiny_desktop.views.fields import in_reading_order
from scrutiny_desktop.views.painting import shape_icon
from scrutiny_desktop.views.papers.change_rows import ChangeDelegate, ChangeLines
from scrutiny_desktop.views.papers.change_text import ChangeText, yielding
from scrutiny_desktop.views.papers.change_words import Line, compared_papers, copied, kind_tone, kind_word, summary
from scrutiny_desktop.views.pieces import button, holder, label, refaced, row
from scrutiny_desktop.views.row_list import ROW, Index
from scrutiny_desktop.views.wrapping import Wrapping


class WhatChanged(Dialog):
    """The changes as a list, the chosen one in full beside it; filters by kind and words."""

    chosen = Signal(object)
    """The person wants to read this paragraph in its paper."""
    beside_wanted = Signal(object)
    another_wanted = Signal()
    """Another paper is to be compared with."""

    def __init__(self, desk: Desk, between: Comparison, at: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.setWindowTitle(self.tr("What changed"))
        self._lines = [Line(place, change, between) for place, change in enumerate(between.changes)]
        self.words = QLineEdit(clearButtonEnabled=True)
        self.words.setPlaceholderText(self.tr("Words in the changes"))
        self.words.setAccessibleName(self.words.placeholderText())
        self.kinds = self._offered()
        self.list, self.rows, self.text = QListView(), ChangeLines(self), ChangeText(desk)
        self.summary, self.count = label(summary(between), "strong", wrap=True), label("", "small")
        self.body.addWidget(yielding(label(compared_papers(between), "small", wrap=True)))
        self._lay_out()
        self._offer_acts()
        self._listen()
        self._show()
        self.list.setCurrentIndex(self.rows.index(min(at, len(self._lines) - 1)))
        self.list.setFocus()

    @property
    def line(self) -> Line | None:
        """The change that is chosen."""
        line: Line | None = self.list.currentIndex().data(ROW)
        return line

    def copy(self) -> None:
        """Copy the chosen change: both versions, and where they are from; of its words those that are selected."""
        words = self.text.words
        if words.hasFocus() and words.textCursor().hasSelection():
            words.copy()
        elif self.line is not None:
            QGuiApplication.clipboard().setText(copied(self.line))
            self.count.setText(self.tr("Copied."))

    def _offered(self) -> dict[ChangeKind, QPushButton]:
        """A chip for each kind there is: while any is pressed, only the pressed ones are shown."""
        words = {
            ChangeKind.CHANGED: self.tr("C&hanged: {count}"), ChangeKind.ADDED: self.tr("&Added: {count}"),
            ChangeKind.REMOVED: self.tr("&Removed: {count}"), ChangeKind.MOVED: self.tr("&Moved: {count}"),
        }  # fmt: skip
        counts = {kind: sum(line.change.kind is kind for line in self._lines) for kind in ChangeKind}
        made = {}
        for kind, count in counts.items():
            name = self.tr("Only {kind}: {count}").format(kind=kind_word(kind), count=count)
            made[kind] = button(words[kind].format(count=count), self._show, face="chip", name=name)
            made[kind].setCheckable(True)
            made[kind].setHidden(count == 0)
        return made

    def _lay_out(self) -> None:
        self.list.setUniformItemSizes(True)
        self.list.setModel(self.rows)
        self.list.setItemDelegate(ChangeDelegate(self.desk, self.list))
        self.list.setAccessibleName(self.tr("Changes, in the order of the new paper"))
        said, filters = row(self.desk), Wrapping(self.desk.theme.size("s2"))
        for each in (self.words, *self.kinds.values()):
            filters.addWidget(each)
        said.addWidget(yielding(self.summary), 1)
        said.addWidget(self.count, 0, Qt.AlignmentFlag.AlignBottom)
        both = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
        both.addWidget(self.list)
        both.addWidget(self.text)
        self.body.addLayout(said)
        for part, stretch in ((holder(filters), 0), (both, 1)):
            self.body.addWidget(part, stretch)
            part.setHidden(not self._lines)
        self.count.setHidden(not self._lines)
        if not self._lines:
            self.body.addStretch()
        in_reading_order(self.words, *self.kinds.values(), self.list, self.text.words)
        unit = self.desk.theme.size("s8")
        self.words.setMinimumWidth(unit * 6)
        room = (self.parentWidget() or self).window().size() - QSize(unit // 2, unit // 2)
        self.resize(QSize(unit * 40, unit * 24).boundedTo(room) if self._lines else QSize(unit * 16, unit * 8))
        both.setSizes([self.width() * 2 // 5, self.width() * 3 // 5])

    def _offer_acts(self) -> None:
        roles = self.buttons.ButtonRole
        self.go = self.buttons.addButton(self.tr("&Go to the paragraph"), roles.AcceptRole)
        self.go.setDefault(True)
        refaced(self.go, face="main")
        self.beside = self.buttons.addButton(self.tr("Open &beside"), roles.ActionRole)
        self.copying = self.buttons.addButton(self.tr("&Copy"), roles.ActionRole)
        self.another = self.buttons.addButton(self.tr("A&nother paper…"), roles.ResetRole)
        for each in (self.go, self.beside, self.copying):
            each.setVisible(bool(self._lines))
        self.another.setAccessibleName(self.tr("Compare with another paper"))
        self.closes()
        self.go.clicked.connect(self._go)
        self.beside.clicked.connect(self._open_beside)
        self.copying.clicked.connect(self.copy)
        self.another.clicked.connect(self._want_another)
        for keys, doer in (("Ctrl+Return", self._open_beside), ("Ctrl+Enter", self._open_beside), ("Ctrl+C", self.copy),
                           ("Ctrl+F", self.words.setFocus)):  # fmt: skip
            QShortcut(QKeySequence(keys), self, doer)

    def _listen(self) -> None:
        self.words.textChanged.connect(lambda _: self._show())
        self.list.selectionModel().currentChanged.connect(self._turn)
        self.list.doubleClicked.connect(self._go)
        self.desk.theme_changed.connect(self._draw_shapes)
        self._draw_shapes()

    def _draw_shapes(self) -> None:
        theme = self.desk.theme
        for kind, each in self.kinds.items():
            each.setIcon(shape_icon(kind_tone(kind), theme.color(f"{kind_tone(kind)}_ink"), theme.size("small")))
            each.setIconSize(QSize(theme.size("small") * 3 // 2, theme.size("small")))

    def _show(self) -> None:
        """Show the changes of the pressed kinds that hold the words; the chosen one stays where it is among them."""
        kinds = {kind for kind, each in self.kinds.items() if each.isChecked()} or set(ChangeKind)
        sought, chosen = self.words.text().casefold().split(), self.line
        shown = [line for line in self._lines if line.change.kind in kinds and _holds(line, sought)]
        self.rows.show_rows(shown)
        after = next((at for at, line in enumerate(shown) if chosen is None or line.at >= chosen.at), len(shown) - 1)
        self.list.setCurrentIndex(self.rows.index(after))
        self._turn(self.list.currentIndex())
        said = self.tr("{shown} of {all} changes")
        self.count.setText(said.format(shown=len(shown), all=len(self._lines)))

    def _turn(self, index: Index, _: Index | None = None) -> None:
        self.text.show_line(index.data(ROW))

    def _go(self) -> None:
        self._leave(self.chosen.emit)

    def _open_beside(self) -> None:
        self._leave(self.beside_wanted.emit)

    def _leave(self, tell: Callable[[Line], object]) -> None:
        if (line := self.line) is not None:
            self.accept()
            tell(line)

    def _want_another(self) -> None:
        self.accept()
        self.another_wanted.emit()


def _holds(line: Line, sought: list[str]) -> bool:
    text = line.text.casefold() if sought else ""
    return all(each in text for each in sought)
