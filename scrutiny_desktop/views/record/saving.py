"""What is made of a meeting, saved under a name that was asked for, or put on paper."""

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.flows.record_folder import save_everything
from scrutiny_desktop.flows.recording import Form, Make, MakeOrder, printable, save_made
from scrutiny_desktop.outputs.saving import other_name
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.file_columns import make_room
from scrutiny_desktop.views.jobs import refusable
from scrutiny_desktop.views.printing_made import print_made
from scrutiny_desktop.views.record.contents import ContentsPane
from scrutiny_desktop.views.record.words import forms

_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')

_FOLDER, _SHUT_FOLDER = "record folder", "exempt record folder"
_PLACES = (QStandardPaths.StandardLocation.DocumentsLocation, QStandardPaths.StandardLocation.HomeLocation)

Ask = Callable[[Path, Form, Callable[[Path], None]], None]
"""Is given a file to suggest, its form, and what to do with the one the person chose."""


class Saving(QObject):
    """Asks for a place, saves there as a job, and says what came of it."""

    def __init__(self, desk: Desk, contents: ContentsPane, owner: QWidget) -> None:
        super().__init__(owner)
        self._desk, self._contents, self._owner = desk, contents, owner
        self._refused: set[tuple[Make, str, Form]] = set()
        """What could not be saved, until it is or the screen is left."""
        owner.installEventFilter(self)
        self.ask: Ask = self._ask

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Hide:
            self._refused.clear()
        return super().eventFilter(watched, event)

    def save(self, order: MakeOrder, form: Form, title: str) -> None:
        """Ask for a place, and save there."""
        self.ask(self._suggested(order, title, form), form, lambda out: self._save_to(order, form, out))

    def print(self, order: MakeOrder, title: str) -> None:
        """Set the pages, show them, and print them on what the person chooses."""
        desk = self._desk
        job = partial(printable, desk.library.access, desk.clock, order, desk.resources)
        print_made(desk, self._owner, title, job)

    def _suggested(self, order: MakeOrder, title: str, form: Form) -> Path:
        on = self._desk.meeting.on if self._desk.meeting else None
        name = " ".join(_NOT_IN_NAMES.sub(" ", f"{title} {on or ''}").split())
        return self._folder(order) / (f"{name}.{form}" if form else name)

    def _folder(self, order: MakeOrder) -> Path:
        """Where such a thing was saved last; what is exempt is offered no folder that holds what is public."""
        documents, home = (Path(QStandardPaths.writableLocation(each)) for each in _PLACES)
        public = self._kept(_FOLDER, documents)
        if order.make is not Make.EXEMPT:
            return public
        asked = (self._kept(_SHUT_FOLDER, home), home, documents)
        return next((each for each in asked if each.is_dir() and each != public), public)

    def _kept(self, setting: str, usual: Path) -> Path:
        kept = Path(str(self._desk.setting(setting, usual)))
        return kept if kept.is_dir() else usual

    def _ask(self, suggested: Path, form: Form, then: Callable[[Path], None]) -> None:
        dialog = QFileDialog(self._owner, self.tr("Save as"), str(suggested.parent), forms()[form][1])
        dialog.setStyleSheet(self._desk.sheet)
        make_room(dialog)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(form.value)
        dialog.selectFile(suggested.name)
        dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _save_to(self, order: MakeOrder, form: Form, out: Path) -> None:
        desk = self._desk
        desk.keep(_SHUT_FOLDER if order.make is Make.EXEMPT else _FOLDER, str(out.parent))
        access, clock, resources = desk.library.access, desk.clock, desk.resources
        if order.make is Make.EVERYTHING:
            saves = partial(save_everything, access, clock, order, resources, out)
        else:
            saves = partial(save_made, access, clock, order, form, resources, out)
        desk.jobs.start(self.tr("Saving {name}…").format(name=out.name),
                        lambda report: refusable(lambda: saves(report), report),
                        partial(self._saved, order, form, out))  # fmt: skip

    def _saved(self, order: MakeOrder, form: Form, out: Path, came: object) -> None:
        same = (order.make, order.agenda_item_id, form)
        self._refused.discard(same)
        if isinstance(came, ScrutinyError):
            refused = self._refused
            refused.add(same)
            came.is_so = lambda: same in refused
            self._desk.troubled.emit(came)
            other = other_name(out)
            if out.parent.is_dir():
                self._contents.show_refused(str(came), other, lambda: self._save_to(order, form, out.with_name(other)))
            return
        words = " ".join(filter(None, (self.tr("Saved: {file}").format(file=out), self._warning(order, out))))
        self._contents.show_saved(words)
        self._desk.noticed.emit(words)

    def _warning(self, order: MakeOrder, out: Path) -> str:
        """What is to be known of a place in which something exempt lies now."""
        if order.with_exempt and order.make is Make.EVERYTHING:
            return self.tr("The exempt minute is in its folder “{name}”.").format(name=order.words.sealed)
        if order.make is Make.EXEMPT and out.parent == self._kept(_FOLDER, Path()):
            return self.tr("Public files of the record are saved in the same folder.")
        return ""
