"""Recommendations in tables that have their labels at the side: "Recommendation 3", below it "Action", "Lead"."""

from collections.abc import Iterator, Sequence

from scrutiny_desktop.domain.above import Above
from scrutiny_desktop.domain.finding_lists import labelled, named
from scrutiny_desktop.domain.printed_rows import Printed, Words
from scrutiny_desktop.domain.proposal import Proposal, ProposedField
from scrutiny_desktop.domain.quoting import Quoting

_NEARLY_ALL = 0.75


def cards_in(rows: Sequence[Printed], quoting: Quoting, above: Above) -> Iterator[Proposal]:
    """A table's recommendations; none where its labels are not at its side."""
    pairs = [_pair(row) for row in rows]
    known = sum(1 for pair in pairs if pair and (named(pair[0]) or labelled(pair[0].text)))
    begun = sum(1 for pair in pairs if pair and named(pair[0]))
    if not begun or known == begun or known < _NEARLY_ALL * len(pairs):
        return
    now: dict[str, ProposedField] = {}
    for pair in filter(None, pairs):
        label, words = pair
        if begins := named(label):
            if now:
                yield Proposal(fields=now)
            told = ((name, above.words(name)) for name in ("series", "theme", "finding"))
            now = {name: quoting.field(over, 0.9) for name, over in told if over}
            now["number"] = quoting.field(label.part(*begins.span("number")))
            words = words if words.text else label.part(begins.end())
            if words.text:
                now["text"] = quoting.field(words)
        elif now and words.text and (name := labelled(label.text)):
            now |= {each: field for each, field in quoting.fields(name, words).items() if each not in now}
    if now:
        yield Proposal(fields=now)


def _pair(row: Printed) -> tuple[Words, Words] | None:
    """A row's label and its words; None where it has more cells than that."""
    full = [cell for cell in row.cells if cell.text]
    return (full[0], full[1] if len(full) > 1 else Words()) if 0 < len(full) <= 2 else None
