"""One paper of Examplebridge as a PDF, as a Word document, and within a pack."""

from collections.abc import Callable
from pathlib import Path

from docx.document import Document
from reportlab.pdfgen.canvas import Canvas

from tests import made_papers as made

TITLE = "The state of public places"
_LOOKED = (
    "The {place} of Examplebridge were looked at in spring by {few} members of the Panel, who found that {many} of "
    "them needed work before the winter, and that the “{place} plan” of the council’s officers was not yet in force."
)
_COST = (
    "There are no financial implications arising directly from this report on {place}; the cost of £{few},400 was met "
    "from the {place} budget for 2030–31."
)
_USED = (
    "The well-being of those who use the {place} is the first concern of the co-ordinating group, which reports that "
    "{many} per cent of the actions are complete."
)
_PARTS = (
    ("Background", _LOOKED, ("ferries", "harbours", "lanterns", "bridges")),
    ("Financial implications", _COST, ("bridges", "gardens", "markets")),
    ("Progress against actions", _USED, ("libraries", "playgrounds", "museums", "allotments")),
)
SECTIONS = [
    (heading, [said.format(place=place, few=at + 3, many=at * 7 + 5) for at, place in enumerate(places)])
    for heading, said, places in _PARTS
]
ROWS = [
    ("Action", "Lead", "State"),
    ("Audit the ferries", "Ferry Company", "in progress"),
    ("Mend the harbours", "Harbour Trust", "complete"),
    ("Light the lanterns", "Council", "not started"),
]
_STOPS = (72, 300, 420, 520)
_LAST_LINE = 720


def word(file: Path) -> Path:
    """With its numbers counted by Word."""
    return made.word(file, _write)


def pdf(file: Path) -> Path:
    """With its numbers printed, a running head and page numbers."""
    return made.pdf(file, _pages())


def pack(file: Path) -> Path:
    """Within a pack whose pages are stamped, before another paper."""
    own = _pages()
    front = made.text("Agenda Item No", f"5. State of public places (Pages 1 - {len(own)})",
                      f"6. Harbour plan (Pages {len(own) + 1} - {len(own) + 1})")  # fmt: skip
    plan = made.stamped(made.text("The harbour is to be dug deeper in the coming spring, says the plan."), len(own) + 1)
    stamped = [made.stamped(page, at, "5" if at == 1 else "") for at, page in enumerate(own, start=1)]
    outline = [(0, "Agenda", 1, True), (0, "5 State of public places", 2, True),
               (0, "6 Harbour plan", len(own) + 2, True)]  # fmt: skip
    title = "(Public Pack)Agenda Document for Harbour Scrutiny Panel, 14/09/2031 10:00"
    return made.pack(file, title, [front, *stamped, plan], outline)


KINDS: dict[str, Callable[[Path], Path]] = {"state.docx": word, "state.pdf": pdf, "pack.pdf": pack}
"""How each is made, by its file's name."""


def wrapped(words: str, width: int = 78) -> list[str]:
    """Words as the lines of a page."""
    lines, line = list[str](), ""
    for each in words.split():
        if len(line) + len(each) + 1 > width:
            lines, line = [*lines, line], ""
        line = f"{line} {each}".strip()
    return [*lines, line]


def _write(document: Document) -> None:
    document.add_heading(TITLE, 0)
    document.add_paragraph("", style="List Number")
    paragraphs = [each for heading, said in SECTIONS for each in ((0, heading), *((1, words) for words in said))]
    made.numbered(document, [("decimal", "%1."), ("decimal", "%1.%2")], paragraphs)
    table = document.add_table(rows=0, cols=3)
    table.style = "Table Grid"
    for row in ROWS:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words


def _pages() -> list[made.Draw]:
    parts: list[tuple[str, list[str]]] = [(TITLE, [])]
    for at, (heading, paragraphs) in enumerate(SECTIONS, start=1):
        parts.append((f"{at}. {heading}", []))
        parts += [("", wrapped(f"{at}.{number} {words}")) for number, words in enumerate(paragraphs, start=1)]
    parts.append(("table", []))
    pages: list[list[tuple[str, list[str], float]]] = [[]]
    top = 110.0
    for head, lines in parts:
        size = 20 * len(ROWS) if head == "table" else 26 if head else 14 * len(lines) + 10
        if top + size > _LAST_LINE:
            pages, top = [*pages, []], 110.0
        pages[-1].append((head, lines, top))
        top += size
    return [_page(parts, at, len(pages)) for at, parts in enumerate(pages, start=1)]


def _page(parts: list[tuple[str, list[str], float]], number: int, of: int) -> made.Draw:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, made.HEIGHT - 40, "Examplebridge Borough Council")
        canvas.drawCentredString(made.WIDTH / 2, 22, f"Page {number} of {of}")
        for head, lines, top in parts:
            if head == "table":
                _table(canvas, top)
            elif head:
                made.heading(head, top, size=20 if head == TITLE else 14)(canvas)
            else:
                made.text(*lines, top=top)(canvas)

    return draw


def _table(canvas: Canvas, top: float) -> None:
    high = made.HEIGHT - top + 14
    for at, row in enumerate(ROWS):
        for left, words in zip(_STOPS, row, strict=False):
            canvas.drawString(left + 3, high - 14 - at * 20, words)
    for at in range(len(ROWS) + 1):
        canvas.line(_STOPS[0], high - at * 20, _STOPS[-1], high - at * 20)
    for left in _STOPS:
        canvas.line(left, high, left, high - len(ROWS) * 20)
