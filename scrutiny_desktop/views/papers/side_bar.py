"""The bar above each of two papers: which one is active, which paper it is, and what becomes of the pair."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QListView, QSizePolicy, QToolButton, QWidget

from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.views.acts import BY_NAME
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.papers.sentences import label_of, secrecy
from scrutiny_desktop.views.pieces import chip, row

ICONS = {"outline": "outline", "swap": "swap", "cards": "cards", "close": "close"}


class _Field(QLineEdit):
    """Tells when the keyboard comes and goes, a list that opens below it not counted."""

    turned = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._tell(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._tell(event)

    def _tell(self, event: QFocusEvent) -> None:
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.turned.emit()


class PaperChooser(QComboBox):
    """The meeting's papers; typing any part of a name narrows them, Enter takes the first, Escape leaves."""

    chosen = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, editable=True, insertPolicy=QComboBox.InsertPolicy.NoInsert)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumContentsLength(1)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._field = _Field()
        self.setLineEdit(self._field)
        narrowed = QCompleter(self.model(), self)
        narrowed.setFilterMode(Qt.MatchFlag.MatchContains)
        narrowed.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        found = QListView()
        found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        found.setAccessibleName(self.tr("Papers found"))
        narrowed.setPopup(found)
        self.setCompleter(narrowed)
        self.activated.connect(self._take)
        self._field.returnPressed.connect(self._take_first)
        self._field.turned.connect(self._restore)
        self._paper_id = ""

    def fill(self, papers: Sequence[Paper], paper: Paper | None) -> None:
        """Offer these papers, of which one is shown; what is being typed stays."""
        listed = list(zip((each.id for each in papers), self._said(papers), strict=True))
        now = [(self.itemData(at), self.itemText(at)) for at in range(self.count())]
        shown = paper.id if paper is not None else ""
        if (listed, shown) == (now, self._paper_id):
            return
        self._paper_id = shown
        if listed != now:
            self.clear()
            for paper_id, words in listed:
                self.addItem(words, paper_id)
        self._restore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._field.hasFocus():
            self._restore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _said(self, papers: Sequence[Paper]) -> list[str]:
        """What each paper is called, by its file where another is called the same, and its states."""
        said, names = [], Counter(map(label_of, papers))
        for each in papers:
            name = label_of(each)
            file = each.file_name if names[name] > 1 else ""
            state = "" if each.is_supplied else self.tr("not yet supplied")
            said.append(" · ".join(word for word in (name, file, secrecy(each), state) if word))
        return said

    def _take(self, at: int) -> None:
        if at >= 0 and self.itemData(at) != self._paper_id:
            self.chosen.emit(self.itemData(at))
        else:
            self.left.emit()

    def _take_first(self) -> None:
        """Take what was typed for the first paper that has it in its name."""
        typed = self._field.text().strip().casefold()
        names = [self.itemText(at).casefold() for at in range(self.count())]
        found = [at for at, name in enumerate(names) if name == typed]
        found += [at for at, name in enumerate(names) if typed and typed in name]
        self._take(found[0] if found else -1)

    def _restore(self) -> None:
        """Say again which paper is shown; cut at its end where there is no room and nobody types."""
        at = self.findData(self._paper_id)
        self.setCurrentIndex(at)
        words = self.itemText(at) if at >= 0 else ""
        room = self._field.width() - self._field.fontMetrics().averageCharWidth()
        cut = self._field.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, max(0, room))
        self._field.setText(words if self._field.hasFocus() else cut)
        self._field.setCursorPosition(0)
        if self._field.hasFocus():
            self._field.selectAll()  # what is typed stands in its place
        self.setToolTip(words)
        self.setAccessibleDescription(words)


class SideBar(QWidget):
    """Stands above a paper while there are two; what is pressed is told by ``pressed(name)``."""

    pressed = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("top")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._desk = desk
        self.active = chip(self.tr("Active"), "info")
        self.active.setToolTip(self.tr("Keys and marks act on this paper; {keys} goes to the next pane.").format(
            keys=BY_NAME["next_pane"].keys))  # fmt: skip
        self.chooser = PaperChooser()
        self.buttons = {
            "outline": self._button("outline", self.tr("Outline")),
            "cards": self._button("cards", self.tr("Cards")),
            "swap": self._button("swap", self.tr("Swap sides")),
            "close": self._button("close", self.tr("Close this side ({keys})").format(keys=BY_NAME["beside"].keys)),
        }
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

    def _button(self, name: str, words: str) -> QToolButton:
        made = QToolButton()
        made.setProperty("face", "tool")
        made.setAccessibleName(words)
        made.setToolTip(words)
        made.clicked.connect(lambda: self.pressed.emit(name))
        return made
