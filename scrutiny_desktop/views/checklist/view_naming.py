"""Saving the view of now under a name, renaming and removing a saved one."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from scrutiny_desktop.views.checklist.naming import view_name
from scrutiny_desktop.views.checklist.views_kept import KeptViews
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.dialog import Dialog


class ViewNaming(QObject):
    """Offers what can be done with the view of now."""

    def __init__(self, desk: Desk, views: KeptViews, over: QWidget) -> None:
        super().__init__(over)
        self._desk, self._views, self._over = desk, views, over

    def fill(self, menu: QMenu) -> None:
        """Put it on a menu."""
        menu.addAction(self.tr("&Save as…"), self.save_as)
        for words, do in ((self.tr("&Rename…"), self.rename), (self.tr("Re&move"), self._views.remove)):
            menu.addAction(words, do).setEnabled(self._views.is_own)

    def save_as(self) -> None:
        """Ask for a name, and keep the view of now under it."""
        self._ask(self.tr("Save this view"), "", self._views.save_as)

    def rename(self) -> None:
        """Ask for another name."""
        self._ask(self.tr("Rename this view"), view_name(self._views.now.name), self._views.rename)

    def _ask(self, title: str, name: str, done: Callable[[str], None]) -> None:
        dialog, field = Dialog(self._desk, self._over), QLineEdit(name)
        dialog.setWindowTitle(title)
        field.setPlaceholderText(self.tr("Name of the view"))
        field.setAccessibleName(field.placeholderText())
        dialog.body.addWidget(field)
        dialog.decides(self.tr("Save"))
        dialog.decide.setEnabled(bool(name))
        field.textChanged.connect(lambda text: dialog.decide.setEnabled(bool(text.strip())))
        dialog.accepted.connect(lambda: done(field.text().strip()) if field.text().strip() else None)
        dialog.finished.connect(dialog.deleteLater)
        dialog.resize(self._desk.theme.size("s8") * 12, dialog.sizeHint().height())
        dialog.open()
        field.setFocus()
