"""The command line: the window without a command, and a few commands without a window."""

import argparse
import gc
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_data_path

from scrutiny_desktop import __version__
from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.footing import check_footing
from scrutiny_desktop.later import later
from scrutiny_desktop.resource_folder import resource_folder

if TYPE_CHECKING:
    from scrutiny_desktop import commands
else:
    (commands,) = later("scrutiny_desktop", "commands")

REFUSED = 1

Do = Callable[[argparse.Namespace], int]
if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; 0 done, 1 refused with a sentence on standard error, 2 wrong usage."""
    asked = _parser().parse_args(arguments)
    try:
        done = int(asked.do(asked))
        sys.stdout.flush()
    except ScrutinyError as trouble:
        return _refused(trouble)
    except EOFError:
        return _refused("Nothing was typed, so nothing was done.")
    except KeyboardInterrupt:
        return _refused("Stopped. What was done before stays.")
    except BrokenPipeError:  # whoever read what is printed has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return REFUSED
    return done


def _refused(words: object) -> int:
    print(words, file=sys.stderr)  # noqa: T201 - the command line speaks here
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
    kinds = parser.add_subparsers(title="commands without a window", metavar="COMMAND")
    read = _command(kinds, "read", "print what was understood of a paper (PDF, Word, Excel, text)", _apart("read"))
    read.add_argument("file", type=Path, metavar="FILE")
    read.add_argument("--json", action="store_true", help="in the form that resources/schemas documents")
    add = _command(kinds, "add", "take papers (PDF, Word or text) into the library", _apart("add"))
    add.add_argument("files", type=Path, nargs="+", metavar="FILE")
    opened = _command(kinds, "open", "open the window, and take papers into the library", _open_window)
    opened.add_argument("files", type=Path, nargs="+", metavar="FILE")
    listed = _command(kinds, "list", "list the meetings in the library and their papers", _apart("list_all"))
    checked = _command(kinds, "check", "check that the library is sound", _apart("check"))
    checked.add_argument("--mend", action="store_true", help="make a damaged library whole from what can be read, "
                         "the newest backup and what you have shared; the damaged file is kept")  # fmt: skip
    checked.add_argument("--shared", type=Path, action="append", default=[], metavar="PATH",
                         help="with --mend: a file you shared, or a folder of them, besides your own")  # fmt: skip
    saved = _command(kinds, "backup", "save the whole library as one file", _apart("back_up"))
    saved.add_argument("--out", type=Path, required=True, metavar="FILE.scrutiny")
    restored = _command(kinds, "restore", "put the library in a file in the place of this one", _apart("restore"))
    restored.add_argument("file", type=Path, metavar="FILE.scrutiny")
    record = _command(kinds, "record", "save a meeting's draft minutes as PDF", _apart("record"))
    record.add_argument("--meeting", required=True, help="its date (2031-06-12), its id, or words of its panel's name")
    record.add_argument("--item", metavar="NUMBER", help="only the minute of the agenda item with this number or title")
    record.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")
    for command in (add, opened, listed, checked, saved, restored, record):
        _add_library(command, argparse.SUPPRESS)
    return parser


def _command(kinds: "Commands", name: str, words: str, do: Do) -> argparse.ArgumentParser:
    made = kinds.add_parser(name, help=words, description=f"{words[0].upper()}{words[1:]}.")
    made.set_defaults(do=do)
    return made


def _apart(name: str) -> Do:
    """A command that is imported only now, for the window, which somebody waits for, has no need of it."""
    return lambda asked: int(getattr(commands, name)(asked))


def _add_library(parser: argparse.ArgumentParser, default: object) -> None:
    parser.add_argument("--library", type=Path, metavar="PATH", default=default,
                        help="the folder of the library (default: the system's for application data)")  # fmt: skip


def _default_folder() -> Path:
    return user_data_path("scrutiny-desktop", appauthor=False) / "library"


def _open_window(asked: argparse.Namespace) -> int:
    if asked.shots:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    gc.disable()  # for good: nothing that a start makes is rubbish, and later the window looks for it (Sweeping)
    if asked.shots:
        check_footing(os.environ)
        from scrutiny_desktop.app.shots import take_shots  # Qt is not for the commands without a window

        return take_shots(asked.shots, resource_folder())
    check_footing(os.environ)
    from scrutiny_desktop.app.plain_import import keep_plain

    keep_plain()
    from scrutiny_desktop.app import left_view  # Qt is not for the commands without a window

    view = left_view.begun(asked.library)  # it is looked at while the rest is imported
    from scrutiny_desktop.papers.standby import Standby

    with Standby() as standby:  # it gets ready while the window is made
        if view is not None:
            view.come_up()
        from scrutiny_desktop.app.start import run

        files = [file.absolute() for file in asked.files]
        return run(asked.library, resource_folder(), standby, files, view)


if __name__ == "__main__":
    sys.exit(main())
