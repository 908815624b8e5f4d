"""Importing as Python has it: with Qt comes another way, which reads the source of each module that is imported.

It looks there for a use of ``__feature__``, of which this program makes none. With it come modules that describe Qt
to people and tools; they are compiled from their source each time, so they wait until they are asked.
"""

import builtins
from typing import Any

_SELDOM = tuple(f"shibokensupport/signature/{name}.py" for name in (
    "layout", "parser", "lib/enum_sig", "lib/pyi_generator"))  # fmt: skip
"""Others are looked into from C++, and must be whole."""

_PUT_OFF = """
source = {source!r}
def __getattr__(name):
    if name[:2] == "__" or "source" not in globals():
        raise AttributeError(name)
    exec(compile(globals().pop("source"), {file!r}, "exec"), globals())
    return globals()[name]
"""


def keep_plain() -> None:
    """Have Qt, and go on importing as before."""
    plain, compiled = builtins.__import__, builtins.compile

    def put_off(source: Any, file: Any, mode: str, *words: Any, **named: Any) -> Any:
        is_seldom = isinstance(file, str) and file.endswith(_SELDOM)
        text = _PUT_OFF.format(source=source, file=file) if is_seldom else source
        return compiled(text, file, mode, *words, **named)

    builtins.compile = put_off  # type: ignore[assignment]
    try:
        import PySide6.QtCore  # noqa: F401 - it puts its own way in the place as soon as it is there
    finally:
        builtins.__import__, builtins.compile = plain, compiled
