"""What stands in the open at the head of a shared file: whose it is, for whom, and how much follows."""

import json
import re
from dataclasses import dataclass

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.plain import from_plain, to_plain
from scrutiny_desktop.sharing import seal
from scrutiny_desktop.sharing.refusals import NotYet, Refused, SetAside
from scrutiny_desktop.sharing.seal import Keys

MAGIC = b"scrutiny-desktop-share/1"
FORMAT = 1
SUFFIX = ".sds"

HEAD_BYTES = 8 * 1024
"""More than any head is long; so much of a file says what the rest is."""

MOST_BYTES, MOST_UNPACKED, MOST_LINES = 64 << 20, 256 << 20, 100_000
"""The largest file that is read, packed and unpacked."""

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_NUMBERS = {"length": MOST_BYTES, "unpacked": MOST_UNPACKED, "count": MOST_LINES, "format": 999, "min_reader": 999}
_FAMILY = b"scrutiny-desktop-share/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """``length`` and ``sha256`` are of what is sealed, ``unpacked`` of the lines in it, ``count`` says how many.

    ``min_reader`` is the lowest format that a program must know to understand the lines.
    """

    format: int = FORMAT
    min_reader: int = FORMAT
    panel: str
    member: str
    device: str
    scope: str
    audience: str
    count: int
    unpacked: int
    length: int
    sha256: str

    @property
    def file_name(self) -> str:
        """Under which name the file is put."""
        return f"{self.member}.{self.device}.{self.scope}.{self.audience}{SUFFIX}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A header with the words that were signed, the signature, and where what is sealed begins."""

    header: Header
    signed: bytes
    signature: str
    end: int


def is_name(words: str) -> bool:
    """Whether words may be part of a file's name: small letters, digits and hyphens, so no way out of a folder."""
    return _NAME.fullmatch(words) is not None


def written(header: Header, keys: Keys) -> bytes:
    """The head of a file, signed."""
    signed = MAGIC + b"\n" + json.dumps(to_plain(header), separators=(",", ":")).encode()
    return signed + b"\n" + seal.sign(keys, signed).encode() + b"\n"


def read_head(start: bytes) -> Head:
    """The head of a file from its first bytes; nothing of it is believed yet."""
    lines = start[:HEAD_BYTES].split(b"\n", 3)
    if not start.startswith(MAGIC + b"\n"):
        raise _foreign(start)
    if len(lines) < 4:
        raise (
            NotYet("The file has only begun to arrive.", "Wait until it is here.")
            if len(start) < HEAD_BYTES
            else (Refused("The head of the file has no end.", "Ask for it again."))
        )
    signed = lines[0] + b"\n" + lines[1]
    return Head(
        header=_header(lines[1]),
        signed=signed,
        signature=lines[2].decode("ascii", "replace"),
        end=len(signed) + len(lines[2]) + 2,
    )


def _foreign(start: bytes) -> ScrutinyError:
    if MAGIC.startswith(start[: len(MAGIC)]) or not start.strip(b"\0"):
        return NotYet("The file is still empty.", "Wait until it is here.")
    if start.startswith(_FAMILY):
        return SetAside("The file was written by a newer version of the program.", "Update the program to read it.")
    return Refused("It is not a shared file of this program.", "Ask whoever sent it for another.")


def _header(line: bytes) -> Header:
    try:
        plain = json.loads(line)
        header = from_plain(Header, plain)
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise Refused("The head of the file is damaged.", "Ask for it again.") from error
    names = (header.panel, header.member, header.device, header.scope, header.audience)
    if not all(map(is_name, names)):
        raise Refused("A name in the head of the file is none that the program gives.", "Do not use this file.")
    if any(not 0 <= getattr(header, name) <= most for name, most in _NUMBERS.items()):
        raise Refused("The file says that it is larger than any shared file may be.", "Do not use this file.")
    return header
