"""Shared copies between the library and a folder: what is new goes out, what has come is taken in."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol

from scrutiny_desktop.domain.errors import Report, ScrutinyError
from scrutiny_desktop.domain.ids import Clock
from scrutiny_desktop.domain.post import Post, PostKind
from scrutiny_desktop.domain.shared import Place, Shared
from scrutiny_desktop.flows import seats
from scrutiny_desktop.flows.seats import Seat
from scrutiny_desktop.sharing import header, merge, roster_file
from scrutiny_desktop.sharing.envelope import Envelope, check_head, open_envelope, put_up
from scrutiny_desktop.sharing.folder import Waiting
from scrutiny_desktop.sharing.refusals import NotForMe, NotYet, Refused, SetAside
from scrutiny_desktop.store import post, shared
from scrutiny_desktop.store.library import Library
from scrutiny_desktop.store.post import Seen

_TAKEN, _SENT, _PASSED, _REFUSED = "taken", "sent", "passed", "refused"
_FULL_FILES, _FULL_VERSIONS = 500, 40_000


class Transport(Protocol):
    """Carries the files; a folder is one."""

    def look(self) -> Iterable[Waiting]:
        """What lies there."""

    def start(self, name: str) -> bytes:
        """A file's first bytes."""

    def read(self, name: str) -> bytes:
        """A whole file."""

    def mark(self, name: str) -> str:
        """What changes when the file does; nothing where it is not there."""

    def put(self, name: str, content: bytes) -> str:
        """Put a file there whole, and say its mark."""


@dataclass(slots=True)
class Received:
    """What a look at the files brought."""

    new: int = 0
    """Versions that were not known here."""
    questions: int = 0
    """Questions of others among them that were not known here in any words."""
    refused: int = 0
    """Files refused or set aside at this look; the log says why."""
    waiting: int = 0
    """Files that are still on their way."""
    online_only: int = 0
    """Files that the service has not brought to this computer."""
    people_changed: bool = False
    by: str = ""
    """Whose file it was, by name, where one was opened by hand."""
    scope: str = ""
    """What that file is about."""


@dataclass(slots=True)
class _Basket:
    """What was found and is not in the library yet."""

    versions: list[Shared] = field(default_factory=list)
    seen: list[Seen] = field(default_factory=list)
    posts: list[Post] = field(default_factory=list)

    def is_full(self) -> bool:
        """Whether it should be emptied before more goes in."""
        return len(self.seen) >= _FULL_FILES or len(self.versions) >= _FULL_VERSIONS


def send(db: Library, transport: Transport, clock: Clock) -> int:
    """Bring the member's files there up to date with what they share, and say how many were written.

    It may be broken off at any point and done again: it looks at what is there, not at what was meant.
    """
    held, written = seats.seat(db), 0
    if held is None:
        return 0
    for place in shared.places_of(db, held.roster.panel_id, held.me):
        if not held.roster.may_write_for(held.me, place.audience):
            continue  # no longer one of the named holders, who would not take it in
        written += send_place(db, transport, clock, place)
    return written + _send_people(db, transport)


def receive(db: Library, transport: Transport, clock: Clock, report: Report = lambda *_: None) -> Received:
    """Take in what has come since the last look; a file that has not changed costs no more than its name."""
    told, known = Received(), post.seen(db)
    held = seats.seat(db)
    if held is None:
        return told
    lying = list(transport.look())
    for waiting in lying:
        if waiting.name.endswith(roster_file.SUFFIX) and _is_news(known, waiting, held):
            _hear_of_people(db, transport, waiting, clock, told)
    held = seats.seat(db) or held
    files = [each for each in lying if each.name.endswith(header.SUFFIX) and _is_news(known, each, held)]
    sealed = {each.sealed for each in known.values() if each.outcome in (_TAKEN, _SENT)}
    basket = _Basket()
    try:
        for done, waiting in enumerate(files, start=1):
            _take(held, transport, waiting, sealed, basket, told, clock)
            if basket.is_full():
                _empty(db, basket, told, clock)
            report(done, len(files))
    finally:
        # Where a line breaks off, what has come by then is not fetched again.
        if basket.seen:
            _empty(db, basket, told, clock)
    return told


def receive_file(db: Library, name: str, content: bytes, clock: Clock) -> Received:
    """Take in one file that came by e-mail or on a stick; raises what keeps it out, which the log says too."""
    held, told, basket = seats.seat(db), Received(), _Basket()
    if held is None:
        raise ScrutinyError("You do not share with a panel yet.", "Begin the sharing, or ask to join it.")
    try:
        opened = open_envelope(content, held.reader, name)
    except NotForMe:
        raise ScrutinyError("The file is for others on the panel.", "Nothing needs to be done.") from None
    except (Refused, SetAside) as error:
        post.enter(db, [_refusal(name, error, clock)])
        raise
    person = held.roster.person(opened.header.member)
    told.by, told.scope = person.name if person else "", opened.header.scope
    basket.posts.append(_received(name, opened, clock))
    basket.versions.extend(opened.versions)
    _empty(db, basket, told, clock)
    return told


def file_for(db: Library, scope: str, audience: str) -> tuple[str, bytes]:
    """The member's file of a scope for an audience, to be sent by e-mail or on a stick."""
    held = seats.seat(db)
    if held is None:
        raise ScrutinyError("You do not share with a panel yet.", "Begin the sharing, or ask to join it.")
    if not held.roster.may_write_for(held.me, audience):
        raise ScrutinyError("You are no longer among its named holders, who would not take it in.", "Ask the Chair.")
    place = Place(panel=held.roster.panel_id, member=held.me, scope=scope, audience=audience)
    made, content = put_up(place, held.device, merge.heads(shared.of_place(db, place)), held.reader)
    return made.file_name, content


def send_place(db: Library, transport: Transport, clock: Clock, place: Place) -> int:
    """Bring the member's file of one place up to date; 1 where it was written."""
    held = seats.seat(db)
    assert held is not None  # noqa: S101  (asked by whoever calls)
    name = f"{held.me}.{held.device}.{place.scope}.{place.audience}{header.SUFFIX}"
    noted, lying = post.seen(db, name).get(name), transport.mark(name)
    is_as_left = noted is not None and noted.outcome == _SENT and noted.mark == lying
    if lying and not is_as_left and not _is_own(db, transport, held, name, clock):
        seats.take_another_device(db)
        return send_place(db, transport, clock, place)
    holds = _holds(shared.ids_of_place(db, place), held, place.audience)
    if lying and noted and is_as_left and noted.holds == holds:
        return 0
    made, content = put_up(place, held.device, merge.heads(shared.of_place(db, place)), held.reader)
    mark = transport.put(name, content)
    with db.atomic():
        post.see(db, [Seen(name=name, mark=mark, outcome=_SENT, sealed=made.sha256, holds=holds)])
        post.enter(db, [Post(at=clock(), kind=PostKind.SENT, name=name, member=held.me, many=made.count)])
    return 1


def _is_own(db: Library, transport: Transport, held: Seat, name: str, clock: Clock) -> bool:
    """Whether a file under one's own name holds nothing that is not known here, so that it may be written over.

    Else a copy of this library wrote it, or this one was restored from a backup: what it holds is taken in first.
    """
    try:
        opened = open_envelope(transport.read(name), held.reader, name)
    except (ScrutinyError, NotForMe):
        return False
    strange = shared.strange(db, opened.versions)
    shared.add(db, strange, clock())
    return not strange


def _holds(ids: Iterable[str], held: Seat, audience: str) -> str:
    """What tells whether a file says what it should, and to whom: its versions, and the keys of its readers."""
    said = [*ids, *sorted(each.recipient for each in held.roster.audience(audience)), held.reader.keys.public_signing]
    return hashlib.sha256("\n".join(said).encode()).hexdigest()


def _send_people(db: Library, transport: Transport) -> int:
    """The list of people, from whoever may sign it."""
    held = seats.seat(db)
    assert held is not None  # noqa: S101  (asked by whoever calls)
    name = f"{held.me}{roster_file.SUFFIX}"
    noted, holds = post.seen(db, name).get(name), held.chain[-1].id
    if not held.roster.may_edit(held.me) or (noted and (noted.mark, noted.holds) == (transport.mark(name), holds)):
        return 0
    mark = transport.put(name, roster_file.written(held.chain))
    post.see(db, [Seen(name=name, mark=mark, outcome=_SENT, under=holds, holds=holds)])
    return 1


def _is_news(known: dict[str, Seen], waiting: Waiting, held: Seat) -> bool:
    """Whether a file has changed, or was not taken and another list of people is in force since."""
    noted = known.get(waiting.name)
    if noted is None or noted.mark != waiting.mark:
        return True
    return noted.outcome not in (_TAKEN, _SENT) and noted.under != held.chain[-1].id


def _hear_of_people(db: Library, transport: Transport, waiting: Waiting, clock: Clock, told: Received) -> None:
    outcome, posts = _TAKEN, []
    try:
        if seats.hear_of(db, transport.read(waiting.name)):
            told.people_changed = True
            posts.append(Post(at=clock(), kind=PostKind.PEOPLE, name=waiting.name))
    except NotYet:
        told.waiting += 1
        return
    except (Refused, SetAside) as error:
        told.refused += 1
        outcome = _REFUSED
        posts.append(_refusal(waiting.name, error, clock))
    held = seats.seat(db)
    under = held.chain[-1].id if held else ""
    with db.atomic():
        post.see(db, [Seen(name=waiting.name, mark=waiting.mark, outcome=outcome, under=under)])
        post.enter(db, posts)


def _take(
    held: Seat, transport: Transport, waiting: Waiting, sealed: set[str], basket: _Basket, told: Received, clock: Clock
) -> None:
    under, digest, outcome = held.chain[-1].id, "", _TAKEN
    if waiting.is_online_only:
        told.online_only += 1
        return
    try:
        head = header.read_head(transport.start(waiting.name))
        check_head(head, held.reader, waiting.name)
        digest = head.header.sha256
        if digest not in sealed:
            opened = open_envelope(transport.read(waiting.name), held.reader, waiting.name)
            digest = opened.header.sha256
            basket.versions.extend(opened.versions)
            basket.posts.append(_received(waiting.name, opened, clock))
            sealed.add(digest)
    except NotYet:
        told.waiting += 1
        return
    except NotForMe:
        outcome = _PASSED
    except (Refused, SetAside) as error:
        told.refused += 1
        outcome = _REFUSED
        basket.posts.append(_refusal(waiting.name, error, clock))
    basket.seen.append(Seen(name=waiting.name, mark=waiting.mark, outcome=outcome, under=under, sealed=digest))


def _empty(db: Library, basket: _Basket, told: Received, clock: Clock) -> None:
    """What was found goes into the library together with the note that it did, or neither does."""
    with db.atomic():
        asked = {(each.member, each.record_id) for each in basket.versions if each.kind == "questions"}
        told.questions += len(asked - shared.known_among(db, "questions", {each for _, each in asked}))
        told.new += shared.add(db, basket.versions, clock())
        post.see(db, basket.seen)
        post.enter(db, basket.posts)
    basket.versions.clear()
    basket.seen.clear()
    basket.posts.clear()


def _received(name: str, opened: Envelope, clock: Clock) -> Post:
    member, many = opened.header.member, len(opened.versions)
    return Post(at=clock(), kind=PostKind.RECEIVED, name=name, member=member, many=many)


def _refusal(name: str, error: Refused | SetAside, clock: Clock) -> Post:
    kind = PostKind.REFUSED if isinstance(error, Refused) else PostKind.SET_ASIDE
    return Post(at=clock(), kind=kind, name=name, sentence=str(error))
