"""Who takes part: signed by those who may, known by six words, and never taken back to what was before."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.panel import Role
from scrutiny_desktop.domain.plain import to_plain
from scrutiny_desktop.domain.roster import CHAIR, PANEL, Circle
from scrutiny_desktop.sharing import joining, seal, six_words
from scrutiny_desktop.sharing.refusals import NotYet, Refused, SetAside
from scrutiny_desktop.sharing.roster_file import Signed, advanced, followed, founded, read_chain, rejoined, written
from tests.made_panel import AMINA, BEN, CARYS, MALLORY, ROSTER, somebody, without

RESOURCES = Path(__file__).parents[2] / "resources"
WORDS = six_words.read_words(RESOURCES)
CHAIN = founded(ROSTER, AMINA.keys)


def test_the_chair_and_the_manager_who_acts_for_them_are_the_audience_of_the_chair():
    manager = somebody("Maud", Role.SCRUTINY_MANAGER)
    roster = ROSTER.with_person(manager.person)
    assert [each.id for each in roster.audience(CHAIR)] == ["amina", "maud"]
    assert [each.id for each in replace(roster, manager_acts_for_chair=False).audience(CHAIR)] == ["amina"]
    assert {each.id for each in roster.audience("item-7")} == {"amina", "ben"}
    assert roster.audience("no-such") == ()


def test_who_has_left_is_in_no_audience():
    roster = without(BEN, date(2031, 1, 1))
    for audience in (PANEL, "item-7"):
        assert "ben" not in {each.id for each in roster.audience(audience)}


def test_a_list_comes_back_as_it_was_written():
    later = followed(CHAIN, without(BEN, date(2031, 1, 1)), AMINA.keys)
    assert read_chain(written(later)) == later
    assert later[-1].roster.person("ben").has_left


def test_only_chair_and_manager_can_sign():
    with pytest.raises(ScrutinyError, match="Only the Chair"):
        followed(CHAIN, replace(ROSTER, signer="ben"), BEN.keys)
    with pytest.raises(Refused):
        founded(replace(ROSTER, signer="ben"), BEN.keys)


def test_nobody_signs_in_the_chairs_name():
    with pytest.raises(Refused, match="not signed"):
        followed(CHAIN, ROSTER, MALLORY.keys)


def test_nobody_makes_themselves_chair():
    mine = replace(MALLORY.person, role=Role.CHAIR)
    claimed = replace(ROSTER.with_person(mine), signer="mallory", before=CHAIN[-1].id)
    forged = founded(claimed, MALLORY.keys)
    with pytest.raises(Refused):
        read_chain(written((*CHAIN, forged[0])))
    with pytest.raises(SetAside):
        advanced(CHAIN, forged)


def test_a_new_chair_signs_the_next_list_and_the_old_one_no_longer():
    handed = ROSTER.with_person(replace(BEN.person, role=Role.CHAIR)).with_person(
        replace(AMINA.person, role=Role.MEMBER)
    )
    second = followed(CHAIN, handed, AMINA.keys)
    third = followed(second, replace(handed, signer="ben"), BEN.keys)
    assert advanced(CHAIN, read_chain(written(third))) == third
    with pytest.raises(ScrutinyError):
        followed(third, replace(handed, signer="amina"), AMINA.keys)


def test_an_older_list_takes_nothing_back():
    later = followed(CHAIN, without(MALLORY, date(2031, 1, 1)), AMINA.keys)
    assert advanced(later, CHAIN) == later
    assert advanced(later, later) == later
    assert advanced(CHAIN, later) == later


def test_two_lists_that_part_are_set_aside():
    one, other = (followed(CHAIN, without(each, date(2031, 1, 1)), AMINA.keys) for each in (BEN, CARYS))
    with pytest.raises(SetAside, match="does not follow"):
        advanced(one, other)


def test_a_list_from_which_one_was_left_out_is_refused():
    second = followed(CHAIN, without(MALLORY, date(2031, 1, 1)), AMINA.keys)
    third = followed(second, without(MALLORY, date(2031, 1, 1)), AMINA.keys)
    with pytest.raises(Refused):
        read_chain(written((third[0], third[2])))
    with pytest.raises(Refused):
        read_chain(written((third[0], third[2], third[1])))


def test_one_of_two_lists_that_part_is_signed_over_both_and_held_to_by_all():
    one, other = (followed(CHAIN, without(each, date(2031, 1, 1)), AMINA.keys) for each in (BEN, CARYS))
    chosen = rejoined(one, other, "amina", AMINA.keys)
    read = read_chain(written(chosen))
    for held in (CHAIN, one, other, chosen):
        assert advanced(held, read) == chosen
        assert advanced(read, held) == chosen
    assert [each.name for each in chosen[-1].roster.people if each.has_left] == ["Ben"]
    assert followed(chosen, ROSTER, AMINA.keys)[-1].roster.also == ""
    further = followed(other, without(MALLORY, date(2031, 1, 1)), AMINA.keys)
    with pytest.raises(SetAside):
        advanced(further, chosen)


def test_nobody_signs_over_two_lists_who_may_not_sign_both():
    one, other = (followed(CHAIN, without(each, date(2031, 1, 1)), AMINA.keys) for each in (BEN, CARYS))
    with pytest.raises(ScrutinyError):
        rejoined(one, other, "mallory", MALLORY.keys)
    made = replace(MALLORY.person, role=Role.CHAIR)
    forged = founded(replace(ROSTER.with_person(made), signer="mallory", also=""), MALLORY.keys)
    with pytest.raises(SetAside):
        advanced(one, read_chain(written(_over(forged, one))))


def _over(chain, other):
    """A list by Mallory that says it replaces another's too."""
    roster = replace(chain[-1].roster, before=chain[-1].id, also=other[-1].id)
    line = json.dumps(to_plain(roster), ensure_ascii=False, separators=(",", ":"))
    return (*chain, Signed(line, seal.sign(MALLORY.keys, b"scrutiny-desktop-roster/1\n" + line.encode())))


def test_no_circle_bears_the_id_of_an_audience_or_a_person():
    for bad in (("panel",), ("ben",), ("item-7", "item-7")):
        circles = tuple(Circle(id=each, name="Item 7") for each in bad)
        with pytest.raises(Refused, match="same id"):
            founded(replace(ROSTER, circles=circles), AMINA.keys)


def test_another_panels_list_is_refused():
    with pytest.raises(Refused, match="another panel"):
        advanced(CHAIN, founded(replace(ROSTER, panel_id="p-other"), AMINA.keys))


def test_two_people_with_one_key_or_id_are_refused():
    twin = replace(MALLORY.person, id="twin")
    with pytest.raises(Refused, match="same id or key"):
        founded(ROSTER.with_person(twin), AMINA.keys)


def test_a_person_whose_id_would_be_a_path_is_refused():
    with pytest.raises(Refused):
        founded(ROSTER.with_person(replace(somebody("Zed").person, id="../zed")), AMINA.keys)


@settings(max_examples=200)
@given(st.integers(0, 10**6), st.integers(0, 7))
def test_a_flipped_bit_in_the_list_changes_nothing_of_it(at, bit):
    content = bytearray(written(CHAIN))
    content[at % len(content)] ^= 1 << bit
    try:
        found = read_chain(bytes(content))
    except (Refused, NotYet):
        return
    assert [each.line for each in found] == [each.line for each in CHAIN]


def test_a_list_that_is_not_all_here_is_waited_for():
    content = written(CHAIN)
    with pytest.raises(NotYet):
        read_chain(content[:-1])


@pytest.mark.parametrize("line", ["{}", "[]", "null", "[" * 100_000, '{"panel_id": 7}'])
def test_a_list_that_is_none_is_refused(line):
    with pytest.raises(Refused):
        read_chain(written((Signed(line, "x"),)))


def test_whoever_joins_is_known_by_the_key_they_hold():
    content = joining.asked(BEN.person, BEN.keys)
    assert joining.read_joining(content) == BEN.person
    for bad in (joining.asked(BEN.person, MALLORY.keys), content.replace(b"Ben", b"Ted"), content[:-4], b"", b"x" * 99):
        with pytest.raises(Refused):
            joining.read_joining(bad)


def test_an_invitation_survives_what_a_message_does_to_it():
    content = joining.asked(BEN.person, BEN.keys)
    text = joining.as_text(content)
    for changed in (text, f"Dear Amina,\n{text}\n", text.lower(), " ".join(text), f"“{text}”. Regards, Ben"):
        assert joining.from_text(changed) == content


@pytest.mark.parametrize("text", ["", "SDJ1:", "SDJ1:A", "hello", "SDJ1:" + "A" * 10**6, "SDJ1:\u0663" * 50])
def test_text_that_is_no_invitation_is_refused(text):
    with pytest.raises(Refused):
        joining.read_joining(joining.from_text(text))


def test_whoever_joins_cannot_say_how_long():
    assert joining.read_joining(joining.asked(replace(BEN.person, until=date(2031, 1, 1)), BEN.keys)) == BEN.person


def test_there_are_2048_different_words_that_their_first_four_letters_tell_apart():
    assert len(WORDS) == 2048
    assert len({each[:4] for each in WORDS}) == 2048


def test_the_six_words_are_the_same_on_every_computer_and_differ_for_another_key():
    said = six_words.of_person(BEN.person, WORDS)
    assert said == six_words.of_person(joining.read_joining(joining.asked(BEN.person, BEN.keys)), WORDS)
    assert len(said.split()) == 6
    assert said != six_words.of_person(replace(BEN.person, signing=MALLORY.person.signing), WORDS)
    assert said != six_words.of_person(replace(BEN.person, recipient=MALLORY.person.recipient), WORDS)
    assert six_words.six_words("Examplebridge", WORDS) == EXPECTED


def test_secret_keys_are_not_told_by_accident():
    assert BEN.keys.identity not in repr(BEN.keys)
    assert BEN.keys.signing not in json.dumps(repr(BEN))


EXPECTED = "space prosper jaguar farm dizzy gentle"
