"""PDFium's functions that are called for every word and every line drawn: with plain addresses, at half the cost."""

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as pdfium


def plain_call(name: str, *takes: str, gives: str = "") -> Callable[..., Any]:
    """A function of PDFium that takes a ``number`` or the addresses of other things; gives one, or a number."""
    kinds = (ctypes.c_int if each == "number" else ctypes.c_void_p for each in takes)
    kind = ctypes.CFUNCTYPE(ctypes.c_void_p if gives else ctypes.c_int, *kinds)
    made: Callable[..., Any] = kind(ctypes.cast(getattr(pdfium, name), ctypes.c_void_p).value or 0)
    return made


def address_of(raw: Any) -> int:
    """Where a thing of PDFium's lies."""
    return ctypes.cast(raw, ctypes.c_void_p).value or 0
