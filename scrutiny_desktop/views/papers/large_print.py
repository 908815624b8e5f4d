"""Asks how large the large print of a paper's text is to be, and of how much of the text."""

from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QButtonGroup, QDialogButtonBox, QRadioButton, QWidget

from scrutiny_desktop.domain.errors import Report, ScrutinyError
from scrutiny_desktop.domain.flow import BlockKind, Flow
from scrutiny_desktop.domain.large_print import POINTS, Head, Look, PrintWords, section_around
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.flows.large_print import Wanted, large_print_of, save_large_print
from scrutiny_desktop.flows.printing import Sheets, sheets_of
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.dialog import Dialog
from scrutiny_desktop.views.papers.printing import Print, ask_printer, new_printer, print_out
from scrutiny_desktop.views.papers.saving_place import ask_place, file_name
from scrutiny_desktop.views.papers.sentences import label_of, secrecy, section_name
from scrutiny_desktop.views.pieces import column, label, refaced, row
from scrutiny_desktop.views.words import citing, shortened

if TYPE_CHECKING:
    from scrutiny_desktop.views.papers.screen import PapersScreen

_FACE = "Atkinson Hyperlegible Next"
_NAME = 40
"""Characters of a section's name that its choice has room for."""


def ask(desk: Desk, screen: "PapersScreen", *, prints: bool = False) -> None:
    """Ask it of the open paper; ``prints`` says whether Return prints it or saves it."""
    surface, opened = screen.reader.surface, screen.text.opened
    if screen.paper is None or not screen.reader.is_text() or not opened.text:
        raise ScrutinyError(
            desk.tr("There is no text here to be set in large print."), desk.tr("Open a paper that has text first.")
        )
    place, passage = surface.place_in_view(), surface.passage()
    LargePrintDialog(desk, screen.paper, opened.flow, place, passage, screen, prints=prints).open()


class LargePrintDialog(Dialog):
    """Size, sheet and how much of the text; a line shows how large that is."""

    def __init__(
        self, desk: Desk, paper: Paper, flow: Flow, at: int, passage: tuple[int, int], parent: QWidget | None = None,
        *, prints: bool = False,
    ) -> None:  # fmt: skip
        super().__init__(desk, parent)
        self._paper = paper
        self._spans = [(0, -1), section_around(flow, at), passage]
        self.setWindowTitle(self.tr("Large print"))
        about = self.tr("The text of the paper in large type. It says where each page of the paper begins.")
        self.body.addWidget(label(about, "quiet", wrap=True))
        self.extents = self._offered(self.tr("How much"), self._extents(flow, at), across=False)
        self.sizes = self._offered(self.tr("Size of the letters"), self._sizes())
        self.sample = label(self.tr("The Panel notes the report."))
        self.body.addWidget(self.sample)
        self.sheets = self._offered(self.tr("Sheet"), (self.tr("A&4"), self.tr("A&3")))
        if withheld := secrecy(paper):
            said = self.tr("{secrecy}. Do not pass it on.").format(secrecy=withheld)
            self.body.addWidget(label(said, "poor", wrap=True))
        self.said = label("", wrap=True)
        self.body.addWidget(self.said)
        self.body.addStretch()
        self.extents[2].setEnabled(passage[0] < passage[1])
        self._begin()
        self._offer(prints)
        unit = desk.theme.size("s8")
        self.resize(unit * 15, unit * 14)

    def wanted(self) -> Wanted:
        """The large print as it is asked for now."""
        start, end = self._spans[_chosen(self.extents)]
        return Wanted(
            head=Head(title=label_of(self._paper), secrecy=secrecy(self._paper)),
            look=Look(points=POINTS[_chosen(self.sizes)], is_a3=bool(_chosen(self.sheets))),
            start=start, end=end, words=_words(),
        )  # fmt: skip

    def save(self, out: Path) -> None:
        """Save it as a job."""
        desk, said = self.desk, self.tr("Saved {file}.")
        job = partial(
            save_large_print, desk.library.access, desk.clock, self._paper, self.wanted(), desk.resources, out
        )
        desk.jobs.start(
            self.tr("Setting the large print…"), job, lambda saved: desk.noticed.emit(said.format(file=saved))
        )

    def print_on(self, printer: QPrinter) -> None:
        """Print it as a job."""
        desk, paper, wanted = self.desk, self._paper, self.wanted()
        said = self.tr("Sheets sent to the printer: {n}")
        access, clock, resources = desk.library.access, desk.clock, desk.resources

        def sheets(report: Report) -> AbstractContextManager[Sheets]:
            return sheets_of(large_print_of(access, clock, paper, wanted, resources, report))

        job = partial(print_out, printer, Print(sheets, keeps_size=True))
        desk.jobs.start(self.tr("Printing…"), job, lambda sheets: desk.noticed.emit(said.format(n=sheets)),
                        is_long=True)  # fmt: skip
        self.accept()

    def done(self, result: int) -> None:
        look = self.wanted().look
        self.desk.keep("large_print_points", look.points)
        self.desk.keep("large_print_a3", look.is_a3)
        super().done(result)
        self.deleteLater()

    def file_name(self) -> str:
        """What the file may be called."""
        return file_name(self._paper, self.tr("large print"))

    def _extents(self, flow: Flow, at: int) -> tuple[str, ...]:
        start = self._spans[1][0]
        heads = (block.text for block in flow.blocks if block.start == start and block.kind is BlockKind.HEADING)
        name = shortened(section_name(next(heads, "")), _NAME).replace("&", "&&")
        section = self.tr("This &section: {name}").format(name=name) if name else self.tr("What stands before the "
                                                                                         "first &section")  # fmt: skip
        return self.tr("The &whole paper"), section, self.tr("The selected &passage")

    def _sizes(self) -> tuple[str, ...]:
        return tuple(self.tr("{points} point").format(points=points) for points in POINTS)

    def _offered(self, title: str, choices: tuple[str, ...], *, across: bool = True) -> list[QRadioButton]:
        group, layout = QButtonGroup(self), row(self.desk, gap="s4") if across else column(self.desk, margin="")
        made = [QRadioButton(words) for words in choices]
        for place, choice in enumerate(made):
            group.addButton(choice, place)
            choice.setAccessibleDescription(title)
            layout.addWidget(choice)
            choice.toggled.connect(self._follow)
        if across:
            layout.addStretch()
        self.body.addWidget(label(title, "caption"))
        self.body.addLayout(layout)
        return made

    def _begin(self) -> None:
        """Choose what was chosen last; of the text what is selected, else all."""
        points = int(self.desk.setting("large_print_points", Look().points))
        self.sizes[POINTS.index(points if points in POINTS else Look().points)].setChecked(True)
        self.sheets[int(bool(self.desk.setting("large_print_a3", False)))].setChecked(True)
        first = self.extents[2 if self.extents[2].isEnabled() else 0]
        first.setChecked(True)
        first.setFocus()

    def _follow(self) -> None:
        points = POINTS[_chosen(self.sizes)]
        self.sample.setStyleSheet(f'font-family: "{_FACE}"; font-size: {points}pt;')

    def _offer(self, prints: bool) -> None:
        roles = QDialogButtonBox.ButtonRole
        self.printing = self.buttons.addButton(self.tr("&Print…"), roles.ActionRole)
        self.saving = self.buttons.addButton(self.tr("Save as P&DF…"), roles.ActionRole)
        self.buttons.addButton(self.tr("Cancel"), roles.RejectRole)
        main = self.printing if prints else self.saving
        refaced(main, face="main")
        main.setDefault(True)
        self.printing.clicked.connect(self._ask_printer)
        self.saving.clicked.connect(self._ask_place)

    def _ask_place(self) -> None:
        ask_place(self.desk, self, self.windowTitle(), self.file_name(), self.save)

    def _ask_printer(self) -> None:
        try:
            printer = new_printer(self._paper.title, is_a3=self.wanted().look.is_a3)
            ask_printer(self.desk, self, printer, self.print_on)
        except ScrutinyError as refused:
            self.said.setText(str(refused))
            self.saving.setFocus()


def _chosen(choices: list[QRadioButton]) -> int:
    return next((place for place, choice in enumerate(choices) if choice.isChecked()), 0)


def _words() -> PrintWords:
    tr = QCoreApplication.translate
    return PrintWords(
        cited=citing(),
        within=tr("papers", "From {page}"),
        picture=tr("papers", "{page}: a picture, not in this text"),
        machine=tr("papers", "{page}, read by machine: its words may hold errors"),
        goes_on=tr("papers", "{page}: nothing new begins here"),
        foot=tr("papers", "Page {page} of {pages} of the large print"),
        about=tr("papers", "Large print in {points} point. A box says where each page of the paper begins."),
        withheld=tr("papers", "Not for publication. {secrecy}"),
    )
