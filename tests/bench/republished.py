"""Made papers of Examplebridge that come again changed, where each new word knows which old word it came from."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, count

from scrutiny_desktop.domain.anchor import CONTEXT, Anchor
from scrutiny_desktop.domain.flow import Block, BlockKind, Flow

COMMON = tuple(
    """the of and to in a is for that be by on with as are this at from was will have which it has not been an or
their we all were can its more there these also other such should any may who they but had our into no than
between through during where both each within must under after about when while""".split()  # noqa: SIM905
)
COUNCIL = tuple(
    """panel report review partnership safeguarding children families recommendation progress action evidence
assurance agency board council committee member officer school health police social worker service plan audit
training practice visit response timescale outcome risk budget delivery framework Examplebridge Ferryford
Harbourside Millbrook funding staff young people information referral assessment supervision quality learning
decision meeting strategic director manager lead completed quarter annual performance data target improvement""".split()  # noqa: SIM905
)
STOCK = (
    "There are no financial implications arising directly from this report.",
    "There are no legal implications arising directly from this report.",
    "The Panel is asked to note the contents of this report.",
    "This will be reported to the Partnership at its next meeting.",
    "The Director of Children and Families is the lead officer for this action.",
    "Further information is available from the contact officer named below.",
    "Progress will be reviewed again in six months.",
    "An equality impact assessment has been completed and no adverse impact was found.",
)
HEADINGS = ("Background", "Financial implications", "Legal implications", "Risk", "Progress against actions",
            "Consultation", "Equality", "Conclusion", "Next steps", "Audit findings")  # fmt: skip
AGENCIES = ("Children and Families", "Examplebridge Police", "Ferryford Health Trust", "Adult Services", "Schools")
STATES = ("in progress", "complete", "not started", "paused", "in progress: on track")
DATES = ("March 2031", "June 2031", "September 2031", "December 2031", "March 2032")
ACTIONS = ("Audit case files of", "Train staff in", "Review the procedure for", "Report to the Board on",
           "Commission a study of")  # fmt: skip


@dataclass(slots=True)
class Piece:
    """One block in the making: words, and for each its origin (its number in the old paper; -1 where it is new)."""

    kind: str
    words: list[str]
    origins: list[int] = field(default_factory=list)
    kept: list[bool] = field(default_factory=list)
    """Whether a word still is its old word, and not one put in its place."""
    section: str = ""
    number: str = ""
    page: int = 1


@dataclass(frozen=True, slots=True)
class Made:
    """A paper: its flow, and for each word its characters, origin, and whether it is still the same word."""

    flow: Flow
    text: str
    starts: list[int]
    ends: list[int]
    origins: list[int]
    kept: list[bool]
    kinds: list[str]
    blocks: list[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """How a paper changes before it comes again; shares from 0 to 1."""

    words: float = 0.0
    moved: float = 0.0
    gone: float = 0.0
    added: float = 0.0
    rows: float = 0.0
    """Of the rows of tables: so many taken out, as many put in, as many edited."""
    renumbered: bool = False
    rejoined: float = 0.0
    extraction: bool = False
    """The same words by another way out of the file: hyphens at lines' ends, ligatures, other quotation marks."""


class Author:
    """Writes reports, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - made words, no secret
        syllables = [c + v for c in "bcdfghlmnprstvw" for v in "aeiou"]
        rare = ["".join(self.chance.choices(syllables, k=self.chance.randint(2, 4))) + self.chance.choice("nstdr")
                for _ in range(3_000)]  # fmt: skip
        self._words = [*COMMON, *COUNCIL, *rare]
        self._weights = list(accumulate(1 / (rank + 3) for rank in range(len(self._words))))

    def word(self) -> str:
        return self.chance.choices(self._words, cum_weights=self._weights)[0]

    def sentence(self) -> str:
        chosen = self.chance.random()
        if chosen < 0.12:
            return self.chance.choice(STOCK)
        if chosen < 0.3:
            return self._reported()
        words = self.chance.choices(self._words, cum_weights=self._weights, k=self.chance.randint(6, 28))
        if self.chance.random() < 0.2:
            words.insert(len(words) // 2, f"“{self.word()} {self.word()}”")
        if self.chance.random() < 0.15:
            words.insert(1, f"{self.chance.randint(2, 98)}%")
        return " ".join(words).capitalize() + "."

    def _reported(self) -> str:
        pick, number = self.chance.choice, self.chance.randint
        return (f"{pick(AGENCIES)} reported that {number(2, 40)} of {number(40, 60)} actions were {pick(STATES)} by "
                f"{pick(DATES)} and that {pick(ACTIONS).lower()} {self.word()} was {pick(STATES)}.")  # fmt: skip

    def row(self) -> list[str]:
        pick = self.chance.choice
        about = self.word() if self.chance.random() < 0.6 else "practice"
        cells = [pick(ACTIONS), about, pick(AGENCIES), pick(STATES), pick(DATES)]
        return " ".join(cells).split()

    def paper(self, words: int) -> list[Piece]:
        """So many words: parts, numbered paragraphs, tables of rows much like each other, a line on every page."""
        pieces: list[Piece] = []
        total, on_page, page, section = 0, 0, 1, 0

        def add(kind: str, these: list[str], heading: str, number: str = "") -> None:
            nonlocal total, on_page, page
            pieces.append(Piece(kind, these, section=heading, number=number, page=page))
            total, on_page = total + len(these), on_page + len(these)
            if on_page > 400:
                page, on_page = page + 1, 0
                line = f"Examplebridge Borough Council Scrutiny Panel Official Page {page}".split()
                pieces.append(Piece("boilerplate", line, section=heading, page=page))

        while total < words:
            section += 1
            heading = f"{section}. {HEADINGS[(section - 1) % len(HEADINGS)]}"
            add("heading", heading.split(), heading)
            if section % len(HEADINGS) == 5:
                for number in range(1, self.chance.randint(12, 40)):
                    add("row", [f"{number}", *self.row()], heading)
                continue
            for paragraph in range(1, self.chance.randint(3, 9)):
                number = f"{section}.{paragraph}"
                text = " ".join(self.sentence() for _ in range(self.chance.randint(1, 6)))
                add("paragraph", [number, *text.split()], heading, number)
        return pieces

    def again(self, pieces: Sequence[Piece], change: Change) -> list[Piece]:
        """The paper as it comes again; the pieces must have been counted."""
        chance = self.chance
        new = [replace(each, words=[*each.words], origins=[*each.origins], kept=[*each.kept]) for each in pieces]
        new = [each for each in new if not self._is_left_out(each, change)]
        self._move(new, change.moved)
        new = list(self._added(new, change))
        new = list(self._rejoined(new, change.rejoined))
        for each in new:
            rate = change.words
            if each.kind == "row" and change.rows and chance.random() < change.rows:
                rate = max(rate, 0.25)
            if each.kind in ("paragraph", "row", "heading"):
                self._edit(each, rate)
        if change.renumbered:
            _renumber(new)
        if change.extraction:
            for each in new:
                each.words = [self._extracted(word) for word in each.words]
        return new

    def _is_left_out(self, piece: Piece, change: Change) -> bool:
        share = {"paragraph": change.gone, "row": change.rows}.get(piece.kind, 0)
        return self.chance.random() < share

    def _move(self, pieces: list[Piece], share: float) -> None:
        movable = [each for each in pieces if each.kind == "paragraph"]
        for piece in self.chance.sample(movable, int(len(movable) * share)):
            at = next(at for at, each in enumerate(pieces) if each is piece)
            del pieces[at]
            pieces.insert(self.chance.randrange(1, len(pieces)), piece)

    def _added(self, pieces: list[Piece], change: Change) -> Iterator[Piece]:
        for piece in pieces:
            yield piece
            if piece.kind == "paragraph" and self.chance.random() < change.added:
                yield _new(piece, [piece.number, *self.sentence().split(), *self.sentence().split()])
            if piece.kind == "row" and self.chance.random() < change.rows:
                like = [word if self.chance.random() < 0.85 else self.word() for word in piece.words]
                yield _new(piece, like)

    def _rejoined(self, pieces: list[Piece], share: float) -> Iterator[Piece]:
        """Some paragraphs as two, some two as one."""
        held: Piece | None = None
        for piece in pieces:
            if held:
                if piece.kind == "paragraph":
                    held.words += piece.words
                    held.origins += piece.origins
                    held.kept += piece.kept
                    yield held
                else:
                    yield from (held, piece)
                held = None
                continue
            chosen = piece.kind == "paragraph" and self.chance.random() < share
            if chosen and len(piece.words) > 20 and self.chance.random() < 0.5:
                cut = len(piece.words) // 2
                yield replace(piece, words=piece.words[:cut], origins=piece.origins[:cut], kept=piece.kept[:cut])
                yield replace(piece, words=piece.words[cut:], origins=piece.origins[cut:], kept=piece.kept[cut:])
            elif chosen:
                held = piece
            else:
                yield piece
        if held:
            yield held

    def _edit(self, piece: Piece, rate: float) -> None:
        """Words replaced (half), put in and taken out (a quarter each); what replaces a word keeps its origin."""
        words: list[str] = []
        origins: list[int] = []
        kept: list[bool] = []
        for word, origin, is_kept in zip(piece.words, piece.origins, piece.kept, strict=True):
            act = self.chance.random()
            if act < rate / 4:
                continue
            is_replaced = act < rate * 3 / 4
            words.append(self.word() if is_replaced else word)
            origins.append(origin)
            kept.append(is_kept and not is_replaced)
            if rate * 3 / 4 <= act < rate:
                words.append(self.word())
                origins.append(-1)
                kept.append(False)
        piece.words, piece.origins, piece.kept = words, origins, kept

    def _extracted(self, word: str) -> str:
        word = word.replace("fi", "ﬁ").replace("fl", "ﬂ").replace("“", '"').replace("”", '"')
        if len(word) > 7 and word.isalpha() and self.chance.random() < 0.15:
            cut = len(word) // 2
            joint = self.chance.choice(("- ", "\u00ad", "\u00ad ", "-"))
            return word[:cut] + joint + word[cut:]
        return word


def counted(pieces: Sequence[Piece]) -> None:
    """Number the words of an old paper: each is its own origin."""
    numbers = count()
    for piece in pieces:
        piece.origins = [next(numbers) for _ in piece.words]
        piece.kept = [True] * len(piece.words)


def made(pieces: Sequence[Piece]) -> Made:
    """The pieces as a flow, with the characters of each word."""
    blocks: list[Block] = []
    paper = Made(Flow(()), "", [], [], [], [], [], [])
    at = 0
    for piece in pieces:
        if not piece.words:
            continue
        start = at
        for word, origin, kept in zip(piece.words, piece.origins, piece.kept, strict=True):
            paper.starts.append(at)
            paper.ends.append(at + len(word))
            paper.origins.append(origin)
            paper.kept.append(kept)
            paper.kinds.append(piece.kind)
            paper.blocks.append(len(blocks))
            at += len(word) + 1
        kind = {"heading": BlockKind.HEADING, "row": BlockKind.CELL}.get(piece.kind, BlockKind.PARAGRAPH)
        blocks.append(Block(kind=kind, text=" ".join(piece.words), start=start, section=piece.section,
                            number=piece.number, page=piece.page))  # fmt: skip
    flow = Flow(tuple(blocks))
    return replace(paper, flow=flow, text=flow.text)


def marks(paper: Made, chance: random.Random, number: int) -> list[tuple[int, int]]:
    """So many passages by their words (first, one past the last): from two words to three paragraphs, and cells."""
    sizes = (lambda: 2, lambda: chance.randint(2, 5), lambda: chance.randint(6, 20), lambda: chance.randint(6, 20),
             lambda: 0, lambda: -chance.randint(2, 3), lambda: chance.randint(20, 60))  # fmt: skip
    firsts = {block: at for at, block in reversed(list(enumerate(paper.blocks)))}
    rows = [at for at, kind in enumerate(paper.kinds) if kind == "row"]
    found = []
    while len(found) < number:
        size = chance.choice(sizes)()
        in_table = rows and chance.random() < 0.15
        first = chance.choice(rows) if in_table else chance.randrange(len(paper.starts))
        if in_table:
            last = min(first + chance.randint(2, 4), _end_of(paper, firsts, first, 1))
        elif size > 0:
            last = min(first + size, len(paper.starts))
        else:
            first = firsts[paper.blocks[first]]
            last = _end_of(paper, firsts, first, max(1, -size))
        if last - first >= 2:
            found.append((first, last))
    return found


def anchor(paper: Made, first: int, last: int) -> Anchor:
    """An anchor to a passage by its words."""
    start, end = paper.starts[first], paper.ends[last - 1]
    block = paper.flow.blocks[paper.blocks[first]]
    return Anchor(
        paper_id="p", content="c", quote=paper.text[start:end], before=paper.text[max(0, start - CONTEXT) : start],
        after=paper.text[end : end + CONTEXT], section=block.section, paragraph=block.number, page=block.page,
        start=start, end=end,
    )  # fmt: skip


def _end_of(paper: Made, firsts: dict[int, int], first: int, blocks: int) -> int:
    return firsts.get(paper.blocks[first] + blocks, len(paper.starts))


def _new(piece: Piece, words: list[str]) -> Piece:
    return replace(piece, words=words, origins=[-1] * len(words), kept=[False] * len(words))


def _renumber(pieces: Sequence[Piece]) -> None:
    """Headings, paragraphs and rows numbered anew, in their new order, from one section later on."""
    section, paragraph, row = 1, 0, 0
    for piece in pieces:
        if not piece.words:
            continue
        if piece.kind == "heading":
            section, paragraph, row = section + 1, 0, 0
            piece.words[0] = f"{section}."
        elif piece.kind == "paragraph" and piece.words[0][0].isdigit():
            paragraph += 1
            piece.words[0] = f"{section}.{paragraph}"
        elif piece.kind == "row":
            row += 1
            if piece.words[0].isdigit():
                piece.words[0] = f"{row}"
