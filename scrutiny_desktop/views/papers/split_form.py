"""The words of one paper of a pack: its item, its label, what it is, its title."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QLineEdit, QWidget

from scrutiny_desktop.domain.paper import PaperRole
from scrutiny_desktop.domain.reading import Part
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.pieces import column, label
from scrutiny_desktop.views.words import word


class SplitForm(QWidget):
    """Shows one part; ``worded`` once a field that says something else is left, or Enter is pressed in it."""

    worded = Signal()
    entered = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = label("", "heading", wrap=True)
        self.title, self.label = QLineEdit(), QLineEdit(placeholderText=self.tr("such as Appendix 1"))
        self.item, self.item_title, self.role = QLineEdit(), QLineEdit(), QComboBox()
        for role in PaperRole:
            self.role.addItem(word(role), role)
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setVerticalSpacing(desk.theme.size("s1"))
        fields: tuple[tuple[str, QLineEdit | QComboBox], ...] = (
            (self.tr("&Title"), self.title), (self.tr("&Label"), self.label), (self.tr("&What it is"), self.role),
            (self.tr("Agenda &item number"), self.item), (self.tr("Title of the a&genda item"), self.item_title),
        )  # fmt: skip
        for words, field in fields:
            named = QLabel(words)
            named.setBuddy(field)
            field.setAccessibleName(words.replace("&", ""))
            form.addRow(named, field)
            if isinstance(field, QLineEdit):
                field.editingFinished.connect(self.worded)
                field.returnPressed.connect(self.entered)
        self.role.activated.connect(lambda: self.worded.emit())
        layout = column(desk, margin="", gap="s2")
        layout.addWidget(self.head)
        layout.addLayout(form)
        self.setLayout(layout)

    def show_part(self, part: Part, head: str) -> None:
        """Show a paper's words."""
        self.head.setText(head)
        for field, words in ((self.title, part.title), (self.label, part.label), (self.item, part.item),
                             (self.item_title, part.item_title)):  # fmt: skip
            if field.text() != words:
                field.setText(words)
                field.setCursorPosition(0)
        self.role.setCurrentIndex(list(PaperRole).index(part.role))

    def words(self) -> dict[str, str]:
        """The words as they stand."""
        return {"title": self.title.text().strip(), "label": self.label.text().strip(),
                "item": self.item.text().strip(), "item_title": self.item_title.text().strip()}  # fmt: skip

    def role_now(self) -> PaperRole:
        """What the paper is."""
        return PaperRole(self.role.currentData())
