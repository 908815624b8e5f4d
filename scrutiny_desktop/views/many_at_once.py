"""A change of very many records as one step: written by a job, while the window says how far it is."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QUndoCommand
from PySide6.QtWidgets import QApplication, QDialog, QProgressBar, QWidget

from scrutiny_desktop.domain.errors import Report, Stopped
from scrutiny_desktop.domain.record import Pair
from scrutiny_desktop.flows.changing import change_many as write
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.dialog import Dialog

AT_ONCE = 60
"""Records that are written before the next frame is drawn; more are written beside the window."""

Done = Callable[[], object]
Known = Mapping[tuple[object, ...], Any]
"""Records by their rows, as ``rows.where`` remembers them."""


def change_many(desk: Desk, label: str, pairs: Sequence[Pair], done: Done = lambda: None) -> None:
    """Change any number of records as one; ``done`` is called once they are changed.

    A few are changed at once, and a ScrutinyError is raised where that is refused; for many, the refusal is told.
    """
    real = [(old, new) for old, new in pairs if old != new]
    if len(real) <= AT_ONCE:
        desk.change_all(label, real)
        done()
        return

    def made() -> None:
        desk.stack.push(_Many(desk, label, real))
        done()

    _begin(desk, label, real, made)


class _Many(QUndoCommand):
    """Turns very many records into others, and back; it has been done once when it is pushed."""

    is_long = True
    """It shows how it goes, and is not over when it was begun."""

    def __init__(self, desk: Desk, label: str, pairs: Sequence[Pair]) -> None:
        super().__init__(label)
        self._desk, self._pairs, self._is_done = desk, pairs, True

    def redo(self) -> None:
        self._go(self._pairs, self.text(), self._desk.stack.undo)

    def undo(self) -> None:
        label = QCoreApplication.translate("undo", "Undo {change}").format(change=self.text())
        self._go([(new, old) for old, new in reversed(self._pairs)], label, self._desk.stack.redo)

    def _go(self, pairs: Sequence[Pair], label: str, back: Done) -> None:
        if self._is_done:
            self._is_done = False
            return
        _begin(self._desk, label, pairs, lambda: None, partial(self._failed, back))

    def _failed(self, back: Done, trouble: Exception) -> None:
        """Stand in the stack where it stood before; what was not only stopped can be done no more, and goes."""
        self._is_done = True
        self.setObsolete(not isinstance(trouble, Stopped))
        back()


class _Working(Dialog):
    """Keeps other changes from coming between, and stops the work when it is asked to."""

    def __init__(self, desk: Desk, label: str, many: int) -> None:
        super().__init__(desk, _lasting(QApplication.activeWindow()))
        self.setModal(True)
        self.is_stopped = False
        self.setWindowTitle(label[:1].upper() + label[1:])
        self.bar = QProgressBar(textVisible=False)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.bar.setRange(0, many)
        self.body.addWidget(self.bar)
        self.body.addStretch(1)
        self.buttons.addButton(self.tr("&Stop"), self.buttons.ButtonRole.RejectRole)
        desk.jobs.progressed.connect(self._tell)
        self.resize(desk.theme.size("s8") * 12, self.sizeHint().height())

    def reject(self) -> None:
        """Ask the work to stop; the dialog goes once it has."""
        self.is_stopped = True
        self.buttons.setEnabled(False)

    def end(self) -> None:
        """The work has ended."""
        super().reject()
        self.deleteLater()

    def _tell(self, done: int, total: int) -> None:
        if total == self.bar.maximum():
            self.bar.setValue(done)


def _lasting(window: QWidget | None) -> QWidget | None:
    """The window that a dialog stands before, since the dialog itself may be on its way out."""
    while isinstance(window, QDialog):
        owner = window.parentWidget()
        window = owner.window() if owner is not None else None
    return window


def _begin(
    desk: Desk, label: str, pairs: Sequence[Pair], made: Done, failed: Callable[[Exception], object] = lambda _: None
) -> None:
    desk.flush()
    working, author = _Working(desk, label, len(pairs)), desk.me.id

    def job(report: Report) -> Known:
        def told(done: int, total: int, name: str = "", pages: int = 0, /) -> None:
            report(done, total, name, pages)
            if working.is_stopped:
                raise Stopped

        return write(desk.library.access, desk.clock, author, label, pairs, told)

    def ended() -> None:
        desk.let_go()
        working.end()

    def landed(known: Known) -> None:
        ended()
        desk.library.known.update(known)
        desk.look_for_others()
        desk.saved.emit(desk.clock())
        made()

    def broken_off(trouble: Exception) -> None:
        ended()
        failed(trouble)

    desk.hold()
    working.show()
    desk.jobs.start(working.windowTitle(), job, landed, otherwise=broken_off)
