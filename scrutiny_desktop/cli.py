"""The command line: the window without a command, and a few commands without a window."""

import argparse
import gc
import getpass
import json
import os
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_data_path

from scrutiny_desktop import __version__
from scrutiny_desktop.domain.errors import LockedError, ScrutinyError
from scrutiny_desktop.domain.flow import BlockKind, flowing
from scrutiny_desktop.domain.ids import Ids
from scrutiny_desktop.domain.meeting import Meeting
from scrutiny_desktop.domain.pack import as_one
from scrutiny_desktop.domain.plain import to_plain
from scrutiny_desktop.domain.reading import Reading
from scrutiny_desktop.flows import filing, intake, publish, safekeeping
from scrutiny_desktop.footing import check_footing
from scrutiny_desktop.papers.process import read_apart
from scrutiny_desktop.papers.standby import Standby
from scrutiny_desktop.resource_folder import resource_folder
from scrutiny_desktop.store import check, keys, meetings, panels, papers, settings
from scrutiny_desktop.store.access import Access, is_protected
from scrutiny_desktop.store.ledger import Ledger
from scrutiny_desktop.store.library import Library, open_library

DONE, REFUSED = 0, 1

Do = Callable[[argparse.Namespace], int]
if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; 0 done, 1 refused with a sentence on standard error, 2 wrong usage."""
    asked = _parser().parse_args(arguments)
    try:
        return int(asked.do(asked))
    except ScrutinyError as trouble:
        print(trouble, file=sys.stderr)  # noqa: T201 - the command line speaks here
        return REFUSED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="scrutiny-desktop",
        description="Read, mark, ask, judge and record: a scrutiny panel's papers on your own laptop. "
        "Without a command the window opens.",
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    parser.add_argument("--shots", type=Path, metavar="DIR", help="save a picture of every screen into a folder")
    _add_library(parser, _default_folder())
    parser.set_defaults(do=_open_window, files=[])
    commands = parser.add_subparsers(title="commands without a window", metavar="COMMAND")
    read = _command(commands, "read", "print what was understood of a paper (PDF, Word or text)", _read)
    read.add_argument("file", type=Path, metavar="FILE")
    read.add_argument("--json", action="store_true", help="in the form that resources/schemas documents")
    add = _command(commands, "add", "take papers (PDF, Word or text) into the library", _add)
    add.add_argument("files", type=Path, nargs="+", metavar="FILE")
    opened = _command(commands, "open", "open the window, and take papers into the library", _open_window)
    opened.add_argument("files", type=Path, nargs="+", metavar="FILE")
    listed = _command(commands, "list", "list the meetings in the library and their papers", _list)
    checked = _command(commands, "check", "check that the library is sound", _check)
    record = _command(commands, "record", "save a meeting's draft minute as PDF", _record)
    record.add_argument("--meeting", required=True, help="its date (2031-06-12), its id, or words of its panel's name")
    record.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")
    for command in (add, opened, listed, checked, record):
        _add_library(command, argparse.SUPPRESS)
    return parser


def _command(commands: "Commands", name: str, words: str, do: Do) -> argparse.ArgumentParser:
    made = commands.add_parser(name, help=words, description=f"{words[0].upper()}{words[1:]}.")
    made.set_defaults(do=do)
    return made


def _add_library(parser: argparse.ArgumentParser, default: object) -> None:
    parser.add_argument("--library", type=Path, metavar="PATH", default=default,
                        help="the folder of the library (default: the system's for application data)")  # fmt: skip


def _default_folder() -> Path:
    return user_data_path("scrutiny-desktop", appauthor=False) / "library"


def _now() -> datetime:
    return datetime.now().astimezone()


def _open_window(asked: argparse.Namespace) -> int:
    if asked.shots:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    check_footing(os.environ)
    gc.disable()  # until the window is there: nothing that a start makes is rubbish
    if asked.shots:
        from scrutiny_desktop.app.shots import take_shots  # Qt is not for the commands without a window

        return take_shots(asked.shots, resource_folder())
    with Standby() as standby:  # it gets ready while Qt is imported
        from scrutiny_desktop.app.start import run  # Qt is not for the commands without a window

        files = [file.absolute() for file in asked.files]
        return run(Access(asked.library).folder, resource_folder(), standby, files)


def _read(asked: argparse.Namespace) -> int:
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


def _add(asked: argparse.Namespace) -> int:
    with _opened(asked) as library:
        take_in = partial(safekeeping.take_in_safely, library.access, _now)
        forms = resource_folder() / "forms"
        taken = take_in(asked.files, forms, lambda *_: None)
        locked = [each.file for each in taken if isinstance(each, intake.Refused) and each.is_locked and each.file]
        if locked and sys.stdin.isatty():
            given = {file: getpass.getpass(f"Password of “{file.name}”: ") for file in locked}
            others = tuple(each for each in taken if not (isinstance(each, intake.Refused) and each.file in given))
            taken = others + take_in(locked, forms, lambda *_: None, given)
        ids, me = Ids(_now), str(settings.get(library, "me", ""))
        good = [each for each in taken if isinstance(each, intake.TakenIn)]
        chosen = next(iter(meetings.every(library)), None)
        filed = filing.Filing(library, ids, me)
        pairs = filed.filed(good, chosen)
        Ledger(library, author=lambda: me, clock=_now, ids=ids).swap_all(pairs, label="add papers")
    for each in taken:
        if isinstance(each, intake.Refused):
            print(f"{each.file_name}: {each.trouble}", file=sys.stderr)  # noqa: T201 - the command line speaks here
        else:
            _say(f"{each.file_name}: {each.reading.title} ({each.reading.kind})")
    for listed, came in filed.doubts:
        _say(f"{came.file_name}: may be {listed.label} “{listed.title}”, which is listed; it was added beside it")
    return DONE if len(good) == len(taken) else REFUSED


def _list(asked: argparse.Namespace) -> int:
    with _opened(asked) as library:
        names = {panel.id: panel.name for panel in panels.every(library)}
        for meeting in meetings.every(library):
            _say(f"{meeting.on or 'no date'}  {names.get(meeting.panel_id, '')}  {meeting.id}")
            for paper in papers.for_meeting(library, meeting.id):
                state = "" if paper.is_supplied else "  [not yet supplied]"
                secret = "" if paper.classification.is_public else f"  [{paper.classification.secrecy}]"
                _say(f"  {paper.name}: {paper.title}{secret}{state}")
    return DONE


def _check(asked: argparse.Namespace) -> int:
    report = check.check(_access(asked), _now)
    _say(str(report))
    return DONE if report.is_sound else REFUSED


def _record(asked: argparse.Namespace) -> int:
    with _opened(asked) as library:
        meeting = _meeting_named(library, asked.meeting)
        access = library.access
    saved = publish.save_minute(access, _now, meeting.id, resource_folder(), asked.out, lambda *_: None)
    _say(f"Saved {saved}")
    return DONE


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
    access = Access(asked.library)
    if not is_protected(access.folder):
        return access
    if not sys.stdin.isatty():
        raise ScrutinyError("This library is protected by a passphrase.", "Run the command in a terminal and type it.")
    return keys.unlock(access.folder, getpass.getpass("Passphrase: "))


def _opened(asked: argparse.Namespace) -> Library:
    return open_library(_access(asked), clock=_now, environment=dict(os.environ))


def _say(words: str) -> None:
    print(words)  # noqa: T201 - the command line speaks here


if __name__ == "__main__":
    sys.exit(main())
