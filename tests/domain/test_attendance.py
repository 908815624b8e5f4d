"""Who was there, when, and whether there were enough of them."""

from datetime import datetime, timedelta
from itertools import count

from scrutiny_desktop.domain.attendance import (
    STANDING_ORDERS,
    Attendance,
    Capacity,
    Declaration,
    Presence,
    attending,
    expected_again,
    of_witness,
    quorum,
    to_witness,
)
from scrutiny_desktop.domain.meeting import Spell, Witness
from scrutiny_desktop.domain.panel import Panel

BEGUN = datetime(2031, 6, 12, 17, 30).astimezone()
PANEL = Panel(id="p", name="Examplebridge Children’s Scrutiny Panel")


def after(minutes: float) -> datetime:
    return BEGUN + timedelta(minutes=minutes)


def person(name: str = "a", **more: object) -> Attendance:
    return Attendance(id=name, meeting_id="m", name=name, **more)


def test_a_person_comes_and_goes_and_comes_back():
    one = person().arrived(after(5)).departed(after(20)).arrived(after(30))
    assert one.spells == (Spell(arrived=after(5), left=after(20)), Spell(arrived=after(30)))
    assert [one.is_in_room(after(at)) for at in (0, 5, 19, 20, 29, 99)] == [False, True, True, False, False, True]
    assert one.arrived(after(40)) == one


def test_one_present_from_the_start_needs_no_times_and_may_leave():
    one = person().arrived(None)
    assert (one.is_in_room(after(0)), one.spells) == (True, ())
    gone = one.departed(after(50))
    assert gone.spells == (Spell(left=after(50)),)
    assert [gone.is_in_room(after(at)) for at in (0, 49, 50)] == [True, True, False]
    assert gone.departed(after(60)) == gone


def test_apologies_take_the_times_away():
    assert person().arrived(after(1)).stands(Presence.APOLOGIES) == person(presence=Presence.APOLOGIES)
    assert not person().stands(Presence.ABSENT).departed(after(1)).spells


def test_one_who_declared_and_left_the_room_is_out_for_that_item_alone():
    one = person(declarations=(Declaration(agenda_item_id="i7", left_room=True),)).arrived(None)
    assert [one.is_in_room(after(5), item) for item in ("i6", "i7")] == [True, False]
    stayed = person(declarations=(Declaration(agenda_item_id="i7"),)).arrived(None)
    assert stayed.is_in_room(after(5), "i7")


def test_the_quorum_counts_members_and_substitutes_in_the_room_at_that_moment():
    people = [person("a").arrived(None), person("b", presence=Presence.APOLOGIES),
              person("s", substitute_for="b").arrived(after(10)), person("c").arrived(None).departed(after(30)),
              person("d", capacity=Capacity.APPOINTED_MEMBER).arrived(None),
              person("o", capacity=Capacity.OFFICER).arrived(None)]  # fmt: skip
    panel = Panel(id="p", name="Panel", quorum=3)
    assert [quorum(panel, people, after(at)).present for at in (5, 15, 35)] == [2, 3, 2]
    assert [quorum(panel, people, after(at)).is_met for at in (5, 15, 35)] == [False, True, False]
    assert quorum(panel, people, after(5)).source == STANDING_ORDERS


def test_without_a_number_of_its_own_the_quorum_is_not_set_and_a_quarter_is_all_that_can_be_named():
    people = [person(str(n)) for n in range(9)] + [person("s", substitute_for="1")]
    found = quorum(PANEL, people, after(0))
    assert (found.needed, found.seats, found.present, found.source) == (3, 9, 0, STANDING_ORDERS)
    assert not found.is_set
    assert quorum(PANEL, [], after(0)).needed == 1


def test_a_declaration_can_cost_the_quorum_while_its_item_is_taken():
    out = person("a", declarations=(Declaration(agenda_item_id="i7", left_room=True),)).arrived(None)
    people = [out, person("b").arrived(None)]
    panel = Panel(id="p", name="Panel", quorum=2)
    assert [quorum(panel, people, after(1), item).is_met for item in ("i6", "i7")] == [True, False]


def test_substitutes_stand_behind_whom_they_replace_and_witnesses_come_last():
    people = [person("o", capacity=Capacity.OFFICER), person("s", substitute_for="a", rank=9), person("b", rank=2),
              person("a", rank=1), person("lost", substitute_for="nobody", rank=3)]  # fmt: skip
    invited = [Witness(id="w", meeting_id="m", name="Ann Example", title="Chair", agency="Trust")]
    assert [each.id for each in attending(people, invited)] == ["a", "s", "b", "lost", "o", "w"]


def test_a_witness_comes_and_goes_as_anyone_does():
    witness = Witness(id="w", meeting_id="m", name="Ann Example", title="Chair", agency="Trust")
    seen = of_witness(witness)
    assert (seen.title, seen.presence) == ("Chair, Trust", Presence.EXPECTED)
    now = to_witness(witness, seen.arrived(after(5)))
    assert (now.is_present, now.spells) == (True, (Spell(arrived=after(5)),))
    sorry = to_witness(now, of_witness(now).stands(Presence.APOLOGIES))
    assert (sorry.is_present, of_witness(sorry).presence) == (False, Presence.APOLOGIES)


def test_those_of_an_earlier_meeting_are_expected_again_without_what_was_of_that_day():
    numbers = count()
    people = [person("a", title="Chair").arrived(after(1)), person("s", substitute_for="a")]
    (again,) = expected_again(people, "m2", owner="me", new_id=lambda: f"n{next(numbers)}")
    assert again == Attendance(id="n0", owner="me", meeting_id="m2", name="a", title="Chair")
