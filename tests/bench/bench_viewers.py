"""The program beside Okular, Evince and qpdfview: from a cold start to the first page, then 300 page-downs.

Run: ``python -m tests.bench.bench_viewers [ROUNDS]``, on a made paper of 1,500 pages. Needs Xvfb, openbox and xdotool
(Debian: ``apt-get install --no-install-recommends xvfb openbox xdotool okular evince qpdfview dbus-bin``); viewers that
are not installed are left out. ``SCREEN`` names the screen that Xvfb is to be (":93").

All have the same work: windows that fill the screen, pages at 100 %, nothing remembered from another time, a session
that stands before they start. The first time is to the paper's coloured block on the screen, which with the program is
in a picture of its window; the second until the page follows a key that is pressed again and again, which only the
window itself can do. Beside each is all the processor time that a viewer and its children spent until then, which a
busy machine changes less. A key is pressed once all
that the last one brought into view is there, so that none can leave out pages that come too fast for it; the pages that
were seen are counted. The second processor time, and the memory (proportional set size), are of all of a viewer's
processes together, after the last page-down. The program is compiled first, as it is wherever it is installed, and
finds its library each time as it leaves it when it is closed on the first page. Keys begin once a viewer is at rest.
"""

import compileall
import contextlib
import mmap
import os
import re
import shutil
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import scrutiny_desktop
from scrutiny_desktop.domain.ids import Ids
from scrutiny_desktop.domain.panel import Person
from scrutiny_desktop.flows.filing import Filing
from scrutiny_desktop.flows.intake import TakenIn, take_in
from scrutiny_desktop.resource_folder import resource_folder
from scrutiny_desktop.store import meetings, page_views, papers, settings
from scrutiny_desktop.store.ledger import Ledger
from scrutiny_desktop.store.library import Access, open_library
from tests.bench.long_paper import SIGN, long_paper
from tests.bench.striped import Strip

KEYS = int(os.environ.get("KEYS", "300"))
DISPLAY = os.environ.get("SCREEN", ":93")
PATIENCE = 30.0
IDLE = 0.02
"""Processor seconds in a second, of a viewer that does nothing."""

_BLOCK = re.compile(b"(?:" + re.escape(bytes(reversed(SIGN))) + b".){40}", re.DOTALL)
_MAXIMISED = """<openbox_config xmlns="http://openbox.org/3.4/rc"><applications>
<application class="*" type="normal"><maximized>yes</maximized></application></applications></openbox_config>"""
_WHOLE_SIZE = """[Zoom]
ZoomMode=0
"""
_TICK = os.sysconf("SC_CLK_TCK")


@dataclass(slots=True)
class Measured:
    """Of one viewer, one number for each round."""

    shown: list[float] = field(default_factory=list)
    starting: list[float] = field(default_factory=list)
    answered: list[float] = field(default_factory=list)
    answering: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)
    pages: list[float] = field(default_factory=list)
    late: int = 0
    """Keys after which nothing new came in time."""


def clock() -> datetime:
    return datetime.now(UTC)


def filled_library(folder: Path, file: Path) -> None:
    """A library with the paper in it, left on the Papers screen with its first page before the reader."""
    access = Access(folder)
    with open_library(access, clock=clock) as library:
        taken = take_in(access, clock, [file], resource_folder() / "forms", lambda *_: None)
        ids = Ids(clock)
        pairs = Filing(library, ids, "me").filed([each for each in taken if isinstance(each, TakenIn)], None)
        me = Person(id="me", name="Rosa Ferryman")
        Ledger(library, author=lambda: me.id, clock=clock, ids=ids).swap_all([*pairs, (None, me)])
        meeting = meetings.every(library)[0]
        paper = papers.for_meeting(library, meeting.id)[0]
        page_views.keep(library, paper.id, {"as_pages": True, "zoom": 1.0})
        for name, value in {"screen": "papers", "meeting": meeting.id, f"paper:{meeting.id}": paper.id,
                            "was_welcomed": True, "me": me.id}.items():  # fmt: skip
            settings.keep(library, name, value)


@contextlib.contextmanager
def screen(folder: Path) -> Iterator[mmap.mmap]:
    """A screen of its own with a window manager; its pixels can be read without asking it."""
    server = subprocess.Popen(["Xvfb", DISPLAY, "-screen", "0", "1600x1000x24", "-fbdir", str(folder)],
                              stderr=subprocess.DEVNULL)  # fmt: skip
    picture = folder / "Xvfb_screen0"
    while not picture.exists() or not picture.stat().st_size:
        time.sleep(0.05)
    time.sleep(0.5)
    rules = folder / "openbox.xml"
    rules.write_text(_MAXIMISED, encoding="utf-8")
    keeper = subprocess.Popen(["openbox", "--config-file", str(rules)], env={**os.environ, "DISPLAY": DISPLAY},
                              stderr=subprocess.DEVNULL)  # fmt: skip
    try:
        with picture.open("rb") as file:
            yield mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    finally:
        keeper.kill()
        server.kill()
        keeper.wait()
        server.wait()


def is_shown(picture: mmap.mmap) -> bool:
    """Whether the block of the first page is on the screen (X Window Dump: 32 bits a pixel, blue first)."""
    head = struct.unpack(">25I", picture[:100])
    start, stride, rows = head[0] + 12 * head[19], head[12], head[5]
    return any(_BLOCK.search(picture, start + row * stride, start + (row + 1) * stride) for row in range(120, rows, 24))


def family(process_id: int) -> list[int]:
    """A process and all that descend from it."""
    parents: dict[int, int] = {}
    for place in Path("/proc").iterdir():
        if place.name.isdigit():
            with contextlib.suppress(OSError, IndexError):
                parents[int(place.name)] = int((place / "stat").read_text().rpartition(")")[2].split()[1])
    found = [process_id]
    for each in found:
        found += [child for child, parent in parents.items() if parent == each]
    return found


def processor_seconds(process_id: int) -> float:
    total = 0
    for each in family(process_id):
        with contextlib.suppress(OSError):
            total += sum(map(int, Path(f"/proc/{each}/stat").read_text().rpartition(")")[2].split()[11:13]))
    return total / _TICK


def megabytes(process_id: int) -> float:
    total = 0
    for each in family(process_id):
        with contextlib.suppress(OSError):
            rows = Path(f"/proc/{each}/smaps_rollup").read_text().splitlines()
            total += sum(int(row.split()[1]) for row in rows if row.startswith("Pss:"))
    return total / 1024


def environment(home: Path | None = None) -> dict[str, str]:
    """Of a viewer, which finds nothing of another time where it is given a home."""
    found = {**os.environ, "DISPLAY": DISPLAY, "QT_QPA_PLATFORM": "xcb", "NO_AT_BRIDGE": "1"}
    if home is not None:
        (home / "config").mkdir(parents=True)
        (home / "config" / "okularpartrc").write_text(_WHOLE_SIZE, encoding="utf-8")
        found |= {"XDG_CONFIG_HOME": str(home / "config"), "XDG_DATA_HOME": str(home / "data")}
    return found


def waiting(command: list[str], home: Path | None = None) -> subprocess.Popen[bytes]:
    """A session of its own in which a viewer starts as soon as it is told to."""
    session = ["dbus-run-session", "--"] if shutil.which("dbus-run-session") else []
    return subprocess.Popen([*session, "sh", "-c", 'read _ && exec "$0" "$@"', *command], env=environment(home),
                            stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                            start_new_session=True)  # fmt: skip


def tell_to_start(viewer: subprocess.Popen[bytes]) -> None:
    if viewer.stdin is not None:
        viewer.stdin.write(b"\n")
        viewer.stdin.close()


def comes_to_be_shown(picture: mmap.mmap) -> bool:
    """Wait for the block of the first page; False where patience ends before it comes."""
    start = time.perf_counter()
    while not is_shown(picture):
        if time.perf_counter() - start > PATIENCE:
            return False
        time.sleep(0.005)
    return True


def comes_to_answer(picture: mmap.mmap) -> bool:
    """Press a key again and again until the page follows it."""
    again = ["xdotool", "key", "--delay", "0", "--repeat-delay", "30", "--repeat", "1000", "Down"]
    hand = subprocess.Popen(again, env=environment())
    try:
        return Strip.found(picture).comes_to_move(PATIENCE)
    finally:
        hand.kill()
        hand.wait()


def come_to_rest(process_id: int) -> None:
    """Wait until a viewer is done with what it does of itself after its start."""
    time.sleep(5)
    until, before = time.perf_counter() + PATIENCE, -1.0
    while (now := processor_seconds(process_id)) - before > IDLE and time.perf_counter() < until:
        before = now
        time.sleep(1)


def leave(library: Path, picture: mmap.mmap) -> None:
    """Open the library's first page once, and close the window."""
    program = subprocess.Popen(ours(library), env=environment(), stderr=subprocess.DEVNULL)
    comes_to_be_shown(picture)
    time.sleep(2)
    program.terminate()
    program.wait()


def run_once(command: list[str], home: Path, picture: mmap.mmap, into: Measured) -> None:
    """Start a viewer, wait for the page, press the keys, and measure."""
    viewer = waiting(command, home)
    try:
        time.sleep(0.5)
        before, start = processor_seconds(viewer.pid), time.perf_counter()
        tell_to_start(viewer)
        if not comes_to_be_shown(picture):
            return
        into.shown.append(time.perf_counter() - start)
        into.starting.append(processor_seconds(viewer.pid) - before)
        if comes_to_answer(picture):
            into.answered.append(time.perf_counter() - start)
            into.answering.append(processor_seconds(viewer.pid) - before)
        come_to_rest(viewer.pid)
        press(["mousemove", "900", "700", "click", "1", "key", "ctrl+Home"])
        time.sleep(1)
        strip, before = Strip.found(picture), processor_seconds(viewer.pid)
        for _ in range(KEYS):
            if not strip.moves_on(lambda: press(["key", "Next"])):
                into.late += 1
        time.sleep(1.5)
        into.processor.append(processor_seconds(viewer.pid) - before)
        into.memory.append(megabytes(viewer.pid))
        into.pages.append(strip.last)
    finally:
        for each in reversed(family(viewer.pid)):
            with contextlib.suppress(OSError):
                os.kill(each, signal.SIGKILL)
        viewer.wait()
        time.sleep(0.5)


def press(what: list[str]) -> None:
    subprocess.run(["xdotool", *what], env=environment(), check=False)


def ours(library: Path) -> list[str]:
    return [sys.executable, "-m", "scrutiny_desktop", "--library", str(library)]


def viewers(file: Path, library: Path) -> dict[str, list[str]]:
    found = {"Scrutiny Desktop": ours(library)}
    for name, tool in {"Okular": "okular", "Evince": "evince", "qpdfview": "qpdfview"}.items():
        if shutil.which(tool):
            found[name] = [tool, str(file)]
    return found


def compile_program() -> None:
    """Compile the program, and let the started ones find that."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    compileall.compile_dir(Path(scrutiny_desktop.__file__).parent, quiet=1)


def main(arguments: list[str]) -> None:
    compile_program()
    with TemporaryDirectory() as place:
        folder = Path(place)
        file = long_paper(folder / "long.pdf", is_striped=True)
        filled_library(folder / "library", file)
        measured: dict[str, Measured] = {}
        with screen(folder) as picture:
            leave(folder / "library", picture)
            for turn in range(int(arguments[0]) if arguments else 3):
                library = Path(shutil.copytree(folder / "library", folder / f"library-{turn}"))
                for name, command in viewers(file, library).items():
                    home = folder / f"home-{turn}-{name}"
                    run_once(command, home, picture, measured.setdefault(name, Measured()))
    tell(measured)


def tell(measured: dict[str, Measured]) -> None:
    """One line for each viewer, the median and the least of its rounds."""
    sys.stdout.write(f"{'median (least)':18} {'first page':34}{'answers a key':34}{KEYS} page-downs, memory\n")
    for name, each in measured.items():
        if each.memory:
            sys.stdout.write(f"{name:18} {_both(each.shown)} s {_both(each.starting)} s CPU  "
                             f"{_both(each.answered)} s {_both(each.answering)} s CPU  "
                             f"{_both(each.processor)} s CPU, {median(each.pages):.0f} pages, {each.late} late  "
                             f"{median(each.memory):5.0f} MB\n")  # fmt: skip
        else:
            sys.stdout.write(f"{name:18} showed no first page within {PATIENCE:g} s\n")


def _both(numbers: list[float]) -> str:
    return f"{median(numbers):6.2f} ({min(numbers):.2f})" if numbers else f"{'never':>13}"


if __name__ == "__main__":
    main(sys.argv[1:])
