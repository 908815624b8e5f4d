"""What Qt needs of the system, looked at before Qt itself gives up without a word one can use."""

import ctypes
import sys
from collections.abc import Mapping

from scrutiny_desktop.domain.errors import ScrutinyError

PACKAGES = {
    "libEGL": ("libegl1", "libglvnd-egl"),
    "libGL": ("libgl1", "libglvnd-glx"),
    "libdbus": ("libdbus-1-3", "dbus-libs"),
    "libfontconfig": ("libfontconfig1", "fontconfig"),
    "libglib": ("libglib2.0-0", "glib2"),
    "libxkbcommon": ("libxkbcommon0", "libxkbcommon"),
    "libxkbcommon-x11": ("libxkbcommon-x11-0", "libxkbcommon-x11"),
    "libxcb-cursor": ("libxcb-cursor0", "xcb-util-cursor"),
    "libxcb-icccm": ("libxcb-icccm4", "xcb-util-wm"),
    "libxcb-image": ("libxcb-image0", "xcb-util-image"),
    "libxcb-keysyms": ("libxcb-keysyms1", "xcb-util-keysyms"),
    "libxcb-randr": ("libxcb-randr0", "libxcb"),
    "libxcb-render-util": ("libxcb-render-util0", "xcb-util-renderutil"),
    "libxcb-shape": ("libxcb-shape0", "libxcb"),
    "libxcb-xinerama": ("libxcb-xinerama0", "libxcb"),
    "libxcb-xkb": ("libxcb-xkb1", "libxcb"),
}
"""Libraries Qt loads on Linux, with their packages on Debian and Ubuntu, and on Fedora."""


def check_footing(environment: Mapping[str, str]) -> None:
    """Raise ScrutinyError, naming the packages, where a library that Qt needs on Linux is missing."""
    if not sys.platform.startswith("linux"):
        return
    _check_screen(environment)
    missing = [name for name in _wanted(environment) if not _loads(name)]
    if missing:
        raise ScrutinyError(f"The window cannot open: the system lacks {', '.join(missing)}.", _advice(missing))


def _check_screen(environment: Mapping[str, str]) -> None:
    if environment.get("QT_QPA_PLATFORM") or environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"):
        return
    raise ScrutinyError(
        "There is no screen here for a window.",
        "Start the program on a desktop, or use its commands without a window: scrutiny-desktop --help.",
    )


def _wanted(environment: Mapping[str, str]) -> list[str]:
    names = [
        "libglib-2.0.so.0",
        "libGL.so.1",
        "libEGL.so.1",
        "libfontconfig.so.1",
        "libdbus-1.so.3",
        "libxkbcommon.so.0",
    ]
    if environment.get("QT_QPA_PLATFORM", "xcb").startswith("xcb") and not environment.get("WAYLAND_DISPLAY"):
        names += [
            "libxkbcommon-x11.so.0", "libxcb-cursor.so.0", "libxcb-icccm.so.4", "libxcb-image.so.0",
            "libxcb-keysyms.so.1", "libxcb-randr.so.0", "libxcb-render-util.so.0", "libxcb-shape.so.0",
            "libxcb-xkb.so.1",
        ]  # fmt: skip
    return names


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _advice(missing: list[str]) -> str:
    found = [PACKAGES[stem] for name in missing if (stem := _stem(name)) in PACKAGES]
    debian = " ".join(sorted({each[0] for each in found}))
    fedora = " ".join(sorted({each[1] for each in found}))
    return f"Install them: on Debian or Ubuntu 'sudo apt install {debian}', on Fedora 'sudo dnf install {fedora}'."


def _stem(library: str) -> str:
    name = library.split(".so")[0]
    return "libglib" if name.startswith("libglib") else "libdbus" if name.startswith("libdbus") else name
