"""A long made paper of Examplebridge for the benchmarks, with a first page that a watcher of the screen can tell."""

import random
from itertools import cycle
from pathlib import Path

import pikepdf
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from tests.bench.striped import draw_strip

SIGN = (194, 24, 91)
"""Red, green and blue of the block at the head of the first page, and of nothing else."""

_WORDS = """
the panel of and to ferry harbour children families service partnership review report progress action
recommendation assurance evidence agency board council committee member officer meeting plan audit training
practice visit school health police safeguarding response timescale outcome risk budget delivery framework
that has been was will be is in for with by on at from this which where
"""
_WIDTH, _MARGIN = 440, 72


def long_paper(file: Path, pages: int = 1_500, seed: int = 7, *, is_striped: bool = False) -> Path:
    """Write a paper of so many pages: headings, paragraphs, a running head and a pack number on each."""
    chance = random.Random(seed)  # noqa: S311 - made words, no secret
    canvas = Canvas(str(file), pagesize=A4, invariant=1)
    for number in range(1, pages + 1):
        if is_striped:
            draw_strip(canvas, number, A4[1])
        _draw(canvas, number, chance)
        canvas.showPage()
    canvas.save()
    return file


def joined_paper(file: Path, folder: Path, pages: int = 1_500) -> Path:
    """Write a paper of so many pages, all those of the PDFs in a folder again and again."""
    papers = sorted(folder.rglob("*.pdf"))
    with pikepdf.new() as made:
        for each in cycle(papers):
            with pikepdf.open(each) as opened:
                made.pages.extend(opened.pages[: pages - len(made.pages)])
            if len(made.pages) >= pages:
                break
        made.save(file)
    return file


def _draw(canvas: Canvas, number: int, chance: random.Random) -> None:
    width, height = A4
    if number == 1:
        canvas.setFillColorRGB(*(each / 255 for each in SIGN))
        canvas.rect(_MARGIN, height - 200, width - 2 * _MARGIN, 120, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
    canvas.setFont("Helvetica", 9)
    canvas.drawString(_MARGIN, height - 40, "Examplebridge Borough Council - Scrutiny Panel")
    canvas.drawCentredString(width / 2, 30, f"Page {number}")
    top = height - (230 if number == 1 else 80)
    if number % 12 == 1:
        canvas.setFont("Helvetica-Bold", 16)
        canvas.drawString(_MARGIN, top, f"{number // 12 + 1}. {_sentence(chance, 4)}")
        top -= 30
    canvas.setFont("Helvetica", 11)
    at = 0
    while top > 80:
        at += 1
        words = f"{number}.{at} " + " ".join(f"{_sentence(chance, chance.randint(8, 22))}." for _ in range(3))
        for line in simpleSplit(words, "Helvetica", 11, _WIDTH):
            canvas.drawString(_MARGIN, top, line)
            top -= 14
            if top <= 60:
                break
        top -= 10


def _sentence(chance: random.Random, words: int) -> str:
    return " ".join(chance.choices(_WORDS.split(), k=words)).capitalize()
