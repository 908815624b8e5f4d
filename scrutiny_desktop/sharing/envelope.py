"""One shared file: a signed head, and the versions sealed to their audience."""

import hashlib
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.roster import Roster
from scrutiny_desktop.domain.shared import Place, Shared, read_shared
from scrutiny_desktop.sharing import seal
from scrutiny_desktop.sharing.header import (
    FORMAT,
    MOST_BYTES,
    MOST_LINES,
    MOST_UNPACKED,
    Head,
    Header,
    is_name,
    read_head,
    written,
)
from scrutiny_desktop.sharing.refusals import NotForMe, NotYet, Refused, SetAside
from scrutiny_desktop.sharing.seal import Keys

_LINE_BYTES = 2 << 20
_MOST_NAMED = 20_000
_MOST_LETTERS = 200
_PACKING = 3
_PAIR = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """A file that was found sound, and the versions in it."""

    header: Header
    versions: tuple[Shared, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Who opens files: a member of a panel, by whose roster others are known."""

    roster: Roster
    me: str
    keys: Keys


def put_up(place: Place, device: str, versions: Iterable[Shared], reader: Reader) -> tuple[Header, bytes]:
    """The whole file of a place, for the audience as the roster has it and for its writer."""
    lines = [each.line for each in sorted(versions, key=lambda each: each.id)]
    unpacked = "".join(f"{line}\n" for line in lines).encode()
    people = {each.recipient for each in reader.roster.audience(place.audience)} | {reader.keys.recipient}
    sealed = seal.seal(zlib.compress(unpacked, _PACKING), sorted(people))
    header = Header(
        panel=place.panel,
        member=place.member,
        device=device,
        scope=place.scope,
        audience=place.audience,
        count=len(lines),
        unpacked=len(unpacked),
        length=len(sealed),
        sha256=hashlib.sha256(sealed).hexdigest(),
    )
    if header.length > MOST_BYTES or header.unpacked > MOST_UNPACKED or header.count > MOST_LINES:
        raise ScrutinyError("You share more here than one file may hold.", "Withdraw what is no longer needed.")
    if not all(map(is_name, (header.panel, header.member, device, header.scope, header.audience))):
        raise ValueError(f"{header.file_name} would be no name of a shared file.")
    return header, written(header, reader.keys) + sealed


def check_head(head: Head, reader: Reader, name: str = "") -> None:
    """Whether what a head says may be believed, before anything is unsealed; raises what keeps it from being so."""
    header, roster = head.header, reader.roster
    if header.panel != roster.panel_id:
        raise Refused("The file belongs to another panel.", "Put it into that panel's folder.")
    sender = roster.person(header.member)
    if sender is None:
        raise SetAside(
            "Whoever wrote the file is not on the panel's list of people.",
            "It is read once the Chair or the Scrutiny Manager has added them.",
        )
    if not seal.is_signed(head.signed, head.signature, sender.signing):
        raise Refused(f"The file says that it is from {sender.name}, and it is not.", "Do not use it; tell the Chair.")
    if _is_another(name, header, roster):
        raise Refused(f"{sender.name} signed a file that bears another member's name.", "Do not use it; tell them.")
    if sender.has_left and roster.follower(sender.id) is not None:
        raise SetAside(
            f"{sender.name} has other keys now; those that this file was signed with have ended.",
            "What came with them before stays as it is; nothing new is taken.",
        )
    if sender.has_left:
        raise SetAside(
            f"{sender.name} has left the panel.", "What came from them before stays as it is; nothing new is taken."
        )
    if not roster.may_write_for(header.member, header.audience):
        raise SetAside(
            f"{sender.name} is not among the named holders for whom the file is.",
            "It is read if the Chair or the Scrutiny Manager names them as a holder.",
        )
    if header.min_reader > FORMAT:
        raise SetAside(
            f"{sender.name} shared this with a newer version of the program.", "Update the program to read it."
        )
    if reader.me != header.member and reader.me not in {each.id for each in roster.audience(header.audience)}:
        raise NotForMe


def open_envelope(content: bytes, reader: Reader, name: str = "") -> Envelope:
    """The versions in a file; raises Refused, SetAside, NotYet or NotForMe, and then nothing of it counts."""
    head = read_head(content)
    check_head(head, reader, name)
    return Envelope(header=head.header, versions=_versions(head.header, _lines(head, content, reader)))


def _is_another(name: str, header: Header, roster: Roster) -> bool:
    """Whether a name says that the file is somebody else's; copies that a service made are named after the file."""
    said = name.split(".")
    return len(said) > _PAIR and said[0] != header.member and roster.person(said[0]) is not None


def _lines(head: Head, content: bytes, reader: Reader) -> list[bytes]:
    header, sealed = head.header, content[head.end :]
    if len(sealed) < header.length:
        raise NotYet("The file has not arrived whole.", "Wait until it is here.")
    if len(sealed) > header.length or hashlib.sha256(sealed).hexdigest() != header.sha256:
        raise Refused("The file was damaged or changed on its way.", "Ask for it again.")
    packed = seal.unseal(sealed, reader.keys)
    unpacking = zlib.decompressobj()
    try:
        # One byte more than it says: what goes on then is refused, before it fills the memory.
        unpacked = unpacking.decompress(packed, header.unpacked + 1)
    except zlib.error as error:
        raise Refused("What is sealed in the file cannot be unpacked.", "Ask for it again.") from error
    lines = unpacked.split(b"\n")
    if len(unpacked) != header.unpacked or unpacking.unused_data or not unpacking.eof or lines.pop() != b"":
        raise Refused("The file holds more or less than it says.", "Do not use this file.")
    if len(lines) != header.count or max(map(len, lines), default=0) > _LINE_BYTES:
        raise Refused("The file holds other lines than it says.", "Do not use this file.")
    return lines


def _versions(header: Header, lines: Iterable[bytes]) -> tuple[Shared, ...]:
    try:
        versions = tuple(read_shared(line.decode()) for line in lines)
    except (ValueError, TypeError, RecursionError) as error:
        raise Refused("A line of the file is no version of a record.", "Ask for it again.") from error
    place = (header.panel, header.member, header.scope, header.audience)
    if not all(_belongs(each, place) for each in versions):
        raise Refused("The file holds words of somebody else, or for somebody else.", "Do not use it; tell the Chair.")
    return versions


def _belongs(version: Shared, place: tuple[str, str, str, str]) -> bool:
    """Whether a version is what its head says: nobody speaks for another, or hands on what was sealed elsewhere."""
    is_short = max(len(version.kind), len(version.record_id), len(version.at)) <= _MOST_LETTERS
    is_bounded = len(version.supersedes) <= _MOST_NAMED
    return (version.panel, version.member, version.scope, version.audience) == place and is_short and is_bounded
