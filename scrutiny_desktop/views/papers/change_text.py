"""One change in full: what became of the paragraph, where it stands, and its words."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QLabel, QSizePolicy, QTextEdit, QWidget

from scrutiny_desktop.domain.changes import ChangeKind
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.papers.change_rows import INKS
from scrutiny_desktop.views.papers.change_words import Fate, Line, kind_tone, kind_word, pieces, spoken
from scrutiny_desktop.views.pieces import chip, column, label, refaced


class ChangeText(QWidget):
    """Shows one change; what went is struck through in brackets, what came is underlined."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._line: Line | None = None
        self.chip, self.place, self.before = chip(""), label("", "strong", wrap=True), label("", "small", wrap=True)
        self.words = QTextEdit(readOnly=True, tabChangesFocus=True)
        reads = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.words.setTextInteractionFlags(reads)
        self.words.setAccessibleName(self.tr("The change in full"))
        self.legend = label(self.tr("Struck through in [brackets]: removed. Underlined: added."), "small", wrap=True)
        self.words.setMinimumHeight(desk.theme.size("s8") * 2)
        layout = column(desk, margin="", gap="s1")
        layout.setContentsMargins(desk.theme.size("s3"), 0, 0, 0)
        layout.addWidget(self.chip)
        for part in (self.place, self.before, self.legend):
            yielding(part)
            layout.addWidget(part)
        layout.insertWidget(layout.indexOf(self.legend), self.words, 1)
        self.setLayout(layout)
        desk.theme_changed.connect(self._draw)

    def show_line(self, line: Line | None) -> None:
        """Show this change; None where there is none to show."""
        self._line = line
        for part in (self.chip, self.place):
            part.setVisible(line is not None)
        if line is not None:
            self.chip.setText(kind_word(line.change.kind))
            refaced(self.chip, chip=kind_tone(line.change.kind))
            self.place.setText(line.place)
            self.before.setText(self.tr("Before: {place}").format(place=line.place_before))
        self.words.setAccessibleDescription(spoken(line.change) if line is not None else "")
        self.before.setVisible(line is not None and bool(line.place_before))
        self.legend.setVisible(line is not None and line.change.kind is ChangeKind.CHANGED)
        self._draw()

    def _draw(self) -> None:
        """Write the words, and bring the first that differ into view."""
        self.words.clear()
        cursor, first = QTextCursor(self.words.document()), -1
        for at, piece in enumerate(pieces(self._line.change) if self._line is not None else ()):
            if at:
                cursor.insertText(" ", QTextCharFormat())
            if first < 0 and piece.fate is not Fate.STAYED:
                first = cursor.position()
            cursor.insertText(piece.shown, self._format(piece.fate))
        cursor.setPosition(max(0, first))
        self.words.setTextCursor(cursor)
        self.words.ensureCursorVisible()

    def _format(self, fate: Fate) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setForeground(self._desk.theme.color(INKS[fate]))
        if fate is not Fate.STAYED:
            made.setBackground(self._desk.theme.color(INKS[fate].replace("_ink", "_ground")))
            made.setFontStrikeOut(fate is Fate.REMOVED)
            made.setFontUnderline(fate is Fate.ADDED)
        return made


def yielding(wrapped: QLabel) -> QLabel:
    """Let a label ask for the lines that it needs at its width, and not for those of a narrower one."""
    wrapped.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return wrapped
