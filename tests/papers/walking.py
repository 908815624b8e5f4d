"""Reads files one after the other in a program of its own, whose memory is not that of the tests around it."""

import json
import sys
import time
from pathlib import Path

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.papers.process import read_apart


def ended(file: Path, forms: Path) -> dict[str, object]:
    """How reading a file ended, and after how many seconds."""
    start, said = time.monotonic(), {"ended": "read", "to_do": ""}
    try:
        reading = read_apart(file, forms=forms)
    except ScrutinyError as refused:
        said = {"ended": refused.what_happened, "to_do": refused.what_to_do}
    else:
        if not (reading.sections or reading.warnings or reading.pack):
            said = {"ended": "nothing was said of it", "to_do": ""}
    return {"file": file.name, "seconds": time.monotonic() - start, **said}


def most_memory() -> int:
    """Bytes of this program and of the largest reader there has been, at their largest; 0 where nobody counts."""
    if sys.platform != "linux":
        return 0
    import resource

    # The kernel counts as this program's own maximum that of the one it was started from; its status does not.
    status = Path("/proc/self/status").read_text()
    own = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM:"))
    return 1024 * (own + resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)


if __name__ == "__main__":
    forms, *files = map(Path, sys.argv[1:])
    walked = [ended(file, forms) for file in files]
    sys.stdout.write(json.dumps({"files": walked, "bytes": most_memory()}))
