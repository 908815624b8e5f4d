"""A panel's own sentences, kept in the library, in the place of those the program comes with."""

from collections.abc import Mapping
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence by its name; a place in it is a word in braces."""

    name: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelWording:
    """Which sentences of its minutes a panel puts in its own way."""

    id: str
    owner: str = ""
    panel_id: str
    sentences: tuple[Sentence, ...] = ()

    @property
    def by_name(self) -> Mapping[str, str]:
        """Its own sentences alone."""
        return {each.name: each.words for each in self.sentences}

    def saying(self, name: str, words: str | None) -> "PanelWording":
        """The same with one sentence in other words; none: as the program has it."""
        kept = tuple(each for each in self.sentences if each.name != name)
        return replace(self, sentences=kept if words is None else (*kept, Sentence(name=name, words=words)))
