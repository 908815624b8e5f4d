"""The fence a child puts around itself once it has all it needs, and before it meets the first foreign byte."""

import codecs
import ctypes
import sys
from collections.abc import Iterable
from pathlib import Path

from scrutiny_desktop.papers.landlock import keep_only
from scrutiny_desktop.papers.seccomp import give_up_calls

FONTS = tuple(Path(each) for each in ("/usr/share/fonts", "/usr/local/share/fonts", "/usr/share/X11/fonts"))
"""Where PDFium looks for the type of a paper that does not carry its own."""

_NO_NEW_PRIVILEGES = 38  # PR_SET_NO_NEW_PRIVS
_CODINGS = ("utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "utf-16", "utf-32", "cp1252",
            "latin-1", "ascii", "cp437", "iso8859-1")  # fmt: skip


def fence(readable: Iterable[Path] = ()) -> tuple[str, ...]:
    """Give up files, network and other processes for good, but for reading beneath some folders and the fonts.

    Returns what holds: "landlock", "seccomp". Other systems, and a kernel that knows neither, go without: there the
    limits alone stand. To be called before this process starts a thread.
    """
    if sys.platform != "linux":
        return ()
    for coding in _CODINGS:
        codecs.lookup(coding)  # Python reads each from a file when it is first used
    ctypes.CDLL(None).prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    held = {"landlock": keep_only((*FONTS, *readable)), "seccomp": give_up_calls()}
    return tuple(name for name, holds in held.items() if holds)
