"""What a statement of confidentiality says, taken on the safe side where it could mean either."""

import re
from collections.abc import Iterable, Iterator

from scrutiny_desktop.domain.reading import Confidentiality
from scrutiny_desktop.papers.withholding import is_nothing, withholds

_EXEMPT = re.compile(
    r"\bexempt|\brestricted\b|\bnot (?:for publication|to be (?:published|disclosed|made public))|\bclosed\b"
    r"|\bprivate (?:report|paper|appendix)|schedule 12A|access to information procedure",
    re.IGNORECASE,
)
_CONFIDENTIAL = re.compile(r"\bconfidential|section 100A\s*\((?:2|3)\)", re.IGNORECASE)
_RULE = r"categor(?:y|ies)|para(?:graph)?(?:s|\(s\))?\.?"
_CITATION = re.compile(
    rf"\b(?:{_RULE}|section|regulation|schedule\s12A)\s?[^;\n]{{0,160}}?"
    r"(?:procedure rules|schedule\s12A\W{0,2}(?:,? ?(?:of|to)?,? ?(?:the )?local government act,? 1972)?|act,? 1972"
    r"|freedom of information act 2000|\bregulations 20\d\d)"
    rf"|\b(?:{_RULE})\s+\d[\w., ]{{0,40}}?(?=[.;)\]]|$)",
    re.IGNORECASE,
)
_PART = re.compile(r"\b(?:appendix|appendices|annex)\b", re.IGNORECASE)
_WITH_PARTS = re.compile(
    r"\b(?:report|paper)\b,? (?:(?:and|with|including|together)\b[^.;]{0,30}){1,2}\b(?:append|annex)"
    r"|\b(?:append|annex)\w*\b[^.;]{0,12}\band (?:this|the) report\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.;])\s+(?=[A-Z])")
_OPEN = re.compile(
    r"(?:[:?,(–-]|\b(?:of|the|by|to|under|paragraphs?|and|or|is|are|as|in|schedule|part|section|for|virtue|"
    r"government|local|contains?|act))$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"[a-z(–-]|(?:by virtue|under|pursuant|in accordance|as defined|within the meaning|paragraph|categor|of|"
    r"schedule 12A|part [1I]\b|local government act|section 100|regulation)\b"
    r"|(?:none|no|n/?a|nil|not applicable)\W*$",
)
_GOES_ON_IN_CAPITALS = re.compile(_GOES_ON.pattern.partition("|")[2], re.IGNORECASE)

LOOK = "The statement of confidentiality names an appendix; check which paper it withholds."


def confidentiality(statement: str) -> Confidentiality:
    """The statement with its meaning: public only where it withholds nothing."""
    return Confidentiality(
        statement=statement, classification=(kind := _classification(statement)),
        citation="" if kind == "public" else _citation(statement),
    )  # fmt: skip


def marked(lines: Iterable[str]) -> Confidentiality:
    """What a paper is marked with by itself, at its head or at the edge of its pages; public where nothing.

    A marking may go on over several lines, with the rule on the next.
    """
    for words in _joined(lines):
        sentences = _SENTENCE.split(words)
        for at, sentence in enumerate(sentences):
            if withholds(sentence):
                found = confidentiality(" ".join(sentences[at:]))
                if found.classification != "public":
                    return found
    return Confidentiality()


def names_an_appendix(found: Confidentiality) -> bool:
    """Whether what is withheld may be an appendix, not the report itself."""
    return found.classification != "public" and any(
        _PART.search(each) and not _WITH_PARTS.search(each) for each in _withheld(found.statement)
    )


def _joined(lines: Iterable[str]) -> Iterator[str]:
    """Lines, those put together that are one sentence, or a label and what it says."""
    whole = ""
    for line in lines:
        words = " ".join(line.split())
        goes_on = _GOES_ON.match(words) or _GOES_ON_IN_CAPITALS.match(words) or _OPEN.search(whole)
        if whole and goes_on and not whole.endswith("."):
            whole = f"{whole} {words}"
            continue
        yield whole
        whole = words
    yield whole


def _withheld(statement: str) -> list[str]:
    return [words for words in _SENTENCE.split(statement) if not is_nothing(words)]


def _classification(statement: str) -> str:
    said = " ".join(_withheld(statement))
    if _EXEMPT.search(said):
        return "exempt"
    return "confidential" if _CONFIDENTIAL.search(said) else "public"


def _citation(statement: str) -> str:
    found = _CITATION.search(statement)
    return found[0].strip(" ,(.") if found else ""
