"""Settings: who I am, how the program looks, and where the library is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QWidget

from scrutiny_desktop.domain.panel import Role
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.dialog import Dialog
from scrutiny_desktop.views.fields import Number
from scrutiny_desktop.views.introduction import fill_roles, introduce
from scrutiny_desktop.views.own_openings import OwnOpeningsDialog
from scrutiny_desktop.views.pieces import button, label

SMALLEST, LARGEST, STEP = 80, 200, 10
"""Per cent of the text size the program is drawn for."""


class SettingsDialog(Dialog):
    """Each setting takes effect at once; there is nothing to apply."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.setWindowTitle(self.tr("Settings"))
        self.name, self.role, self.theme = QLineEdit(), QComboBox(), QComboBox()
        self.size_of_text = Number("", LARGEST, suffix=" %")
        form = QFormLayout()
        for words, field in (
            (self.tr("Your &name"), self.name), (self.tr("Your &role"), self.role),
            (self.tr("&Theme"), self.theme), (self.tr("Text &size"), self.size_of_text),
        ):  # fmt: skip
            form.addRow(words, field)
            field.setAccessibleName(words.replace("&", ""))
        self.body.addLayout(form)
        self.openings = button(self.tr("&Openings for questions…"), lambda: OwnOpeningsDialog(desk, self).open())
        self.body.addWidget(self.openings, alignment=Qt.AlignmentFlag.AlignLeft)
        place = str(desk.library.access.folder)
        self.body.addWidget(label(self.tr("Your library is in {place}").format(place=place), "quiet", wrap=True))
        self.body.addStretch()
        self.closes()
        self._fill()
        self._listen()

    def _fill(self) -> None:
        me, desk = self.desk.me, self.desk
        self.name.setText(me.name)
        fill_roles(self.role)
        self.role.setCurrentIndex(self.role.findData(me.role.value))
        for key, words in (("light", self.tr("Light")), ("dark", self.tr("Dark")), ("contrast", self.tr("Contrast"))):
            self.theme.addItem(words, key)
        self.theme.setCurrentIndex(self.theme.findData(desk.theme.key))
        self.size_of_text.setRange(SMALLEST, LARGEST)
        self.size_of_text.setSingleStep(STEP)
        self.size_of_text.setValue(round(desk.theme.scale * 100))

    def _listen(self) -> None:
        self.name.editingFinished.connect(self._introduce)
        self.role.activated.connect(self._introduce)
        self.theme.activated.connect(self._restyle)
        self.size_of_text.changed_to.connect(self._restyle)

    def _introduce(self) -> None:
        me, name, role = self.desk.me, self.name.text().strip(), Role(self.role.currentData())
        if name and (name, role) != (me.name, me.role):
            introduce(self.desk, name, role)

    def _restyle(self) -> None:
        self.desk.dress(self.theme.currentData(), self.size_of_text.value())
