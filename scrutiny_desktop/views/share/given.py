"""What the member shares: with whom, since when, and the way to take it back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from scrutiny_desktop.flows.sharing_seen import Given, SentOut, SharingSeen, words_in
from scrutiny_desktop.views.acts import BY_NAME
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.pieces import button, chip, label, refaced
from scrutiny_desktop.views.share.faces import (
    answered_words,
    audience_name,
    given_words,
    left_words,
    sent_words,
    shared_kind_name,
)
from scrutiny_desktop.views.share.page import Page


class GivenPage(Page):
    """One's own shared copies, and the chosen one in full."""

    withdrawn = Signal()
    choice_wanted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        nothing = self.tr("You share nothing yet. Press {keys} to choose what to share, or H on a question in the "
                          "Questions screen. Your notes stay yours alone until you share them.")  # fmt: skip
        self._seen: SharingSeen | None = None
        super().__init__(desk, self.tr("What I share"), nothing.format(keys=BY_NAME["share_more"].keys),
                         ("share_more", "withdraw_shared"))  # fmt: skip

    def show_seen(self, seen: SharingSeen) -> None:
        """Show what is shared now."""
        self._seen = seen
        self.show_rows([*seen.sent, *seen.given], seen.seat.roster)

    def lay_side(self, side: QVBoxLayout) -> None:
        self.state, self.kind = chip(""), label("", "caption")
        self.words, self.when = label("", "title", wrap=True), label("", "quiet", wrap=True)
        self.after, self.became = label("", "small", wrap=True), label("", "strong", wrap=True)
        self.withdraw = button(self.tr("Withdraw"), self.withdrawn.emit, tip="{withdraw_shared}")
        self.choose = button(self.tr("Choose between the versions…"), self._choose, face="main")
        for part in (self.state, self.kind, self.words, self.when, self.became, self.choose, self.withdraw, self.after):
            side.addWidget(part)
        side.addStretch(1)

    def show_chosen(self) -> None:
        row = self.row
        if isinstance(row, SentOut) and self._seen is not None:
            self._show_sent(row, self._seen)
            return
        is_one = isinstance(row, Given) and self._seen is not None
        for part in (
            self.state,
            self.kind,
            self.words,
            self.when,
            self.became,
            self.after,
            self.choose,
            self.withdraw,
        ):
            part.setVisible(is_one)
        if not isinstance(row, Given) or self._seen is None:
            return
        copy, roster = row.seen.copy, self._seen.seat.roster
        words, tone = self._faced.chip(row)
        self.state.setText(words)
        refaced(self.state, chip=tone)
        self.kind.setText(shared_kind_name(copy.key[1]))
        several = [words_in(each) for each in row.seen.records] if copy.is_disputed else [given_words(row)]
        self.words.setText("\n\n".join(several))
        names = ", ".join(each.name for each in roster.audience(row.seen.audience)) or self.tr("nobody yet")
        said = self.tr("For {audience} ({names}); {when}.")
        self.when.setText(said.format(audience=audience_name(row.seen.audience, roster), names=names,
                                      when=left_words(row)))  # fmt: skip
        changed = self.tr("Here it says now: {words} Share it again to send that.")
        now = [changed.format(words=words_in(row.own))] if row.is_changed else []
        self.became.setText("\n".join(filter(None, (answered_words(row.answered), *now))))
        self.became.setVisible(bool(self.became.text()))
        self.choose.setVisible(copy.is_disputed)
        self.withdraw.setVisible(not copy.is_withdrawn)
        self.after.setText(
            self.tr("Undo takes this back until it has left.") if row.left is None
            else self.tr("Withdrawing takes it from their lists; what somebody has read or copied cannot be called "
                         "back.")
        )  # fmt: skip

    def _show_sent(self, row: SentOut, seen: SharingSeen) -> None:
        """What went out as a whole: changed by sending it again, and withdrawn as a whole."""
        for part in (self.kind, self.became, self.choose):
            part.hide()
        for part in (self.state, self.words, self.when, self.after):
            part.show()
        self.withdraw.setVisible(bool(row.kinds))
        words, tone = self._faced.chip(row)
        self.state.setText(words)
        refaced(self.state, chip=tone)
        self.words.setText(sent_words(row))
        roster = seen.seat.roster
        names = ", ".join(each.name for each in roster.audience(row.audience)) or self.tr("nobody yet")
        self.when.setText(self.tr("For {audience} ({names}); {when}.").format(
            audience=audience_name(row.audience, roster), names=names, when=left_words(row)))  # fmt: skip
        self.after.setText(self.tr("Send it again to bring it up to date: what is no longer in it is withdrawn."))

    def _choose(self) -> None:
        if isinstance(self.row, Given):
            self.choice_wanted.emit(self.row)
