"""Papers that are not public by their item, each with the circle of its holders."""

from dataclasses import replace

from scrutiny_desktop.domain.exempt_items import exempt_items, with_holders
from scrutiny_desktop.domain.meeting import AgendaItem
from scrutiny_desktop.domain.paper import Classification, Paper, Secrecy
from scrutiny_desktop.domain.roster import Circle
from tests.made_panel import ROSTER

EXEMPT = Classification(secrecy=Secrecy.EXEMPT)
SEVEN = AgendaItem(id="i7", meeting_id="m1", number="7", title="Contract")


def paper(key, item="i7", **more):
    fields = {"meeting_id": "m1", "title": key, "content": f"c-{key}", "classification": EXEMPT} | more
    return Paper(id=key, agenda_item_id=item, **fields)


def test_papers_of_an_item_stand_together_and_public_or_missing_ones_do_not_stand_there():
    public, missing = paper("b", classification=Classification()), paper("c", content="")
    first, second = exempt_items([paper("a"), public, missing, paper("d"), paper("e", "")], [SEVEN], ())
    assert (first.item, [each.id for each in first.papers]) == (SEVEN, ["a", "d"])
    assert (second.item, [each.id for each in second.papers]) == (None, ["e"])


def test_a_circle_is_known_by_any_of_its_papers_and_one_whose_papers_are_elsewhere_stays():
    seven = Circle(id="s", name="Seven", holders=("ben",), papers=("c-a",))
    away = Circle(id="w", name="Away", holders=("amina",), papers=("c-z",))
    first, last = exempt_items([paper("a"), paper("b")], [SEVEN], (away, seven))
    assert (first.circle, last.circle, last.papers) == (seven, away, ())
    assert [each.id for each in first.unheld] == ["b"]
    assert first.keys == ("c-a", "c-b")


def test_the_list_gains_a_circle_only_where_somebody_holds_something_and_loses_none_that_was_not_told():
    told = exempt_items([paper("a"), paper("b", "")], [SEVEN], ())
    named = [(told[0], "Item 7", ("ben",)), (told[1], "Other", ())]
    roster = with_holders(ROSTER, named, lambda: "new")
    assert [each.id for each in roster.circles] == ["new", "item-7"]
    assert roster.circle("new").papers == ("c-a",)
    emptied = [(replace(told[0], circle=roster.circle("new")), "Item 7", ())]
    assert with_holders(roster, emptied, lambda: "x").circle("new").holders == ()


def test_a_part_of_a_file_is_another_paper_than_the_rest_of_it():
    part = paper("a", first_page=4, last_page=9)
    (found,) = exempt_items([part], [SEVEN], ())
    assert found.keys == ("c-a:4-9",)
