"""The history of changes: what changed, when, what it was before, and the way back to it."""

import textwrap

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPlainTextEdit, QSplitter, QWidget

from scrutiny_desktop.domain.history import Version
from scrutiny_desktop.domain.passages import ANCHORED
from scrutiny_desktop.domain.record import KINDS, Record
from scrutiny_desktop.store import history, rows
from scrutiny_desktop.store.library import Library
from scrutiny_desktop.store.spoken import title_of
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.dialog import Dialog
from scrutiny_desktop.views.field_words import told
from scrutiny_desktop.views.pieces import button
from scrutiny_desktop.views.words import day_and_time, kind_name

MOST = 500
"""Versions shown, newest first."""
_LONGEST = 80
"""Characters of a title."""


class HistoryDialog(Dialog):
    """The latest changes; any earlier state of a record can be brought back, and that is a change too."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.setWindowTitle(self.tr("History of changes"))
        self.list, self.text = QListWidget(), QPlainTextEdit(readOnly=True)
        self.list.setAccessibleName(self.tr("Changes, newest first"))
        self.text.setAccessibleName(self.tr("What it was after this change"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.restore = button(self.tr("&Restore this state"), self._restore, face="main")
        both = QSplitter(Qt.Orientation.Horizontal)
        both.addWidget(self.list)
        both.addWidget(self.text)
        self.body.addWidget(both, 1)
        self.body.addWidget(self.restore, 0, Qt.AlignmentFlag.AlignRight)
        self.closes()
        self.list.currentItemChanged.connect(self._show)
        self._fill()
        self.fit(26, 16)

    def _fill(self) -> None:
        for version in history.latest(self.desk.library, MOST):
            label = version.label or self.tr("change")
            about = f"{kind_name(version.kind)}: {_title(self.desk.library, version.record)}"
            row = QListWidgetItem(f"{day_and_time(version.at)}  ·  {label}\n{about}")
            row.setData(Qt.ItemDataRole.UserRole, version)
            self.list.addItem(row)
        self.list.setCurrentRow(0)

    def _show(self) -> None:
        version = self._chosen()
        if version is None:
            self.text.setPlainText(self.tr("Nothing has been changed yet."))
        elif version.record is None:
            self.text.setPlainText(self.tr("It was taken away here. Choose an earlier change of it to bring it back."))
        else:
            self.text.setPlainText(told(self.desk.library, version.record))
        self.restore.setEnabled(version is not None and version.record is not None)

    def _chosen(self) -> Version | None:
        row = self.list.currentItem()
        return row.data(Qt.ItemDataRole.UserRole) if row else None

    def _restore(self) -> None:
        version = self._chosen()
        if version is None or version.record is None:
            return
        now = rows.get(self.desk.library, KINDS[version.kind], version.record_id)
        self.desk.change(self.tr("restore from history"), old=now, new=version.record)
        self.desk.meeting_changed.emit()
        self.list.clear()
        self._fill()


def _title(library: Library, record: Record | None) -> str:
    """A record's first words; of one that has none of its own, those of the record it is about."""
    if record is None:
        return ""
    about = getattr(record, "recommendation_id", "") or getattr(record, "record_id", "")
    of = rows.of_any(library, ANCHORED, about) if about else None
    words = title_of(record) or (title_of(of) if of is not None else "")
    return textwrap.shorten(words, _LONGEST, placeholder="…")
