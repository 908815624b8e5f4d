"""Passages of whole sentences and paragraphs, for those who select by keyboard."""

from bisect import bisect_right

from scrutiny_desktop.domain.flow import Block, BlockKind, Flow
from scrutiny_desktop.domain.sentences import sentence_starts

Passage = tuple[int, int]


def sentence(flow: Flow, start: int, end: int) -> Passage:
    """The sentence at an empty passage; one that is whole already grows by the next.

    A word that was found is such a passage, and is cut out of its sentence, if not out of another word.
    """
    first = _at(flow, start)
    if start == end or first[0] < start or end < first[1]:
        return min(start, first[0]) if start != end else first[0], max(end, first[1])
    after = next((span for span in _following(flow, end) if span[1] > end), (start, end))
    return start, after[1]


def paragraph(flow: Flow, start: int, end: int) -> Passage:
    """The paragraph at a passage; one that is whole already grows by the next."""
    first = _words_of(flow.block_at(start))
    whole = min(start, first[0]) if start != end else first[0], max(first[1], end)
    if start == end or (start, end) != whole:
        return whole
    after = next((span for span in map(_words_of, _blocks_after(flow, end)) if span[1] > end), whole)
    return start, after[1]


def whole_words(text: str, start: int, end: int) -> Passage:
    """A passage that begins and ends with whole words, those it cut in two taken in."""
    while 0 < start < end and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while start < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end


def _at(flow: Flow, place: int) -> Passage:
    spans = _sentences(flow.block_at(place))
    return next((span for span in spans if place < span[1]), spans[-1])


def _following(flow: Flow, end: int) -> list[Passage]:
    return [span for block in (flow.block_at(end), *_blocks_after(flow, end)) for span in _sentences(block)]


def _blocks_after(flow: Flow, end: int) -> tuple[Block, ...]:
    at = max(1, bisect_right(flow.blocks, end, key=lambda block: block.start))
    return flow.blocks[at : at + 2]


def _sentences(block: Block) -> list[Passage]:
    start, end = _words_of(block)
    words = block.text[start - block.start :]
    cuts = [start + each for each in sentence_starts(words)]
    spans = zip([start, *cuts], [*cuts, end], strict=True)
    return [
        (first, first + len(block.text[first - block.start : last - block.start].rstrip())) for first, last in spans
    ]


def _words_of(block: Block) -> Passage:
    """The block without its printed number."""
    is_numbered = block.kind is BlockKind.PARAGRAPH and block.number and block.text.startswith(block.number + " ")
    return block.start + (len(block.number) + 1 if is_numbered else 0), block.end
