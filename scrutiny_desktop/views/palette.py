"""Search and commands: everything in the library and every act, found by typing."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from scrutiny_desktop.domain.meeting import Meeting
from scrutiny_desktop.domain.numbering import facts_at, page_name, page_words
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.phrases import one_line
from scrutiny_desktop.domain.reading import PageFacts
from scrutiny_desktop.domain.recommendation import Recommendation
from scrutiny_desktop.store import contents, rows, search
from scrutiny_desktop.views.acts import ACTS, BY_NAME, Act
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.found_face import PLACE, RICH, FoundFace, rich
from scrutiny_desktop.views.found_pages import FoundPages
from scrutiny_desktop.views.pieces import label, row
from scrutiny_desktop.views.words import citing, kind_name, on_day_briefly, shortened, word

PAUSE = 80
"""Milliseconds after a key before the library is asked."""
MOST = 40
MOST_ACTS = 12
_ACROSS, _DOWN = 3, 4
"""Room for a page beside what was found on it, in steps of s4."""
_REASON = 80
"""Characters of the Panel's reason that are shown with a recommendation that ended."""
LIKE_ITS_TITLE = 24
"""Characters an excerpt shares with the start of its title before the title is left out."""

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of the palette: an act, or a place in a record."""

    act: str = ""
    kind: str = ""
    record_id: str = ""
    start: int = -1


class Places:
    """Where each place that was found is, in words; what is known of a paper's pages is looked up once."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._facts: dict[str, tuple[PageFacts, ...]] = {}

    def of(self, hit: search.Hit, *, with_title: bool) -> str:
        """The kind, the paper with the page, its secrecy, and the meeting where that is another one."""
        paper = rows.get(self._desk.library, Paper, hit.record_id) if hit.kind == "papers" else None
        words = [kind_name(hit.kind), hit.title if with_title else ""]
        if paper is not None:
            words += [self._place(paper, hit.page), "" if paper.classification.is_public
                      else word(paper.classification.secrecy)]  # fmt: skip
        words.append(self._ending(hit))
        if self._desk.meeting is not None and hit.meeting_id not in ("", self._desk.meeting.id):
            meeting = rows.get(self._desk.library, Meeting, hit.meeting_id)
            words.append(on_day_briefly(meeting.on) if meeting is not None else "")
        return " · ".join(each for each in words if each)

    def content_of(self, hit: search.Hit) -> str:
        """The original of the paper in which it was found."""
        paper = rows.get(self._desk.library, Paper, hit.record_id)
        return paper.content if paper is not None else ""

    def _ending(self, hit: search.Hit) -> str:
        """How a recommendation ended, and why; empty where the hit is none, or one still open."""
        found = rows.get(self._desk.library, Recommendation, hit.record_id) if hit.kind == "recommendations" else None
        if found is None or found.ending is None:
            return ""
        ended, why = found.ending, shortened(one_line(found.ending.why), _REASON)
        said = QCoreApplication.translate("Places", "{ended} on {day}: {why}") if why else (
            QCoreApplication.translate("Places", "{ended} on {day}"))  # fmt: skip
        return said.format(ended=word(ended.kind), day=on_day_briefly(ended.on), why=why)

    def _place(self, paper: Paper, page: int) -> str:
        """As a citation says it, without the title, which is said already."""
        said = (paper.label, self._page(paper, page))
        return ", ".join(each for each in said if each and each.casefold() not in paper.title.casefold())

    def _page(self, paper: Paper, page: int) -> str:
        if not page:
            return ""
        if paper.text_key not in self._facts:
            self._facts[paper.text_key] = contents.page_facts(self._desk.library, paper.text_key)
        facts = facts_at(paper, self._facts[paper.text_key], page)
        return page_words(page_name(paper, page, facts.label), facts.pack_number, citing())


class Palette(QDialog):
    """A field and a list: type, arrow down, Enter."""

    act_chosen = Signal(str)
    record_chosen = Signal(str, str, int)

    def __init__(
        self, desk: Desk, acts: dict[str, bool], parent: QWidget | None = None, paper: Paper | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._desk, self._acts, self._paper, self._chosen = desk, acts, paper, ""
        self.setObjectName("palette")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.chips: dict[str, QPushButton] = {}
        self.setStyleSheet(desk.sheet)
        self.setAccessibleName(self.tr("Search and commands"))
        self.setWindowTitle(self.tr("Search and commands"))
        self.field = QLineEdit(placeholderText=self.tr("Words from papers, notes, questions… or a command"))
        self.field.setAccessibleName(self.tr("Search words"))
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("Found"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.empty = label(self.tr("Nothing found. Try fewer or shorter words."), "quiet")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        step = desk.theme.size("s4")
        self.pages = FoundPages(desk, QSize(_ACROSS * step, _DOWN * step), self.devicePixelRatioF(), self)
        self.face = FoundFace(desk.theme, self.list, self.pages)
        self.list.setItemDelegate(self.face)
        self.pages.arrived.connect(self.list.viewport().update)
        self.finished.connect(self.pages.close)
        self._in_view = QTimer(self, singleShot=True, interval=PAUSE)
        self._in_view.timeout.connect(self._want_pages)
        self.list.verticalScrollBar().valueChanged.connect(lambda: self._in_view.start())
        column = QVBoxLayout(self)
        column.addWidget(self.field)
        column.addLayout(self._chips())
        self.chips["paper"].setVisible(self._paper is not None)
        column.addWidget(self.list, 1)
        column.addWidget(self.empty, 1)
        self.field.setText(str(desk.setting("last_search", "")))
        self.field.selectAll()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.look)
        self.field.textChanged.connect(lambda: self._pause.start())
        self.field.installEventFilter(self)
        self.list.itemClicked.connect(self._choose)
        self.look()

    def look(self) -> None:
        """Fill the list for the words typed."""
        words = self.field.text().strip()
        self.list.clear()
        self.face.has_pages = False
        self._pause.stop()
        for act in _matching(words, self._acts) if not self._chosen else ():
            self._add(f"{act.plain_words}{self._elsewhere(act)}    {act.keys}".rstrip(), Choice(act=act.name), act.icon)
        if words:
            self._add_hits(words)
        self.list.setCurrentRow(0)
        self._in_view.start()
        self.empty.setText(
            self.tr("Nothing found here. Look in All, or try fewer or shorter words.")
            if self._chosen
            else self.tr("Nothing found. Try fewer or shorter words.")
        )
        self.empty.setVisible(self.list.count() == 0)
        self.list.setVisible(self.list.count() > 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in _STEPS:
                row = self.list.currentRow() + _STEPS[key]
                self.list.setCurrentRow(max(0, min(self.list.count() - 1, row)))
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._enter()
                return True
        return super().eventFilter(watched, event)

    def _elsewhere(self, act: Act) -> str:
        """The screen that an act belongs to, where that is not the one before the reader."""
        if self._acts.get(act.name):
            return ""
        screen = BY_NAME[f"go_{act.where}"].plain_words
        return " · " + self.tr("on {screen}").format(screen=screen)

    def _enter(self) -> None:
        if self._pause.isActive():
            self.look()
        if (current := self.list.currentItem()) is not None:
            self._choose(current)

    def _add_hits(self, words: str) -> None:
        places = Places(self._desk)
        for hit in search.find(self._desk.library, words, limit=MOST, scope=self._scope()):
            found = one_line(plain_excerpt(hit.excerpt))
            begins = hit.title[:LIKE_ITS_TITLE].rstrip("… ")
            where = places.of(hit, with_title=not found.startswith(begins))
            choice = Choice(kind=hit.kind, record_id=hit.record_id, start=hit.start)
            row = self._add(f"{where}\n{found}".strip(), choice, _ICONS.get(hit.kind, "search"))
            row.setData(RICH, rich(where, one_line(hit.excerpt)))
            if hit.kind == "papers" and hit.page and (content := places.content_of(hit)):
                row.setData(PLACE, (content, hit.page))
                self.face.has_pages = True

    def _want_pages(self) -> None:
        """Have the pages of the rows in view drawn."""
        room = self.list.viewport().rect()
        rows_in_view = [each for each in map(self.list.item, range(self.list.count()))
                        if self.list.visualItemRect(each).intersects(room)]  # fmt: skip
        self.pages.want([place for each in rows_in_view if (place := each.data(PLACE))])

    def _scope(self) -> search.Scope:
        desk, chosen = self._desk, self._chosen
        if chosen == "paper" and self._paper is not None:
            return search.Scope(text_key=self._paper.text_key)
        if chosen == "meeting":
            return search.Scope(meeting_id=desk.meeting.id if desk.meeting else "")
        return search.Scope(mine=desk.me.id) if chosen == "mine" else search.Scope(kind=chosen)

    def _chips(self) -> QHBoxLayout:
        """Where to look: buttons that Alt and a letter press, or the arrow keys once one has the focus."""
        line, group = row(self._desk, gap="s1"), QButtonGroup(self)
        scopes = [("", self.tr("&All")), ("paper", self.tr("&This paper")), ("meeting", self.tr("This &meeting")),
                  ("mine", self.tr("M&ine")),
                  (search.CONTENTS, self.tr("&Papers")), ("notes", self.tr("&Notes")),
                  ("questions", self.tr("&Questions")), ("recommendations", self.tr("&Recommendations")),
                  ("promises", self.tr("Pr&omises")), ("discussion_points", self.tr("&Discussion"))]  # fmt: skip
        for key, words in scopes:
            chip = QPushButton(words, autoDefault=False)
            chip.setCheckable(True)
            chip.setProperty("face", "chip")
            chip.setAccessibleName(words.replace("&", ""))
            chip.setChecked(key == self._chosen)
            chip.clicked.connect(partial(self._look_in, key))
            group.addButton(chip)
            self.chips[key] = chip
            line.addWidget(chip)
        line.addStretch()
        return line

    def _look_in(self, key: str) -> None:
        self._chosen = key
        self.look()
        self.field.setFocus()

    def _add(self, text: str, choice: Choice, icon: str) -> QListWidgetItem:
        added = QListWidgetItem(self._desk.icon(icon or "forward", "quiet"), text)
        added.setData(Qt.ItemDataRole.UserRole, choice)
        self.list.addItem(added)
        return added

    def _choose(self, row: QListWidgetItem) -> None:
        choice: Choice = row.data(Qt.ItemDataRole.UserRole)
        self._desk.keep("last_search", "" if choice.act else self.field.text().strip())
        self.accept()
        if choice.act:
            self.act_chosen.emit(choice.act)
        else:
            self.record_chosen.emit(choice.kind, choice.record_id, choice.start)


_ICONS = {
    "papers": "papers", "notes": "note", "questions": "questions", "recommendations": "checklist",
    "discussion_points": "live", "promises": "promises", "progress_reports": "history", "assessments": "tick",
    "meetings": "meeting", "agenda": "meeting", "witnesses": "witness",
}  # fmt: skip


def plain_excerpt(excerpt: str) -> str:
    """An excerpt without the marks around its found words."""
    return excerpt.replace("\u0002", "").replace("\u0003", "")


def _matching(words: str, allowed: dict[str, bool]) -> list[Act]:
    """The acts with these words, those of the screen before the reader first; none is kept out for its screen."""
    wanted = [_loosely(word) for word in words.split() if _loosely(word)]
    if not wanted:
        return [act for act in ACTS if allowed.get(act.name) and act.name.startswith(("go_", "add_"))]
    found = [act for act in ACTS if act.name in allowed and all(word in _told(act) for word in wanted)]
    said = [_loosely(act.plain_words) for act in found]
    best = {act.name: not all(word in words for word in wanted) for act, words in zip(found, said, strict=True)}
    return sorted(found, key=lambda act: (not allowed[act.name], best[act.name]))[:MOST_ACTS]


def _told(act: Act) -> str:
    """All by which an act may be looked for: its words, and what it is called in the table."""
    return f"{_loosely(act.plain_words)} {_loosely(act.name)}"


def _loosely(words: str) -> str:
    """Letters and figures alone, and one as many: "backup" is in "Back up now", "minutes" in "the draft minute"."""
    plain = "".join(sign for sign in words.casefold() if sign.isalnum())
    return plain.removesuffix("s") if len(plain) > len("acts") else plain
