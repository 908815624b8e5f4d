"""A child that puts up the fence, or one half of it, tries what it is told to, and says how it went."""

import ctypes
import os
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

from scrutiny_desktop.papers import fence, landlock, seccomp


def _run() -> object:
    return subprocess.run(["/bin/true"], check=True)


def _fork() -> None:
    if not os.fork():
        os._exit(0)


def _in_a_thread(made: list[int]) -> object:
    thread = threading.Thread(target=made.append, args=(1,))
    thread.start()
    thread.join()
    return made[0]


def _call(number: int, *arguments: object) -> object:
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.syscall(number, *arguments) < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return True


def main(how: str, folder: str, *asked: str) -> None:
    place = Path(folder)
    held = (place / "held.bin").open("r+b")
    tried = {
        "reach the network": lambda: socket.create_connection(("127.0.0.1", 9), 1),
        "make a socket": lambda: socket.socket(socket.AF_UNIX),
        "listen": lambda: socket.create_server(("127.0.0.1", 0)),
        "run a program": lambda: os.execv("/bin/true", ["true"]),  # noqa: S606
        "start a program": _run,
        "fork": _fork,
        "write a file": lambda: (place / "new.txt").write_bytes(b"x"),
        "change a file": lambda: (place / "paper.txt").open("r+b"),
        "delete a file": (place / "paper.txt").unlink,
        "rename a file": lambda: (place / "paper.txt").rename(place / "other.txt"),
        "link a file": lambda: os.link(place / "paper.txt", place / "linked.txt"),
        "make a folder": (place / "folder").mkdir,
        "cut a file": lambda: os.truncate(place / "paper.txt", 0),
        "read a file": (place / "paper.txt").read_bytes,
        "list a folder": lambda: list(place.iterdir()),
        "signal another": lambda: os.kill(os.getppid(), 0),
        "trace another": lambda: _call(101 if os.uname().machine == "x86_64" else 117, 16, os.getppid(), 0, 0),
        "ask for a ring": lambda: _call(425, 1, ctypes.create_string_buffer(120)),
        "list the fonts": lambda: list(fence.FONTS[0].iterdir()),
        "start a thread": lambda: _in_a_thread([]),
        "use what is open": lambda: held.write(b"words"),
        "take memory": lambda: len(bytearray(64 * 1024**2)),
        "tell the time": time.monotonic,
    }
    os.set_inheritable(held.fileno(), False)
    ctypes.CDLL(None).prctl(38, 1, 0, 0, 0)
    holds = {"all": lambda: fence.fence(), "landlock": lambda: landlock.keep_only(fence.FONTS),
             "seccomp": seccomp.give_up_calls}[how]()  # fmt: skip
    sys.stdout.write(f"holds {holds}\n")
    for name in asked:
        sys.stdout.write(f"{name}: {_outcome(tried[name])}\n")


def _outcome(attempt) -> str:
    try:
        attempt()
    except OSError as refused:
        return type(refused).__name__
    return "done"


if __name__ == "__main__":
    main(*sys.argv[1:])
