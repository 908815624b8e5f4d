"""What a report asks the panel to do: labelled parts, each with the stem it was printed under."""

import re
from collections.abc import Iterable

from scrutiny_desktop.domain.reading import Paragraph, ReportRecommendation
from scrutiny_desktop.papers.sentences import is_sentence

_STEM = re.compile(r"(?:that|the|it|to|members|cabinet|council|committee|panel|board)\b", re.IGNORECASE)
_STYLES = (
    ("arabic", re.compile(r"\(?\d")),
    ("roman", re.compile(r"\(?[ivx]+[.)]?$")),
    ("letter", re.compile(r"\(?[A-Za-z]")),
)


def recommendations(paragraphs: Iterable[Paragraph]) -> tuple[ReportRecommendation, ...]:
    """One for each labelled part; "That the Committee:" is said again before each part printed under it.

    A part within a part carries both labels ("(i) a."). Words without a label and without parts below
    them are a recommendation of their own.
    """
    return tuple(_Parts().all_of(paragraphs))


class _Parts:
    def __init__(self) -> None:
        self._made: list[ReportRecommendation] = []
        self._stem = ""
        self._outer: tuple[str, Paragraph] | None = None  # a part that has parts, and how it was numbered
        self._last = ""

    def all_of(self, paragraphs: Iterable[Paragraph]) -> list[ReportRecommendation]:
        given = list(paragraphs)
        for at, paragraph in enumerate(given):
            following = given[at + 1] if at + 1 < len(given) else None
            if paragraph.number:
                self._labelled(paragraph, following)
            else:
                self._unlabelled(paragraph.text, following)
        return self._made

    def _unlabelled(self, words: str, following: Paragraph | None) -> None:
        if not following or not following.number:
            self._made.append(ReportRecommendation(label="", text=words))
        elif words.endswith(":") and not (_STEM.match(words) or is_sentence(words)):
            return  # a title between the parts, such as "Contractual:", asks for nothing
        elif words.endswith(":") or not words.endswith("."):
            self._stem, self._outer = words, None
        else:
            self._made.append(ReportRecommendation(label="", text=words))

    def _labelled(self, paragraph: Paragraph, following: Paragraph | None) -> None:
        style = self._style(paragraph.number)
        self._last = paragraph.number
        if self._outer and style == self._outer[0]:
            self._outer = None
        if self._outer is None and paragraph.text.endswith(":") and following and following.number:
            self._outer = (style, paragraph)
            return
        above = self._outer[1] if self._outer else Paragraph(text="")
        words = (self._stem, above.text, paragraph.text)
        self._made.append(
            ReportRecommendation(
                label=f"{above.number} {paragraph.number}".strip(), text=" ".join(each for each in words if each)
            )
        )

    def _style(self, number: str) -> str:
        bare = number.strip("().")
        after_h = self._last.strip("().") in ("h", "u", "w") and bare in ("i", "v", "x")
        known = next((name for name, shape in _STYLES if shape.match(number)), "letter")
        style = "letter" if after_h else known
        shape = re.sub(r"[0-9A-Za-z]+", "", number)
        return f"{style}{shape}"
