"""Words that an action no longer carries: pointed at where they stand, and named in a line below."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from scrutiny_desktop.domain.dilution import Lost, LostKind
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.fields import GrowingText
from scrutiny_desktop.views.marking import N_

_NAMES = {
    LostKind.WHO: N_("pointed", "who"),
    LostKind.WHEN: N_("pointed", "by when"),
    LostKind.HOW_MANY: N_("pointed", "how many"),
    LostKind.WHOLE: N_("pointed", "all of them"),
    LostKind.CHECK: N_("pointed", "who checks"),
    LostKind.OUTCOME: N_("pointed", "what should change"),
    LostKind.SOFTENED: N_("pointed", "softer words"),
}


def told(lost: Sequence[Lost]) -> str:
    """The words by what they are about: "who: “police”; by when: “every six months”"."""
    tr, kinds = QCoreApplication.translate, list(dict.fromkeys(each.kind for each in lost))
    said = {kind: list(dict.fromkeys(each.words for each in lost if each.kind is kind)) for kind in kinds}
    return "; ".join(
        f"{tr('pointed', _NAMES[kind])}: " + ", ".join(f"“{words}”" for words in said[kind]) for kind in kinds
    )


class PointedText(GrowingText):
    """A text to read and copy, with some of its words underlined with a wave."""

    def __init__(self, desk: Desk, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, face="inline", parent=parent)
        self._desk = desk
        self.setReadOnly(True)
        self.document().setDocumentMargin(0)

    def show_text(self, text: str, lost: Sequence[Lost]) -> None:
        """Show a text and point at words of it."""
        if self.toPlainText() != text:
            self.setPlainText(text)
        self.setExtraSelections([self._selection(each) for each in lost])
        self.setAccessibleDescription(told(lost))

    def _selection(self, lost: Lost) -> QTextEdit.ExtraSelection:
        made = QTextEdit.ExtraSelection()
        shape = QTextCharFormat()
        shape.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        shape.setUnderlineColor(self._desk.theme.color("fair_ink"))
        shape.setBackground(self._desk.theme.color("fair_ground"))
        shape.setForeground(self._desk.theme.color("fair_ink"))
        cursor = QTextCursor(self.document())
        cursor.setPosition(_units(self.toPlainText(), lost.start))
        cursor.setPosition(_units(self.toPlainText(), lost.end), QTextCursor.MoveMode.KeepAnchor)
        made.format, made.cursor = shape, cursor
        return made


def _units(text: str, at: int) -> int:
    """A place in characters as Qt counts it, in UTF-16."""
    return len(text[:at].encode("utf-16-le")) // 2
