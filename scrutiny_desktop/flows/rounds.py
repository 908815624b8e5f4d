"""What a member does about shared files, each as work of its own: a round by the folder, files opened, files saved."""

import time
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from scrutiny_desktop.domain.errors import Report, ScrutinyError
from scrutiny_desktop.domain.ids import Clock
from scrutiny_desktop.domain.post import Post, PostKind
from scrutiny_desktop.domain.roster import Roster, RosterPerson
from scrutiny_desktop.flows import exchange, seats
from scrutiny_desktop.flows.exchange import Received, Transport
from scrutiny_desktop.outputs.post_table import post_csv
from scrutiny_desktop.outputs.qr_code import Squares, squares
from scrutiny_desktop.outputs.saving import save_whole
from scrutiny_desktop.sharing import header, joining, roster_file, six_words
from scrutiny_desktop.sharing.folder import Folder
from scrutiny_desktop.sharing.refusals import Refused
from scrutiny_desktop.store import post, shared
from scrutiny_desktop.store.access import Access
from scrutiny_desktop.store.library import open_library


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """What came of going round by the folder; ``trouble`` is the sentence that says why nothing did."""

    at: datetime
    sent: int = 0
    received: Received = field(default_factory=Received)
    trouble: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asks:
    """Somebody asks to be put on the list."""

    person: RosterPerson
    words: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Offers:
    """A panel's list of people, to be held to once its founder's words were compared."""

    roster: Roster
    founder: RosterPerson
    words: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """What a member asks to join by, as text and as the rows of a QR code."""

    text: str
    squares: Squares
    words: str


Opened = Asks | Offers | Received


def go_round(access: Access, clock: Clock, path: Path, report: Report) -> Round:
    """Put into the folder what is new here, and take in what is new there."""
    report(0, 2)
    try:
        folder = Folder(path, time.sleep)
        with open_library(access, clock=clock) as db:
            received = exchange.receive(db, folder, clock)
            report(1, 2)
            return Round(at=clock(), sent=exchange.send(db, folder, clock), received=received)
    except ScrutinyError as trouble:
        return Round(at=clock(), trouble=str(trouble))


def open_file(access: Access, clock: Clock, resources: Path, file: Path, report: Report) -> Opened:
    """Take in one file that came by hand, or say who asks, or which panel offers, what a person must decide."""
    report(0, 1)
    content = _read(file)
    if file.suffix == joining.SUFFIX:
        return asks(content, resources)
    with open_library(access, clock=clock) as db:
        if file.suffix == header.SUFFIX:
            return exchange.receive_file(db, file.name, content, clock)
        if seats.seat(db) is not None:
            return Received(people_changed=seats.hear_of(db, content))
    return offered(content, resources)


def asks(content: bytes, resources: Path) -> Asks:
    """Who asks to join, by the file or by what was pasted of it."""
    person = joining.read_joining(content)
    return Asks(person=person, words=six_words.of_person(person, six_words.read_words(resources)), content=content)


def pasted(resources: Path, text: str, report: Report) -> Asks:
    """Who asks to join, by text that came in a message or was read from a square of dots."""
    report(0, 1)
    return asks(joining.from_text(text), resources)


def invitation(access: Access, clock: Clock, resources: Path, report: Report) -> Invitation:
    """What the member shows to join without a file: text, the same as squares, and the six words."""
    report(0, 1)
    with open_library(access, clock=clock) as db:
        content = seats.ask_to_join(db)
    text = joining.as_text(content)
    return Invitation(text=text, squares=squares(text), words=asks(content, resources).words)


def offered(content: bytes, resources: Path) -> Offers:
    """What a list of people offers to whoever has not joined."""
    chain = roster_file.read_chain(content)
    founder = seats.founder(chain)
    words = six_words.of_person(founder, six_words.read_words(resources))
    return Offers(roster=chain[-1].roster, founder=founder, words=words, content=content)


def find_panel(resources: Path, folder: Path, report: Report) -> Offers:
    """The list of people that lies in a folder, for whoever has not joined."""
    report(0, 1)
    return find_list(Folder(folder, time.sleep), resources)


def find_list(transport: Transport, resources: Path) -> Offers:
    """The list of people that lies there."""
    for waiting in sorted(transport.look(), key=lambda each: each.name):
        if waiting.name.endswith(roster_file.SUFFIX):
            return offered(transport.read(waiting.name), resources)
    raise ScrutinyError(
        "No list of a panel's people lies there yet.", "Wait until it is here, or ask the Chair for the file."
    )


def words_of(resources: Path, people: tuple[RosterPerson, ...], report: Report) -> dict[str, str]:
    """The six words of each person; each costs a moment, so that nobody can guess keys by them."""
    words, told = six_words.read_words(resources), dict[str, str]()
    for done, each in enumerate(people):
        report(done, len(people))
        told[each.signing] = six_words.of_person(each, words)
    return told


def save_joining(access: Access, clock: Clock, resources: Path, out: Path, report: Report) -> str:
    """Save the file by which the member asks to join, and say the six words to read out."""
    report(0, 1)
    with open_library(access, clock=clock) as db:
        content = seats.ask_to_join(db)
    save_whole(out, content)
    return six_words.of_person(joining.read_joining(content), six_words.read_words(resources))


def save_people(access: Access, clock: Clock, out: Path, report: Report) -> Path:
    """Save the list of people, for those who have no folder to find it in."""
    report(0, 1)
    with open_library(access, clock=clock) as db:
        held = seats.seat(db)
        if held is not None:
            save_whole(out, roster_file.written(held.chain))
    return out


def may_share_in(access: Access, folder: Path) -> None:
    """Raises ScrutinyError where the folder holds the library, or lies in it: a library is never synced."""
    own, chosen = access.folder.resolve(), folder.resolve()
    if own == chosen or own in chosen.parents or chosen in own.parents:
        raise ScrutinyError(
            "This folder holds your library, which a service must never copy while it is in use.",
            "Choose a folder that holds nothing but what the panel shares.",
        )


def save_file(access: Access, clock: Clock, scope: str, audience: str, out: Path, report: Report) -> Path:
    """Save the member's file of a scope for an audience, and note that it left."""
    report(0, 1)
    with open_library(access, clock=clock) as db:
        name, content = exchange.file_for(db, scope, audience)
        save_whole(out, content)
        said, member = f"Saved as {out.name}.", name.partition(".")[0]
        post.enter(db, [Post(at=clock(), kind=PostKind.SENT, name=name, member=member, sentence=said)])
    return out


def places(access: Access, clock: Clock) -> list[tuple[str, str]]:
    """The scopes and audiences for which there is a file to save."""
    with open_library(access, clock=clock) as db:
        held = seats.seat(db)
        found = shared.places_of(db, held.roster.panel_id, held.me) if held else []
    return [(each.scope, each.audience) for each in found]


def save_log(access: Access, clock: Clock, heads: tuple[str, ...], out: Path, report: Report) -> Path:
    """Save the log of what was sent, received and refused as a table."""
    report(0, 1)
    with open_library(access, clock=clock) as db:
        save_whole(out, post_csv(post.log(db), heads))
    return out


def save_copy(source: Path, out: Path) -> None:
    """Save a file that comes with the program."""
    save_whole(out, source.read_bytes())


def _read(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            content = opened.read(header.MOST_BYTES + header.HEAD_BYTES + 1)
    except OSError as error:
        raise ScrutinyError(f"“{file.name}” cannot be read.", "Ask for the file again.") from error
    if len(content) > header.MOST_BYTES + header.HEAD_BYTES:
        raise Refused("The file is larger than any shared file may be.", "Do not use this file.")
    return content
