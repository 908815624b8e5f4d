"""A mark of an earlier version of a paper, in a later one: where it is now, and what its person said of that."""

from dataclasses import dataclass, replace

from scrutiny_desktop.domain.anchor import Anchor, Offer, Placement


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """One passage of one record, carried to another paper; the record itself keeps its own anchor.

    ``anchor`` is the passage's place in the later paper, None where it has none. What is not in place waits for its
    person until it is settled.
    """

    id: str
    owner: str = ""
    meeting_id: str
    paper_id: str
    """The later paper's."""
    record_id: str
    passage: int = 0
    """Which of the record's passages, by its number (see ``passages``)."""
    placement: Placement = Placement.UNPLACED
    anchor: Anchor | None = None
    offered: tuple[Offer, ...] = ()
    """Places in the later paper that it may be at; none is taken without a person."""
    is_settled: bool = False

    @property
    def is_waiting(self) -> bool:
        """Whether its person should look at it."""
        return not self.is_settled and self.placement is not Placement.IN_PLACE

    def accepted(self, anchor: Anchor | None = None) -> "Carried":
        """The same, its place confirmed, or put at another one."""
        return replace(self, is_settled=True, anchor=anchor or self.anchor, placement=self._accepted(anchor))

    def left_unplaced(self) -> "Carried":
        """The same, with no place in the later paper; it opens in the version it was made on."""
        return replace(self, is_settled=True, anchor=None, placement=Placement.UNPLACED)

    def _accepted(self, anchor: Anchor | None) -> Placement:
        is_new = anchor is not None and self.placement is Placement.UNPLACED
        return Placement.MOVED if is_new else self.placement
