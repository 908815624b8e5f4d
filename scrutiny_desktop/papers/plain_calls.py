"""PDFium's functions that are called for every word and every line drawn: with plain addresses, at little cost.

A long paper has a million such calls, and what each costs is mostly what Python's own ctypes does around it.
"""

import ctypes
from collections.abc import Callable
from typing import Any

import _cffi_backend
import pypdfium2.raw as pdfium

_NUMBER, _ADDRESS = (_cffi_backend.new_primitive_type(each) for each in ("int", "uintptr_t"))


def plain_call(name: str, *takes: str, gives: str = "") -> Callable[..., Any]:
    """A function of PDFium that takes a ``number`` or the addresses of other things; gives one, or a number."""
    kinds = tuple(_NUMBER if each == "number" else _ADDRESS for each in takes)
    kind = _cffi_backend.new_function_type(kinds, _ADDRESS if gives else _NUMBER)
    made: Callable[..., Any] = _cffi_backend.cast(kind, address_of(getattr(pdfium, name)))
    return made


def address_of(raw: Any) -> int:
    """Where a thing of PDFium's lies."""
    return ctypes.cast(raw, ctypes.c_void_p).value or 0
