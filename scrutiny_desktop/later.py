"""Modules that no start waits for: each is imported when something of it is first asked for, or once there is time."""

from importlib import import_module
from typing import Any

_PUT_OFF: list[str] = []


class Later:
    """Stands for a module until then, and gives what is in it from then on."""

    def __init__(self, name: str) -> None:
        self._name = name
        _PUT_OFF.append(name)

    def __getattr__(self, part: str) -> Any:
        return getattr(import_module(self._name), part)


def later(package: str, *names: str) -> tuple[Any, ...]:
    """Modules of a package, as ``from package import names`` gives them; a type checker is to be told just that."""
    return tuple(Later(f"{package}.{name}") for name in names)


def fetch(first: str = "") -> None:
    """Import all that was put off, what is of the package ``first`` before all else, so that nobody waits for it.

    On any thread, once there is time.
    """
    while _PUT_OFF:
        wanted = (at for at, name in enumerate(_PUT_OFF) if first and name.startswith(first))
        import_module(_PUT_OFF.pop(next(wanted, -1)))
