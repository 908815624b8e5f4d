"""What careful reading finds in papers, against what the program proposes: field by field, precision and recall."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from scrutiny_desktop.domain.finding import found_in
from scrutiny_desktop.domain.flow import Flow, flowing
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.proposal import Found, Proposal
from scrutiny_desktop.domain.reading import Reading
from scrutiny_desktop.papers.reader import read_file

PAPERS = Path(__file__).parents[2] / "shared" / "papers"
SHARED = json.loads(Path(__file__).with_name("gold_taking_in.json").read_text(encoding="utf-8"))
"""By file: the recommendations in it, each field by its first and last words, ``…`` between them.

Who leads is not kept here, only that somebody is named: "…".
"""

RESOURCES = Path(__file__).parents[1] / "resources"
PAPER = Paper(id="paper", meeting_id="m", title="Response")
Told = Mapping[str, str]


def place(name: str) -> Path:
    """Where a paper of the gold lies: with the program's own sample, else among the shared papers."""
    return (RESOURCES if name.startswith("sample/") else PAPERS) / name


def readings(file: Path, forms: Path) -> Iterator[Reading]:
    """The paper, or the papers of a pack."""
    reading = read_file(file, forms)
    if reading.pack is None:
        yield reading
    else:
        yield from (part.reading for part in reading.pack.parts if part.reading)


def found(reading: Reading) -> tuple[Found, Flow]:
    """What is proposed of a reading, and its text."""
    flow = flowing(reading)
    return found_in(reading, flow, PAPER), flow


def agrees(gold: str, words: str) -> bool:
    """Whether words are those of the gold, white space aside."""
    if gold == "…":
        return bool(words)
    one, other = " ".join(gold.split()), " ".join(words.split())
    first, dots, last = one.partition(" … ")
    return one == other if not dots else other.startswith(first) and other.endswith(last)


def pairs(gold: Sequence[Told], proposals: Sequence[Proposal]) -> Iterator[tuple[Told, Proposal | None]]:
    """Each recommendation of the gold with the proposal that is it: the same words, or the same number and series."""
    left = list(proposals)
    for told in gold:
        key = "text" if "text" in told or "action" not in told else "action"
        mine = [each for each in left if key in told and agrees(told[key], each.text_of(key) or each.text_of("text"))]
        mine = mine or [each for each in left if "number" in told and each.text_of("number") == told["number"]
                        and each.text_of("series") == told.get("series", "")]  # fmt: skip
        chosen = mine[0] if mine else None
        if chosen:
            left.remove(chosen)
        yield told, chosen
    yield from (({}, each) for each in left)


def counted(gold: Sequence[Told], proposals: Sequence[Proposal], fields: Iterable[str]) -> dict[str, Counter[str]]:
    """Of each field: how often it was rightly told, wrongly told, and not told.

    ``asked`` is what stands as printed in a row that is told to be odd, and is not taken in before the member says so.
    """
    counts = {field: Counter[str]() for field in fields}
    for told, proposal in pairs(gold, proposals):
        otherwise = "wrong" if proposal is None or proposal.is_taken else "asked"
        for field, count in counts.items():
            words = proposal.text_of(field) if proposal else ""
            if field in told and words:
                count["right" if agrees(told[field], words) else otherwise] += 1
                count["missed"] += not agrees(told[field], words)
            elif words:
                count[otherwise] += 1
            elif field in told:
                count["missed"] += 1
    return counts
