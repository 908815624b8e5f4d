"""How minutes tell what a committee itself decided, which is no recommendation of a review."""

import re

_MINUTES = re.compile(r"\bminutes\b", re.IGNORECASE)
_CAME = re.compile(r"^(?:apologies for absence|members? (?:in attendance|present)|present)\b", re.I | re.MULTILINE)
_DECIDED = re.compile(
    r"\b(?:RESOLVED|AGREED|APPROVED)\b|\b(?i:resolved|it was (?:\w+ )?(?:approved|agreed|decided))(?i: that)?\W*$"
)
_PUT = re.compile(
    r"\b(?:moved|proposed|seconded) by\b|\bput to the vote\b|\bwas (?:carried|lost)\b|\bwere carried\b", re.I
)  # fmt: skip


def are_minutes(title: str, text: str) -> bool:
    """Whether a paper is the minutes of a meeting: it says so, or it tells who came and what was resolved."""
    return _MINUTES.search(title) is not None or ("RESOLVED" in text and _CAME.search(text) is not None)


def is_decided(words: str) -> bool:
    """Whether words of minutes say that the committee decided what follows them."""
    return _DECIDED.search(words) is not None


def is_put(words: str) -> bool:
    """Whether words of minutes tell of a motion that was put to the committee."""
    return _PUT.search(words) is not None
