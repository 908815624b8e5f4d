"""A thread of its own for the database: it connects, goes round, waits for news, and begins again after a loss."""

import random
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING

from scrutiny_desktop.domain.database_place import DatabasePlace, LineState
from scrutiny_desktop.domain.errors import Report, ScrutinyError, Stopped
from scrutiny_desktop.domain.ids import Clock
from scrutiny_desktop.flows import exchange, rounds, seats
from scrutiny_desktop.flows.rounds import Offers, Round
from scrutiny_desktop.store.access import Access
from scrutiny_desktop.store.library import open_library

if TYPE_CHECKING:
    from scrutiny_desktop.sharing.postgres import Known, Postgres

REST = 20.0
"""Seconds after which one goes round though nobody said that there is news: one's own shares leave so."""

PAUSES = (1.0, 2.0, 5.0, 10.0, 30.0, 60.0, 120.0, 300.0)
"""Seconds between tries to connect, the last for ever after; each is lengthened by up to a half, at random."""

_BETWEEN = 0.5
"""Seconds between two rounds, however much news there is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the line tells of itself: its state, since when, what the last round brought, and why it is offline."""

    state: LineState
    since: datetime
    round: Round | None = None
    trouble: str = ""


class StandingLine:
    """Keeps one member's library and the database alike for as long as the library is open."""

    def __init__(
        self, access: Access, clock: Clock, place: DatabasePlace, password: str,
        told: Callable[[Told | Exception], None], *, rest: float = REST,
    ) -> None:  # fmt: skip
        self._access, self._clock, self._place, self._password = access, clock, place, password
        self._tell, self._rest = told, rest
        self._closed, self._going_round, self._telling = Event(), Lock(), Lock()
        self._open: Postgres | None = None
        self._since: Told | None = None
        self._bell, self._ringer = socket.socketpair()
        self._bell.setblocking(False)
        self._ringer.setblocking(False)
        Thread(target=self._work, name="database", daemon=True).start()

    def ring(self) -> None:
        """Go round now, and try now where one is offline."""
        try:
            self._ringer.send(b"!")
        except OSError:  # it has been rung so often that it is full, or is closed
            return

    def close(self) -> None:
        """End it; the library is not touched, and nothing told, any more once this returns."""
        with self._telling:
            self._closed.set()
        if (reached := self._open) is not None:
            reached.cut()
        self.ring()
        with self._going_round:
            return

    @contextmanager
    def standing_still(self) -> Iterator[bool]:
        """Nothing leaves inside; False where something may be leaving at this moment."""
        held = self._going_round.acquire(blocking=False)
        try:
            yield held
        finally:
            if held:
                self._going_round.release()

    def _work(self) -> None:
        try:
            self._keep_up()
        except Stopped:
            pass
        except Exception as error:  # the one place: whoever listens hands it to the hook
            self._hand_on(error)
        self._bell.close()
        self._ringer.close()

    def _keep_up(self) -> None:
        failed = 0
        while True:
            try:
                failed = self._serve(failed)
            except ScrutinyError as trouble:
                self._say(LineState.OFFLINE, trouble=str(trouble))
            self._pause(PAUSES[min(failed, len(PAUSES) - 1)])
            failed += 1

    def _serve(self, failed: int) -> int:
        """Go round by one connection until it breaks; says how often it failed since a round went well."""
        self._say(LineState.CONNECTING)
        with reach(self._place, self._password) as reached:
            self._open = reached
            try:
                self._say(LineState.CATCHING_UP)
                reached.listen()
                while True:
                    self._report(0, 0)
                    came = self._round(reached)
                    if came.trouble:
                        self._say(LineState.OFFLINE, came, came.trouble)
                        return failed
                    failed = 0
                    self._say(LineState.CONNECTED, came)
                    self._closed.wait(_BETWEEN)
                    reached.wait(self._bell, self._rest)
                    self._empty_bell()
            finally:
                self._open = None

    def _round(self, reached: "Postgres") -> Round:
        with self._going_round:
            return go_round(self._access, self._clock, reached, self._report)

    def _report(self, _done: int, _total: int, _name: str = "", _pages: int = 0, /) -> None:
        if self._closed.is_set():
            raise Stopped

    def _pause(self, seconds: float) -> None:
        # Lengthened at random, so that not all come back at once; the lot decides nothing secret.
        self._bell.settimeout(seconds * random.uniform(1, 1.5))  # noqa: S311
        self._empty_bell()
        self._bell.setblocking(False)
        self._report(0, 0)

    def _empty_bell(self) -> None:
        try:
            self._bell.recv(1 << 16)
        except (TimeoutError, BlockingIOError):
            return

    def _say(self, state: LineState, came: Round | None = None, trouble: str = "") -> None:
        before = self._since
        is_same = before is not None and before.state is state
        since = before.since if before is not None and is_same else self._clock()
        # To try again is no news: whoever is offline stays so until somebody answers.
        if state is LineState.CONNECTING and before is not None and before.state is LineState.OFFLINE:
            return
        self._since = Told(state=state, since=since, round=came, trouble=trouble)
        self._hand_on(self._since)

    def _hand_on(self, told: Told | Exception) -> None:
        with self._telling:
            if not self._closed.is_set():
                self._tell(told)


def reach(place: DatabasePlace, password: str) -> "Postgres":
    """An open connection."""
    try:
        from scrutiny_desktop.sharing.postgres import Postgres
    except ImportError as error:
        raise ScrutinyError(
            "What reaches PostgreSQL is not installed beside the program.",
            "Install it: python -m pip install “scrutiny-desktop[postgres]”.",
        ) from error
    return Postgres(place, password)


def go_round(access: Access, clock: Clock, reached: "Postgres", report: Report) -> Round:
    """Take in what is new in the database, and put there what is new here; then tell it who belongs where."""
    report(0, 2)
    try:
        with open_library(access, clock=clock) as db:
            held = seats.seat(db)
            if held is None:
                return Round(at=clock())
            reached.greet(held.me)
            received = exchange.receive(db, reached, clock, report)
            report(1, 2)
            sent = exchange.send(db, reached, clock)
            roster = (seats.seat(db) or held).roster
            if roster.may_edit(held.me):
                gone = sorted(each.id for each in roster.people if each.has_left)
                reached.hold_to(gone, {each.id: sorted(each.holders) for each in roster.circles})
            return Round(at=clock(), sent=sent, received=received)
    except ScrutinyError as trouble:
        return Round(at=clock(), trouble=str(trouble))


def try_it(place: DatabasePlace, password: str, member: str) -> "Known":
    """Connect once and let go: as whom one is known there; raises what is in the way, as a sentence."""
    with reach(place, password) as reached:
        known = reached.greet(member)
        list(reached.look())
        return known


def find_panel(resources: Path, place: DatabasePlace, password: str) -> Offers:
    """The list of people in a database, for whoever has not joined."""
    with reach(place, password) as reached:
        reached.greet()
        return rounds.find_list(reached, resources)
