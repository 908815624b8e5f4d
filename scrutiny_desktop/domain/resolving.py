"""A resolution as it reads after the panel's own beginning, however it was typed."""

import re

from scrutiny_desktop.domain.phrases import one_line

_LABEL = re.compile(
    r"(?:[-•*–—]\s*|\((?:[ivxIVX]{1,5}|\d{1,2}|\w)\)\s*|(?:[ivx]{1,5}|\d{1,2}|[a-h])\)\s*|(?:[ivx]{1,5}|\d{1,2})\.\s+)"
)
_RESOLVED = re.compile(
    r"RESOLVED\b[\s:,–—-]*|"
    r"(?i:(?:it was |the panel )?(?:resolved|agreed)\s*(?:[:,–—-]+\s*|(?=\s(?:that|to)\b|\s?\(|$)\s*))"
)
_LOWERED = re.compile(
    r"^(?:A|An|All|Any|Approval|Both|Consideration|Each|Every|Figures|Further|If|In|It|Its|No|Note|Officers|On|Our|Report|"
    r"Reports|Request|Review|Such|Support|Thanks|The|Their|There|These|This|Those|Training|Work)(?= )"
)
_TO = re.compile(r"to (?=\w)(?P<be>be\b)?", re.IGNORECASE)
_DONE = re.compile(
    r"(?:accept|add|adopt|agree|appoint|approve|ask|authorise|bring|commend|congratulate|consider|continue|convene|defer|"
    r"delegate|endorse|establish|express|invite|monitor|receive|recommend|refer|reject|thank|urge|welcome|"
    r"(?:confirm|note|request|review|support|write)(?= (?:an?|all|any|both|each|its|recommendations?|that|the|their|"
    r"these|this|those|to|with)\b))\b(?! be\b)", re.IGNORECASE,
)  # fmt: skip
"""What a panel does, said without saying who does it: "Note the report"."""


def resolved_words(words: str, begins: str) -> str:
    """A resolution's words, beginning with "That" (or what the panel has instead) once.

    A number or "RESOLVED" that was typed before it is left out, since the minute has its own. Of "to note the report"
    and "Note the report" it is the Panel that does so.
    """
    rest = _bare(one_line(words), begins)
    if not rest:
        return one_line(words) or begins
    if begins.casefold() == "that":
        if found := _TO.match(rest):
            rest = f"it is {_small(rest)}" if found["be"] else f"the Panel {_small(rest[found.end() :])}"
        elif _DONE.match(rest):
            rest = f"the Panel {_small(rest)}"
    return f"{begins} {_LOWERED.sub(lambda first: first[0].lower(), rest, count=1)}"


def _bare(words: str, begins: str) -> str:
    """The words after what was typed before them: numbers, "RESOLVED" and the beginning itself."""
    begun = re.compile(rf"{re.escape(begins)}(?:[ ,:]+|$)", re.IGNORECASE)
    while found := _LABEL.match(words) or _RESOLVED.match(words):
        words = words[found.end() :]
    if found := begun.match(words):
        words = words[found.end() :]
        if _LABEL.match(words) or _RESOLVED.match(words):
            return _bare(words, begins)
    return words


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]
