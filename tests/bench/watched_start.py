"""One start of the program, as it is started by hand, that tells its times and ends (see ``bench_start``)."""

import gc
import json
import os
import sys
import time
from pathlib import Path
from typing import Any

from scrutiny_desktop.papers.standby import Standby
from scrutiny_desktop.resource_folder import resource_folder

SETTLING = 4_000
"""Milliseconds before the long paper is asked for: by then a start is over."""


def born() -> float:
    """When this process began, in seconds of the system's life."""
    words = Path("/proc/self/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return int(words[19]) / os.sysconf("SC_CLK_TCK")


def watch(window: Any, paper_id: str) -> None:
    """Tell when the window can be used, and how long the paper's first sharp page takes; then close it."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    told, asked = dict[str, float](), [0.0]

    def usable() -> None:
        if QApplication.focusWidget() is None:
            QTimer.singleShot(0, window, usable)
            return
        told["start"] = time.clock_gettime(time.CLOCK_BOOTTIME) - born()
        QTimer.singleShot(SETTLING, window, ask)

    def ask() -> None:
        if window.screen_now.paper.id == paper_id:
            raise RuntimeError("the long paper is open before it is asked for")
        asked[0] = time.perf_counter()
        window.show_record("papers", paper_id)
        look()

    def look() -> None:
        pages = window.screen_now.sides[0].reader.pages
        if pages.page_count < 1_000 or not pages.is_shown:
            QTimer.singleShot(0, window, look)
            return
        pages.viewport().repaint()
        told["page"] = time.perf_counter() - asked[0]
        sys.stdout.write(json.dumps(told))
        window.close()

    QTimer.singleShot(0, window, usable)


def main(folder: Path, paper_id: str) -> None:
    """What the command line does, and the watch."""
    gc.disable()
    with Standby() as standby:
        from scrutiny_desktop.app import start

        opened = start.open_window

        def watched(*words: Any, **named: Any) -> Any:
            window = opened(*words, **named)
            watch(window, paper_id)
            return window

        start.open_window = watched
        start.run(folder, resource_folder(), standby)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
