"""The bar above each of two papers: which one is active, which paper it is, and what becomes of the pair."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolButton, QWidget

from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.keyed_words import tipped
from scrutiny_desktop.views.papers.paper_popup import Offered, PaperPopup
from scrutiny_desktop.views.papers.sentences import absence, label_of, secrecy
from scrutiny_desktop.views.pieces import chip, row

ICONS = {"outline": "outline", "swap": "swap", "cards": "cards", "close": "close"}


class PaperChooser(QPushButton):
    """Says which paper is shown, cut at its end where there is no room; pressed, it lists all ``over`` its side."""

    chosen = Signal(str)

    def __init__(self, desk: Desk, over: QWidget) -> None:
        super().__init__(autoDefault=False)
        self.setObjectName("crumbs")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._desk, self._over = desk, over
        self.offered: Offered = ()
        self._paper_id = ""
        self.clicked.connect(self.open_list)

    def fill(self, papers: Sequence[Paper], paper: Paper | None) -> None:
        """Offer these papers, of which one is shown."""
        self.offered = tuple(zip((each.id for each in papers), self._said(papers), strict=True))
        self._paper_id = paper.id if paper is not None else ""
        words = dict(self.offered).get(self._paper_id, self.tr("Choose a paper"))
        self.setToolTip(words)
        self.setAccessibleDescription(words)
        self._fit()

    def open_list(self) -> PaperPopup:
        """Open the list of papers over the side."""
        popup = PaperPopup(self._desk, self.offered, self._paper_id, self._over)
        popup.chosen.connect(lambda paper_id: self.chosen.emit(paper_id))
        popup.open_below(self)
        return popup

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - 2 * self._desk.theme.size("s3") - self.iconSize().width() - self._desk.theme.size("s2")
        self.setText(self.fontMetrics().elidedText(self.toolTip(), Qt.TextElideMode.ElideRight, max(0, room)))

    def _said(self, papers: Sequence[Paper]) -> list[str]:
        """What each paper is called, by its file where another is called the same, and its states."""
        said, names = [], Counter(map(label_of, papers))
        for each in papers:
            name = label_of(each)
            file = each.file_name if names[name] > 1 else ""
            said.append(" · ".join(word for word in (name, file, secrecy(each), absence(each)) if word))
        return said


class SideBar(QWidget):
    """Stands above a paper while there are two; what is pressed is told by ``pressed(name)``."""

    pressed = Signal(str)

    def __init__(self, desk: Desk, over: QWidget) -> None:
        super().__init__()
        self.setObjectName("top")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._desk = desk
        self.active = chip(self.tr("Active"), "info")
        tipped(self.active, self.tr("Keys and marks act on this paper; {next_pane} goes to the next pane."))
        self.chooser = PaperChooser(desk, over)
        self.buttons = {
            "outline": self._button("outline", self.tr("Outline")),
            "cards": self._button("cards", self.tr("Cards")),
            "swap": self._button("swap", self.tr("Swap sides")),
            "close": self._button("close", self.tr("Close this side")),
        }
        tipped(self.buttons["close"], self.tr("Close this side ({beside})"))
        for name in ("outline", "cards"):
            self.buttons[name].setCheckable(True)
        layout = row(desk, margin="s1", gap="s1")
        layout.addWidget(self.buttons["outline"])
        layout.addWidget(self.active)
        layout.addWidget(self.chooser, 1)
        for name in ("swap", "cards", "close"):
            layout.addWidget(self.buttons[name])
        self.setLayout(layout)
        desk.theme_changed.connect(self.dress)
        self.dress()
        self.hide()

    def tell(self, *, is_active: bool, is_beside: bool) -> None:
        """Say whether this side is the active one; each button stands at the side of what it is about."""
        self.active.setVisible(is_active)
        self.chooser.setAccessibleName(self.tr("Paper at the right") if is_beside else self.tr("Paper at the left"))
        for name, each in self.buttons.items():
            each.setVisible(is_beside == (name in ("cards", "close")))

    def dress(self) -> None:
        """Draw the icons in the theme's colours."""
        size = self._desk.theme.size("s4")
        for name, each in self.buttons.items():
            each.setIcon(self._desk.icon(ICONS[name]))
            each.setIconSize(QSize(size, size))
        self.chooser.setIcon(self._desk.icon("down"))
        self.chooser.setIconSize(QSize(size, size))

    def _button(self, name: str, words: str) -> QToolButton:
        made = QToolButton()
        made.setProperty("face", "tool")
        made.setAccessibleName(words)
        made.setToolTip(words)
        made.clicked.connect(lambda: self.pressed.emit(name))
        return made
