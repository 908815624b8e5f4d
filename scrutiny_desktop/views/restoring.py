"""Going back to a backup, or to a library that was saved as a file; the library as it is now is backed up first."""

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit, QListWidget, QListWidgetItem, QWidget

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.ids import Clock
from scrutiny_desktop.store import backup, keys, sealed
from scrutiny_desktop.store.access import Access, is_protected
from scrutiny_desktop.store.restore import restore
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.dialog import Dialog
from scrutiny_desktop.views.jobs import refusable
from scrutiny_desktop.views.library_down import with_library_down
from scrutiny_desktop.views.pieces import button, label
from scrutiny_desktop.views.saving_as import TO_KEEP
from scrutiny_desktop.views.words import day_and_time


class RestoreDialog(Dialog):
    """The backups, newest first, with when and why each was made; or a file from anywhere."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.setWindowTitle(self.tr("Restore from a backup"))
        self.file: Path | None = None
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
        self.secret = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        self.secret.setPlaceholderText(self.tr("Its passphrase or recovery code"))
        self.secret.setAccessibleName(self.secret.placeholderText())
        self.secret.hide()
        self.body.addWidget(self.words)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(button(self.tr("From a &file…"), self._ask), 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.secret)
        self.trouble = label("", "poor", wrap=True)
        self.body.addWidget(self.trouble)
        self.list.setVisible(self.list.count() > 0)
        self.body.addStretch()
        self.decides(self.tr("Restore"))
        self.decide.setEnabled(self.list.count() > 0)
        self.buttons.accepted.disconnect(self.accept)
        self.buttons.accepted.connect(self._start)

    def choose(self, file: Path) -> None:
        """Restore from this file instead of from a backup of the list."""
        try:
            asks = sealed.asks_for_a_secret(file)
        except ScrutinyError as trouble:
            self.trouble.setText(str(trouble))
            return
        self.file = file
        self.trouble.clear()
        self.list.setEnabled(False)
        self.list.clearSelection()
        self.secret.setVisible(asks)
        self.decide.setEnabled(True)
        self.words.setText(
            self.tr("The library in “{file}” takes the place of this one, which is backed up first.").format(
                file=file.name
            )
        )
        (self.secret if asks else self.decide).setFocus()

    def _ask(self) -> None:
        dialog = QFileDialog(self, self.tr("Restore from a file"), str(self.desk.setting(TO_KEEP, Path.home())))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Backups (*{suffix})").format(suffix=sealed.SUFFIX), self.tr("All files (*)")])
        dialog.fileSelected.connect(lambda name: self.choose(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _start(self) -> None:
        row = self.list.currentItem()
        desk = self.desk
        access = desk.library.access
        if self.file is not None:
            work = partial(restored_from, self.file, self.secret.text(), access, desk.clock)
        elif row is not None:
            chosen = Access(Path(row.data(Qt.ItemDataRole.UserRole)), access.key)
            work = partial(restore, chosen, access, clock=desk.clock)
        else:
            return
        with_library_down(self, self.tr("Restoring…"), partial(refusable, work), self._done, lambda restored: restored)

    def _done(self, outcome: Any) -> None:
        desk = self.desk
        if not isinstance(outcome, ScrutinyError):
            desk.stack.clear()
            desk.noticed.emit(self.tr("The library was restored."))
            self.accept()
        elif self.file is not None:
            self.trouble.setText(str(outcome))
            self.secret.setFocus()
            self.secret.selectAll()
        else:
            desk.troubled.emit(outcome)
            self.accept()


def restored_from(file: Path, secret: str, access: Access, clock: Clock) -> Access:
    """Put the library in a file in the place of one that nobody has open."""
    with sealed.unpacked(file, access.folder) as packed:
        chosen = keys.unlock_with_either(packed.folder, secret)[0] if is_protected(packed.folder) else packed
        return restore(chosen, access, clock=clock)
