"""Six words, large, to be read aloud and compared."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.dialog import Dialog
from scrutiny_desktop.views.pieces import column, emptied, holder, label, scrolled
from scrutiny_desktop.views.wrapping import Wrapping


class SixWords(QWidget):
    """The words as large as there is room for, in an order that a screen reader says as one."""

    def __init__(self, desk: Desk, face: str = "title") -> None:
        super().__init__()
        self._face, self.words = face, ""
        self._line = Wrapping(desk.theme.size("s5"))
        self.setLayout(self._line)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_words(self, words: str) -> None:
        """Show these instead; none are shown as being worked out."""
        if words == self.words and self._line.count():
            return
        self.words = words
        emptied(self._line)
        for each in words.split() or [self.tr("Working them out…")]:
            self._line.addWidget(label(each, self._face if words else "quiet"))
        self.setAccessibleName(self.tr("Six words: {words}").format(words=words))


class ComparingDialog(Dialog):
    """Six words to compare with what somebody reads out, before anything is decided by them."""

    def __init__(
        self, desk: Desk, title: str, sentences: tuple[str, ...], words: str, decision: str,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(desk, parent)
        self.setWindowTitle(title)
        self.six = SixWords(desk, "display")
        self.six.show_words(words)
        inner = column(desk, margin="", gap="s3")
        inner.addWidget(label(sentences[0], wrap=True))
        inner.addWidget(self.six)
        for each in sentences[1:]:
            inner.addWidget(label(each, "quiet", wrap=True))
        inner.addStretch(1)
        # Words that are compared are never cut off: where there is too little room they are scrolled to.
        self.body.addWidget(scrolled(holder(inner), title), 1)
        self.decides(decision)
        self.fit(17, 11)

    def asks_also(self, words: str, field: QWidget) -> None:
        """One more thing to say before it is decided."""
        self.body.addWidget(label(words, "caption"))
        self.body.addWidget(field)
        self.fit(17, 13)
