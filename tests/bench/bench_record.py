"""How long a record of two hundred pages takes: drafted, and set as PDF, beside the same words as bare paragraphs.

python tests/bench/bench_record.py [POINTS]
"""

import statistics
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pypdfium2
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate

from scrutiny_desktop.domain.discussion import DiscussionPoint, PointKind
from scrutiny_desktop.domain.meeting import AgendaItem, Meeting
from scrutiny_desktop.domain.minute import draft_minute
from scrutiny_desktop.domain.minute_block import Minute
from scrutiny_desktop.domain.minute_matter import MinuteMatter
from scrutiny_desktop.domain.panel import Panel
from scrutiny_desktop.domain.recommendation import Recommendation
from scrutiny_desktop.outputs.lettering import Lettering
from scrutiny_desktop.outputs.minute_docx import minute_docx
from scrutiny_desktop.outputs.minute_pdf import minute_pdf
from scrutiny_desktop.outputs.wording import read_wording

RESOURCES = Path(__file__).parents[2] / "resources"
AT = datetime(2031, 6, 12, 18, tzinfo=UTC)
WORDS = (
    "The Panel heard that visits were made within three days and that the reasons for those which were not are kept. "
)
RUNS = 3


def drafted(count: int) -> Minute:
    """A minute of so many points, a tenth of them about a recommendation and a tenth resolutions."""
    advice = [Recommendation(id=f"r{n}", meeting_id="m", number=str(n), rank=n) for n in range(10)]
    points = [
        DiscussionPoint(id=f"d{n:05}", meeting_id="m", words=f"{n}: {WORDS * (1 + n % 3)}",
                        at=AT + timedelta(seconds=n),
                        kind=PointKind.RESOLUTION if n % 10 == 1 else PointKind.NOTED,
                        recommendation_ids=(f"r{n // 10 % 10}",) if n % 10 == 0 else ())
        for n in range(count)
    ]  # fmt: skip
    matter = MinuteMatter(
        panel=Panel(id="p", name="Panel"), meeting=Meeting(id="m", panel_id="p", started=AT),
        agenda_item=AgendaItem(id="i", meeting_id="m", number="7", title="Learning review"),
        recommendations=advice, points=points,
    )  # fmt: skip
    return draft_minute(matter, WORDING)


WORDING = read_wording(RESOURCES / "wording" / "minute.toml")


def bare(minute: Minute) -> bytes:
    """The same words as nothing but paragraphs: no outline, tags, marks of their kind, or number of pages."""
    letters, file = Lettering(RESOURCES / "fonts"), BytesIO()
    style = ParagraphStyle("body", fontName=letters.regular, fontSize=11, leading=16, spaceAfter=5)
    SimpleDocTemplate(file, invariant=1).build([Paragraph(each.words, style) for each in minute.whole])
    return file.getvalue()


def timed(work: Callable[[], object]) -> float:
    """Seconds, the middle one of several runs."""
    taken = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2_600
    minute = drafted(count)
    made = minute_pdf(minute, wording=WORDING, fonts=RESOURCES / "fonts")
    with pypdfium2.PdfDocument(made) as pdf:
        pages = len(pdf)
    drafting = timed(lambda: drafted(count))
    ours = timed(lambda: minute_pdf(minute, wording=WORDING, fonts=RESOURCES / "fonts"))
    plain = timed(lambda: bare(minute))
    word = timed(lambda: minute_docx(minute, wording=WORDING, at=AT))
    sys.stdout.write(f"{count} points, {pages} pages, {len(made) // 1024} KiB\n")
    sys.stdout.write(f"drafted {drafting:.2f} s; Word file {word:.2f} s\n")
    sys.stdout.write(f"PDF {ours:.2f} s; bare paragraphs {plain:.2f} s ({ours / plain:.2f} times)\n")


if __name__ == "__main__":
    main()
