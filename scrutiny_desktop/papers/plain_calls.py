"""PDFium's functions that are called for every word and every line drawn: with plain addresses, at little cost.

A long paper has a million such calls, and what each costs is mostly what Python does around it. All of them only look
something up, so no other thread is let in meanwhile, which would cost more than the call.
"""

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as pdfium


def plain_call(name: str, *takes: str, gives: str = "") -> Callable[..., Any]:
    """A function of PDFium that takes a ``number`` or the addresses of other things; gives one, or a number."""
    kinds = (ctypes.c_int if each == "number" else ctypes.c_void_p for each in takes)
    made: Callable[..., Any] = ctypes.PYFUNCTYPE(ctypes.c_void_p if gives else ctypes.c_int, *kinds)(_place_of(name))
    return made


def bare_call(name: str, *, gives: str = "") -> Callable[..., Any]:
    """One that takes things only as ``place`` has them, and numbers: what costs least, and nothing is looked at."""
    made: Callable[..., Any] = ctypes.PYFUNCTYPE(ctypes.c_void_p if gives else ctypes.c_int)(_place_of(name))
    return made


def place(raw: Any) -> Any:
    """A thing of PDFium's, ready to be handed to a bare call again and again."""
    return ctypes.byref(ctypes.c_char.from_address(address_of(raw)))


def address_of(raw: Any) -> int:
    """Where a thing of PDFium's lies."""
    return ctypes.cast(raw, ctypes.c_void_p).value or 0


def _place_of(name: str) -> int:
    return address_of(getattr(pdfium, name))
