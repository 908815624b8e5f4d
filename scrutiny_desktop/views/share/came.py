"""What came: each question with its asker and its passage, to be taken into the plan or left with thanks."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.flows.sharing_seen import Came, SharingSeen
from scrutiny_desktop.store import rows
from scrutiny_desktop.views.acts import BY_NAME
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.pieces import button, chip, column, emptied, label, refaced
from scrutiny_desktop.views.share.faces import Faced
from scrutiny_desktop.views.share.page import Page
from scrutiny_desktop.views.words import source


class CamePage(Page):
    """Questions that others share, the new ones first."""

    taken = Signal()
    thanked = Signal()

    def __init__(self, desk: Desk) -> None:
        self._seen: SharingSeen | None = None
        nothing = self.tr("Nothing has come yet. What others share with you appears here by itself, or when you open "
                          "a file that they sent.")  # fmt: skip
        super().__init__(desk, self.tr("What came, the new at the top"), nothing, ("take_received", "thank_received"))

    def show_seen(self, seen: SharingSeen) -> None:
        """Show what others share now."""
        self._seen = seen
        self.show_rows(seen.came, seen.seat.roster)

    def lay_side(self, side: QVBoxLayout) -> None:
        self.state, self.asker = chip(""), label("", "caption")
        self.passages = column(self.desk, margin="", gap="s1")
        self.words, self.why = label("", "title", wrap=True), label("", "quiet", wrap=True)
        self.doubt = label("", "small", wrap=True)
        self.take = button("", self.taken.emit, face="main", tip=BY_NAME["take_received"].keys)
        self.thank = button("", self.thanked.emit, tip=BY_NAME["thank_received"].keys)
        for words in (self.state, self.asker, self.words, self.why):
            side.addWidget(words)
        side.addLayout(self.passages)
        for part in (self.doubt, self.take, self.thank):
            side.addWidget(part)
        side.addStretch(1)

    def show_chosen(self) -> None:
        row = self.row
        emptied(self.passages)
        parts: tuple[QWidget, ...] = (
            self.state, self.asker, self.words, self.why, self.doubt, self.take, self.thank,
        )  # fmt: skip
        for each in parts:
            each.setVisible(isinstance(row, Came))
        if not isinstance(row, Came):
            return
        words, tone = Faced().chip(row)
        self.state.setText(words)
        refaced(self.state, chip=tone)
        owner = row.seen.owner.name if row.seen.owner else row.question.asker
        self.asker.setText(self.tr("From {name}").format(name=owner))
        self.words.setText("\n\n".join(each.text for each in row.seen.records if isinstance(each, Question)))
        more = (row.question.why, *row.question.supplementary)
        self.why.setText("\n".join(each for each in more if each))
        self.why.setVisible(bool(self.why.text()))
        self._show_passages(row.question)
        self._show_doors(row)

    def _show_passages(self, question: Question) -> None:
        for anchor in question.passages:
            self.passages.addWidget(label(f"“{anchor.quote}”", "quote", wrap=True))
            paper = rows.get(self.desk.library, Paper, anchor.paper_id)
            self.passages.addWidget(label(source(paper, anchor), "small", wrap=True))

    def _show_doors(self, row: Came) -> None:
        self.doubt.setVisible(len(row.seen.records) > 1)
        self.doubt.setText(self.tr("It came in two versions; its asker has yet to choose between them."))
        has_new_words = row.taken is not None and row.taken.text != row.question.text
        self.take.setVisible(row.taken is None or has_new_words)
        self.take.setText(self.tr("Take the new words") if has_new_words else self.tr("Take into the plan"))
        self.thank.setVisible(row.taken is None)
        self.thank.setText(self.tr("Look at it again") if row.is_thanked else self.tr("Leave with thanks"))
