"""A shared copy of a record, version by version, as its owner published it."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from scrutiny_desktop.domain.for_panel import SHARED_KINDS, Outgoing, shared_kind
from scrutiny_desktop.domain.plain import to_plain
from scrutiny_desktop.domain.record import Record

ID_LETTERS = 40
"""Hexadecimal digits of a version's id."""

_DEEPEST = 32
"""How far values may be nested: deeper ones only tire whoever reads them."""

_needed = itemgetter("panel", "member", "scope", "audience", "kind", "record", "at")
_NONE: frozenset[str] = frozenset()

Key = tuple[str, str, str, str]
"""Member, kind, record id and audience: one shared copy, of which no other member's or audience's version is one."""


def _no_number(word: str) -> None:
    raise ValueError(f"{word} is no number of JSON.")


_JSON = json.JSONDecoder(parse_constant=_no_number)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """One version, as its line says.

    ``id`` is the hash of ``line``, which is kept to the letter, so that what this program does not know survives.
    ``supersedes`` names every version it was made from, and those before them.
    """

    id: str
    panel: str
    member: str
    scope: str
    audience: str
    kind: str
    record_id: str
    supersedes: frozenset[str] = frozenset()
    at: str = ""
    """When its owner's computer said it was made: for people to read; it decides nothing."""
    line: str

    @property
    def key(self) -> Key:
        """Which shared copy it is a version of."""
        return self.member, self.kind, self.record_id, self.audience

    @property
    def body(self) -> dict[str, Any] | None:
        """The record in plain values, or nothing where it was withdrawn; read from the line each time."""
        body: dict[str, Any] | None = _JSON.decode(self.line).get("body")
        return body

    @property
    def about(self) -> dict[str, Any]:
        """What it is about, for a library with other ids."""
        about = _JSON.decode(self.line).get("about")
        return about if isinstance(about, dict) else {}


def id_of(line: str) -> str:
    """The id of the version that a line holds."""
    return hashlib.sha256(line.encode()).hexdigest()[:ID_LETTERS]


def read_shared(line: str) -> Shared:
    """The version in a line of JSON; raises ValueError, TypeError or RecursionError where it holds none."""
    plain = _decoded(line)
    try:
        panel, member, scope, audience, kind, record, at = _needed(plain)
    except (KeyError, TypeError) as error:
        raise TypeError("A version of a shared copy lacks what it must have.") from error
    # Spelt out: this is done for every line of every file.
    if not (
        type(panel) is type(member) is type(scope) is type(audience) is type(kind) is type(record) is type(at) is str
    ):
        raise TypeError("A version of a shared copy lacks what it must have.")
    _refuse_odd(line, plain)
    body, named = plain.get("body"), plain.get("supersedes", [])
    if not (body is None or isinstance(body, dict)) or not isinstance(named, list):
        raise TypeError("A version of a shared copy is not laid out as one.")
    if body and (body.get("owner", member), body.get("id", record)) != (member, record):
        raise ValueError("A version of a shared copy holds another's record.")
    return Shared(
        id=id_of(line), panel=panel, member=member, scope=scope, audience=audience, kind=kind, record_id=record,
        supersedes=frozenset(each for each in named if isinstance(each, str)) if named else _NONE, at=at, line=line,
    )  # fmt: skip


def _decoded(line: str) -> Any:
    """A value of JSON; where the line begins and ends with it, as ours do, no spaces are looked for around it."""
    if line.startswith("{"):
        value, end = _JSON.raw_decode(line)
        if end == len(line):
            return value
    return _JSON.decode(line)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Whose copies are made, in which panel and file, for whom."""

    panel: str
    member: str
    scope: str
    audience: str


def copied(
    place: Place, record: Record | Outgoing, about: Mapping[str, Any], at: str, heads: Iterable[Shared] = ()
) -> Shared:
    """A new version of the shared copy of a record, over the versions it was made from.

    Fields that those have and this program does not know are carried on.
    """
    kind, before = shared_kind(record), list(heads)
    known = set(to_plain(record))
    strange = {name: value for each in before for name, value in (each.body or {}).items() if name not in known}
    body = strange | to_plain(record) | {"owner": place.member}
    return _made(place, kind, record.id, before, {"at": at, "about": dict(about), "body": body})


def stated(
    place: Place, kind: str, record_id: str, body: Mapping[str, Any], at: str, heads: Iterable[Shared]
) -> Shared:
    """A version that says just this, over rival ones."""
    return _made(place, kind, record_id, list(heads), {"at": at, "body": dict(body) | {"owner": place.member}})


def withdrawn(place: Place, kind: str, record_id: str, at: str, heads: Iterable[Shared]) -> Shared:
    """The version that says that a copy was withdrawn, and nothing of what it said."""
    return _made(place, kind, record_id, list(heads), {"at": at, "body": None})


def is_known(version: Shared) -> bool:
    """Whether this program knows such records; others are kept and passed over."""
    return version.kind in SHARED_KINDS


def _made(place: Place, kind: str, record_id: str, before: list[Shared], said: Mapping[str, Any]) -> Shared:
    named = {each.id for each in before}.union(*(each.supersedes for each in before))
    plain = {
        **to_plain(place),
        "kind": kind,
        "record": record_id,
        "supersedes": sorted(named),
        **said,
    }
    # As read back, so that what is kept here is what others will read.
    return read_shared(json.dumps(plain, ensure_ascii=False, separators=(",", ":")))


def _refuse_odd(line: str, plain: Mapping[str, Any]) -> None:
    """Halves of letters, which no library can keep, and endless nesting; looked for only where they can be."""
    if "\\u" in line:
        json.dumps(plain, ensure_ascii=False).encode()
    if line.count("[") + line.count("{") > _DEEPEST:
        _refuse_deep(plain, _DEEPEST)


def _refuse_deep(value: Any, left: int) -> None:
    if not left:
        raise ValueError("Values are nested too deep.")
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        if isinstance(each, (dict, list)):
            _refuse_deep(each, left - 1)
