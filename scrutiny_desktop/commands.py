"""The commands without a window."""

import argparse
import getpass
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import partial

from scrutiny_desktop.domain.errors import LockedError, ScrutinyError
from scrutiny_desktop.domain.flow import BlockKind, flowing
from scrutiny_desktop.domain.ids import Ids
from scrutiny_desktop.domain.meeting import Meeting
from scrutiny_desktop.domain.pack import as_one
from scrutiny_desktop.domain.panel import Panel
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.plain import to_plain
from scrutiny_desktop.domain.reading import Reading
from scrutiny_desktop.domain.record import Pair
from scrutiny_desktop.flows import filing, intake, mending, publish, safekeeping
from scrutiny_desktop.papers.process import read_apart
from scrutiny_desktop.resource_folder import resource_folder
from scrutiny_desktop.store import check as soundness
from scrutiny_desktop.store import door, keys, meetings, panels, papers, rows, salvage, sealed, settings
from scrutiny_desktop.store import restore as bringing_back
from scrutiny_desktop.store.access import Access, is_protected
from scrutiny_desktop.store.ledger import Ledger
from scrutiny_desktop.store.library import Library, open_library

DONE, REFUSED = 0, 1
"""What a command answers to whoever started it."""


def now() -> datetime:
    """The clock of the commands: local time, with its zone."""
    return datetime.now().astimezone()


def read(asked: argparse.Namespace) -> int:
    """Print what was understood of a file."""
    reading = _unlocked(partial(read_apart, asked.file, forms=resource_folder() / "forms"))
    if asked.json:
        _say(json.dumps(to_plain(reading), ensure_ascii=False, indent=2))
    else:
        _say(_told(reading))
    return DONE


def _unlocked(read: Callable[..., Reading]) -> Reading:
    """Read; where the paper is locked, ask whoever sits at the keyboard for its password."""
    try:
        return read()
    except LockedError as locked:
        if not sys.stdin.isatty():
            raise ScrutinyError(locked.what_happened, "Run the command at a keyboard, and type its password.") from None
        return read(password=getpass.getpass(f"{locked.what_happened} Password: "))


def _told(reading: Reading) -> str:
    marks = {BlockKind.TITLE: "# ", BlockKind.HEADING: "\n## ", BlockKind.PARAGRAPH: "", BlockKind.FIELD: "- ",
             BlockKind.CELL: "  "}  # fmt: skip
    lines = []
    for block in flowing(as_one(reading)).blocks:
        repaired = f"  [repaired; printed as: {block.as_printed}]" if block.as_printed else ""
        label = f"{block.label}: " if block.label else ""
        begun = "| " if block.begins_row else marks[block.kind]
        lines.append(f"{begun}{label}{block.text}{repaired}")
    lines += [f"! {warning}" for warning in reading.warnings]
    return "\n".join(lines)


def add(asked: argparse.Namespace) -> int:
    """Take files into the library; refused where any of them was."""
    with _opened(asked) as library:
        take_in = partial(safekeeping.take_in_safely, library.access, now)
        forms = resource_folder() / "forms"
        taken = take_in(asked.files, forms, lambda *_: None)
        locked = [each.file for each in taken if isinstance(each, intake.Refused) and each.is_locked and each.file]
        if locked and sys.stdin.isatty():
            given = {file: getpass.getpass(f"Password of “{file.name}”: ") for file in locked}
            others = tuple(each for each in taken if not (isinstance(each, intake.Refused) and each.file in given))
            taken = others + take_in(locked, forms, lambda *_: None, given)
        ids, me = Ids(now), str(settings.get(library, "me", ""))
        good = [each for each in taken if isinstance(each, intake.TakenIn)]
        chosen = next(iter(meetings.every(library)), None)
        filed = filing.Filing(library, ids, me)
        pairs = filed.filed(good, None, otherwise=chosen)
        Ledger(library, author=lambda: me, clock=now, ids=ids).swap_all(pairs, label="add papers")
        said = [*_added(library, good, pairs), *_in_doubt(library, filed)]
    for each in taken:
        if isinstance(each, intake.Refused):
            named = "" if each.file_name in str(each.trouble) else f"{each.file_name}: "
            print(f"{named}{each.trouble}", file=sys.stderr)  # noqa: T201 - the command line speaks here
    for words in said:
        _say(words)
    return DONE if len(good) == len(taken) else REFUSED


def _added(library: Library, good: Sequence[intake.TakenIn], pairs: Sequence[Pair]) -> Iterator[str]:
    """What each file is, and where it went or was already."""
    fresh = [new for _, new in pairs if isinstance(new, Paper) and new.is_supplied]
    for one in good:
        came = [each for each in fresh if each.content == one.content]
        fresh = [each for each in fresh if each not in came]  # the same file may come twice
        where = dict.fromkeys(_place(library, each) for each in came or papers.with_content(library, one.content))
        how = "added to" if came else "was in the library already, with"
        yield f"{one.file_name}: {one.reading.title} ({_kind(one)}), {how} {'; '.join(where)}"


def _in_doubt(library: Library, filed: filing.Filing) -> Iterator[str]:
    for listed, came in filed.doubts:
        yield f"{came.file_name}: may be {listed.label} “{listed.title}”, which is listed; it was added beside it"
    if filed.unsigned:
        names = ", ".join(each.file_name for each in filed.unsigned)
        yield (
            f"Nothing tells which meeting these are for: {names}. They were added to "
            f"{_place(library, filed.unsigned[0])} for want of a better sign; in the window, Paper > Move to another "
            "meeting or item… takes each to its own."
        )


def _place(library: Library, paper: Paper) -> str:
    meeting = rows.get(library, Meeting, paper.meeting_id)
    panel = rows.get(library, Panel, meeting.panel_id) if meeting else None
    named = (panel.name if panel else "", str(meeting.on) if meeting and meeting.on else "")
    return ", ".join(filter(None, named)) or "a meeting without a name"


def list_all(asked: argparse.Namespace) -> int:
    """Print the meetings and their papers."""
    with _opened(asked) as library:
        names = {panel.id: panel.name for panel in panels.every(library)}
        for meeting in meetings.every(library):
            _say(f"{meeting.on or 'no date'}  {names.get(meeting.panel_id, '')}  {meeting.id}")
            for paper in papers.for_meeting(library, meeting.id):
                why = f"left on {paper.left_on}" if paper.has_left else "not yet supplied"
                state = "" if paper.is_supplied else f"  [{why}]"
                secret = "" if paper.classification.is_public else f"  [{paper.classification.secrecy}]"
                named = paper.title if paper.brief_name in paper.title else f"{paper.brief_name}: {paper.title}"
                _say(f"  {named}{secret}{state}")
    return DONE


def check(asked: argparse.Namespace) -> int:
    """Say whether the library is sound; asked to, make a damaged one whole from what can be read and its backup."""
    access = _access(asked)
    if salvage.is_damaged(access):
        _say("The library file is damaged.")
        if not asked.mend:
            _say("Run the command again with --mend: the damaged file is kept, and what can be read is put into a "
                 "new one.")  # fmt: skip
            return REFUSED
        _say(str(mending.mend(access, now, asked.shared, lambda *_: None)))
    report = soundness.check(access, now)
    _say(str(report))
    return DONE if report.is_sound else REFUSED


def back_up(asked: argparse.Namespace) -> int:
    """Save the library as one file."""
    access = _access(asked)
    _say(f"Saved {sealed.save(access, now, asked.out.absolute())}")
    if access.key is None:
        _say("The library has no passphrase: whoever has this file can read it.")
    return DONE


def restore(asked: argparse.Namespace) -> int:
    """Put the library in a file in the place of the one here, which is kept as a backup."""
    here = Access(asked.library)
    with sealed.unpacked(asked.file, here.folder) as packed:
        chosen = _unlocked_access(packed, "Passphrase (or recovery code) of the file: ")
        same = Access(here.folder, chosen.key)
        if is_protected(here.folder):
            here = same if keys.fits(same) else _unlocked_access(here, "Passphrase of the library that is there: ")
        bringing_back.restore(chosen, here, clock=now)
    _say(f"Restored to {asked.library}")
    return DONE


def record(asked: argparse.Namespace) -> int:
    """Save a meeting's draft minutes, or that of one of its items."""
    if asked.out.suffix.casefold() != ".pdf":
        raise ScrutinyError("The draft minute is saved as PDF.", "Give a name that ends in .pdf.")
    with _opened(asked) as library:
        meeting = _meeting_named(library, asked.meeting)
        item = _item_named(library, meeting.id, asked.item) if asked.item else ""
        access = library.access
    saved = publish.save_minute(access, now, meeting.id, resource_folder(), asked.out, lambda *_: None,
                                agenda_item_id=item)  # fmt: skip
    _say(f"Saved {saved}")
    return DONE


def _item_named(library: Library, meeting_id: str, words: str) -> str:
    items, wanted = publish.minuted_items(library, meeting_id), words.casefold().strip().rstrip(".")
    found = [each for each in items if wanted in (each.number.casefold().rstrip("."), each.title.casefold())]
    if len(found) != 1:
        named = ", ".join(each.number or each.title for each in items) or "none"
        raise ScrutinyError(f"No one item of the meeting is “{words}”.", f"Its minuted items are: {named}.")
    return found[0].id


def _meeting_named(library: Library, words: str) -> Meeting:
    names = {panel.id: panel.name for panel in panels.every(library)}
    found = [
        meeting for meeting in meetings.every(library)
        if words in (meeting.id, str(meeting.on)) or words.casefold() in names.get(meeting.panel_id, "").casefold()
    ]  # fmt: skip
    if len(found) != 1:
        how_many = "No meeting" if not found else f"{len(found)} meetings"
        raise ScrutinyError(f"{how_many} in the library fit “{words}”.", "See them with: scrutiny-desktop list")
    return found[0]


def _access(asked: argparse.Namespace) -> Access:
    return _unlocked_access(Access(asked.library), "Passphrase (or recovery code): ")


def _unlocked_access(access: Access, words: str) -> Access:
    if not is_protected(access.folder):
        return access
    if not sys.stdin.isatty():
        raise ScrutinyError("This library is protected by a passphrase.", "Run the command in a terminal and type it.")
    return door.unlock(access.folder, getpass.getpass(words), now)[0]


def _opened(asked: argparse.Namespace) -> Library:
    return open_library(_access(asked), clock=now, environment=dict(os.environ))


def _say(words: str) -> None:
    print(words)  # noqa: T201 - the command line speaks here


def _kind(taken: intake.TakenIn) -> str:
    """What was read, as the person knows it."""
    is_workbook = taken.file_name.lower().endswith((".xlsx", ".xlsm"))
    return "workbook" if is_workbook else taken.reading.kind
