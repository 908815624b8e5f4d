"""What stands in the place of the text while there is none to show."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QPushButton, QWidget

from scrutiny_desktop.domain.paper import Paper, PaperRole
from scrutiny_desktop.views.acts import BY_NAME
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.dropping import FilesDropped
from scrutiny_desktop.views.papers.sentences import label_of, secrecy
from scrutiny_desktop.views.pieces import button, column, holder, label, refaced, row, scrolled
from scrutiny_desktop.views.words import on_day

_NARROW = 24
"""The width, in steps of the grid, below which buttons stand under the words they belong to."""

_BESIDE, _BELOW = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class EmptyPage(QWidget):
    """One heading, one sentence, and a button where something can be done at once."""

    dropped = Signal(object)
    pressed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._watch = FilesDropped(self, self._drop)
        self.title, self.sentence = label("", "title", wrap=True), label("", wrap=True)
        self.button: QPushButton = button("", self.pressed.emit, face="main")
        inner = column(desk, margin="s6", gap="s3")
        for widget in (self.title, self.sentence):
            widget.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            inner.addWidget(widget)
        inner.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        middle = column(desk)
        middle.addStretch(2)
        middle.addLayout(inner)
        middle.addStretch(3)
        outer = column(desk, margin="", gap="")
        outer.addWidget(scrolled(holder(middle), self.tr("About this paper")))
        self.setLayout(outer)

    def say(self, title: str, sentence: str, pressed: str = "") -> None:
        """Say this instead."""
        self.title.setText(title)
        self.sentence.setText(sentence)
        self.button.setText(pressed)
        self.button.setAccessibleName(pressed.replace("&", ""))
        self.button.setVisible(bool(pressed))

    def say_missing(self, paper: Paper, listed_in: Paper | None) -> None:
        """Say that a paper is listed and not yet supplied, or left and when."""
        keys = BY_NAME["add_papers"].keys
        words = {
            "paper": paper.name,
            "list": self._list(listed_in),
            "keys": keys,
        }
        if paper.has_left:
            words["day"] = on_day(paper.left_on)
            sentence = self.tr("{paper} left the library on {day}. Your marks and notes on it stay. To have it back, "
                               "drop the file here, or press {keys}.")  # fmt: skip
            self.say(label_of(paper), sentence.format(**words), self.tr("&Choose the file…"))
            return
        sentence = self.tr("{paper} is listed in {list} and not yet supplied. Drop the file here, or press {keys}.")
        self.say(label_of(paper), sentence.format(**words), self.tr("&Choose the file…"))

    def say_nothing(self, *, has_meeting: bool) -> None:
        """Say that there are no papers."""
        sentence = self.tr("Drop the files here, or press {keys}.").format(keys=BY_NAME["add_papers"].keys)
        title = (
            self.tr("There are no papers for this meeting yet") if has_meeting else self.tr("There is no meeting yet")
        )
        self.say(title, sentence, self.tr("&Add papers…") if has_meeting else self.tr("&Open the Examplebridge sample"))

    def _list(self, listed_in: Paper | None) -> str:
        if listed_in is None:
            return self.tr("the agenda")
        is_cover = listed_in.role is PaperRole.COVER_REPORT and not listed_in.label
        return self.tr("the cover report") if is_cover else listed_in.name

    def _drop(self, files: list[Path]) -> None:
        self.dropped.emit(files)


class SecrecyStrip(QFrame):
    """Says on top of a paper who may see it, and asks for a word on what was only guessed."""

    confirmed = Signal()
    change_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.setProperty("tone", "poor")
        self.said: QLabel = label("", wrap=True)
        self.confirm = button(self.tr("Con&firm"), self.confirmed.emit, face="main")
        self.change = button(self.tr("C&hange…"), self.change_wanted.emit)
        self._desk = desk
        buttons = row(desk)
        for each in (self.confirm, self.change):
            buttons.addWidget(each)
        self._layout = row(desk, margin="s2", gap="s2")
        self._layout.addWidget(self.said, 1)
        self._layout.addLayout(buttons)
        self.setLayout(self._layout)
        self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        is_narrow = event.size().width() < _NARROW * self._desk.theme.size("s5")
        self._layout.setDirection(_BELOW if is_narrow else _BESIDE)
        super().resizeEvent(event)

    def show_paper(self, paper: Paper | None) -> None:
        """Say it of this paper; a public one needs no words."""
        words = secrecy(paper) if paper is not None else ""
        self.setVisible(bool(words))
        guessed = paper is not None and not paper.classification.is_confirmed
        is_doubtful = guessed and paper is not None and paper.classification.is_doubtful
        self.said.setText(self._sentence(guessed=guessed, is_doubtful=is_doubtful).format(secrecy=words))
        refaced(self.confirm, face="" if is_doubtful else "main")
        refaced(self.change, face="main" if is_doubtful else "")
        self.confirm.setVisible(guessed)
        self.change.setVisible(guessed)
        self.setAccessibleName(self.said.text() if words else "")

    def _sentence(self, *, guessed: bool, is_doubtful: bool) -> str:
        if is_doubtful:
            return self.tr("{secrecy}, perhaps: its words name an appendix, and may withhold only that. Look, and say "
                           "which. Until then it is not for publication.")  # fmt: skip
        if guessed:
            return self.tr("{secrecy}, by its own words. Until you say otherwise it is not for publication.")
        return self.tr("{secrecy}. Not for publication, nor is what you write on it.")
