"""Starts a program that is not ours under our limits: they are put on this process, which it then takes over."""

import argparse
import os
import sys
from collections.abc import Sequence

from scrutiny_desktop.papers.limits import die_with, limit_memory, limit_work

_KEPT = ("PATH", "PYTHONPATH", "PYTHONUTF8", "TESSDATA_PREFIX", "SYSTEMROOT")


def fenced(program: str, *arguments: str, seconds: float) -> list[str]:
    """The command of a program under limits; Windows has none of them, and gets the program itself."""
    if sys.platform == "win32":
        return [program, *arguments]
    own = [sys.executable, "-P", "-m", "scrutiny_desktop.papers.stranger", f"--parent={os.getpid()}"]
    return [*own, f"--seconds={seconds}", "--", program, *arguments]


def sparse(environment: dict[str, str], **more: str) -> dict[str, str]:
    """What of an environment such a program needs to know, and nothing else of the member's."""
    return {name: value for name, value in environment.items() if name in _KEPT} | more


def main(arguments: Sequence[str]) -> None:
    """The child, up to the point where it is the other program."""
    parser = argparse.ArgumentParser(description="Starts a program under limits for Scrutiny Desktop.")
    parser.add_argument("--parent", type=int, required=True)
    parser.add_argument("--seconds", type=float, required=True)
    parser.add_argument("command", nargs="+")
    wanted = parser.parse_args(arguments)
    die_with(wanted.parent)
    limit_memory()
    limit_work(wanted.seconds)
    os.execv(wanted.command[0], wanted.command)  # noqa: S606 - a path of our own finding, and no shell


if __name__ == "__main__":
    main(sys.argv[1:])
