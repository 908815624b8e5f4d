"""The keys page, made from the table of acts: each can be given another key."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialogButtonBox,
    QHeaderView,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from scrutiny_desktop.views import chosen_keys
from scrutiny_desktop.views.acts import ACTS, BY_NAME, Act, key_of
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.dialog import Dialog
from scrutiny_desktop.views.pieces import label, refaced

_KEPT = "keys_window"
"""The setting for its size."""

_MOST = 0.9
"""Of the screen."""


class KeysDialog(Dialog):
    """Every act with its key and where it works, a field to find one, and one that takes another key for it."""

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
        self.taking, self.told = KeyField(), label("", wrap=True)
        for part in (self.field, self.table, self.taking, self.told):
            self.body.addWidget(part)
        roles = QDialogButtonBox.ButtonRole
        for words, do in ((self.tr("Another &key (F2)"), self.ask), (self.tr("&Usual key (Del)"), self.put_back),
                          (self.tr("&All as usual"), self.put_all_back)):  # fmt: skip
            self.buttons.addButton(words, roles.ActionRole).clicked.connect(do)
        self.closes()
        self._listen()
        self._fill()
        self._say(self.tr("F2 or Enter on an act asks for another key, Del gives its usual one back."))
        self.resize(self._size().boundedTo(self.screen().availableSize() * _MOST))

    def done(self, result: int) -> None:
        self.desk.keep(_KEPT, [self.width(), self.height()])
        super().done(result)

    def _size(self) -> QSize:
        """As large as it was left, else so that most keys are seen at once."""
        unit = self.desk.theme.size("s8")
        return QSize(*self.desk.setting(_KEPT, [unit * 24, unit * 24]))

    def ask(self) -> None:
        """Let the next key that is pressed be the chosen act's."""
        if (act := self._act()) is not None:
            self.taking.ask(self.tr("Press the new key for “{act}”; Escape leaves it").format(act=act.plain_words))

    def put_back(self) -> None:
        """Give the chosen act its usual key."""
        if (act := self._act()) is not None:
            self._give(act.usual)

    def put_all_back(self) -> None:
        """Give all acts their usual keys."""
        chosen_keys.choose_usual(self.desk)
        self._say(self.tr("Every act has its usual key."))

    def _give(self, key: str) -> None:
        act = self._act()
        if act is None:
            return
        if why := chosen_keys.why_not(act, key) if key else "":
            self._say(why, "poor")
            return
        chosen_keys.choose(self.desk, act, key)
        self._say(self.tr("“{act}” is on {key} now.").format(act=act.plain_words, key=_written(key) or "–"))

    def _say(self, words: str, face: str = "quiet") -> None:
        refaced(self.told, face=face)
        self.told.setText(words)
        self.table.setAccessibleDescription(words)

    def _act(self) -> Act | None:
        row = self.table.currentRow()
        return ACTS[row] if row >= 0 and not self.table.isRowHidden(row) else None

    def _listen(self) -> None:
        keys = ((Qt.Key.Key_F2, self.ask), (Qt.Key.Key_Delete, self.put_back), (Qt.Key.Key_Return, self.ask),
                (Qt.Key.Key_Enter, self.ask))  # fmt: skip
        for key, do in keys:
            QShortcut(QKeySequence(key), self.table, do, context=Qt.ShortcutContext.WidgetShortcut)
        self.table.cellDoubleClicked.connect(self.ask)
        self.taking.pressed.connect(self._give)
        self.taking.left.connect(self.table.setFocus)
        self.desk.keys_changed.connect(self._fill)

    def _fill(self) -> None:
        self.table.setRowCount(len(ACTS))
        for place, act in enumerate(ACTS):
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


class KeyField(QLineEdit):
    """Hidden until it is to take a key; ``left`` once it has one, or is left without."""

    pressed = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__(readOnly=True)
        self.hide()

    def ask(self, words: str) -> None:
        """Wait for a key."""
        self.setText(words)
        self.setAccessibleName(words)
        self.show()
        self.setFocus()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _MODIFIERS:
            return
        self.left.emit()
        if event.key() != Qt.Key.Key_Escape:
            self.pressed.emit(QKeySequence(event.keyCombination()).toString())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.hide()


_MODIFIERS = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr)


def shown(act: Act) -> str:
    """An act's key as this system writes it."""
    return key_of(act.name)


def every_shown(act: Act) -> str:
    """The same of all its keys."""
    return "  ".join(map(_written, act.every_key))


def _written(key: str) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
