"""A paper that came as the answer to a promise, filed to it from the papers."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QWidget

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.promise import Promise
from scrutiny_desktop.views.acts import BY_NAME, keyed
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.papers.list_popup import Found, ListPopup
from scrutiny_desktop.views.papers.moving import Moving
from scrutiny_desktop.views.promises.changes import Changes
from scrutiny_desktop.views.promises.shown import Owed, Wanted, read_promises
from scrutiny_desktop.views.words import shortened

if TYPE_CHECKING:
    from scrutiny_desktop.views.papers.screen import PapersScreen

_LONGEST = 120
"""Characters of a promise that a line of the list has room for."""


class AnswerPopup(ListPopup):
    """What is owed, over all meetings; ``chosen`` tells the promise that was kept."""

    def __init__(self, desk: Desk, owed: Sequence[Owed], paper: Paper, parent: QWidget) -> None:
        self._owed = owed
        super().__init__(desk, parent, placeholder=parent.tr("Words of the promise, a name or an agency"),
                         title=parent.tr("“{paper}” answers which promise?").format(paper=paper.name))  # fmt: skip
        self.setAccessibleName(self.tr("Choose a promise"))
        self.field.setAccessibleName(self.field.placeholderText())
        self.list.setAccessibleName(self.tr("What is owed"))

    def found(self, typed: str) -> Found:
        words = typed.casefold().split()
        lines = [(each.promise, _line(each)) for each in self._owed]
        return [(promise, line) for promise, line in lines if all(word in line.casefold() for word in words)]

    def nothing(self, typed: str) -> str:
        return self.tr("Nothing that is owed is called that.")


def _line(owed: Owed) -> str:
    return " – ".join(filter(None, (shortened(owed.promise.words, _LONGEST), owed.who, owed.when)))


class Answering(QObject):
    """Asks which promise a paper answers, and files it there."""

    def __init__(self, desk: Desk, screen: "PapersScreen", moving: Moving) -> None:
        super().__init__(screen)
        self._desk, self._screen, self._moving = desk, screen, moving

    def ask(self, paper: Paper | None = None) -> AnswerPopup:
        """Ask for a paper, by default that of the line in the list where the keyboard is, else the open one."""
        wanted = paper or self._moving.chosen()
        if wanted is None or not wanted.is_supplied:
            raise ScrutinyError(self.tr("No paper is open."), self.tr("Open one from the list first."))
        known = read_promises(self._desk)
        owed = known.listed(Wanted.OWED, "", "") if known else ()
        if not owed:
            raise ScrutinyError(
                self.tr("Nothing is owed to the Panel."), keyed(self.tr("Add the promise first ({go_promises})."))
            )
        popup = AnswerPopup(self._desk, owed, wanted, self._screen)
        popup.chosen.connect(partial(self._file, wanted))
        edge = self._desk.theme.size("s8")
        popup.open_at(QPoint(edge, edge), self._screen.width() - 2 * edge)
        return popup

    def offer(self, paper: Paper) -> tuple[str, str, Callable[[], object]]:
        """A menu's line for a paper: words, icon and what they do."""
        return BY_NAME["file_answer"].words, BY_NAME["file_answer"].icon, partial(self.ask, paper)

    def _file(self, paper: Paper, promise: Promise) -> None:
        Changes(self._desk, self).receive(promise, paper.id)
        said = self.tr("“{paper}” is filed to the promise “{words}”.")
        self._desk.noticed.emit(said.format(paper=paper.name, words=shortened(promise.words, _LONGEST)))
