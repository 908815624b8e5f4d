"""The lists at a report's end: appendices, other documents, and the answers on impact assessments."""

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from scrutiny_desktop.domain.reading import ImpactAssessment, ListedAppendix, ListedDocument, Paragraph
from scrutiny_desktop.papers.lines import Line, one_row

_NONE = re.compile(r"\W*(?:none|nil|n/?a|not applicable)\W*", re.IGNORECASE)
_OWN_LABEL = re.compile(r"((?:Appendix|Annex|Schedule)\s+[0-9A-Z]{1,3})\b\s*[:.–—-]*\s*", re.IGNORECASE)
_BULLET = re.compile(r"^[•▪◦●·\uf0b7o–-]\s+")
_ANSWER = re.compile(r"(?:^|\s)(yes|no)\W*$", re.IGNORECASE)
_WITHHELD = re.compile(r"(?:paragraph|category|schedule|exempt|confidential)\b.*|\d{1,2}[A-C]?", re.IGNORECASE)
_SAME_QUESTION = 85.0


def appendices(paragraphs: Sequence[Paragraph], ticked: str = "") -> tuple[ListedAppendix, ...]:
    """The appendices listed; where the form lists them all, those marked with its word."""
    listed = [_appendix(each) for each in paragraphs if each.number or _OWN_LABEL.match(each.text) or not ticked]
    if ticked:
        mark = re.compile(rf"\s+{re.escape(ticked)}$")
        listed = [ListedAppendix(label=e.label, title=mark.sub("", e.title)) for e in listed if mark.search(e.title)]
    return tuple(each for each in listed if not _NONE.fullmatch(each.title))


def _appendix(paragraph: Paragraph) -> ListedAppendix:
    words = _BULLET.sub("", paragraph.text)
    own = _OWN_LABEL.match(words)
    if own:
        return ListedAppendix(label=own[1], title=words[own.end() :] or own[1])
    bare = paragraph.number.strip("().")
    is_mark = len(bare) == 1 and bare.islower()  # "a)" only marks a place in the list
    return ListedAppendix(label=f"Appendix {bare}" if bare and not is_mark else "", title=words)


def documents(lines: Sequence[Line], paragraphs: Sequence[Paragraph]) -> tuple[ListedDocument, ...]:
    """The documents listed; "None" is no document."""
    by_words = {one_row(line.printed): line for line in lines}
    listed: list[ListedDocument] = []
    for each in paragraphs:
        line = by_words.get(one_row(each.as_printed or f"{each.number} {each.text}"))
        listed.append(_document(each, line.cells if line else ()))
    return tuple(each for each in listed if not _NONE.fullmatch(each.title))


def _document(paragraph: Paragraph, cells: Sequence[str]) -> ListedDocument:
    words, rule = paragraph.text, ""
    if len(cells) > 1 and _WITHHELD.fullmatch(cells[-1]) and words.endswith(cells[-1]):
        rule = cells[-1]
        words = words.removesuffix(rule).rstrip() or words
    return ListedDocument(label=paragraph.number, title=words, exempt_under=rule)


def assessment(name: str, question: str, lines: Sequence[Line]) -> tuple[ImpactAssessment, tuple[Paragraph, ...]]:
    """The answer to a form's question, which may stand in the middle of it, and the question as one paragraph."""
    said, answer = _answered(lines)
    if not lines or fuzz.ratio(said.casefold(), question.casefold()) < _SAME_QUESTION:
        return ImpactAssessment(name=name, question=said or question, answer=answer), ()
    printed = "\n".join(line.printed.strip() for line in lines)
    words = f"{question} {answer}".strip()
    as_printed = "" if one_row(printed) == words else printed
    asked = Paragraph(text=words, as_printed=as_printed, page=lines[0].page)
    return ImpactAssessment(name=name, question=question, answer=answer), (asked,)


def _answered(lines: Sequence[Line]) -> tuple[str, str]:
    words: list[str] = []
    answer = ""
    for line in lines:
        text = line.text
        if found := _ANSWER.search(text):
            answer, text = answer or found[1].capitalize(), text[: found.start()]
        words.append(text)
    return one_row(" ".join(words)), answer
