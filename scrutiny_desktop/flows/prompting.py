"""The openings that a member is offered: ours as they came with the program, or the member's own list."""

import tomllib
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.prompt import Prompt, prompt_of
from scrutiny_desktop.store import settings
from scrutiny_desktop.store.library import Library

_LIST, _OFF = "prompts.own", "prompts.off"


def ours(resources: Path, language: str = "en") -> tuple[Prompt, ...]:
    """Those that came with the program, in the language where there are any in it."""
    folder = resources / "wording"
    named = folder / f"prompts.{language}.toml"
    file = named if named.is_file() else folder / "prompts.toml"
    try:
        written = tomllib.loads(file.read_text(encoding="utf-8")).get("prompt", [])
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ScrutinyError(
            f"The openings in {file.name} cannot be read: {error}.",
            f"Put {file} right, or install the program again to have those it came with.",
        ) from error
    return tuple(prompt for each in written if (prompt := prompt_of(each)) is not None)


def offered(db: Library, resources: Path, language: str = "en") -> tuple[Prompt, ...]:
    """What the member is offered: the own list where there is one, else ours."""
    kept = settings.get(db, _LIST)
    if not isinstance(kept, list):
        return ours(resources, language)
    return tuple(prompt for each in kept if isinstance(each, dict) and (prompt := prompt_of(each)) is not None)


def keep(db: Library, prompts: Sequence[Prompt] | None) -> None:
    """Keep the member's own list; None goes back to ours."""
    settings.keep(db, _LIST, None if prompts is None else [asdict(each) for each in prompts])


def are_own(db: Library) -> bool:
    """Whether the member has a list of their own."""
    return isinstance(settings.get(db, _LIST), list)


def are_off(db: Library) -> bool:
    """Whether the member wants none."""
    return bool(settings.get(db, _OFF, False))


def switch(db: Library, *, is_on: bool) -> None:
    """Offer openings, or offer none."""
    settings.keep(db, _OFF, not is_on)
