"""What a statement of confidentiality says, taken on the safe side where it could mean either."""

import re
from collections.abc import Iterable

from scrutiny_desktop.domain.reading import Confidentiality

_NOTHING = re.compile(
    r"^\W*(?:none|n/?a|nil|no|not applicable)\W*$"
    r"|\b(?:not|no|nothing|neither)\b(?! for publication)[^.;]{0,40}\b(?:confidential|exempt)",
    re.IGNORECASE,
)
_EXEMPT = re.compile(
    r"\bexempt|\brestricted\b|not for publication|schedule 12A|access to information procedure", re.IGNORECASE
)
_CONFIDENTIAL = re.compile(r"\bconfidential|section 100A\s*\((?:2|3)\)", re.IGNORECASE)
_CITATION = re.compile(
    r"\b(?:categor(?:y|ies)|paragraphs?|section|regulation|schedule 12A)\s?[^;\n]{0,160}?"
    r"(?:procedure rules|schedule 12A(?: (?:of|to) the local government act 1972)?|act 1972)"
    r"|\b(?:categor(?:y|ies)|paragraphs?)\s+\d[\w., ]{0,40}?(?=[.;]|$)",
    re.IGNORECASE,
)
_MARKING = re.compile(
    r"\W*(?:classification\s*:\s*)?(?:(?:strictly|private|official|and|sensitive|appendix|paper|report|item)\W+){0,4}"
    r"(?:confidential|exempt|restricted)(?:\W+(?:report|appendix|paper|item|information))?\W*",
    re.IGNORECASE,
)
_WITHHELD = re.compile(r"\bnot for publication\b|\bexempt (?:from publication )?by virtue of\b", re.IGNORECASE)
_PART = re.compile(r"\b(?:appendix|appendices|annex)\b", re.IGNORECASE)

LOOK = "The statement of confidentiality names an appendix; check which paper it withholds."


def confidentiality(statement: str) -> Confidentiality:
    """The statement with its meaning: public only where it withholds nothing."""
    return Confidentiality(
        statement=statement, classification=(kind := _classification(statement)),
        citation="" if kind == "public" else _citation(statement),
    )  # fmt: skip


def marked(lines: Iterable[str]) -> Confidentiality:
    """What a paper is marked with by itself, in a line at its head or at the edge of its pages; public where nothing.

    A line only counts where the marking is all that it says, or where it says that it is not for publication.
    """
    for line in lines:
        words = " ".join(line.split())
        if _MARKING.fullmatch(words) or (_WITHHELD.search(words) and not _NOTHING.search(words)):
            return confidentiality(words)
    return Confidentiality()


def names_an_appendix(found: Confidentiality) -> bool:
    """Whether what is withheld may be an appendix, not the report itself."""
    return found.classification != "public" and _PART.search(found.statement) is not None


def _classification(statement: str) -> str:
    withheld = [words for words in re.split(r"(?<=[.;])\s+(?=[A-Z])", statement) if not _NOTHING.search(words)]
    said = " ".join(withheld)
    if _EXEMPT.search(said):
        return "exempt"
    return "confidential" if _CONFIDENTIAL.search(said) else "public"


def _citation(statement: str) -> str:
    found = _CITATION.search(statement)
    return found[0].strip() if found else ""
