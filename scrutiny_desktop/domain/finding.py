"""Everything in a paper that may be a recommendation of the review, in the paper's order."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from types import MappingProxyType

from scrutiny_desktop.domain.above import Above
from scrutiny_desktop.domain.column_heads import Heads
from scrutiny_desktop.domain.deciding import are_minutes
from scrutiny_desktop.domain.finding_lists import ListFinding
from scrutiny_desktop.domain.finding_tables import TableFinding
from scrutiny_desktop.domain.flow import Flow
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.phrases import one_line
from scrutiny_desktop.domain.printed_rows import Printed, Words, printed_rows
from scrutiny_desktop.domain.proposal import Flaw, Found, Proposal, ProposedField
from scrutiny_desktop.domain.quoting import Quoting
from scrutiny_desktop.domain.reading import Reading

Told = Callable[[float], object]
"""Called with the share that has been looked at; may raise Stopped."""

_COUNCIL = "council report"
_LAST = re.compile(r"(\d+)\D*$")
_OFTEN = 25
_TELLING = 30
"""Letters from which the same words are no chance."""


def found_in(
    reading: Reading, flow: Flow, paper: Paper, told: Told = lambda _: None, said: Heads = MappingProxyType({})
) -> Found:
    """What a paper may hold; nothing in it is in other words than the paper's own.

    ``said`` is what a member said of the heads of its tables.
    """
    finding = _Finding(reading, Quoting(paper, flow), said)
    formed = list(finding.all(printed_rows(reading, flow, finding.quoting.text), told))
    kept, twice = _once(_without_doubtful(formed))
    proposals = list(_numbered(_otherwise_numbered(kept)))
    remarks = dict.fromkeys(finding.remarks)
    if twice:
        remarks[f"{twice} stand twice in the paper, in the same words; they are shown once."] = None
    return Found(proposals=tuple(proposals), form=_form(kept), remarks=tuple(remarks),
                 heads=tuple(dict.fromkeys(finding.heads)))  # fmt: skip


class _Finding:
    """One pass through a paper."""

    def __init__(self, reading: Reading, quoting: Quoting, said: Heads) -> None:
        self.quoting = quoting
        self._above = Above()
        title = one_line(reading.title)
        self._above.title(Words(0, len(title), title))
        self._tables = TableFinding(quoting, said)
        is_minutes = are_minutes(title, quoting.text)
        self._lists = ListFinding(quoting, has_lists=reading.kind != _COUNCIL, is_minutes=is_minutes)

    @property
    def heads(self) -> list[tuple[str, ...]]:
        """The heads of the tables that were understood."""
        return self._tables.heads

    @property
    def remarks(self) -> list[str]:
        """What was seen on the way."""
        own = "What the report asks the Panel to do is not offered: it is no recommendation of the review."
        decided = "What the committee put to the vote or decided is not offered: it is no recommendation of a review."
        told = ((own, self._lists.passed), (decided, self._lists.decided))
        return [*self._tables.remarks, *(words for words, count in told if count)]

    def all(self, printed: Iterator[Printed], told: Told) -> Iterator[tuple[str, Proposal]]:
        """Every proposal with the form it has in the paper."""
        end = max(1, len(self.quoting.text))
        for count, (table, run) in enumerate(groupby(printed, key=lambda each: each.is_row and each.paragraph.table)):
            rows = list(run)
            if count % _OFTEN == 0 or table:
                told(rows[0].words.start / end)
            if table:
                yield from self._lists.ended()
                yield from (("table", each) for each in self._tables.proposals(rows, self._above))
            else:
                for each in rows:
                    yield from self._look(each)
        yield from self._lists.ended()

    def _look(self, printed: Printed) -> Iterator[tuple[str, Proposal]]:
        if printed.level:
            self._above.heading(printed.words, printed.level)
            self._tables.interrupted()
        yield from self._lists.look(printed, self._above)


def _without_doubtful(formed: Sequence[tuple[str, Proposal]]) -> list[tuple[str, Proposal]]:
    """The proposals without numbered paragraphs that ask for nothing, where others are surely recommendations."""
    sure = any(each.is_taken for _, each in formed)
    return [(form, each) for form, each in formed if not sure or form != "list" or each.is_taken]


def _once(formed: Sequence[tuple[str, Proposal]]) -> tuple[list[tuple[str, Proposal]], int]:
    """The proposals without those that only repeat another's number and words, as a summary does; the fullest stays."""
    best: dict[tuple[str, str], int] = {}
    dropped: set[int] = set()
    for at, (form, each) in enumerate(formed):
        key = (plain_number(each.text_of("number")), plain_words(each.text_of("text")))
        other = best.setdefault(key, at)
        if other == at or not key[1]:
            continue
        is_other_table = form == "table" and formed[other][0] == "table"
        if is_other_table:
            continue  # two rows of tables are two, however alike
        poorer = other if len(each.fields) > len(formed[other][1].fields) else at
        dropped.add(poorer)
        best[key] = other if poorer == at else at
    return [each for at, each in enumerate(formed) if at not in dropped], len(dropped)


def _otherwise_numbered(formed: Sequence[tuple[str, Proposal]]) -> list[Proposal]:
    """The proposals; a later place with the very words of an earlier one but another number is left to the member."""
    first: dict[str, str] = {}
    told: list[Proposal] = []
    for form, each in formed:
        words = plain_words(each.text_of("text"))
        is_again = "number" in each.fields and len(words) >= _TELLING and first.setdefault(words, form) != form
        told.append(replace(_flawed(each, [Flaw.OTHERWISE_NUMBERED]), is_taken=False) if is_again else each)
    return told


def plain_number(words: str) -> str:
    """A number as two papers print it: "Recommendation 3", "R3", "3." are one."""
    bare = re.sub(r"^(?:recommendation|rec|r|no|number)\b[.\s]*|^r(?=\d)", "", words.strip().casefold())
    bare = re.sub(r"^(?:no|number)\b[.\s]*", "", bare).strip(" .:()–—-")
    return re.sub(r"\b0+(?=\d)", "", bare)


def plain_words(words: str) -> str:
    """Letters and figures alone, for comparing."""
    return "".join(filter(str.isalnum, words.casefold()))


def _form(formed: Sequence[tuple[str, Proposal]]) -> str:
    counted = Counter(form for form, _ in formed)
    return counted.most_common(1)[0][0] if counted else ""


def _numbered(proposals: Sequence[Proposal]) -> Iterator[Proposal]:
    """The proposals, a number that stands twice in its series or leaves some out being told."""
    seen = Counter((_series(each), _counted(each)) for each in proposals)
    before: dict[str, str] = {}
    for each in proposals:
        series, number = _series(each), _counted(each)
        if number and looks_counted(number):
            flaws = [Flaw.REPEATED] if seen[series, number] > 1 else []
            flaws += [Flaw.SKIPPED] if _skips(before.get(series, ""), number) else []
            before[series] = number
            each = _flawed(each, flaws)
        yield each


def _counted(proposal: Proposal) -> str:
    return proposal.text_of("number").casefold().strip(" .:()–—-")


def looks_counted(number: str) -> bool:
    """Whether a number counts: "N/A" does not."""
    return any(map(str.isdigit, number)) or len(number) == 1


def _series(proposal: Proposal) -> str:
    return plain_words(proposal.text_of("series"))


def _skips(before: str, number: str) -> bool:
    """Whether numbers of one kind go on by more than one."""
    old, new = _LAST.search(before), _LAST.search(number)
    if not old or not new or before[: old.start()] != number[: new.start()]:
        return False
    return int(new[1]) > int(old[1]) + 1


def _flawed(proposal: Proposal, flaws: Sequence[Flaw]) -> Proposal:
    if not flaws:
        return proposal
    field = proposal.fields["number"]
    odd: ProposedField = replace(field, flaws=(*field.flaws, *flaws))
    return replace(proposal, fields={**proposal.fields, "number": odd})
