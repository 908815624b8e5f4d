"""Marks on papers of a file that is parted anew: each goes to the paper that holds its page, exactly or not at all."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from scrutiny_desktop.domain.anchor import Anchor, Found, Placement, find_again
from scrutiny_desktop.domain.blocks_by_page import BlocksByPage
from scrutiny_desktop.domain.flow import Flow, flowing
from scrutiny_desktop.domain.paper import Paper, text_key
from scrutiny_desktop.domain.passages import ANCHORED, Anchored, passages, with_passages
from scrutiny_desktop.domain.reading import Part, Reading
from scrutiny_desktop.domain.record import Pair
from scrutiny_desktop.store import rows
from scrutiny_desktop.store.library import Library


class _Text:
    """A part as it will be read."""

    def __init__(self, part: Part) -> None:
        self.part = part

    @cached_property
    def flow(self) -> Flow:
        return flowing(self.part.reading or Reading(kind="text", title=self.part.title))

    @cached_property
    def text(self) -> str:
        return self.flow.text

    @cached_property
    def by_page(self) -> BlocksByPage:
        return BlocksByPage(self.flow.blocks)


class Moving:
    """Finds every mark on the old papers again, before anything is changed."""

    def __init__(self, library: Library, old: Sequence[Paper], parts: Sequence[Part]) -> None:
        ranges = {(each.first_page, each.last_page) for each in parts}
        self._old = {each.id: each for each in old if (each.first_page, each.last_page) not in ranges}
        self._texts = [_Text(part) for part in parts]
        self._placed: dict[Anchor, tuple[_Text, Found]] = {}
        self.held: set[str] = set()
        """Ids of papers on which a mark has to stay."""
        self.left = 0
        self._records = [each for each in _every(library) if self._look(each)]

    def pairs(self, ids: Mapping[int, str]) -> Iterator[Pair]:
        """The records with their marks on the new papers, whose ids are known by their first pages."""
        for record in self._records:
            yield record, with_passages(record, {each: self._moved(each, ids) for each in passages(record).values()})

    def _look(self, record: Anchored) -> bool:
        """Find a record's marks on the old papers; True where it has any."""
        here = [each for each in passages(record).values() if each.paper_id in self._old]
        for anchor in here:
            found = self._find(anchor)
            if found is None:
                self.left += 1
                self.held.add(anchor.paper_id)
            else:
                self._placed[anchor] = found
        return bool(here)

    def _find(self, anchor: Anchor) -> tuple[_Text, Found] | None:
        page = anchor.page
        near = [each for each in self._texts if not page or each.part.first_page <= page <= each.part.last_page]
        found = [(each, place) for each in near if (place := _found(anchor, each)) is not None]
        return found[0] if len(found) == 1 else None

    def _moved(self, anchor: Anchor, ids: Mapping[int, str]) -> Anchor:
        if anchor not in self._placed:
            return anchor
        text, place = self._placed[anchor]
        part, whole = text.part, self._old[anchor.paper_id]
        key = text_key(whole.content, part.first_page, part.last_page)
        return replace(anchor, paper_id=ids[part.first_page], content=key, start=place.start, end=place.end,
                       page_label="")  # fmt: skip


def _found(anchor: Anchor, text: _Text) -> Found | None:
    """The one place of a mark, on its own page where that is known."""
    found = find_again(anchor, text.text)
    if found.placement is not Placement.UNPLACED and _is_on(anchor.page, found.start, text):
        return found
    if anchor.page is None:
        return None
    blocks = [each for each in text.flow.blocks if each.page == anchor.page]
    if not blocks or anchor.quote not in text.text[blocks[0].start : blocks[-1].end]:
        return None
    first, last = blocks[0].start, blocks[-1].end
    on_page = find_again(anchor, text.text[first:last])
    if on_page.placement is Placement.UNPLACED:
        return None
    return replace(on_page, start=first + on_page.start, end=first + on_page.end)


def _is_on(page: int | None, place: int, text: _Text) -> bool:
    return page is None or text.flow.page_at(place) == page


def _every(library: Library) -> list[Anchored]:
    return [each for kind in ANCHORED for each in rows.every(library, kind)]
