"""The open library as the windows see it: its ledger, undo stack, jobs, and who is at the desk."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QIcon, QUndoStack

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.ids import Clock, Ids
from scrutiny_desktop.domain.meeting import Meeting
from scrutiny_desktop.domain.panel import Panel, Person
from scrutiny_desktop.domain.record import Pair, Record, kind_of
from scrutiny_desktop.flows.rendering import Rendering
from scrutiny_desktop.later import later
from scrutiny_desktop.papers.plates import PlateMaker
from scrutiny_desktop.papers.readers import Readers
from scrutiny_desktop.store import elsewhere, meetings, passwords, rows, settings
from scrutiny_desktop.store.ledger import Ledger
from scrutiny_desktop.store.library import Library
from scrutiny_desktop.views.autosave import Autosave, Field
from scrutiny_desktop.views.icons import icon
from scrutiny_desktop.views.jobs import Jobs
from scrutiny_desktop.views.theme import load_theme
from scrutiny_desktop.views.undo import Swap

if TYPE_CHECKING:
    from scrutiny_desktop.flows import closed_doors
else:
    (closed_doors,) = later("scrutiny_desktop.flows", "closed_doors")

R = TypeVar("R", bound=Record)

Save = Callable[[str, str], None]
"""Keeps a text, as part of a burst of typing."""

LOOK_FOR_OTHERS = 2_000
"""Milliseconds between looks for what another process wrote to the library."""


class Desk(QObject):
    """What every screen is handed: where changes go in, and the signals that tell of them.

    ``changed(kind, id)`` follows each change, with empty words when anything may have changed;
    ``sheet`` is the theme's style sheet, which each part of the window wears by itself.
    ``wanted(kind, id, start)`` asks the window to show a record (``start``: a place in a paper, or -1).
    """

    changed = Signal(str, str)
    meeting_changed = Signal()
    theme_changed = Signal()
    waiting = Signal(bool)
    saved = Signal(object)
    troubled = Signal(object)
    wanted = Signal(str, str, int)
    noticed = Signal(str)
    placed = Signal(str)
    """Where the reader has come to, which is said in the foot and moves nothing."""
    screen_wanted = Signal(str)
    reopened = Signal()
    locking_changed = Signal()
    keys_changed = Signal()
    """Acts have other keys than before."""
    closing = Signal()
    """The library is about to be closed, for good or for a while: whoever has it open beside must let go."""

    def __init__(
        self, library: Library, *, resources: Path, clock: Clock,
        new_maker: Callable[[], PlateMaker] = PlateMaker, begun: Rendering | None = None,
        parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.library, self.resources, self.clock, self.is_open = library, resources, clock, True
        self._new_maker, self._begun = new_maker, begun
        self._held: list[Callable[[], object]] | None = None
        self._kept: dict[str, Any] = {}
        self._doors: closed_doors.ClosedDoors | None = None
        self.changed.connect(self._forget)  # before any screen hears of it
        self.ids = Ids(clock)
        self.ledger = self._new_ledger()
        self.stack, self.jobs, self.readers = QUndoStack(self), Jobs(self), Readers()
        self.jobs.failed.connect(self._failed)
        self.theme = load_theme(resources, self.setting("theme", "light"), self.setting("text_percent", 100) / 100)
        self.sheet = self.theme.sheet(resources)
        self._autosaves: list[Autosave] = []
        self._passwords: dict[str, str] = {}
        self._seen = self._data_version()
        self._look = QTimer(self, interval=LOOK_FOR_OTHERS)
        self._look.timeout.connect(self.look_for_others)
        self._look.start()

    @property
    def me(self) -> Person:
        """The person whose library this is."""
        known = str(self.setting("me", ""))
        return rows.get(self.library, Person, known) or Person(id=known)

    @property
    def meeting(self) -> Meeting | None:
        """The meeting on the desk: the one chosen last, else the newest; none while the library is put down."""
        if not self.is_open:
            return None
        chosen = rows.get(self.library, Meeting, str(self.setting("meeting", "")))
        return chosen or next(iter(meetings.every(self.library)), None)

    @property
    def panel(self) -> Panel | None:
        """The panel of the meeting on the desk."""
        return rows.get(self.library, Panel, self.meeting.panel_id) if self.meeting else None

    def doors(self) -> "closed_doors.ClosedDoors":
        """Knows what is not public, from one filling of a screen to the next."""
        if self._doors is None:
            self._doors = closed_doors.ClosedDoors(self.library)
        self._doors.look_for_others()
        return self._doors

    def choose_meeting(self, meeting_id: str) -> None:
        """Put another meeting on the desk."""
        self.keep("meeting", meeting_id)
        self.meeting_changed.emit()

    def rendering(self) -> Rendering:
        """Somebody who draws pages; the first to ask has the one who began before the window was there."""
        begun, self._begun = self._begun, None
        return begun or Rendering(self.library.access, self.clock, new=self._new_maker)

    def learn_password(self, content: str, password: str, *, keeps: bool) -> None:
        """Know the password of a locked file until the program ends, or for as long as the library keeps it."""
        self._passwords[content] = password
        if keeps and not self.library.is_read_only:
            passwords.keep(self.library, content, password)

    def password_of(self, content: str) -> str:
        """The password of a locked file; empty where none is known."""
        return self._passwords.get(content) or passwords.of(self.library, content)

    def setting(self, name: str, default: Any) -> Any:
        """A setting kept in the library."""
        if not self.is_open:
            return default
        if name in self._kept:
            return self._kept[name]
        return settings.get(self.library, name, default)

    def keep(self, name: str, value: Any) -> None:
        """Keep a setting in the library, unless that is open for reading only; it is no record and has no undo."""
        if self.is_open and not self.library.is_read_only:
            if self._held is not None:
                self._kept[name] = value
            self.write(partial(settings.keep, self.library, name, value))

    def write(self, what: Callable[[], object]) -> None:
        """Write what is no record: now, or as soon as the large change that is being written is over."""
        if self._held is None:
            what()
        else:
            self._held.append(what)

    def hold(self) -> None:
        """A job has the library's pen: the window writes nothing until it is let go, since it would have to wait."""
        self._held = []

    def let_go(self) -> None:
        """Write what was held, in its order."""
        held, self._held, self._kept = self._held or [], None, {}
        for what in held:
            what()

    def change(self, label: str, *, old: Record | None, new: Record | None, burst: str = "") -> None:
        """Change one record, with an undo that is named by the label ("add question")."""
        self.change_all(label, [(old, new)], burst=burst)

    def change_all(self, label: str, pairs: Sequence[Pair], *, burst: str = "") -> None:
        """Change several records as one; raises ScrutinyError, with nothing changed, when refused."""
        real = [(old, new) for old, new in pairs if old != new]
        if not real:
            return
        self._swap_all(real, label=label, burst=burst)
        self.stack.push(Swap(self._swap_all, label, real, burst=burst, refused=self.troubled.emit))

    def now(self, record: R) -> R | None:
        """The record as the library holds it now; None when it is gone."""
        return rows.get(self.library, type(record), record.id)

    def show(self, record: Record, start: int = -1) -> None:
        """Ask the window to show a record, at a place in it."""
        self.wanted.emit(kind_of(record), record.id, start)

    def autosave(self, field: Field, save: Save) -> Autosave:
        """Save a field's words as they are typed, by ``save(text, burst)``."""
        watch = Autosave(field, partial(self._save_typed, save), self.ids.new)
        watch.waiting.connect(self.waiting)
        self._autosaves.append(watch)
        watch.destroyed.connect(lambda: self._autosaves.remove(watch))
        return watch

    @property
    def is_waiting(self) -> bool:
        """Whether any field holds words that are not saved."""
        return any(watch.is_waiting for watch in self._autosaves)

    def flush(self) -> None:
        """Save every field that still waits."""
        for watch in list(self._autosaves):
            watch.flush()

    def undo(self) -> None:
        """Take back the last change, what is being typed included."""
        self._verify_free()
        self.flush()
        self.stack.undo()

    def redo(self) -> None:
        """Make again the last change that was taken back."""
        self._verify_free()
        self.flush()
        self.stack.redo()

    def dress(self, key: str, percent: int) -> None:
        """Change theme and text size, and keep them."""
        self.keep("theme", key)
        self.keep("text_percent", percent)
        self.theme = load_theme(self.resources, key, percent / 100)
        self.sheet = self.theme.sheet(self.resources)
        self.theme_changed.emit()

    def icon(self, name: str, role: str = "ink") -> QIcon:
        """One of our icons in a role's colour."""
        return icon(self.resources, name, self.theme.color(role))

    def look_for_others(self) -> None:
        """Tell the screens when another process has written to the library."""
        if (seen := self._data_version()) != self._seen:
            self._seen = seen
            self.changed.emit("", "")

    def put_down(self) -> None:
        """Close the library for a while, so that its file can be replaced; nothing may be asked of it until then."""
        self.flush()
        self._look.stop()
        self._let_go()
        self.is_open = False
        self.library.close()

    def take_up(self, library: Library) -> None:
        """Go on with the library that took the place of the one put down."""
        self.library, self.is_open, self._doors = library, True, None
        self.ledger = self._new_ledger()
        self._seen = self._data_version()
        self._look.start()
        self.reopened.emit()
        self.changed.emit("", "")
        self.meeting_changed.emit()

    def close(self) -> None:
        """Save what waits, end the jobs and close the library."""
        if self._held is not None:
            self.jobs.close()
            self.let_go()
        self.flush()
        self._look.stop()
        self.stack.blockSignals(True)
        self._let_go()
        self.jobs.close()
        self.readers.close()
        self.is_open = False
        self.library.close()

    def _forget(self, kind: str, record_id: str) -> None:
        if self._doors is not None:
            self._doors.forget(kind, record_id)

    def _let_go(self) -> None:
        if self._begun is not None:
            self._begun.close()
            self._begun = None
        self.closing.emit()

    def _new_ledger(self) -> Ledger:
        author = partial(self.setting, "me", "")
        return Ledger(self.library, author=author, clock=self.clock, ids=self.ids, told=self.changed.emit)

    def _swap_all(self, pairs: Iterable[Pair], *, label: str = "", burst: str = "") -> None:
        self._verify_free()
        self.ledger.swap_all(pairs, label=label, burst=burst)
        self.saved.emit(self.clock())

    def _verify_free(self) -> None:
        if self._held is not None:
            raise ScrutinyError(
                self.tr("A large change is still being written."), self.tr("Wait until it is done, then do it again.")
            )

    def _save_typed(self, save: Save, text: str, burst: str) -> None:
        try:
            save(text, burst)
        except ScrutinyError as trouble:
            self.troubled.emit(trouble)
            raise
        self.waiting.emit(False)

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, ScrutinyError):
            self.troubled.emit(error)
        else:
            raise error

    def _data_version(self) -> int:
        return elsewhere.stamp(self.library)
