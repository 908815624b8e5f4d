"""The keys page, made from the table of acts."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLineEdit, QTableWidget, QTableWidgetItem, QWidget

from scrutiny_desktop.views.acts import ACTS, BY_NAME, Act, key_of
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.dialog import Dialog

_KEPT = "keys_window"
"""The setting for its size."""

_MOST = 0.9
"""Of the screen."""


class KeysDialog(Dialog):
    """Every act that has a key, where it works, and a field to find one."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.setWindowTitle(self.tr("Keys"))
        self.field = QLineEdit(placeholderText=self.tr("Find an act or a key"), clearButtonEnabled=True)
        self.field.setAccessibleName(self.tr("Find an act or a key"))
        self.field.textChanged.connect(self._narrow)
        self.table = QTableWidget(0, 3)
        self.table.setAccessibleName(self.tr("Acts and their keys"))
        self.table.setHorizontalHeaderLabels([self.tr("What"), self.tr("Key"), self.tr("Where")])
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setShowGrid(False)
        self.body.addWidget(self.field)
        self.body.addWidget(self.table)
        self.closes()
        self._fill()
        self.resize(self._size().boundedTo(self.screen().availableSize() * _MOST))

    def done(self, result: int) -> None:
        self.desk.keep(_KEPT, [self.width(), self.height()])
        super().done(result)

    def _size(self) -> QSize:
        """As large as it was left, else so that most keys are seen at once."""
        unit = self.desk.theme.size("s8")
        return QSize(*self.desk.setting(_KEPT, [unit * 24, unit * 24]))

    def _fill(self) -> None:
        with_keys = [act for act in ACTS if act.keys]
        self.table.setRowCount(len(with_keys))
        for place, act in enumerate(with_keys):
            for column, text in enumerate((act.plain_words, every_shown(act), self._where(act))):
                self.table.setItem(place, column, QTableWidgetItem(text))
        self.table.resizeColumnToContents(1)
        self.table.resizeColumnToContents(2)

    def _where(self, act: Act) -> str:
        return BY_NAME[f"go_{act.where}"].plain_words if act.where else self.tr("Everywhere")

    def _narrow(self, words: str) -> None:
        wanted = words.casefold().split()
        for place in range(self.table.rowCount()):
            cells = (self.table.item(place, column) for column in range(3))
            text = " ".join(cell.text() for cell in cells if cell).casefold()
            self.table.setRowHidden(place, not all(word in text for word in wanted))


def shown(act: Act) -> str:
    """An act's key as this system writes it."""
    return key_of(act.name)


def every_shown(act: Act) -> str:
    """The same of all its keys."""
    return "  ".join(map(_written, act.every_key))


def _written(key: str) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
