"""Importing as Python has it: with Qt comes another way, which reads the source of each module that is imported.

It looks there for a use of ``__feature__``, of which this program makes none.
"""

import builtins


def keep_plain() -> None:
    """Have Qt, and go on importing as before."""
    plain = builtins.__import__
    import PySide6.QtCore  # noqa: F401 - it puts its own way in the place as soon as it is there

    builtins.__import__ = plain
