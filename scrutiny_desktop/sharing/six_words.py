"""Six words that stand for a key, to be read aloud and compared."""

import hashlib
from pathlib import Path

from scrutiny_desktop.domain.plain import to_plain
from scrutiny_desktop.domain.roster import RosterPerson

_BITS, _WORDS = 11, 6
_SALT = b"scrutiny-desktop-six-words/1"
_COST = 1 << 15
"""Each guess at a key with the same six words costs so much work and 32 MiB: 66 bits alone are not many."""


def read_words(resources: Path) -> tuple[str, ...]:
    """The 2,048 words."""
    return tuple((resources / "wording" / "six-words.txt").read_text(encoding="ascii").split())


def of_person(person: RosterPerson, words: tuple[str, ...]) -> str:
    """What a person who joins and whoever adds them both read out."""
    said = to_plain(person)
    return six_words("\n".join(str(said[name]) for name in ("id", "name", "signing", "recipient")), words)


def six_words(said: str, words: tuple[str, ...]) -> str:
    """The six words that stand for any words."""
    digest = hashlib.scrypt(said.encode(), salt=_SALT, n=_COST, r=8, p=1, maxmem=_COST * 1024 * 2, dklen=9)
    number = int.from_bytes(digest) >> (72 - _BITS * _WORDS)
    return " ".join(words[number >> _BITS * (_WORDS - 1 - at) & (1 << _BITS) - 1] for at in range(_WORDS))
