"""Messages over a pipe between the program and a child: a few plain words, and bytes."""

import json
import struct
from typing import IO, Any

_HEAD = struct.Struct(">II")

MOST = 256 * 1024**2
"""Bytes of a message; one that says it is longer is not believed."""


def say(pipe: IO[bytes], words: dict[str, Any], payload: bytes = b"") -> None:
    """Send a message whole."""
    plain = json.dumps(words).encode()
    pipe.write(_HEAD.pack(len(plain), len(payload)) + plain + payload)
    pipe.flush()


def hear(pipe: IO[bytes], most: int = MOST) -> tuple[dict[str, Any], bytes]:
    """Wait for the next message; raises EOFError where there will be none, or none that makes sense."""
    words, payload = _HEAD.unpack(_exactly(pipe, _HEAD.size))
    if words + payload > most:
        raise EOFError
    try:
        said = dict(json.loads(_exactly(pipe, words)))
    except (TypeError, ValueError) as error:
        raise EOFError from error
    return said, _exactly(pipe, payload)


def _exactly(pipe: IO[bytes], length: int) -> bytes:
    got = pipe.read(length)
    if got is None or len(got) < length:
        raise EOFError
    return got
