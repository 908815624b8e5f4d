"""A drawn page as a PNG in memory, which other programs read without a file of their own."""

import struct
import zlib
from collections.abc import Iterator

from scrutiny_desktop.papers.plates import Plate

_GREY = 0


def png_of(plate: Plate) -> bytes:
    """The plate in shades of grey; a colour is as dark as its darkest part, so that light ink is not lost."""
    rows = b"".join(_rows(plate))
    header = struct.pack(">IIBBBBB", plate.width, plate.height, 8, _GREY, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 1)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, content) for name, content in chunks)


def _rows(plate: Plate) -> Iterator[bytes]:
    for row in range(plate.height):
        line = plate.pixels[row * plate.stride : row * plate.stride + 4 * plate.width]
        blue, green, red = line[0::4], line[1::4], line[2::4]
        yield b"\x00" + (green if blue == green == red else bytes(map(min, blue, green, red)))


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
