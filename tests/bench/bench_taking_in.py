"""How well and how fast recommendations are found: python -m tests.bench.bench_taking_in.

Precision and recall of each field, by set of papers; then a response of sixty pages from its file to proposals that
are matched to those known.
"""

import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from scrutiny_desktop.domain.finding import found_in
from scrutiny_desktop.domain.flow import flowing
from scrutiny_desktop.domain.proposal import FIELDS, Proposal
from scrutiny_desktop.domain.recommendation import Recommendation
from scrutiny_desktop.domain.responding import matched
from scrutiny_desktop.flows.taking_in import likeness
from scrutiny_desktop.papers.process import read_apart
from tests import made_trackers
from tests.gold_taking_in import PAPER, SHARED, Told, counted, found, place, readings

FORMS = Path(__file__).parents[2] / "resources" / "forms"
ROWS = 420


def sets(folder: Path) -> Iterator[tuple[str, list[Told], list[Proposal]]]:
    """Each paper: its set, what careful reading finds, and what is proposed."""
    for kind, write in made_trackers.KINDS.items():
        gold = made_trackers.gold(colours_told=kind != "csv")
        for reading in readings(write(folder / f"tracker.{kind}"), FORMS):
            yield f"made {kind}", gold, list(found(reading)[0].proposals)
    for name, told in SHARED.items():
        if place(name).exists():
            proposals = [each for own in readings(place(name), FORMS) for each in found(own)[0].proposals]
            yield told["set"], told["recommendations"], proposals


def judge(folder: Path) -> None:
    """Print the precision and recall of each field, by set."""
    counts: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: {field: Counter() for field in FIELDS})
    wholes: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for name, gold, proposals in sets(folder):
        wholes[name][0] += len(gold)
        wholes[name][1] += sum(each.is_taken for each in proposals)
        wholes[name][2] += sum(not each.is_taken for each in proposals)
        for field, count in counted(gold, proposals, FIELDS).items():
            counts[name][field] += count
    for name, fields in counts.items():
        gold, proposed, asked = wholes[name]
        sys.stdout.write(f"\n{name}: {gold} recommendations, {proposed} proposed, {asked} left to the member\n")
        for field, count in fields.items():
            if told := sum(count.values()):
                precision = count["right"] / max(1, count["right"] + count["wrong"])
                recall = count["right"] / max(1, count["right"] + count["missed"])
                asked = f", {count['asked']} left to the member" if count["asked"] else ""
                sys.stdout.write(f"  {field:15} precision {precision:6.1%}  recall {recall:6.1%}  of {told}{asked}\n")


def long_response(file: Path) -> Path:
    """A response of some sixty pages: one table, its head on each page, rows cut where a page ends."""
    words = ParagraphStyle("cell", fontName="Helvetica", fontSize=10, leading=13)
    rows = [[Paragraph(f"<b>{head}</b>", words) for head in made_trackers.HEADS]]
    for at in range(ROWS):
        base = made_trackers.SINGLE[at % 2].cells
        said = f"{base[1]} This is place {at} of the quay, and each has its own lamp and its own bell."
        rows.append([Paragraph(each, words) for each in (str(at + 1), said, base[2] * 6, *base[3:])])
    style = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    table = Table(rows, colWidths=[40, 160, 160, 110, 90, 110, 60], repeatRows=1, splitInRow=1, style=style)
    SimpleDocTemplate(str(file), pagesize=landscape(A4), invariant=1).build([table])
    return file


def hurry(folder: Path) -> None:
    """Print how long a long response takes from its file, and from the library."""
    file = long_response(folder / "response.pdf")
    began = time.perf_counter()
    reading = read_apart(file, forms=FORMS)
    read = time.perf_counter()
    proposals = found_in(reading, flowing(reading), PAPER)
    here = time.perf_counter()
    known = [
        Recommendation(id=str(at), meeting_id="m", number=each.text_of("number"), text=each.text_of("text") + " Now.")
        for at, each in enumerate(proposals.proposals)
    ]
    told = matched(replace(proposals), known, likeness)
    end = time.perf_counter()
    right = sum(1 for at, each in enumerate(told.proposals) if each.known_id == str(at))
    sys.stdout.write(
        f"\n{reading.pages} pages, {len(told.proposals)} of {ROWS} proposed, {right} matched: "
        f"read {read - began:.2f} s, found {here - read:.2f} s, matched {end - here:.2f} s\n"
    )


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        judge(Path(made))
        hurry(Path(made))
