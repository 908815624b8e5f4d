"""The database that the panel shares in, as the window sees it: where it is, its password, and how the line stands."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from scrutiny_desktop.domain.database_place import DatabasePlace
from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.plain import from_plain, to_plain
from scrutiny_desktop.later import later
from scrutiny_desktop.views.desk import Desk

if TYPE_CHECKING:
    from scrutiny_desktop.flows import standing_line
    from scrutiny_desktop.flows.standing_line import StandingLine, Told
else:
    (standing_line,) = later("scrutiny_desktop.flows", "standing_line")

PLACE = "sharing.database"
"""The setting that says where the database is; empty where there is none."""

KEPT_PASSWORD = "sharing.database.password"  # noqa: S105  (a setting's name)
"""The setting that holds its password: only in a library that a passphrase protects."""


class DatabasePost(QObject):
    """Keeps one line to the database while the library is open; nothing is begun unless the member set it up."""

    told = Signal()
    """The line stands otherwise than before."""
    went = Signal(object)
    """A round has come to its end."""
    _heard = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._password = desk, ""
        self._line: StandingLine | None = None
        self.last: Told | None = None
        """What the line told last."""
        self._heard.connect(self._hear)
        desk.closing.connect(self._let_go)
        desk.reopened.connect(self.begin)

    @property
    def place(self) -> DatabasePlace | None:
        """Where the database is, once the member has said so."""
        kept = self._desk.setting(PLACE, None)
        try:
            return from_plain(DatabasePlace, kept) if kept else None
        except (TypeError, ValueError, ScrutinyError):  # written by another version
            return None

    @property
    def password(self) -> str:
        """The password, where it is known."""
        return self._password or str(self._desk.setting(KEPT_PASSWORD, ""))

    @property
    def keeps_password(self) -> bool:
        """Whether the library may hold the password: only one that a passphrase protects."""
        return self._desk.library.access.key is not None

    def use(self, place: DatabasePlace | None, password: str = "") -> None:
        """Share by another database from now on, or by none."""
        self._hang_up()
        self._password, self.last = password, None
        self._desk.keep(PLACE, to_plain(place) if place else None)
        self._desk.keep(KEPT_PASSWORD, "")
        self.begin()

    def begin(self) -> None:
        """Take up the line, where there is a database and its password is known."""
        desk, place, password = self._desk, self.place, self.password
        if place is None or not desk.is_open or desk.library.is_read_only:
            return
        if self.keeps_password:
            desk.keep(KEPT_PASSWORD, password)
        else:
            self._password = password
            desk.keep(KEPT_PASSWORD, "")
        if password:
            # Fetched on the thread of jobs: no window waits for what seals, signs and connects.
            desk.jobs.start("", _fetched, partial(self._take_up, place, password))
        self.told.emit()

    def ring(self) -> None:
        """Go round now; try now, where the line is broken."""
        if self._line is not None:
            self._line.ring()

    def forget_kept(self) -> None:
        """Before the library becomes one that anybody can read: know the password until the program ends alone."""
        self._password = self.password
        self._desk.keep(KEPT_PASSWORD, "")

    @contextmanager
    def standing_still(self) -> Iterator[bool]:
        """Nothing leaves inside; False where something may be leaving at this moment."""
        if self._line is None:
            yield True
            return
        with self._line.standing_still() as is_still:
            yield is_still

    def _take_up(self, place: DatabasePlace, password: str, _: object) -> None:
        self._hang_up()
        if self.place == place and self.password == password:
            access, clock = self._desk.library.access, self._desk.clock
            self._line = standing_line.StandingLine(access, clock, place, password, self._heard.emit)

    def _hear(self, told: Any) -> None:
        if self._line is None:
            return
        if isinstance(told, Exception):
            self._desk.jobs.failed.emit(told)
            return
        self.last = told
        self.told.emit()
        if told.round is not None:
            self.went.emit(told.round)

    def _let_go(self) -> None:
        self._hang_up()
        self.last = None
        if self._desk.setting(KEPT_PASSWORD, ""):
            self._password = ""  # the library holds it, and is closed

    def _hang_up(self) -> None:
        if self._line is not None:
            self._line.close()
            self._line = None


def _fetched(report: Any) -> None:
    report(0, 1)
    standing_line.StandingLine  # noqa: B018  (asked for, so imported)
