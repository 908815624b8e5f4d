"""How long a search takes in 50,000 pages, beside ranking every place by the engine's own bm25 as before.

Run: ``python -m tests.bench.bench_search [PAGES]``; the pages are made words in the proportions of prose (Zipf's law).
"""

import random
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import accumulate
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter

from scrutiny_desktop.domain.ids import Ids
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.reading import Paragraph, Reading, Section
from scrutiny_desktop.store import contents, search
from scrutiny_desktop.store.ledger import Ledger
from scrutiny_desktop.store.library import Access, Library, open_library

PAGES_OF_A_PAPER = 100
BLOCKS, WORDS = 6, 50
ROUNDS = 5


def clock() -> datetime:
    return datetime.now(UTC)


def vocabulary(chance: random.Random, size: int = 20_000) -> list[str]:
    letters = "eeeetttaaooiinnsshrrdlucmwfygpbvk"
    return ["".join(chance.choices(letters, k=chance.randint(3, 11))) for _ in range(size)]


def reading(chance: random.Random, words: list[str], weights: list[float]) -> Reading:
    """A hundred pages of six paragraphs."""
    made = [
        Paragraph(text=" ".join(chance.choices(words, cum_weights=weights, k=WORDS)), page=page)
        for page in range(1, PAGES_OF_A_PAPER + 1)
        for _ in range(BLOCKS)
    ]
    return Reading(kind="text", title="A paper", sections=(Section(heading="", paragraphs=tuple(made)),))


def fill(db: Library, pages: int, chance: random.Random, words: list[str]) -> float:
    weights = list(accumulate(1 / rank for rank in range(1, len(words) + 1)))
    ledger, took = Ledger(db, author=lambda: "bench", clock=clock, ids=Ids(clock)), 0.0
    for number in range(pages // PAGES_OF_A_PAPER):
        content, made = f"{number:064x}", reading(chance, words, weights)
        start = perf_counter()
        contents.put(db, content, made)
        took += perf_counter() - start
        ledger.swap(None, Paper(id=f"p{number}", meeting_id=f"m{number // 20}", title="A paper", content=content))
    return took


def queries(words: list[str]) -> dict[str, list[str]]:
    return {
        "a common word": words[:8],
        "a rare word": words[5_000:5_008],
        "a word of no paper": ["zzyzx", "qqqq"],
        "two common words": [f"{words[at]} {words[at + 9]}" for at in range(8)],
        "common and rare": [f"{words[at]} {words[4_000 + at]}" for at in range(8)],
        "a phrase": [f'"{words[at]} {words[at + 1]}"' for at in range(8)],
        "as typed, two letters": [words[at][:2] for at in range(8)],
        "as typed, four letters": [words[at][:4] for at in range(20, 28)],
        "with a hyphen": [f"{words[3_000 + at]}-{words[at]}" for at in range(4)],
    }


def by_bm25(db: Library, words: str) -> object:
    asked = "SELECT rowid, highlight(search, 0, '[', ']') FROM search WHERE search MATCH ? ORDER BY rank LIMIT 40"
    return db.execute(asked, [search.as_query(words)]).fetchall()


def timed(ask: Callable[[str], object], asked: list[str]) -> list[float]:
    took = []
    for _ in range(ROUNDS):
        for each in asked:
            start = perf_counter()
            ask(each)
            took.append((perf_counter() - start) * 1000)
    return took


def main(arguments: list[str]) -> None:
    pages = int(arguments[0]) if arguments else 50_000
    chance = random.Random(11)  # noqa: S311 - made words, no secret
    words = vocabulary(chance)
    with TemporaryDirectory() as place, open_library(Access(Path(place), bytes(32)), clock=clock) as db:
        took = fill(db, pages, chance, words)
        size = sum(each.stat().st_size for each in Path(place).rglob("*") if each.is_file()) / 1024**2
        sys.stdout.write(f"{pages:,} pages, {size:,.0f} MB, kept and indexed in {took / pages * 1000:.2f} ms a page\n")
        every: list[float] = []
        for name, asked in queries(words).items():
            ours = timed(lambda each: search.find(db, each, limit=40), asked)
            theirs = timed(lambda each: by_bm25(db, each), asked)
            every += ours
            sys.stdout.write(f"{name:24} p50 {median(ours):6.1f} ms  worst {max(ours):6.1f} ms   "
                             f"bm25 {median(theirs):6.1f} ms  {median(ours) / median(theirs):5.2f} x\n")  # fmt: skip
        sys.stdout.write(f"{'all':24} p50 {median(every):6.1f} ms  p95 {quantiles(every, n=20)[18]:6.1f} ms  "
                         f"worst {max(every):6.1f} ms\n")  # fmt: skip


if __name__ == "__main__":
    main(sys.argv[1:])
