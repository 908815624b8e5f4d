"""A changed paragraph in words: as pieces that stayed, went and came, as it is spoken, and as it is copied."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from itertools import chain

from PySide6.QtCore import QCoreApplication

from scrutiny_desktop.domain.anchor import WordChange
from scrutiny_desktop.domain.changes import ChangeKind, ParagraphChange
from scrutiny_desktop.domain.flow import Block, Flow
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.flows.comparing import Comparison
from scrutiny_desktop.views.marking import N_
from scrutiny_desktop.views.papers.sentences import cited, label_of, place_at

# Not in the table of states: there "moved" is what became of a mark, and has another tone.
_KINDS = {
    ChangeKind.CHANGED: (N_("papers", "Changed"), "fair"),
    ChangeKind.ADDED: (N_("papers", "Added"), "good"),
    ChangeKind.REMOVED: (N_("papers", "Removed"), "poor"),
    ChangeKind.MOVED: (N_("papers", "Moved"), "info"),
}

_LEADERS = re.compile(r"(?:\s?[.…]){4,}\s*")
"""Dots that lead the eye across a list of contents."""

_WORDS_BEFORE = 4
"""Words that stayed, shown in a row before the first that did not."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("papers", text)


def kind_word(kind: ChangeKind) -> str:
    """What became of a paragraph, in the reader's words."""
    return _tr(_KINDS[kind][0])


def kind_tone(kind: ChangeKind) -> str:
    """The chip that says it."""
    return _KINDS[kind][1]


class Fate(Enum):
    """What became of some words."""

    STAYED = auto()
    REMOVED = auto()
    ADDED = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one fate."""

    text: str
    fate: Fate = Fate.STAYED
    is_lead: bool = False
    """Whether it only leads up to what changed."""

    @property
    def shown(self) -> str:
        """The words as they are drawn: what was removed stands in brackets."""
        return f"[{self.text}]" if self.fate is Fate.REMOVED else self.text


@dataclass(frozen=True, slots=True)
class Line:
    """One change as a row of the list, ``at`` its place among all; it is told when it is looked at."""

    at: int
    change: ParagraphChange
    between: Comparison

    @property
    def paper(self) -> Paper:
        """Where the paragraph can be read: the new paper, or the old one where it was removed."""
        return self.between.new if self.change.new else self.between.old

    @property
    def span(self) -> tuple[int, int]:
        """The characters of that paper that it begins and ends with."""
        blocks = self.change.new or self.change.old
        return blocks[0].start, blocks[0].end

    @property
    def place(self) -> str:
        """Where it can be read, as the foot of a paper says it."""
        return _place(self.paper, self.between.after if self.change.new else self.between.before, self.span[0])

    @property
    def place_before(self) -> str:
        """Where it stood in the old paper, if it stands in both and not at a place of the same name."""
        if not (self.change.old and self.change.new):
            return ""
        before = _place(self.between.old, self.between.before, self.change.old[0].start)
        return before if before != self.place else ""

    @property
    def text(self) -> str:
        """All its words, old and new."""
        return " ".join(block.text for block in (*self.change.old, *self.change.new))


def pieces(change: ParagraphChange) -> tuple[Piece, ...]:
    """The paragraph's words in reading order; of one that only came, went or moved all are of one piece."""
    if change.kind is ChangeKind.CHANGED:
        return tuple(chain.from_iterable(_pieces(each) for each in change.words))
    return (Piece(_led("\n".join(block.text for block in change.new or change.old))),)


def beginning(change: ParagraphChange) -> Iterator[Piece]:
    """The same for a row: of the words before the first that changed only the last few."""
    whole = pieces(change)
    if change.kind is ChangeKind.CHANGED and whole and whole[0].fate is Fate.STAYED:
        head = whole[0].text.split()
        cut = "… " if len(head) > _WORDS_BEFORE else ""
        yield Piece(cut + " ".join(head[-_WORDS_BEFORE:]), is_lead=True)
        whole = whole[1:]
    yield from whole


def spoken(change: ParagraphChange) -> str:
    """What changed, for a screen reader: no sign and no colour, only words."""
    if change.kind is not ChangeKind.CHANGED:
        return " ".join(pieces(change)[0].text.split())
    said = {Fate.REMOVED: _tr("removed: {words}"), Fate.ADDED: _tr("added: {words}")}
    return "; ".join(said[each.fate].format(words=each.text) for each in pieces(change) if each.fate in said)


def copied(line: Line) -> str:
    """Both versions, each with where it is from."""
    change, between = line.change, line.between
    told = [kind_word(change.kind)]
    if change.has_moved and change.kind is ChangeKind.CHANGED:
        told[0] = _tr("Changed and moved")
    if change.old:
        told.append(_tr("Before: ‘{text}’ ({source})").format(
            text=_joined(change.old), source=_source(between.old, between.before, change.old)))  # fmt: skip
    if change.new:
        told.append(_tr("Now: ‘{text}’ ({source})").format(
            text=_joined(change.new), source=_source(between.new, between.after, change.new)))  # fmt: skip
    return "\n".join(told)


def compared_papers(between: Comparison) -> str:
    """Which papers are compared; by their files, where both have one name."""
    old, new = label_of(between.old), label_of(between.new)
    if old != new or not (between.old.file_name and between.new.file_name):
        return _tr("{new}, compared with {old}").format(new=new, old=old)
    said = _tr("{paper}: {new}, compared with {old}")
    return said.format(paper=new, new=between.new.file_name, old=between.old.file_name)


def with_file(paper: Paper) -> str:
    """A paper's name and that of its file, which tells two versions apart."""
    return f"{label_of(paper)} ({paper.file_name})" if paper.file_name else label_of(paper)


def summary(between: Comparison) -> str:
    """How many paragraphs changed, were added, removed and moved, in one sentence."""
    if not between.changes:
        is_same = between.before.text == between.after.text
        return _tr("Nothing changed.") if is_same else _tr("Nothing changed but the numbering.")
    counts = {kind: sum(each.kind is kind for each in between.changes) for kind in ChangeKind}
    one = _tr("{changed} paragraph changed, {added} added, {removed} removed, {moved} moved.")
    many = _tr("{changed} paragraphs changed, {added} added, {removed} removed, {moved} moved.")
    said = one if counts[ChangeKind.CHANGED] == 1 else many
    return said.format(**{kind.value: count for kind, count in counts.items()})


def _pieces(each: WordChange) -> Iterator[Piece]:
    if each.old == each.new:
        yield Piece(_led(each.new))
        return
    if each.old:
        yield Piece(_led(each.old), Fate.REMOVED)
    if each.new:
        yield Piece(_led(each.new), Fate.ADDED)


def _led(text: str) -> str:
    return _LEADERS.sub(" … ", text).strip()


def _joined(blocks: Iterable[Block]) -> str:
    return "\n".join(block.text for block in blocks)


def _source(paper: Paper, flow: Flow, blocks: tuple[Block, ...]) -> str:
    return cited(paper, flow.place(paper, blocks[0].start))


def _place(paper: Paper, flow: Flow, at: int) -> str:
    return place_at(paper, flow, at) or _tr("At the beginning")
