"""The fields of one proposal, to be corrected; the one with the cursor in it is shown at its source."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtWidgets import QLabel, QWidget

from scrutiny_desktop.domain.proposal import FIELDS, Flaw, Proposal
from scrutiny_desktop.domain.recommendation import Recommendation
from scrutiny_desktop.domain.responding import restated
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.fields import Choice, GrowingText
from scrutiny_desktop.views.marking import N_
from scrutiny_desktop.views.pieces import column, holder, label
from scrutiny_desktop.views.taking_in.proposed import SURE, Row, flaw_word, sure_word
from scrutiny_desktop.views.words import shortened
from scrutiny_desktop.views.wrapping import Wrapping

NAMES = {
    "number": N_("taking_in", "Number"),
    "text": N_("taking_in", "Recommendation"),
    "series": N_("taking_in", "Series"),
    "theme": N_("taking_in", "Theme"),
    "finding": N_("taking_in", "Finding"),
    "response": N_("taking_in", "Response"),
    "response_words": N_("taking_in", "Response in words"),
    "action": N_("taking_in", "Action"),
    "outcome": N_("taking_in", "Outcome intended"),
    "lead_agency": N_("taking_in", "Lead agency"),
    "lead_officer": N_("taking_in", "Lead officer"),
    "timescale": N_("taking_in", "By when"),
    "progress": N_("taking_in", "Reported progress"),
    "rating": N_("taking_in", "Rated"),
}
_ALWAYS = frozenset({"number", "text"})
_LONGEST = 70


class ProposalForm(QWidget):
    """Says what was corrected: ``corrected(field, text)``, ``about(known id)``, and which field is looked at."""

    corrected = Signal(str, str)
    about = Signal(str)
    looked_at = Signal(str)

    def __init__(self, desk: Desk, known: Sequence[Recommendation], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known = {each.id: each for each in known}
        self._offers = {each.id: (each.id, _in_short(each)) for each in known}
        self._is_filling = False
        self.which = Choice(self.tr("New, or more about which recommendation"))
        self.which.chosen.connect(lambda chosen: self.about.emit(str(chosen)))
        self.restated = label("", "small", wrap=True)
        self.fields = {name: GrowingText(_name(name)) for name in FIELDS}
        self.doubts: dict[str, QLabel] = {}
        self._rows: dict[str, QWidget] = {}
        whole = column(desk, margin="s3", gap="s1")
        whole.addWidget(label(self.tr("New, or more about"), "caption"))
        whole.addWidget(self.which)
        whole.addWidget(self.restated)
        for name, field in self.fields.items():
            whole.addWidget(self._row(desk, name, field))
        whole.addStretch(1)
        self.setLayout(whole)

    def fill(self, row: Row) -> None:
        """Show a proposal."""
        self._is_filling = True
        one = row.proposal
        self._offer(one)
        self.restated.setText(self._restated(row))
        self.restated.setVisible(bool(self.restated.text()))
        for name, field in self.fields.items():
            if field.toPlainText() != one.text_of(name):
                field.setPlainText(one.text_of(name))
            found = one.fields.get(name)
            is_wanted = name in _ALWAYS and row.known is None
            self._rows[name].setVisible(is_wanted or bool(found) or field.hasFocus())
            unsure = [sure_word(found.sureness)] if found and found.sureness < SURE else []
            said = [*unsure, *map(flaw_word, found.flaws)] if found else []
            self.doubts[name].setText("⚠ " + ", ".join(said) if said else "")
            field.setPlaceholderText(_asked(found.flaws) if found else "")
        self._is_filling = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn:
            name = next((name for name, field in self.fields.items() if field is watched), "")
            if name:
                self.looked_at.emit(name)
        return super().eventFilter(watched, event)

    def _row(self, desk: Desk, name: str, field: GrowingText) -> QWidget:
        inside, head = column(desk, margin="", gap="s05"), Wrapping(desk.theme.size("s2"))
        self.doubts[name] = label("", "small")
        head.addWidget(label(_name(name), "caption"))
        head.addWidget(self.doubts[name])
        inside.addWidget(holder(head))
        inside.addWidget(field)
        field.installEventFilter(self)
        field.textChanged.connect(lambda: self._typed(name))
        self._rows[name] = holder(inside)
        return self._rows[name]

    def _typed(self, name: str) -> None:
        if not self._is_filling:
            self.corrected.emit(name, self.fields[name].toPlainText())

    def _offer(self, one: Proposal) -> None:
        rivals = [each for each in one.rivals if each in self._known]
        others = self._offers.keys() - set(rivals) if rivals else self._offers
        offered = [("", self.tr("A new recommendation")), *(self._offers[each] for each in rivals)]
        offered += [offer for each, offer in self._offers.items() if each in others]
        self.which.fill(offered, one.known_id if one.known_id in self._known else "")

    def _restated(self, row: Row) -> str:
        said = row.proposal.text_of("text")
        changes = restated(row.known.text, said) if row.known is not None and said else ()
        differing = [f"“{each.old.strip()}” → “{each.new.strip()}”" for each in changes if each.old != each.new]
        if not differing:
            return ""
        return self.tr("The paper restates it differently: {changes}").format(changes="; ".join(differing))


def _in_short(one: Recommendation) -> str:
    return f"{one.number} {shortened(one.text, _LONGEST)}".strip()


def _asked(flaws: Sequence[Flaw]) -> str:
    """What to write where the paper has no words."""
    tr = QCoreApplication.translate
    return tr("taking_in", "Red, amber or green; or leave it empty") if Flaw.COLOUR_UNREAD in flaws else ""


def _name(field: str) -> str:
    return QCoreApplication.translate("taking_in", NAMES[field])
