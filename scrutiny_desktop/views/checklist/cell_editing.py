"""Writing in the checklist's cells: an editor for each, and drafts of what was typed and not kept."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QCompleter,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTextEdit,
    QWidget,
)

from scrutiny_desktop.domain.checklist import ChecklistRow
from scrutiny_desktop.domain.checklist_order import STATES, Column, state_of
from scrutiny_desktop.views.autosave import words_of
from scrutiny_desktop.views.checklist.naming import column_name
from scrutiny_desktop.views.checklist.wording import CellWords
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.fields import Choice
from scrutiny_desktop.views.row_list import ROW
from scrutiny_desktop.views.words import word

Index = QModelIndex | QPersistentModelIndex
Hint = QAbstractItemDelegate.EndEditHint

_LEAST = 12
"""Widths of an M that an editor has at least, however narrow its column is."""
_DRAFTS = "checklist.drafts"


class CellEditing(QStyledItemDelegate):
    """Makes editors; ``writes`` is given what was written in which cell, and tells whether it could be kept."""

    def __init__(self, desk: Desk, parent: QWidget, words: CellWords) -> None:
        super().__init__(parent)
        self._desk, self._cells = desk, words
        self.writes: Callable[[ChecklistRow, Column, Any], bool] = lambda row, column, value: False
        self.closeEditor.connect(self._left)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        row, column = index.data(ROW), Column(index.column())
        made = self._choice(row, column) if column in STATES else self._text(row, column)
        made.setParent(parent)
        made.setProperty("cell", f"{row.recommendation.id} {column.name}")
        made.setAccessibleName(column_name(column))
        made.setAccessibleDescription(self.tr("Enter keeps, Escape leaves, Tab goes on to the next cell."))
        return made

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Nothing: it was filled when it was made, and what was typed since is not written over."""

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        row, column = index.data(ROW), Column(index.column())
        value = editor.value() if isinstance(editor, Choice) else _typed(editor)
        if isinstance(row, ChecklistRow) and self.writes(row, column, value):
            self._give_up(editor)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        over, rect = editor.parentWidget(), QRect(option.rect)
        least = editor.fontMetrics().horizontalAdvance("M") * _LEAST
        high = rect.height() if isinstance(editor, QTextEdit) else min(rect.height(), editor.sizeHint().height())
        rect = QRect(rect.left(), rect.center().y() - high // 2, max(rect.width(), least), high)
        if over is not None:
            rect.translate(min(0, over.rect().right() - rect.right()), 0)
        editor.setGeometry(rect)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and isinstance(editor, QWidget):
            if isinstance(editor, QTextEdit) and _is_enter(event):
                return self._complete(editor)
            if isinstance(editor, Choice) and event.text().isdecimal() and 0 < int(event.text()) <= editor.count():
                editor.setCurrentIndex(int(event.text()) - 1)
                return self._complete(editor)
        return super().eventFilter(editor, event)

    def _complete(self, editor: QWidget) -> bool:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, Hint.NoHint)
        return True

    def _choice(self, row: ChecklistRow, column: Column) -> Choice:
        made, states = Choice(column_name(column)), STATES[column]
        numbered = [(each, f"{at} {word(each)}") for at, each in enumerate(states, 1)]
        made.fill(numbered, state_of(row, column))
        return made

    def _text(self, row: ChecklistRow, column: Column) -> QWidget:
        cell = f"{row.recommendation.id} {column.name}"
        text = self._cells.written(row, column)
        shown = self._drafts().get(cell, text)
        if shown != text:
            self._desk.noticed.emit(self.tr("What you typed here before is back; Escape throws it away."))
        made: QLineEdit | QTextEdit
        if column is Column.TEXT:
            made = QTextEdit(acceptRichText=False)
            made.setPlainText(shown)
            made.selectAll()
        else:
            made = QLineEdit(shown)
            self._suggest(made, column)
            made.selectAll()
        made.setProperty("draft", shown if shown != text else None)
        self._desk.autosave(made, lambda typed, burst: self._draft(made, cell, typed, text))
        return made

    def _suggest(self, field: QLineEdit, column: Column) -> None:
        """Offer the words that the column has elsewhere."""
        known = self._cells.known
        named = {Column.LEAD: "lead_agency", Column.SERIES: "series", Column.THEME: "theme"}
        if known is None or column not in named:
            return
        used = known.agencies if column is Column.LEAD else known.words_of(named[column])
        completer = QCompleter(QStringListModel(used, field), field)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        field.setCompleter(completer)

    def _left(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint = Hint.NoHint) -> None:
        """Escape keeps what was typed as a draft; where it was one and is as it was, it throws it away."""
        if hint is Hint.RevertModelCache and editor.property("draft") == _typed(editor):
            self._give_up(editor)

    def _give_up(self, editor: QWidget) -> None:
        """What is typed in it needs no draft any more."""
        editor.setProperty("is_done", True)
        self._forget(str(editor.property("cell")))

    def _draft(self, editor: QWidget, cell: str, typed: str, text: str) -> None:
        if editor.property("is_done"):
            return
        if typed == text:
            self._forget(cell)
        else:
            self._desk.keep(_DRAFTS, {**self._drafts(), cell: typed})

    def _drafts(self) -> Mapping[str, str]:
        kept: dict[str, str] = self._desk.setting(_DRAFTS, {})
        return kept

    def _forget(self, cell: str) -> None:
        if cell in (kept := self._drafts()):
            self._desk.keep(_DRAFTS, {name: text for name, text in kept.items() if name != cell})


def _typed(editor: Any) -> str | None:
    return words_of(editor) if isinstance(editor, (QLineEdit, QTextEdit)) else None


def _is_enter(event: QKeyEvent) -> bool:
    others = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not others
