"""The right side: filters, cards, and what to do while there are none."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QPushButton, QWidget

from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.fields import Choice
from scrutiny_desktop.views.keyed_words import worded
from scrutiny_desktop.views.papers.card_words import Wording, filter_word
from scrutiny_desktop.views.papers.cards import Cards
from scrutiny_desktop.views.papers.marks import KINDS, MINE, OTHERS, TO_PLACE, Mark, Sieve, of_kind
from scrutiny_desktop.views.papers.others_notes import OthersNotes
from scrutiny_desktop.views.pieces import button, column, holder, label
from scrutiny_desktop.views.wrapping import Wrapping

_MANY = 6
"""Marks from which on words can be looked for among them."""


class CardPanel(QWidget):
    """Shows the marks that pass its filters; those of kind count theirs."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._desk = desk
        self._marks: tuple[Mark, ...] = ()
        self._wording = Wording((), {})
        self.sieve = Sieve()
        self._group = QButtonGroup(self)
        self.filters = {kind: self._filter(kind) for kind in ("", *KINDS, TO_PLACE)}
        self.words = QLineEdit(clearButtonEnabled=True)
        self.words.setPlaceholderText(self.tr("Words in these marks"))
        self.words.setAccessibleName(self.tr("Show only marks with these words"))
        self.words.textChanged.connect(lambda words: self._take(words=words))
        self.open_only = button(self.tr("Not done"), self._take_open, face="chip",
                                name=self.tr("Only marks that are not done with"))  # fmt: skip
        self.open_only.setCheckable(True)
        self.whose, self.tag = Choice(self.tr("Whose marks")), Choice(self.tr("Marks with a tag"))
        self.whose.chosen.connect(lambda whose: self._take(whose=whose))
        self.tag.chosen.connect(lambda tag: self._take(tag=tag))
        self.opener = button("", self._turn, face="chip")
        self.opener.setCheckable(True)
        self.opener.setChecked(bool(desk.setting("papers_filters", False)))
        self.more = QWidget()
        self.empty = label("", "quiet", wrap=True)
        self.cards, self.others = Cards(desk), OthersNotes(desk)
        self._lay_out(desk)

    @property
    def kind(self) -> str:
        """The kind that is shown; empty for all."""
        return self.sieve.kind

    def fill(
        self, marks: Sequence[Mark], wording: Wording, *, may_mark: bool, tags: Iterable[str] = (),
        chosen: tuple[str, int] | None = None, paper: Paper | None = None,
    ) -> None:  # fmt: skip
        """Show these marks; what was chosen stays so while it is among them. ``tags`` are those of the meeting."""
        self.others.show_paper(paper)
        self._marks, self._wording = tuple(marks), wording
        known = list(tags)
        self.cards.live.tags.know(known)
        if self.kind and not of_kind(self._marks, self.kind):
            self._press("")
        self._offer(known)
        self.empty.setVisible(may_mark and not self._marks)
        self._show(chosen)

    def choose(self, key: tuple[str, int], *, write: bool = False) -> None:
        """Choose a mark's card, leaving filters that hide it."""
        if not write and self.cards.key == key and self.cards.show_chosen():
            return
        if not self.cards.choose(key, write=write):
            self._press("")
            self._let_all_through()
            self._show()
            self.cards.choose(key, write=write)

    def _turn(self) -> None:
        """Open the filters below their line, or close them."""
        self._desk.keep("papers_filters", self.opener.isChecked())
        self._name_filters()

    def _name_filters(self) -> None:
        """Say in one line what the filters let through."""
        self.more.setVisible(self.opener.isChecked())
        self.opener.setVisible(bool(self._marks))
        sieve, shown, count = self.sieve, len(self.cards.rows.marks()), len(self._marks)
        tag, words = f"# {sieve.tag}" if sieve.tag else "", f"“{sieve.words}”" if sieve.words else ""
        whose = self.whose.currentText() if sieve.whose else ""
        is_open = self.open_only.text() if sieve.is_open else ""
        named = ", ".join(filter(None, (filter_word(sieve.kind), tag, words, whose, is_open)))
        words = self.tr("{filters} {count}").format(filters=named, count=count)
        if sieve != Sieve():
            words = self.tr("{filters}: {shown} of {count}").format(filters=named, shown=shown, count=count)
        if not self.opener.isChecked() and (waiting := sum(mark.is_to_place for mark in self._marks)):
            words += " · " + self.tr("{name} {count}").format(name=filter_word(TO_PLACE), count=waiting)
        self.opener.setText(f"{words}  {'▴' if self.opener.isChecked() else '▾'}")
        self.opener.setAccessibleName(self.tr("Filters of the marks. {shown}").format(shown=words))

    def _let_all_through(self) -> None:
        self.sieve = Sieve()
        for field in (self.words, self.open_only, self.whose, self.tag):
            field.blockSignals(True)
        self.words.clear()
        self.open_only.setChecked(False)
        self.whose.setCurrentIndex(0)
        self.tag.setCurrentIndex(0)
        for field in (self.words, self.open_only, self.whose, self.tag):
            field.blockSignals(False)

    def _press(self, kind: str) -> None:
        self.sieve = replace(self.sieve, kind=kind)
        self.filters[kind].setChecked(True)

    def _take(self, **fields: str | bool) -> None:
        self.sieve = replace(self.sieve, **fields)  # type: ignore[arg-type]
        self._show()

    def _take_open(self) -> None:
        self._take(is_open=self.open_only.isChecked())

    def _take_filter(self, kind: str) -> None:
        self._press(kind)
        self._show()

    def _offer(self, tags: list[str]) -> None:
        """Offer the filters that part these marks, and no others."""
        me = self._desk.me.id
        owners = {mark.record.owner in ("", me) for mark in self._marks}
        used = [tag for tag in tags if any(tag in mark.record.tags for mark in self._marks)]
        self.whose.fill([("", self.tr("Everybody’s")), (MINE, self.tr("Mine")), (OTHERS, self.tr("Others’"))],
                        self.sieve.whose)  # fmt: skip
        self.tag.fill([("", self.tr("Any tag")), *((tag, f"# {tag}") for tag in used)], self.sieve.tag)
        if self.tag.value() is None:
            self.sieve = replace(self.sieve, tag="")
            self.tag.setCurrentIndex(0)
        self.whose.setVisible(len(owners) > 1 or bool(self.sieve.whose))
        self.tag.setVisible(bool(used))
        self.words.setVisible(len(self._marks) >= _MANY or bool(self.sieve.words))
        has_done = any(not mark.is_open for mark in self._marks)
        self.open_only.setVisible(has_done or self.sieve.is_open)

    def _show(self, chosen: tuple[str, int] | None = None) -> None:
        counts = Counter(mark.kind for mark in self._marks)
        counts[""], counts[TO_PLACE] = len(self._marks), sum(mark.is_to_place for mark in self._marks)
        for kind, pressed in self.filters.items():
            count = counts[kind]
            pressed.setText(self.tr("{name} {count}").format(name=filter_word(kind), count=count))
            pressed.setAccessibleName(pressed.text())
            pressed.setVisible(count > 0 if kind else bool(self._marks))
        me = self._desk.me.id
        shown = [mark for mark in self._marks if self.sieve.holds(mark, me)]
        self.cards.fill(shown, self._wording, chosen)
        self._name_filters()

    def _filter(self, kind: str) -> QPushButton:
        made = button("", lambda: self._take_filter(kind), face="chip")
        made.setCheckable(True)
        made.setChecked(not kind)
        self._group.addButton(made)
        return made

    def _lay_out(self, desk: Desk) -> None:
        chips = Wrapping(desk.theme.size("s1"))
        for each in (*self.filters.values(), self.open_only, self.whose, self.tag):
            chips.addWidget(each)
        head = column(desk, margin="s2", gap="s2")
        within = column(desk, margin="", gap="s2")
        within.addWidget(holder(chips))
        within.addWidget(self.words)
        self.more.setLayout(within)
        head.addWidget(self.opener)
        head.addWidget(self.more)
        head.addWidget(self.empty)
        worded(self.empty, self.tr(
            "Nothing is marked on this paper yet. Select a passage (Shift with the arrow keys, {select_sentence} for "
            "the sentence, {select_paragraph} for the paragraph), then press {ask} for a question, {highlight} to "
            "highlight, {note} for a note or {evidence} for evidence."
        ))  # fmt: skip
        layout = column(desk, margin="", gap="")
        layout.addLayout(head)
        layout.addWidget(self.cards, 1)
        layout.addWidget(self.others)
        self.setLayout(layout)
