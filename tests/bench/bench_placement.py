"""How marks fare when a paper comes again: on made papers whose every new word is traced, and on a real pair.

Run: ``python -m tests.bench.bench_placement [MARKS [SEED]] [--fast]``. Each mark taken to a wrong place is printed in
full. *Right* is taken and right; *part* taken with an edge amiss; *offered* unplaced, with the right place shown;
*gone* unplaced, as most of its words are; *wrong* taken to a wrong place in silence.
"""

import re
import resource
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import chain
from time import perf_counter, process_time

from rapidfuzz import fuzz

from scrutiny_desktop.domain.anchor import CONTEXT, Anchor, Found, Placement
from scrutiny_desktop.domain.headed import Headed
from scrutiny_desktop.domain.placing import place
from scrutiny_desktop.flows.renewal import alike_in
from tests.bench.real_pair import editions, known_marks
from tests.bench.republished import Author, Change, Made, anchor, counted, made, marks

SETS = {
    "nothing changed": Change(),
    "another extraction": Change(extraction=True),
    "5 % of words": Change(words=0.05),
    "10 % of words": Change(words=0.10),
    "20 % of words": Change(words=0.20),
    "paragraphs moved": Change(moved=0.10),
    "sections renumbered": Change(renumbered=True, added=0.03),
    "paragraphs gone and new": Change(gone=0.10, added=0.10),
    "split and merged": Change(rejoined=0.2, words=0.02),
    "rows gone, new, edited": Change(rows=0.10),
    "rows, renumbered": Change(rows=0.10, renumbered=True),
    "all together, 10 %": Change(
        words=0.10, moved=0.10, gone=0.05, added=0.05, rows=0.05, renumbered=True, rejoined=0.05
    ),
}
WORDS = 40_000
LONG = 600_000
SAMPLE = 20
BREAK = 90
"""Words put in between two of a passage that leave it one passage."""

EDGE = 0.8
"""Share of words that a place taken and the true one must have in common."""


@dataclass(slots=True)
class Tally:
    """What became of the marks of one set."""

    right: int = 0
    part: int = 0
    offered: int = 0
    unplaced: int = 0
    gone: int = 0
    wrong: int = 0
    lightly: int = 0
    """Passages that still exist with at most a tenth of their words edited."""
    lightly_right: int = 0
    stories: list[str] = field(default_factory=list)


class Truth:
    """Where each old word is in the new paper."""

    def __init__(self, new: Made) -> None:
        self.new = new
        self._now: dict[int, int] = {origin: at for at, origin in enumerate(new.origins) if origin >= 0}

    def places(self, first: int, last: int) -> list[tuple[int, int]]:
        """The runs of new words that came from a passage, by words, the longest first; a passage torn in pieces of
        much the same length is at either."""
        runs: list[list[int]] = []
        for at in (self._now[each] for each in range(first, last) if each in self._now):
            if runs and 0 < at - runs[-1][-1] <= BREAK:
                runs[-1].append(at)
            else:
                runs.append([at])
        runs.sort(key=len, reverse=True)
        return [(run[0], run[-1] + 1) for run in runs if 2 * len(run) >= len(runs[0])]

    def place(self, first: int, last: int) -> tuple[int, int] | None:
        """The longest run of new words that came from a passage; None where none did."""
        return next(iter(self.places(first, last)), None)

    def edited(self, first: int, last: int) -> float:
        """The share of a passage's words that were replaced, taken out or put in, or stand elsewhere."""
        there = self.place(first, last)
        if there is None:
            return 1.0
        same = sum(self.new.kept[at] and first <= self.new.origins[at] < last for at in range(*there))
        return 1 - same / max(last - first, there[1] - there[0])


def touched(new: Made, found: tuple[int, int]) -> range:
    """The words that some characters touch."""
    first = bisect_right(new.ends, found[0])
    return range(first, max(first, bisect_left(new.starts, found[1])))


def alike(new: Made, found: tuple[int, int], true: tuple[int, int], mark: tuple[int, int]) -> float:
    """The share of words that a place found and the true one have in common, of all they have; what was put into
    the midst of the passage counts for neither."""
    ours = {at for at in range(*true) if mark[0] <= new.origins[at] < mark[1]}
    theirs = {at for at in touched(new, found) if at in ours or not true[0] <= at < true[1]}
    return len(ours & theirs) / len(ours | theirs)


def judged(tally: Tally, old: Made, truth: Truth, mark: tuple[int, int], found: Found) -> None:
    """Count one mark."""
    edited = truth.edited(*mark)
    true = max(
        truth.places(*mark), key=lambda each: alike(truth.new, (found.start, found.end), each, mark), default=None
    )
    is_light = edited <= 0.1
    tally.lightly += is_light
    if found.placement is Placement.UNPLACED:
        near = any(
            alike(truth.new, (each.start, each.end), here, mark) >= 0.5
            for each in found.offered
            for here in truth.places(*mark)
        )
        if edited > 0.6:
            tally.gone += 1
        elif near:
            tally.offered += 1
        else:
            tally.unplaced += 1
        return
    agreement = alike(truth.new, (found.start, found.end), true, mark) if true else 0.0
    if agreement >= EDGE or (true and off(truth.new, found, true) <= 1):
        tally.right += 1
        tally.lightly_right += is_light
    elif agreement >= 0.5:
        tally.part += 1
    else:
        tally.wrong += 1
    if agreement < 0.5:
        tally.stories.append(story(old, truth.new, mark, found, true))


def off(new: Made, found: Found, true: tuple[int, int]) -> int:
    """By how many words the edges differ."""
    there = touched(new, (found.start, found.end))
    return abs(there.start - true[0]) + abs(there.stop - true[1])


def story(old: Made, new: Made, mark: tuple[int, int], found: Found, true: tuple[int, int] | None) -> str:
    """A wrong mark in full."""
    start, end = old.starts[mark[0]], old.ends[mark[1] - 1]
    was = shown(old.text, start, end)
    now = shown(new.text, found.start, found.end)
    right = shown(new.text, new.starts[true[0]], new.ends[true[1] - 1]) if true else "gone"
    return f"  {found.placement.value}\n    was   {was}\n    taken {now}\n    true  {right}\n"


def shown(text: str, start: int, end: int) -> str:
    """A passage between brackets with some words around it; the middle of a long one left out."""
    quote = text[start:end] if end - start < 300 else f"{text[start : start + 140]} … {text[end - 140 : end]}"
    return repr(f"{text[max(0, start - 90) : start]}[[{quote}]]{text[end : end + 90]}")


def one_set(change: Change, number: int, seed: int) -> Tally:
    author = Author(seed)
    pieces = author.paper(WORDS)
    counted(pieces)
    old, new = made(pieces), made(author.again(pieces, change))
    chosen = marks(old, author.chance, number)
    tally, truth = Tally(), Truth(new)
    headed = Headed(old.flow.blocks), Headed(new.flow.blocks)
    placed = place(old.text, new.text, [anchor(old, *each) for each in chosen], alike_in, headed=headed)
    for mark, found in zip(chosen, placed, strict=True):
        judged(tally, old, truth, mark, found)
    return tally


HEAD = (
    f"{'set':26}{'right':>7}{'part':>6}{'offered':>9}{'unplaced':>10}{'gone':>6}{'wrong':>7}"
    f"{'right of ≤ 10 % edited':>26}\n"
)


def line(name: str, tally: Tally) -> str:
    share = f"{tally.lightly_right}/{tally.lightly} = {tally.lightly_right / max(1, tally.lightly):.1%}"
    return (f"{name:26}{tally.right:7}{tally.part:6}{tally.offered:9}{tally.unplaced:10}{tally.gone:6}{tally.wrong:7}"
            f"{share:>26}\n")  # fmt: skip


def real_set(number: int, seed: int) -> Tally | None:
    """The real pair, where it is beside the checkout."""
    flows = editions()
    if flows is None:
        return None
    old, new = flows[0].text, flows[1].text
    known, tally = known_marks(*flows, number, seed), Tally()
    headed = Headed(flows[0].blocks), Headed(flows[1].blocks)
    placed = place(old, new, [each.anchor for each in known], alike_in, headed=headed)
    for mark, found in zip(known, placed, strict=True):
        tally.lightly += mark.place is not None
        if found.placement is Placement.UNPLACED:
            near = [
                each for each in found.offered if mark.place and shared(mark.place, (each.start, each.end), new) >= 0.5
            ]
            tally.gone += mark.place is None
            tally.offered += bool(near)
            tally.unplaced += mark.place is not None and not near
            continue
        agreement = shared(mark.place, (found.start, found.end), new) if mark.place else 0.0
        tally.right += agreement >= EDGE
        tally.lightly_right += agreement >= EDGE
        tally.part += 0.5 <= agreement < EDGE
        tally.wrong += agreement < 0.5
        if agreement < 0.5:
            true = shown(new, *mark.place) if mark.place else "gone"
            was, now = shown(old, mark.anchor.start, mark.anchor.end), shown(new, found.start, found.end)
            tally.stories.append(f"  {found.placement.value}\n    was   {was}\n    taken {now}\n    true  {true}\n")
    return tally


def shared(one: tuple[int, int], other: tuple[int, int], text: str) -> float:
    """The share of letters and digits that two passages have in common, of all they have."""
    ours, theirs = ({at for at in range(*each) if text[at].isalnum()} for each in (one, other))
    return len(ours & theirs) / max(1, len(ours | theirs))


def speed(number: int, seed: int) -> str:
    """A thousand marks on a paper of 1,500 pages, beside two other ways in the same run."""
    author = Author(seed)
    pieces = author.paper(LONG)
    counted(pieces)
    old = made(pieces)
    new = made(author.again(pieces, Change(words=0.1, moved=0.02, gone=0.02, added=0.02, rows=0.05)))
    anchors = [anchor(old, *each) for each in marks(old, author.chance, number)]
    told: list[float] = []
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begun, worked = perf_counter(), process_time()
    place(old.text, new.text, anchors, alike_in, told.append, (Headed(old.flow.blocks), Headed(new.flow.blocks)))
    ours, worked = perf_counter() - begun, process_time() - worked
    memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory) // 1024
    begun = process_time()
    by_paragraph(old.text, new.text)
    paragraphs = process_time() - begun
    begun = process_time()
    for each in anchors[:SAMPLE]:
        by_context(each, new.text)
    context = (process_time() - begun) * number / SAMPLE
    return (f"{number:,} marks, {len(old.starts):,} words, {pieces[-1].page:,} pages: {ours:.1f} s "
            f"({worked:.1f} s of work), {len(told):,} steps of progress, {memory} MB more\n"
            f"  difflib, paragraph by paragraph: {paragraphs:.1f} s of work ({paragraphs / worked:.1f} x)\n"
            f"  quote and context, mark by mark: {context:.0f} s of work ({context / worked:.0f} x)\n")  # fmt: skip


def by_paragraph(old: str, new: str) -> int:
    """The paragraphs that are the same in both, as difflib finds them, and the words of those between."""
    ours, theirs = old.split("\n"), new.split("\n")
    same = 0
    for kind, first, last, start, end in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        same += last - first if kind == "equal" else 0
        for one, other in zip(ours[first:last], theirs[start:end], strict=False):
            if kind == "replace":
                SequenceMatcher(None, one.split(), other.split(), autojunk=False).get_matching_blocks()
    return same


def by_context(sought: Anchor, text: str) -> tuple[int, int] | None:
    """The way of web annotations: the place that scores best by quote, words before and after, and position."""
    exact = [(found.start(), found.end()) for found in re.finditer(re.escape(sought.quote), text)]
    nearest = fuzz.partial_ratio_alignment(sought.quote, text, score_cutoff=50)
    places = exact or ([(nearest.dest_start, nearest.dest_end)] if nearest else [])

    def score(place: tuple[int, int]) -> float:
        quote = fuzz.ratio(sought.quote, text[slice(*place)])
        before = fuzz.ratio(sought.before, text[max(0, place[0] - CONTEXT) : place[0]])
        after = fuzz.ratio(sought.after, text[place[1] : place[1] + CONTEXT])
        near = 100 * (1 - abs(place[0] - sought.start) / max(1, len(text)))
        return 50 * quote + 20 * before + 20 * after + 2 * near

    return max(places, key=score, default=None)


def beside(change: Change, number: int, seed: int) -> str:
    """How the way of web annotations fares on some marks of a set."""
    author = Author(seed)
    pieces = author.paper(WORDS)
    counted(pieces)
    old, new = made(pieces), made(author.again(pieces, change))
    truth, tally = Truth(new), Tally()
    for mark in marks(old, author.chance, number):
        taken = by_context(anchor(old, *mark), new.text)
        gone = Found(placement=Placement.UNPLACED)
        found = Found(placement=Placement.MOVED, start=taken[0], end=taken[1]) if taken else gone
        judged(tally, old, truth, mark, found)
    return (f"  quote and context alone, of {number}: {tally.right} right, {tally.part} in part, "
            f"{tally.unplaced} unplaced, {tally.gone} gone, {tally.wrong} wrong in silence\n")  # fmt: skip


def main(arguments: Sequence[str]) -> None:
    number = int(arguments[0]) if arguments else 1_000
    seed = int(arguments[1]) if len(arguments) > 1 else 11
    sys.stdout.write(HEAD)
    stories = ""
    total, wrong = 0, 0
    tallies = ((name, one_set(change, number, seed)) for name, change in SETS.items())
    real = (("a real pair", tally) for _ in range(1) if (tally := real_set(number, seed)))
    for name, tally in chain(tallies, real):
        sys.stdout.write(line(name, tally))
        sys.stdout.flush()
        total, wrong = total + number, wrong + tally.wrong
        stories += f"{name}:\n{''.join(tally.stories)}" if tally.stories else ""
    sys.stdout.write(f"{wrong} of {total:,} wrong in silence\n{stories}")
    if "--fast" not in arguments:
        sys.stdout.write(f"all together, 10 %:\n{beside(SETS['all together, 10 %'], SAMPLE * 10, seed)}")
        sys.stdout.write(speed(number, seed))


if __name__ == "__main__":
    main(sys.argv[1:])
