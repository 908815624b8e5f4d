"""What is made in exempt session, or under an exempt item, is exempt by one rule."""

from datetime import datetime

import pytest

from scrutiny_desktop.domain.in_exempt import InExempt, made_in_exempt
from scrutiny_desktop.domain.meeting import AgendaItem
from scrutiny_desktop.domain.paper import Classification, Paper, Secrecy
from scrutiny_desktop.domain.proceeding import Phase, Proceeding, Step, Stretch

AT = datetime(2031, 6, 12, 18, 0)
OUT = Proceeding(id="e", meeting_id="m", at=AT, kind=Step.EXCLUDED, citation="paragraph 1")
OPEN = AgendaItem(id="i", meeting_id="m", title="Progress")
CLOSED = AgendaItem(id="x", meeting_id="m", title="Contract", is_exempt=True, citation="paragraph 3")
BARE = AgendaItem(id="b", meeting_id="m", title="Lease", is_exempt=True)
LEASE = Paper(id="p", meeting_id="m", title="Lease", agenda_item_id="b",
              classification=Classification(secrecy=Secrecy.EXEMPT, citation="paragraph 5"))  # fmt: skip


@pytest.mark.parametrize(("exclusion", "item", "found"), [
    (None, None, None),
    (None, OPEN, None),
    (None, CLOSED, InExempt(citation="paragraph 3")),
    (None, BARE, InExempt(citation="paragraph 5")),
    (OUT, None, InExempt(citation="paragraph 1")),
    (OUT, OPEN, InExempt(citation="paragraph 1")),
    (OUT, CLOSED, InExempt(citation="paragraph 1")),
])  # fmt: skip
def test_the_room_decides_and_then_the_item_with_the_rule_that_it_or_its_papers_name(exclusion, item, found):
    stands = Stretch(begun=AT, until=AT, phase=Phase.SITTING, exclusion=exclusion)
    assert made_in_exempt(stands, item, [LEASE]) == found
