"""A child in the place of the reader, which breaks down over a file in the way it is told to."""

import os
import signal
import sys

from scrutiny_desktop.papers.limits import die_with
from scrutiny_desktop.papers.speech import hear, say


def main(parent: str, how: str) -> None:
    die_with(int(parent.removeprefix("--parent=")))
    ears, voice = sys.stdin.buffer, sys.stdout.buffer
    if how == "never begins":
        os.abort()
    hear(ears)
    say(voice, {"told": "begun"})
    if how == "raises":
        raise OverflowError("too much")
    if how == "breaks on page 2":
        say(voice, {"told": "page"})
        os.abort()
    if how == "sticks on page 2":
        say(voice, {"told": "page"})
        signal.pause()
    if how in ("helps and breaks", "helps and sticks"):
        say(voice, {"next": 300})
        hear(ears)
        say(voice, {"told": "page"})
        os.abort() if how == "helps and breaks" else signal.pause()
    if how == "asks and never takes":
        while True:
            say(voice, {"need": [0, 128 * 1024]})
    said = {
        "asks for nonsense": ({"need": [-1, 1 << 60]}, b""),
        "asks for words": ({"need": "everything"}, b""),
        "answers nonsense": ({"answer": True}, b"[]"),
        "answers something else": ({"answer": True}, b'{"reading": {"kind": 5}}'),
    }[how]
    say(voice, *said)
    signal.pause()


if __name__ == "__main__":
    main(*sys.argv[1:])
