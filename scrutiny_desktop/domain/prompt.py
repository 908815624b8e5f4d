"""A short opening for a question, which a member finishes in words of their own."""

from collections.abc import Mapping
from dataclasses import dataclass

PLACE = "{recommendation}"
"""What stands in an opening for the recommendation that is asked about."""

OWN = "own"
"""The source of an opening that nobody else has suggested."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """One opening, and where the thought comes from."""

    text: str
    source: str = OWN

    def about(self, recommendation: str) -> str:
        """The opening with the words for a recommendation in its place."""
        said = self.text.replace(PLACE, recommendation)
        return said[:1].upper() + said[1:]


def prompt_of(written: Mapping[str, object]) -> Prompt | None:
    """A prompt as it was written down; None where that has no words."""
    text, source = written.get("text"), written.get("source")
    if not isinstance(text, str) or not text.strip():
        return None
    return Prompt(text=text.strip(), source=source.strip() if isinstance(source, str) and source.strip() else OWN)
