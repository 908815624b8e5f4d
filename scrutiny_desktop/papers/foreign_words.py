"""Words out of a foreign file, made fit to be kept: no control signs, no halves of letters, no end."""

import html
import re
from typing import Any

MOST_SIGNS = 20_000
"""Characters of one mark's words."""

_LINE_ENDS = re.compile(r"\r\n?|\u2028|\u2029|\x85")
_BREAK = re.compile(r"(?i)<br\s*/?>|</(?:p|div|li|h\d)\s*>")
_TAG = re.compile(r"<[^<>]*>")
_LANGUAGE = re.compile("\x1b[^\x1b]{0,12}\x1b")
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def clean(text: Any, most: int, *, strips: bool = True) -> str:
    """A text with plain line ends, of so many characters at most; empty where it is no text."""
    if not isinstance(text, str):
        return ""
    kept = _UNSEEN.sub("", _LINE_ENDS.sub("\n", _LANGUAGE.sub("", text[: 4 * most])))[:most]
    return kept.strip() if strips else kept


def undressed(marked_up: str) -> str:
    """The words of rich text, a line for each paragraph."""
    lines = html.unescape(_TAG.sub("", _BREAK.sub("\n", marked_up))).splitlines()
    return clean("\n".join(" ".join(line.split()) for line in lines), MOST_SIGNS)
