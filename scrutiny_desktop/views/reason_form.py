"""A form that opens below a button: fields and a reason, which is kept half typed until it is given or given up."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.fields import GrowingText
from scrutiny_desktop.views.pieces import column, row


class ReasonForm(QFrame):
    """``given(reason)`` when the person is done; ``door`` opens it and comes back when it closes.

    ``name()`` says under which setting a half typed reason is kept.
    """

    given = Signal(str)

    def __init__(
        self, desk: Desk, door: QPushButton, fields: tuple[QWidget, ...], why: GrowingText,
        done: QPushButton, cancel: QPushButton, name: Callable[[], str],
    ) -> None:  # fmt: skip
        super().__init__()
        self._desk, self._door, self._why, self._name = desk, door, why, name
        self._watch = desk.autosave(why, lambda text, _: desk.keep(name(), text))
        self.setObjectName("card")
        inside, doors = column(desk, margin="s2"), row(desk)
        for part in (*fields, why):
            inside.addWidget(part)
        for each in (done, cancel):
            doors.addWidget(each)
        doors.addStretch()
        inside.addLayout(doors)
        self.setLayout(inside)
        self.hide()
        done.clicked.connect(lambda: self.given.emit(why.toPlainText().strip()))
        cancel.clicked.connect(self.give_up)

    def flush(self) -> None:
        """Keep a reason that is half typed."""
        self._watch.flush()

    def ask(self, first: QWidget) -> None:
        """Open it with the reason that was begun, and put the cursor into its first field."""
        self._watch.show(self._desk.setting(self._name(), ""))
        self.show()
        self._door.hide()
        first.setFocus()

    def forget(self) -> None:
        """Close it, and keep no reason: it was given."""
        self._watch.flush()
        self._desk.keep(self._name(), "")
        self.hide()

    def give_up(self) -> None:
        """Close it without a reason."""
        self.forget()
        self._door.show()
        self._door.setFocus()
