"""Whether a row's words say something, as text does and a heading hardly ever."""

import re

_OPEN_END = re.compile(r"\b(?:a|an|and|as|at|by|for|from|in|of|on|or|that|the|to|with)$")
_LONGEST_END = 6
"""Of a long row no more letters need be looked at."""

_VERB = re.compile(r"\b(?:is|are|was|were|be|been|has|have|had|will|shall|should|would|could|can|may|must)\b")
_ASKS = re.compile(r"\b(?:how|what|when|where|whether|which|who|whom|whose|why)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"\(?(?:[\d.]+|[A-Za-z])?[.)]?\s*That\s")


def is_open(words: str) -> bool:
    """Whether the words end where no sentence or heading can."""
    return _OPEN_END.search(words, max(0, len(words) - _LONGEST_END)) is not None


def is_sentence(words: str) -> bool:
    """Whether they are a statement or a clause; a question may be a heading, and so may words like "How it is run"."""
    if _CLAUSE.match(words):
        return True
    verb, asks = _VERB.search(words), _ASKS.search(words)
    return verb is not None and not words.endswith("?") and not (asks and asks.start() < verb.start())
