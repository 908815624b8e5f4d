"""The passages that a record is tied to keep their numbers, and move together."""

from dataclasses import replace

from scrutiny_desktop.domain.anchor import Anchor
from scrutiny_desktop.domain.passages import passages, with_passages
from scrutiny_desktop.domain.recommendation import Recommendation, Revision, Source


def anchor(quote: str) -> Anchor:
    return Anchor(paper_id="p", content="c", quote=quote)


TEXT, ACTION, DATE, LEAD = map(anchor, ("text", "action", "date", "lead"))
ONE = Recommendation(
    id="r", meeting_id="m", anchor=TEXT, sources=(Source(field="action", anchor=ACTION),),
    revisions=(Revision(), Revision(anchor=DATE)),
)  # fmt: skip


def test_a_passage_keeps_its_number_when_others_come():
    more = replace(ONE, sources=(Source(field="lead_agency", anchor=LEAD), *ONE.sources),
                   revisions=(*ONE.revisions, Revision(anchor=LEAD)))  # fmt: skip
    assert passages(ONE).items() <= passages(more).items()
    assert list(passages(ONE).values()) == [TEXT, ACTION, DATE]


def test_passages_move_and_what_has_none_keeps_none():
    moved = with_passages(ONE, {ACTION: LEAD, DATE: TEXT})
    assert moved.source("action") == LEAD
    assert [each.anchor for each in moved.revisions] == [None, TEXT]
    assert moved.anchor == TEXT
