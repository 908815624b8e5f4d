"""The right side of the record screen: what goes in, who was present, who may see it, and the buttons."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout, QWidget

from scrutiny_desktop.domain.discussion import DiscussionPoint, PointKind
from scrutiny_desktop.domain.meeting import Witness
from scrutiny_desktop.domain.minute_block import Minute, MinuteBlock
from scrutiny_desktop.flows.recording import FORMS, MINUTED, Form, Make
from scrutiny_desktop.views.acts import BY_NAME, keyed
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.live.key_button import KeyButton
from scrutiny_desktop.views.live.people import People
from scrutiny_desktop.views.live.witnesses import PresentList
from scrutiny_desktop.views.pieces import button, column, emptied, holder, label, line, scrolled
from scrutiny_desktop.views.record.correcting import told
from scrutiny_desktop.views.record.words import forms
from scrutiny_desktop.views.words import shortened
from scrutiny_desktop.views.wrapping import Wrapping

SAVES = ("save_minute", "save_second", "save_third")
"""The acts that save, in the order of a thing's forms."""

_PEOPLED = (Make.MINUTE, Make.MINUTES)
"""Minutes that tell who was there, which the annex leaves to them."""

_MAY_BE_OWN = (Make.ARCHIVE, Make.EVERYTHING)
_NAMED = 60
"""Characters of a sentence that its line among the corrected ones has room for."""


class ContentsPane(QWidget):
    """Shows what is in the thing that is chosen and what is not, and why."""

    askers_wanted = Signal(bool)
    own_wanted = Signal(bool)
    exempt_wanted = Signal(bool)
    sentence_wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.counted = label("", wrap=True)
        self.askers = QCheckBox(self.tr("Who asked &what"))
        self.askers.clicked.connect(self.askers_wanted)
        self.own = QCheckBox(self.tr("With my pri&vate notes"))
        self.own.clicked.connect(self.own_wanted)
        self.exempt = QCheckBox(self.tr("With the e&xempt minute"))
        self.exempt.clicked.connect(self.exempt_wanted)
        for each in (self.own, self.exempt):  # until they are offered they take no width either
            each.hide()
        self.private = label("", "quiet", wrap=True)
        self.present, self.nobody = (
            PresentList(desk, People(desk), side="s1"),
            label(self.tr("No witnesses were invited."), "quiet", wrap=True),
        )
        self.present_head = label(self.tr("Present, and addressed the Panel"), "caption", wrap=True)
        self.classification, self.left_out = label("", "strong", wrap=True), label("", wrap=True)
        self.corrections, self.corrections_head = QVBoxLayout(), label(self.tr("Corrected sentences"), "caption")
        self.saves = [KeyButton(desk, BY_NAME[name], words="…", face="" if at else "main")
                      for at, name in enumerate(SAVES)]  # fmt: skip
        self.copy = KeyButton(desk, BY_NAME["copy_minute"], words=self.tr("Copy text"))
        self.print = KeyButton(desk, BY_NAME["print_record"], words=self.tr("Print…"))
        self.correct = KeyButton(desk, BY_NAME["correct_sentence"], words=self.tr("Correct"))
        self.wording = KeyButton(desk, BY_NAME["minute_wording"], words=self.tr("Wording…"))
        self.saved, self.again = label("", "quiet", wrap=True), button("", lambda: self._retry(), face="link")
        self._retry: Callable[[], object] = lambda: None
        self.saved.hide()
        self.again.hide()
        self._lay_out()

    @property
    def save(self) -> KeyButton:
        """The button of the usual form."""
        return self.saves[0]

    def fill(
        self, make: Make, minute: Minute | None, points: Sequence[DiscussionPoint], *, with_askers: bool, is_own: bool
    ) -> None:  # fmt: skip
        """Show what a thing is made of."""
        is_minute, has_people = make in MINUTED, make in _PEOPLED
        self.counted.setText(self._counts(points))
        self.askers.setChecked(with_askers)
        self.own.setChecked(is_own)
        for widget, is_wanted in ((self.counted, has_people), (self.askers, is_minute), (self.present_head, has_people),
                                  (self.correct, is_minute), (self.wording, is_minute),
                                  (self.own, make in _MAY_BE_OWN)):  # fmt: skip
            widget.setVisible(is_wanted)
        self.private.setText(self._privacy(make, is_own=is_own))
        self.classification.setText(minute.footer if minute else "")
        self.left_out.setText("\n".join(minute.left_out or [self.tr("Nothing is left out.")]) if minute else "")
        self._offer(make, minute)
        self._list(minute.blocks if minute and is_minute else ())

    def fill_exempt(self, *, is_offered: bool, is_wanted: bool) -> None:
        """Offer the exempt minute beside what is public, unless nothing is exempt."""
        self.exempt.setVisible(is_offered)
        self.exempt.setChecked(is_wanted)

    def show_saved(self, words: str) -> None:
        """Say where the thing was saved."""
        self.saved.setText(words)
        self.saved.show()
        self.again.hide()

    def show_refused(self, words: str, other: str, retry: Callable[[], object]) -> None:
        """Say why it was not saved, and offer another name."""
        self.show_saved(words)
        self._retry = retry
        self.again.setText(self.tr("Save as “{name}”").format(name=other))
        self.again.setAccessibleName(self.again.text())
        self.again.show()
        self.again.setFocus()

    def fill_witnesses(self, witnesses: Iterable[Witness], *, is_shown: bool) -> None:
        """Show who was invited, ticked when present."""
        invited = list(witnesses)
        self.present.fill(invited)
        self.present.setVisible(bool(invited) and is_shown)
        self.nobody.setVisible(not invited and is_shown)

    def _counts(self, points: Sequence[DiscussionPoint]) -> str:
        resolved = sum(each.kind is PointKind.RESOLUTION for each in points)
        said = self.tr("Discussion points marked: {points}\nResolutions marked: {resolutions}")
        none = keyed(self.tr("Nothing is marked yet. Mark discussion points on the Live screen ({go_live})."))
        return said.format(points=len(points) - resolved, resolutions=resolved) if points else none

    def _privacy(self, make: Make, *, is_own: bool) -> str:
        if make is Make.BRIEFING or (make in _MAY_BE_OWN and is_own):
            return self.tr("My private notes are in it. It is for me alone.")
        if make is Make.EXEMPT:
            return self.tr("Not for publication: only for those who are entitled to what is exempt")
        if make in MINUTED:
            return self.tr("Private notes – never in a minute")
        return self.tr("Private notes – not in it")

    def _offer(self, make: Make, minute: Minute | None) -> None:
        words, offered = forms(), FORMS[make]
        for at, made in enumerate(self.saves):
            made.setVisible(at < len(offered))
            made.setEnabled(minute is not None)
            if at < len(offered):
                made.say(words[offered[at]][0] if at or offered[at] in (Form.PDF, Form.JSON, Form.FOLDER)
                         else self.tr("Save table…"))  # fmt: skip
        self.copy.setVisible(make is not Make.EVERYTHING)
        self.print.setVisible(Form.PDF in offered)
        for made in (self.copy, self.print, self.correct):
            made.setEnabled(minute is not None)

    def _list(self, blocks: Iterable[MinuteBlock]) -> None:
        emptied(self.corrections)
        listed = told(blocks)
        self.corrections_head.setVisible(bool(listed))
        for block, words in listed:
            self.corrections.addWidget(label(shortened(block.words, _NAMED), "strong", wrap=True))
            self.corrections.addWidget(label(words, "poor" if block.is_outdated else "quiet", wrap=True))
            go = button(self.tr("Go there"), partial(self.sentence_wanted.emit, block), face="link",
                        name=self.tr("Go to the sentence {words}").format(words=block.words))  # fmt: skip
            self.corrections.addWidget(go, 0, Qt.AlignmentFlag.AlignLeft)

    def _lay_out(self) -> None:
        box = column(self._desk, margin="s3", gap="s1")
        for widget in (self.classification, self.left_out):
            box.addWidget(widget)
        card = QFrame()
        card.setObjectName("card")
        card.setLayout(box)
        inner = column(self._desk, margin="s3", gap="s2")
        parts = (self.counted, self.askers, self.own, self.exempt, self.private)
        for part in (label(self.tr("What goes in"), "caption"), *parts):
            inner.addWidget(part)
        inner.addWidget(label(self.tr("Classification"), "caption"))
        inner.addWidget(card)
        inner.addWidget(self._strip(*self.saves[1:], self.copy, self.print, self.correct, self.wording))
        inner.addWidget(self.corrections_head)
        inner.addLayout(self.corrections)
        for shown in (self.present_head, self.nobody, self.present):
            inner.addWidget(shown)
        inner.addStretch()
        foot = column(self._desk, margin="s3", gap="s2")
        foot.addWidget(self._strip(self.save))
        foot.addWidget(self.saved)
        foot.addWidget(self.again)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(scrolled(holder(inner), self.tr("What goes into it"), is_upright=True), 1)
        layout.addWidget(line())
        layout.addLayout(foot)

    def _strip(self, *made: KeyButton) -> QWidget:
        strip = Wrapping(self._desk.theme.size("s2"), even=True)
        for each in made:
            strip.addWidget(each)
        return holder(strip)
