"""The marks that are not in place in a new version, one by one: what was marked, where it may be, what to do."""

from collections.abc import Callable, Sequence
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QTextBrowser, QVBoxLayout, QWidget

from scrutiny_desktop.domain.anchor import CONTEXT, Anchor, Doubt, Placement
from scrutiny_desktop.domain.carried import Carried
from scrutiny_desktop.domain.note import Note
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.domain.word_changes import word_changes
from scrutiny_desktop.flows.versions import anchored
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.dialog import Dialog
from scrutiny_desktop.views.papers.card_words import kind_word
from scrutiny_desktop.views.papers.marks import QUESTION
from scrutiny_desktop.views.papers.opened import Opened
from scrutiny_desktop.views.pieces import button, label, row
from scrutiny_desktop.views.theme import Theme
from scrutiny_desktop.views.words import source, tone, word

Waiting = tuple[Carried, Note | Question]

_MOST_OFFERS = 9
"""Places that have a key of their own."""


class ReviewDialog(Dialog):
    """Accept (A), take another place (1 to 9), leave unplaced (U), next (N) and previous (P)."""

    opened = Signal(object, object)
    """A record (and the anchor to open it at) is to be seen in its paper."""

    def __init__(
        self, desk: Desk, papers: tuple[Paper, Paper | None], shown: Opened, waiting: Sequence[Waiting],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(desk, parent)
        self.setWindowTitle(self.tr("Marks of the earlier version"))
        self._new, self._old = papers
        self._shown, self.waiting, self.at = shown, list(waiting), 0
        self._places: list[Anchor] = []
        self.count, self.head, self.doubt = label("", "quiet"), label("", "strong", wrap=True), label("", wrap=True)
        self.before, self.after = self._page(self.tr("As it was marked")), self._page(self.tr("In this version"))
        self.cited_before, self.cited_after = label("", "small", wrap=True), label("", "small", wrap=True)
        self.offers, self._group = QVBoxLayout(), QButtonGroup(self)
        self._group.idToggled.connect(lambda at, is_on: self._show_place(at) if is_on else None)
        self._make_buttons()
        self._lay_out()
        self._show()

    # What a person does

    def accept_place(self) -> None:
        """Confirm the place that is shown."""
        if self._places:
            carried, chosen = self._now(), self._places[max(0, self._group.checkedId())]
            is_same = carried.anchor is not None and carried.anchor == chosen
            self._settle(self.tr("accept the place of a mark"), carried.accepted(None if is_same else chosen))

    def leave_unplaced(self) -> None:
        """Say that the mark has no place in this version."""
        self._settle(self.tr("leave a mark unplaced"), self._now().left_unplaced())

    def step(self, by: int) -> None:
        """Look at the next mark, or the one before."""
        if self.waiting:
            self.at = (self.at + by) % len(self.waiting)
            self._show()

    def open_old(self) -> None:
        """See the mark in the version it was made on."""
        _, record = self.waiting[self.at]
        self.accept()
        self.opened.emit(record, _own(self._now(), record))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        doers: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_A: self.accept_place, Qt.Key.Key_U: self.leave_unplaced, Qt.Key.Key_O: self.open_old,
                 Qt.Key.Key_N: lambda: self.step(1), Qt.Key.Key_P: lambda: self.step(-1),
        }  # fmt: skip
        number = event.key() - Qt.Key.Key_1
        choice = self._group.button(number) if 0 <= number < _MOST_OFFERS else None
        if choice is not None:
            choice.setChecked(True)
        elif self.waiting and event.key() in doers and not event.modifiers():
            doers[Qt.Key(event.key())]()
        else:
            super().keyPressEvent(event)

    # Inside

    def _settle(self, words: str, carried: Carried) -> None:
        self.desk.change(words, old=self._now(), new=carried)
        del self.waiting[self.at]
        self.at = min(self.at, max(0, len(self.waiting) - 1))
        self._show()

    def _now(self) -> Carried:
        carried, _ = self.waiting[self.at]
        return self.desk.now(carried) or carried

    def _show(self) -> None:
        for each in (self.take, self.leave, self.next, self.previous, self.see_old):
            each.setEnabled(bool(self.waiting))
        if not self.waiting:
            self._show_nothing()
            return
        carried, record = self._now(), self.waiting[self.at][1]
        said = self.tr("{n} of {all} marks to look at")
        self.count.setText(said.format(n=self.at + 1, all=len(self.waiting)))
        kind = kind_word(record.kind.value if isinstance(record, Note) else QUESTION)
        self.head.setText(" · ".join(part for part in (kind, word(carried.placement), record.text) if part))
        own = _own(carried, record)
        self.cited_before.setText(source(self._old, own))
        self.before.setHtml(_marked(own.before, own.quote, own.after, self.desk.theme, tone(carried.placement)))
        self._offer(carried)

    def _show_nothing(self) -> None:
        self._offer(None)
        self.count.setText("")
        self.head.setText(self.tr("Every mark has been looked at."))
        self.before.setPlainText("")
        self.cited_before.setText("")

    def _offer(self, carried: Carried | None) -> None:
        """Show the places there may be, the likeliest chosen."""
        for choice in self._group.buttons():
            self._group.removeButton(choice)
            self.offers.removeWidget(choice)
            choice.deleteLater()
        self._places = []
        if carried is not None:
            flow, text = self._shown.flow, self._shown.text
            self._places = [carried.anchor] if carried.anchor is not None else []
            offered = carried.offered[: _MOST_OFFERS - len(self._places)]
            self._places += [anchored(flow, text, self._new, each.start, each.end) for each in offered]
            doubts = [""] * (len(self._places) - len(offered)) + [_doubt(each.doubt) for each in offered]
            for at, (place, doubt) in enumerate(zip(self._places, doubts, strict=True)):
                self._add_choice(at, place, doubt, is_alone=len(self._places) == 1)
        self.take.setEnabled(bool(self._places))
        if self._places:
            self._group.button(0).setChecked(True)
        else:
            self.after.setPlainText(self.tr("No passage of this version is like it.") if carried is not None else "")
            self.cited_after.setText("")
            self.doubt.setText("")

    def _add_choice(self, at: int, place: Anchor, doubt: str, *, is_alone: bool) -> None:
        said = source(self._new, place)
        choice = QRadioButton(f"{at + 1}  {said}" + (f" ({doubt})" if doubt else ""))
        self._group.addButton(choice, at)
        self.offers.addWidget(choice)
        choice.setVisible(not is_alone)
        choice.setProperty("doubt", doubt)

    def _show_place(self, at: int) -> None:
        if not 0 <= at < len(self._places):
            return
        carried, record = self.waiting[self.at]
        place, was = self._places[at], _own(carried, record)
        self.cited_after.setText(source(self._new, place))
        doubt = self._group.button(at).property("doubt")
        self.doubt.setText(self.tr("Offered, not taken: {why}.").format(why=doubt) if doubt else "")
        self.after.setHtml(_compared(was.quote, place, self._shown.text, self.desk.theme))
        self.after.setAccessibleDescription(_spoken(was.quote, place.quote, self.tr("added"), self.tr("taken out")))

    def _page(self, name: str) -> QTextBrowser:
        made = QTextBrowser(openLinks=False)
        made.setAccessibleName(name)
        made.setTabChangesFocus(True)
        return made

    def _make_buttons(self) -> None:
        self.take = button(self.tr("&Accept (A)"), self.accept_place, face="main", name=self.tr("Accept this place"))
        self.leave = button(self.tr("Leave &unplaced (U)"), self.leave_unplaced, name=self.tr("Leave unplaced"))
        self.next = button(self.tr("&Next (N)"), lambda: self.step(1), name=self.tr("Next mark"))
        self.previous = button(self.tr("&Previous (P)"), lambda: self.step(-1), name=self.tr("Previous mark"))
        self.see_old = button(self.tr("&Open the earlier version (O)"), self.open_old, face="link",
                              name=self.tr("Open the mark in the version it was made on"))  # fmt: skip

    def _lay_out(self) -> None:
        both = QGridLayout()
        both.setSpacing(self.desk.theme.size("s2"))
        both.addWidget(label(self.tr("As it was marked"), "heading"), 0, 0)
        both.addWidget(label(self.tr("In this version"), "heading"), 0, 1)
        for column, (cited, page) in enumerate(((self.cited_before, self.before), (self.cited_after, self.after))):
            both.addWidget(cited, 1, column)
            both.addWidget(page, 2, column)
            both.setColumnStretch(column, 1)
        both.setRowStretch(2, 1)
        acts = row(self.desk)
        for each in (self.take, self.leave, self.previous, self.next):
            acts.addWidget(each)
        acts.addStretch(1)
        acts.addWidget(self.see_old)
        for part in (self.count, self.head):
            self.body.addWidget(part)
        self.body.addLayout(both, 1)
        self.body.addWidget(self.doubt)
        self.body.addLayout(self.offers)
        self.body.addLayout(acts)
        self.closes()
        unit = self.desk.theme.size("s8")
        self.resize(unit * 30, unit * 17)
        self.take.setFocus()


def _own(carried: Carried, record: Note | Question) -> Anchor:
    """The passage as it was marked."""
    own = record.passages if isinstance(record, Question) else (record.anchor,) if record.anchor else ()
    return own[carried.passage] if carried.passage < len(own) else Anchor(paper_id="", content="", quote="")


def _doubt(doubt: Doubt) -> str:
    return str(doubt)


def _marked(before: str, quote: str, after: str, theme: Theme, its_tone: str) -> str:
    ground, quiet = theme.color(f"{its_tone}_ground").name(), theme.color("quiet").name()
    ink = theme.color("ink").name()
    around = f"<span style='color:{quiet}'>%s</span>"
    return (around % _lines(f"…{before}") + f"<b style='background:{ground}; color:{ink}'>{_lines(quote)}</b>"
            + around % _lines(f"{after}…"))  # fmt: skip


def _compared(was: str, place: Anchor, text: str, theme: Theme) -> str:
    """The new passage in its surroundings: words put in are underlined, those taken out struck through."""
    before, after = text[max(0, place.start - CONTEXT) : place.start], text[place.end : place.end + CONTEXT]
    if was == place.quote or not was:
        return _marked(before, place.quote, after, theme, tone(Placement.MOVED))
    put_in, out = theme.color("good_ink").name(), theme.color("poor_ink").name()
    words = []
    for change in word_changes(was, place.quote):
        if change.old == change.new:
            words.append(_lines(change.old))
            continue
        words += [f"<s style='color:{out}'>[{_lines(change.old)}]</s>"] if change.old else []
        words += [f"<u style='color:{put_in}'>{_lines(change.new)}</u>"] if change.new else []
    quiet = theme.color("quiet").name()
    around = f"<span style='color:{quiet}'>%s</span>"
    return around % _lines(f"…{before}") + " ".join(words) + around % _lines(f"{after}…")


def _spoken(was: str, now: str, added: str, taken_out: str) -> str:
    said = []
    for change in word_changes(was, now):
        if change.old != change.new:
            said += [f"{taken_out}: {change.old}"] if change.old else []
            said += [f"{added}: {change.new}"] if change.new else []
    return "; ".join(said)


def _lines(words: str) -> str:
    return escape(words).replace("\n", "<br>")
