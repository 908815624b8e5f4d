"""On Linux: the files that a child may still open by name, and no port of the network at all."""

import contextlib
import ctypes
import os
import struct
import sys
from collections.abc import Iterable
from pathlib import Path

_CREATE, _ADD, _RESTRICT = 444, 445, 446
_ASK_VERSION, _BENEATH = 1, 1
_READ_FILE, _READ_FOLDER = 1 << 2, 1 << 3
_RIGHTS = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}
"""How many rights over files each version of the kernel's interface knows; later ones know no more."""

_NET, _SCOPES = 0b11, 0b11
"""Binding and connecting (from version 4 on); other processes' sockets without a file, and signals to them (6)."""


def keep_only(readable: Iterable[Path]) -> bool:
    """Give up all files but those beneath some folders, which may be read; False where the kernel knows no such fence.

    Needs ``no_new_privs``, and holds the thread that calls and those it starts.
    """
    if sys.platform != "linux":
        return False
    call = ctypes.CDLL(None, use_errno=True).syscall
    version = call(_CREATE, None, ctypes.c_size_t(0), _ASK_VERSION)
    if version < 1:
        return False
    rights = (1 << _RIGHTS.get(version, 16)) - 1
    asked = struct.pack("=QQQ", rights, _NET if version >= 4 else 0, _SCOPES if version >= 6 else 0)
    length = 24 if version >= 6 else 16 if version >= 4 else 8
    rules = call(_CREATE, asked, ctypes.c_size_t(length), 0)
    if rules < 0:
        return False
    try:
        for folder in readable:
            _allow(call, rules, folder)
        return bool(call(_RESTRICT, rules, 0) == 0)
    finally:
        os.close(rules)


def _allow(call: "ctypes._NamedFuncPointer", rules: int, folder: Path) -> None:
    if sys.platform != "linux":
        return
    with contextlib.suppress(FileNotFoundError):
        opened = os.open(folder, os.O_PATH | os.O_CLOEXEC)
        try:
            call(_ADD, rules, _BENEATH, struct.pack("=Qi", _READ_FILE | _READ_FOLDER, opened), 0)
        finally:
            os.close(opened)
