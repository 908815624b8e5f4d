"""Recommendations in running text: numbered below a heading that names them, or each begun by "Recommendation 3"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from scrutiny_desktop.domain.above import Above, announces_list, kind_of_name
from scrutiny_desktop.domain.column_heads import field_of
from scrutiny_desktop.domain.deciding import is_decided, is_put
from scrutiny_desktop.domain.printed_rows import Printed, Words
from scrutiny_desktop.domain.proposal import Flaw, Proposal, ProposedField
from scrutiny_desktop.domain.quoting import Quoting

Fields = dict[str, ProposedField]

_NAMED = re.compile(
    r"(?:[\w-]+(?: [\w-]+)? )?recommendation(?: (?:no\.?|number))?\s+"
    r"(?P<number>[a-z]{0,3}\d{1,3}(?:\.\d{1,3})*[a-z]?|\(?[a-z]\)|[a-z](?=\s*[:.)–—-]))"
    r"(?:\s*(?:[:)–—-]|\.(?=\s|$))\s*|\s*$|\s+(?=(?-i:[A-Z“‘])))",
    re.IGNORECASE,
)
_SHORT = re.compile(r"(?P<number>(?:R|Rec\.?\s?)\d{1,3}(?:\.\d{1,3})*)\s*(?:[:.)–—-]\s*|\s+(?=[A-Z“‘]))")
_LABEL = re.compile(r"(?:^|(?<=[.;]\s)|(?<=\n))(?P<label>[A-Z][\w/()-]*(?: [\w/()-]+){0,4}?)\s?:\s+(?=\S)")
_SHORT_FIELDS = frozenset({"timescale", "lead_agency", "lead_officer", "rating"})
"""Fields whose words, in a run of labels, end before the full stop that ends them."""

_BULLET = re.compile(r"[•▪◦●·\uf0b7–-]\s+")
_LETTERED = re.compile(r"\(?(?:[a-z]|[ivx]{1,5})[.)]")
_ASKS = re.compile(r"\b(?:should|must|shall|needs? to|is to|are to|ensures?|recommends?|recommended)\b", re.IGNORECASE)
_BEGINS = re.compile(r"(?:The|This|These|It|We|In|There|A|An|As|Some|Many|However|Following|Although)\b")
_ABOVE = ("series", "theme", "finding")
_MOST_AFTER = 8
"""Paragraphs after a recommendation in which what belongs to it is looked for."""

_NAME = 6
"""Words that the name of a series or a theme has at most, where it is no heading."""

_SURE, _LIKELY, _DOUBTFUL = 0.95, 0.8, 0.4
_LEAST_TAKEN = 0.5


class ListFinding:
    """Looks through the running text of one paper; a recommendation ends where the next one, or a heading, begins."""

    def __init__(self, quoting: Quoting, *, has_lists: bool = True, is_minutes: bool = False) -> None:
        self._quoting = quoting
        self._has_lists, self._is_minutes = has_lists, is_minutes
        self._now: Fields = {}
        self._form = ""
        self._after = 0
        self._style = ""
        self.passed = 0
        """Numbered paragraphs of a council report's own recommendations, which are left alone."""
        self.decided = 0
        """What minutes say was put to the committee, or decided by it, which is left alone too."""

    def look(self, printed: Printed, above: Above) -> Iterator[tuple[str, Proposal]]:
        """One heading or paragraph; what it ends is given, with the form it had."""
        words = printed.words
        if not words.text:
            return
        if begins := named(words):
            yield from self.ended()
            self._begin("paragraphs", words.part(*begins.span("number")), words.part(begins.end()), above, _SURE)
            self._tear(printed)
        elif printed.level:
            yield from self.ended()
            self._style = ""
        elif self._is_minutes and (is_put(words.text) or is_decided(words.text)):
            self._pass_by(words.text, above)
            yield from self.ended()
        elif self._goes_on(printed):
            pass
        elif above.is_list and self._is_listed(printed):
            yield from self.ended()
            self._list(printed, above)
        elif not printed.paragraph.number and self._is_name(words, above):
            yield from self.ended()
            self._style = ""
        elif self._style and not _style(printed):
            above.list_ends()

    def _pass_by(self, said: str, above: Above) -> None:
        """Leave alone what the committee voted on, and what follows the words that it decided."""
        self.decided += 1
        if is_put(said):
            self._now = {}
        if is_decided(said):
            above.others_follow()
            self._style = ""

    @staticmethod
    def _is_name(words: Words, above: Above) -> bool:
        """Whether words name what follows them; it is then remembered."""
        kind = kind_of_name(words.text) if len(words.text.split()) <= _NAME else ""
        is_list = kind == "series" or announces_list(words.text)
        if kind:
            above.band(words, kind)
        if is_list:
            above.list_begins()
        return bool(kind) or is_list

    def ended(self) -> Iterator[tuple[str, Proposal]]:
        """What was begun, where it has words."""
        now, self._now = self._now, {}
        if now.keys() - {"number", *_ABOVE}:
            sure = min(each.sureness for each in now.values())
            yield self._form, Proposal(fields=now, is_taken=sure >= _LEAST_TAKEN)

    def _begin(self, form: str, number: Words, text: Words, above: Above, sureness: float) -> None:
        told = ((name, above.words(name)) for name in _ABOVE)
        self._now = {
            name: self._quoting.field(words, 0.9) for name, words in told if words and words.end <= number.start
        }
        self._form, self._after = form, 0
        doubts = (Flaw.IN_MINUTES,) if self._is_minutes else ()
        for name, words in (("number", number), ("text", text)):
            if words.text:
                self._now[name] = self._quoting.field(words, _DOUBTFUL if doubts else sureness, *doubts)

    def _tear(self, printed: Printed) -> None:
        """Say of words that a page cuts that it does."""
        if printed.paragraph.last_page and (text := self._now.get("text")):
            self._now["text"] = replace(text, flaws=(*text.flaws, Flaw.TORN))

    def _is_listed(self, printed: Printed) -> bool:
        """Whether a paragraph is one of a list, numbered as its first one is."""
        style = _style(printed)
        if not style or printed.paragraph.table:
            return False
        if not self._has_lists:
            self.passed += 1
            return False
        self._style = self._style or style
        return style == self._style

    def _list(self, printed: Printed, above: Above) -> None:
        number, words = printed.paragraph.number, printed.words
        bullet = _BULLET.match(words.text)
        at = len(number) if number else bullet.end() if bullet else 0
        text = words.part(at)
        self._begin("list", words.part(0, len(number)), text, above, _sureness(text.text))
        self._tear(printed)

    def _goes_on(self, printed: Printed) -> bool:
        """Whether a paragraph belongs to the recommendation before it; it is then put to it."""
        if not self._now or self._after >= _MOST_AFTER:
            return False
        self._after += 1
        words, text = printed.words.part(len(printed.paragraph.number)), self._now.get("text")
        if not words.text:
            return False
        if self._put_labelled(words):
            return True
        if text is None:
            self._now["text"] = self._quoting.field(words, _SURE)
            return True
        words = printed.words
        style = _style(printed)
        is_below = style in ("letter", "bullet") and style != self._style and self._after <= _MOST_AFTER
        if is_below and text.anchor and self._quoting.text[text.anchor.end : words.start].strip() == "":
            joined = Words(text.anchor.start, words.end, self._quoting.text[text.anchor.start : words.end])
            self._now["text"] = self._quoting.field(joined, min(text.sureness, _LIKELY), Flaw.BEGINS_A_LIST)
            return True
        return False

    def _put_labelled(self, words: Words) -> bool:
        """A paragraph such as "Lead agency: Police. Date: July 2031." as those fields."""
        labels = [(found, name) for found in _LABEL.finditer(words.text) if (name := labelled(found["label"]))]
        if not labels or labels[0][0].start() > 0:
            return False
        ends = [*(found.start() for found, _ in labels[1:]), len(words.text)]
        for (found, name), end in zip(labels, ends, strict=True):
            own = words.part(found.end(), end)
            own = own.part(0, len(own.text.rstrip(" .;"))) if name in _SHORT_FIELDS else own
            if own.text:
                told = self._quoting.fields(name, own, 0.9)
                self._now |= {each: field for each, field in told.items() if each not in self._now}
        return True


def labelled(label: str) -> str:
    """The field that a label names, where it is one that stands below a recommendation."""
    name = "timescale" if label.casefold() == "date" else field_of(label)
    return "lead_agency" if name == "lead" else "" if name in ("number", "text", "series", "theme") else name


def named(words: Words) -> re.Match[str] | None:
    """The beginning of words that name a recommendation by its number."""
    return _NAMED.match(words.text) or _SHORT.match(words.text)


def _style(printed: Printed) -> str:
    number = printed.paragraph.number
    if not number:
        return "bullet" if _BULLET.match(printed.words.text) else ""
    return "letter" if _LETTERED.fullmatch(number) else f"number {number.rstrip('.').count('.')}"


def _sureness(text: str) -> float:
    if _ASKS.search(text):
        return _SURE
    return _DOUBTFUL if _BEGINS.match(text) else _LIKELY
