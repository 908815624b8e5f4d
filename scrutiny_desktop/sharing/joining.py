"""The small file by which somebody asks to be put on a panel's list of people."""

import base64
import binascii
import json
import re
from dataclasses import replace

from scrutiny_desktop.domain.plain import from_plain, to_plain
from scrutiny_desktop.domain.roster import RosterPerson
from scrutiny_desktop.sharing import seal
from scrutiny_desktop.sharing.header import is_name
from scrutiny_desktop.sharing.refusals import Refused
from scrutiny_desktop.sharing.seal import Keys

SUFFIX = ".sdj"
_MAGIC = "scrutiny-desktop-joining/1"
_TEXT, _LETTERS = "SDJ1:", re.compile("[A-Z2-7]*")
_MOST_BYTES, _MOST_LETTERS = 16 * 1024, 200


def asked(person: RosterPerson, keys: Keys) -> bytes:
    """The file, signed by the key it names, so that nobody joins with a key that is not theirs."""
    line = json.dumps(to_plain(person), ensure_ascii=False, separators=(",", ":"))
    signature = seal.sign(keys, _words(line))
    return f"{_MAGIC}\n{line}\n{signature}\n".encode()


def read_joining(content: bytes) -> RosterPerson:
    """Who asks to join; who they truly are only the six words read aloud can say."""
    try:
        magic, line, signature, end = content[: _MOST_BYTES + 1].decode().split("\n")
        person = from_plain(RosterPerson, json.loads(line))
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise Refused("It is not a file by which somebody asks to join.", "Ask for it again.") from error
    sound = magic == _MAGIC and not end and is_name(person.id) and 0 < len(person.name) <= _MOST_LETTERS
    if not sound or not seal.is_recipient(person.recipient):
        raise Refused("It is not a file by which somebody asks to join.", "Ask for it again.")
    if not seal.is_signed(_words(line), signature, person.signing):
        raise Refused("The file was changed on its way.", "Ask for it again.")
    return replace(person, since=None, until=None, before="")


def as_text(content: bytes) -> str:
    """The file as text that survives any message, and that a square of dots holds well."""
    return _TEXT + base64.b32encode(content).decode().rstrip("=")


def from_text(text: str) -> bytes:
    """The file that was pasted as text, with whatever a message put between or around it."""
    _, found, letters = "".join(text.split()).upper().partition(_TEXT)
    matched = _LETTERS.match(letters) if found and len(letters) <= 2 * _MOST_BYTES else None
    letters = matched[0] if matched else ""
    try:
        return base64.b32decode(letters + "=" * (-len(letters) % 8))
    except binascii.Error as error:
        raise Refused("It is not an invitation that came as text.", "Ask for it again, and paste all of it.") from error


def _words(line: str) -> bytes:
    return f"{_MAGIC}\n{line}".encode()
