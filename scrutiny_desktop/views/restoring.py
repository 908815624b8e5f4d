"""Going back to a backup; the library as it is now is backed up first."""

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.store import backup
from scrutiny_desktop.store.access import Access
from scrutiny_desktop.store.library import open_library
from scrutiny_desktop.store.restore import restore
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.dialog import Dialog
from scrutiny_desktop.views.jobs import refusable
from scrutiny_desktop.views.pieces import label
from scrutiny_desktop.views.words import day_and_time


class RestoreDialog(Dialog):
    """The backups, newest first, with when and why each was made."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.setWindowTitle(self.tr("Restore from a backup"))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Backups, newest first"))
        for each in backup.every(desk.library.access.folder):
            row = QListWidgetItem(f"{day_and_time(each.at)}  ·  {each.reason}")
            row.setData(Qt.ItemDataRole.UserRole, str(each.folder))
            self.list.addItem(row)
        self.list.setCurrentRow(0)
        self.words = label(
            self.tr("The library goes back to how it was then. As it is now, it is backed up first.")
            if self.list.count()
            else self.tr("There is no backup yet. One is made at each start and before papers are added."),
            wrap=True,
        )
        self.body.addWidget(self.words)
        self.body.addWidget(self.list, 1)
        self.list.setVisible(self.list.count() > 0)
        self.body.addStretch()
        if not self.list.count():
            self.closes()
            return
        self.decides(self.tr("Restore"))
        self.buttons.accepted.disconnect(self.accept)
        self.buttons.accepted.connect(self._start)

    def _start(self) -> None:
        row = self.list.currentItem()
        if row is None:
            self.reject()
            return
        desk = self.desk
        access = desk.library.access
        self.setEnabled(False)
        desk.put_down()
        chosen = Access(Path(row.data(Qt.ItemDataRole.UserRole)), access.key)
        work = partial(restore, chosen, access, clock=desk.clock)
        desk.jobs.start(self.tr("Restoring…"), partial(refusable, work), partial(self._done, access))

    def _done(self, access: Access, outcome: Any) -> None:
        desk = self.desk
        desk.stack.clear()
        desk.take_up(open_library(access, clock=desk.clock))
        if isinstance(outcome, ScrutinyError):
            desk.troubled.emit(outcome)
        else:
            desk.noticed.emit(self.tr("The library was restored."))
        self.accept()
