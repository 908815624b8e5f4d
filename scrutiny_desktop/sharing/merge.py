"""Which versions of each shared copy are current: by the ancestors they name, and by nothing else.

What has been received is a set that only grows. So neither order nor repetition nor any clock can change what comes
out, and what has not arrived yet changes it to the same end whenever it does.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from scrutiny_desktop.domain.shared import Key, Shared


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A shared copy as it stands: ``heads`` are the versions that none of its versions names, by id."""

    key: Key
    heads: tuple[Shared, ...]

    @property
    def shown(self) -> tuple[Shared, ...]:
        """What a reader is shown: each content once, and no withdrawal beside words that somebody kept writing."""
        said = {content_of(each): each for each in reversed(self.heads) if each.body is not None}
        return tuple(reversed(said.values()))

    @property
    def is_withdrawn(self) -> bool:
        """Whether nothing is left to show."""
        return not self.shown

    @property
    def is_disputed(self) -> bool:
        """Whether a person has to choose: between contents, or between words and their withdrawal."""
        return len(self.shown) > 1 or (bool(self.shown) and any(each.body is None for each in self.heads))


def copies(versions: Iterable[Shared]) -> dict[Key, Copy]:
    """Each copy of which there is any version."""
    by_key: dict[Key, dict[str, Shared]] = {}
    for each in versions:
        by_key.setdefault(each.key, {})[each.id] = each
    return {key: Copy(key=key, heads=_heads(tuple(known.values()))) for key, known in by_key.items()}


def heads(versions: Iterable[Shared]) -> tuple[Shared, ...]:
    """The current versions of all copies, in one order whatever order they came in."""
    current = (each for copy in copies(versions).values() for each in copy.heads)
    return tuple(sorted(current, key=lambda each: (each.key, each.id)))


def _heads(known: Sequence[Shared]) -> tuple[Shared, ...]:
    # Ancestors that have not come are named all the same: when they come, they are no heads.
    if len(known) == 1:
        return tuple(known)
    named = frozenset[str]().union(*(each.supersedes for each in known))
    return tuple(sorted((each for each in known if each.id not in named), key=lambda each: each.id))


@lru_cache(maxsize=4_096)
def content_of(version: Shared) -> str:
    """What a version says, whenever and from which device."""
    return json.dumps(version.body, sort_keys=True)
