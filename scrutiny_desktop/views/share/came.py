"""What came: each question with its asker and its passage, to be taken into the plan or left with thanks."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from scrutiny_desktop.domain.anchor import Anchor
from scrutiny_desktop.domain.for_panel import MinuteSent
from scrutiny_desktop.domain.note import Note
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.flows.sharing_seen import Came, Noticed, SharingSeen
from scrutiny_desktop.store import rows
from scrutiny_desktop.views.closed_chip import new_chip, show_closed
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.pieces import button, chip, column, emptied, holder, label, refaced
from scrutiny_desktop.views.share.faces import Faced, answered_words, noticed_words
from scrutiny_desktop.views.share.page import Page
from scrutiny_desktop.views.words import on_day, shortened, source
from scrutiny_desktop.views.wrapping import Wrapping


class CamePage(Page):
    """Questions that others share, the new ones first and similar ones together, then notes and judgements."""

    taken = Signal()
    thanked = Signal()
    taken_as_one = Signal(object)

    def __init__(self, desk: Desk) -> None:
        self._seen: SharingSeen | None = None
        nothing = self.tr("Nothing has come yet. What others share with you appears here by itself, or when you open "
                          "a file that they sent.")  # fmt: skip
        super().__init__(desk, self.tr("What came, the new at the top"), nothing, ("take_received", "thank_received"))

    def show_seen(self, seen: SharingSeen) -> None:
        """Show what others share now."""
        self._seen = seen
        self.show_rows([*seen.came, *seen.others], seen.seat.roster)

    def lay_side(self, side: QVBoxLayout) -> None:
        self.state, self.asker = chip(""), label("", "caption")
        self.passages = column(self.desk, margin="", gap="s1")
        self.alike = column(self.desk, margin="", gap="s2")
        self.words, self.why = label("", "title", wrap=True), label("", "quiet", wrap=True)
        self.doubt, self.elsewhere = label("", "small", wrap=True), label("", "strong", wrap=True)
        self.take = button("", self.taken.emit, face="main", tip="{take_received}")
        self.thank = button("", self.thanked.emit, tip="{thank_received}")
        self.closed, chips = new_chip(), Wrapping(self.desk.theme.size("s1"))
        for each in (self.state, self.closed):
            chips.addWidget(each)
        side.addWidget(holder(chips))
        for words in (self.asker, self.words, self.why):
            side.addWidget(words)
        side.addLayout(self.passages)
        for part in (self.doubt, self.elsewhere, self.take, self.thank):
            side.addWidget(part)
        side.addLayout(self.alike)
        side.addStretch(1)

    def show_chosen(self) -> None:
        row = self.row
        for layout in (self.passages, self.alike):
            emptied(layout)
        parts: tuple[QWidget, ...] = (
            self.state, self.asker, self.words, self.why, self.doubt, self.elsewhere, self.take, self.thank,
        )  # fmt: skip
        for each in parts:
            each.setVisible(isinstance(row, Came))
        show_closed(self.closed, Faced().more(row))
        if isinstance(row, Noticed):
            self._show_noticed(row)
        if not isinstance(row, Came):
            return
        owner = row.seen.owner.name if row.seen.owner else row.question.asker
        self._show_head(row, owner, "\n\n".join(each.text for each in row.seen.records if isinstance(each, Question)))
        more = (row.question.why, *row.question.supplementary)
        self.why.setText("\n".join(each for each in more if each))
        self.why.setVisible(bool(self.why.text()))
        self._show_passages(row.question.passages)
        self._show_doors(row)
        self._show_alike(row)

    def _show_head(self, row: Came | Noticed, owner: str, text: str) -> None:
        words, tone = self._faced.chip(row)
        self.state.setText(words)
        refaced(self.state, chip=tone)
        day = on_day(row.day) if isinstance(row, Came) else ""
        said = self.tr("From {name}, for the meeting of {day}") if day else self.tr("From {name}")
        self.asker.setText(said.format(name=owner, day=day))
        self.words.setText(text)

    def _show_noticed(self, row: Noticed) -> None:
        """A note or a judgement: read here, and beside the paper or in the checklist."""
        for each in (self.state, self.asker, self.words):
            each.show()
        self._show_head(row, row.seen.owner.name if row.seen.owner else "", noticed_words(row))
        self.doubt.setVisible(len(row.seen.records) > 1)
        self.doubt.setText(self.tr("It came in several versions; its owner has yet to choose between them."))
        first = next(iter(row.seen.records), None)
        if isinstance(first, MinuteSent):
            self.why.setText(first.text)
            self.why.show()
        if isinstance(first, Note) and first.anchor is not None:
            self._show_passages((first.anchor,))

    def _show_passages(self, passages: Sequence[Anchor]) -> None:
        for anchor in passages:
            self.passages.addWidget(label(f"“{anchor.quote}”", "quote", wrap=True))
            paper = self._paper_of(anchor)
            self.passages.addWidget(label(source(paper, anchor), "small", wrap=True))
            if paper is not None:
                name = self.tr("Open the passage: {quote}").format(quote=shortened(anchor.quote, 60))
                self.passages.addWidget(button(self.tr("Open the passage"), partial(self._open, paper, anchor),
                                               face="link", name=name))  # fmt: skip

    def _paper_of(self, anchor: Anchor) -> Paper | None:
        """The paper here that holds the passage: the same file, whatever id it has."""
        found = rows.where(self.desk.library, Paper, "content = ?", [anchor.content]) if anchor.content else []
        return next(iter(found), None) or rows.get(self.desk.library, Paper, anchor.paper_id)

    def _open(self, paper: Paper, anchor: Anchor) -> None:
        self.desk.show(paper, anchor.start)

    def _show_doors(self, row: Came) -> None:
        self.doubt.setVisible(len(row.seen.records) > 1)
        self.doubt.setText(self.tr("It came in two versions; its asker has yet to choose between them."))
        self.elsewhere.setText(answered_words(row.elsewhere))
        self.elsewhere.setVisible(bool(self.elsewhere.text()))
        has_new_words = row.taken is not None and row.taken.text != row.question.text
        self.take.setVisible(row.taken is None or has_new_words)
        is_free = row.elsewhere is None
        into = self.tr("Take into the plan") if is_free else self.tr("Take into my plan too")
        self.take.setText(self.tr("Take the new words") if has_new_words else into)
        refaced(self.take, face="main" if is_free or has_new_words else "")
        self.thank.setVisible(row.taken is None and (is_free or row.is_thanked))
        self.thank.setText(self.tr("Look at it again") if row.is_thanked else self.tr("Leave with thanks"))

    def _show_alike(self, row: Came) -> None:
        """Those that ask much the same, each as its asker wrote it, and the way to put them as one."""
        known = {each.question.id: each for each in self._seen.came} if self._seen else {}
        alike = [known[each.id] for each in row.alike if each.id in known]
        if not alike:
            return
        self.alike.addWidget(label(self.tr("These ask much the same"), "caption"))
        for each in alike:
            inner = column(self.desk, margin="s2", gap="s1")
            owner = each.seen.owner.name if each.seen.owner else each.question.asker
            inner.addWidget(
                label(self.tr("{name} · {state}").format(name=owner, state=self._faced.chip(each)[0]), "strong")
            )
            inner.addWidget(label(each.question.text, wrap=True))
            self.alike.addWidget(holder(inner, "card"))
        if row.taken is None:
            words = self.tr("Take these {count} as one").format(count=len(alike) + 1)
            self.alike.addWidget(button(words, partial(self.taken_as_one.emit, (row, *alike))))
