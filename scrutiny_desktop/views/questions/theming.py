"""The editor of a theme: its name and the time planned for it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from scrutiny_desktop.domain.question import Theme
from scrutiny_desktop.domain.running_order import Group
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.editor import Editor
from scrutiny_desktop.views.fields import Number
from scrutiny_desktop.views.pieces import button, chip, column, label, row

_LONGEST = 600


class ThemeDetail(Editor):
    """Name and minutes of a theme."""

    removal_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.name = QLineEdit(placeholderText=self.tr("Name of the theme"))
        self.name.setAccessibleName(self.tr("Name of the theme"))
        self.minutes = Number(self.tr("Minutes planned"), _LONGEST, suffix=self.tr(" min"))
        self.minutes.setSpecialValueText(self.tr("as its questions"))
        self.about = label("", "quiet", wrap=True)
        self.bind("name", self.name, self.tr("rename theme"))
        self.minutes.changed_to.connect(lambda to: self.change(self.tr("change minutes of a theme"), minutes=to))
        self._lay_out()

    def fill(self, theme: Theme | None, group: Group | None) -> None:
        """Show a theme as the library has it now."""
        theme = self.take(theme)
        if theme is None or group is None:
            return
        self.minutes.show_value(theme.minutes)
        said = self.tr("{count} questions in this list, {minutes} minutes planned.")
        self.about.setText(said.format(count=len(group.questions), minutes=group.minutes))

    def _lay_out(self) -> None:
        whole = column(self.desk, margin="s4", gap="s1")
        top = row(self.desk)
        top.addWidget(chip(self.tr("Theme"), "info"))
        top.addStretch()
        top.addWidget(button(self.tr("Remove"), self.removal_wanted.emit, face="link",
                             name=self.tr("Remove this theme; its questions stay")))  # fmt: skip
        whole.addLayout(top)
        for words, field in ((self.tr("Name"), self.name), (self.tr("Time planned"), self.minutes)):
            whole.addWidget(label(words, "caption"))
            whole.addWidget(field)
        whole.addSpacing(self.desk.theme.size("s3"))
        whole.addWidget(self.about)
        whole.addStretch(1)
        self.setLayout(whole)
