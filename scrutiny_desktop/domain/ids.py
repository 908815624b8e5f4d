"""Ids made offline that sort by the time they were made."""

import secrets
from collections.abc import Callable
from datetime import datetime
from uuid import UUID

Clock = Callable[[], datetime]
"""Tells the time now, with its time zone; handed in from the top of the house."""

_LAST_COUNT = (1 << 26) - 1


class Ids:
    """Makes UUIDs of version 7 (RFC 9562, 5.7 and 6.2 method 1), each larger than the last."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._moment = -1
        self._count = 0

    def new(self) -> str:
        """A new id: 48 bits of Unix milliseconds, a 26-bit count within them, 48 random bits."""
        self._step(int(self._clock().timestamp() * 1000))
        high, low = self._count >> 14, self._count & 0x3FFF
        number = (self._moment & 0xFFFFFFFFFFFF) << 80 | 0x7 << 76 | high << 64
        number |= 0b10 << 62 | low << 48 | secrets.randbits(48)
        return str(UUID(int=number))

    def _step(self, moment: int) -> None:
        if moment > self._moment:
            self._moment, self._count = moment, secrets.randbits(20)
        elif self._count < _LAST_COUNT:
            self._count += 1
        else:
            self._moment, self._count = self._moment + 1, 0
