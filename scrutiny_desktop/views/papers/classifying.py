"""Who may see a paper, guessed from its own words and said by the member; and how long the library keeps it."""

from dataclasses import replace

from PySide6.QtWidgets import QButtonGroup, QLineEdit, QRadioButton, QWidget

from scrutiny_desktop.domain.paper import Classification, Paper, Secrecy
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.dialog import Dialog
from scrutiny_desktop.views.papers.staying import Staying
from scrutiny_desktop.views.pieces import label
from scrutiny_desktop.views.words import word


class ClassifyDialog(Dialog):
    """Public, exempt or confidential, and the words that say by which rule; one change that can be undone."""

    def __init__(self, desk: Desk, paper: Paper, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._paper = paper
        self.setWindowTitle(self.tr("Who may see this paper"))
        self.body.addWidget(label(paper.title, "strong", wrap=True))
        self.choices, group = dict[Secrecy, QRadioButton](), QButtonGroup(self)
        for each in Secrecy:
            choice = QRadioButton(word(each))
            choice.setChecked(each is paper.classification.secrecy)
            choice.toggled.connect(self._follow)
            group.addButton(choice)
            self.choices[each] = choice
            self.body.addWidget(choice)
        self.citation = QLineEdit(paper.classification.citation)
        self.citation.setCursorPosition(0)  # a long rule is read from its beginning
        self.citation.setPlaceholderText(self.tr("By which rule, such as paragraph 1 of Schedule 12A"))
        self.citation.setAccessibleName(self.tr("By which rule"))
        self.body.addWidget(self.citation)
        self.stays = Staying(desk, paper)
        self.body.addWidget(self.stays)
        self.body.addStretch()
        self.decides(self.tr("Save"))
        self.accepted.connect(self._save)
        self._follow()
        unit = desk.theme.size("s8")
        self.resize(unit * 15, unit * 12)
        self.choices[paper.classification.secrecy].setFocus()

    def _follow(self) -> None:
        self.citation.setEnabled(not self.choices[Secrecy.PUBLIC].isChecked())

    def _save(self) -> None:
        chosen = next(each for each, choice in self.choices.items() if choice.isChecked())
        citation = "" if chosen is Secrecy.PUBLIC else self.citation.text().strip()
        classify(self.desk, self._paper, Classification(secrecy=chosen, citation=citation, is_confirmed=True))
        self.stays.save()


def classify(desk: Desk, paper: Paper, classification: Classification) -> None:
    """Say who may see a paper."""
    now = desk.now(paper)
    known = now if isinstance(now, Paper) else paper
    if known.classification != classification:
        desk.change(desk.tr("classify the paper"), old=known, new=replace(known, classification=classification))
