"""The sentences of the minutes as the panel wants them: each to be changed, and to be taken back."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from scrutiny_desktop.domain.panel_wording import PanelWording
from scrutiny_desktop.flows.wording import fault_of, places_of, sentences_in
from scrutiny_desktop.store import wordings
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.dialog import Dialog
from scrutiny_desktop.views.fields import GrowingText
from scrutiny_desktop.views.pieces import button, label
from scrutiny_desktop.views.record.examples import example
from scrutiny_desktop.views.words import shortened

_NAME = int(Qt.ItemDataRole.UserRole)
_LONGEST = 70


class WordingDialog(Dialog):
    """A list of sentences, and the one that is chosen; it is kept once nothing is wrong with it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.setWindowTitle(self.tr("Wording of the minutes"))
        self._shipped = sentences_in(desk.resources)
        about = self.tr("Sentences that are changed are those of {panel} alone. A word in braces is a place that is "
                        "filled; each sentence keeps the places it has.")  # fmt: skip
        panel = desk.panel.name if desk.panel else self.tr("the panel")
        self.body.addWidget(label(about.format(panel=panel), "quiet", wrap=True))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Sentences"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setWordWrap(True)
        self.field = GrowingText(self.tr("The sentence"))
        self.places, self.fault = label("", "quiet", wrap=True), label("", "poor", wrap=True)
        self.example = label("", wrap=True)
        self.reset = button(self.tr("Take &this one back"), lambda: self._say(None))
        self._lay_out()
        roles = QDialogButtonBox.ButtonRole
        self.reset_all = self.buttons.addButton(self.tr("Take &all back"), roles.ResetRole)
        self.reset_all.clicked.connect(self._take_all_back)
        self.closes()
        self._watch = desk.autosave(self.field, self._typed)
        self.field.textChanged.connect(lambda: self._check(self.field.toPlainText()))
        self.list.currentItemChanged.connect(self._choose)
        desk.changed.connect(self._fill)
        self.finished.connect(self._end)
        self._fill()
        self.list.setCurrentRow(0)
        self.fit(24, 16)

    @property
    def name(self) -> str:
        """Of the sentence that is chosen."""
        row = self.list.currentItem()
        return str(row.data(_NAME)) if row else ""

    def own(self) -> PanelWording | None:
        """The panel's own wording as it is kept."""
        return wordings.of_panel(self.desk.library, self.desk.panel.id) if self.desk.panel else None

    def _fill(self) -> None:
        if not self.desk.is_open:
            return
        own = self.own()
        changed = own.by_name if own else {}
        for at, (name, words) in enumerate(self._shipped.items()):
            row = self.list.item(at) or QListWidgetItem(self.list)
            sign = self.tr("changed: {words}") if name in changed else "{words}"
            row.setText(sign.format(words=shortened(changed.get(name, words), _LONGEST)))
            row.setData(_NAME, name)
        self.reset.setEnabled(self.name in changed)
        self.reset_all.setEnabled(bool(changed))

    def _choose(self) -> None:
        own = self.own()
        words = (own.by_name if own else {}).get(self.name, self._shipped.get(self.name, ""))
        self._watch.show(words)
        self._check(words)
        named = ", ".join(f"{{{each}}}" for each in sorted(places_of(self.name)))
        self.places.setText(self.tr("Places: {places}").format(places=named or self.tr("none")))
        self.reset.setEnabled(self.name in (own.by_name if own else {}))

    def _check(self, words: str) -> bool:
        fault = fault_of(self.name, words)
        said = self.tr("Not kept yet: the sentence “{name}” {fault}.").format(name=self.name, fault=fault)
        self.fault.setText(said if fault else "")
        self.example.setText("" if fault else example(words))
        return not fault

    def _typed(self, words: str, burst: str) -> None:
        if self._check(words):
            self._say(words, burst)

    def _say(self, words: str | None, burst: str = "") -> None:
        if (panel := self.desk.panel) is None:
            return
        old, name = self.own(), self.name
        kept = None if words == self._shipped[name] else words
        new = (old or PanelWording(id=self.desk.ids.new(), owner=self.desk.me.id, panel_id=panel.id)).saying(name, kept)
        if old is not None or new.sentences:
            self.desk.change(self.tr("change the wording"), old=old, new=new if new.sentences else None, burst=burst)
        if words is None:
            self._choose()

    def _take_all_back(self) -> None:
        if (old := self.own()) is not None:
            self.desk.change(self.tr("take the wording back"), old=old, new=None)
            self._choose()

    def _end(self) -> None:
        self._watch.flush()
        self.deleteLater()

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        for part in (self.field, self.places, self.fault, label(self.tr("So it will read"), "caption"), self.example):
            right.addWidget(part)
        right.addStretch()
        right.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignLeft)
        across = QHBoxLayout()
        across.addWidget(self.list, 1)
        across.addLayout(right, 1)
        self.body.addLayout(across, 1)
