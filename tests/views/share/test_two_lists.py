"""Two who keep the list of people sign different next ones; one is chosen, and all hold to it again."""

from dataclasses import replace
from datetime import date

import pytest

from scrutiny_desktop.domain.panel import Role
from scrutiny_desktop.flows import seats
from scrutiny_desktop.sharing import roster_file
from scrutiny_desktop.views.share.two_lists import TwoListsDialog
from tests.made_library import copy, sit
from tests.views.share.conftest import look, rested

LEFT = date(2031, 5, 1)


@pytest.fixture
def sam(qtbot, panel_made, tmp_path, desk_at, screen_on, amina, ben, shared_folder):
    """The Scrutiny Manager, who knows the list on which he stands; all have the folder."""
    place = tmp_path / "whole"
    copy(panel_made, place)
    sit(place, "sam", Role.SCRUTINY_MANAGER)
    copy(place / "sam", tmp_path / "sam")
    screen = screen_on(desk_at("sam"))
    seats.hear_of(amina.desk.library, _file(screen))
    amina.desk.changed.emit("", "")
    for each in (amina, screen, ben):
        each.doing.use_folder(shared_folder)
        rested(qtbot, each)
    return screen


def _file(screen):
    return roster_file.written(seats.seat(screen.desk.library).chain)


def take_off(screen, key):
    library = screen.desk.library
    roster = seats.seat(library).roster
    gone = replace(roster.person(key), until=LEFT)
    seats.change_people(library, roster.with_person(gone))
    screen.desk.changed.emit("", "")


def no_longer_acts(screen):
    library = screen.desk.library
    seats.change_people(library, replace(seats.seat(library).roster, manager_acts_for_chair=False))
    screen.desk.changed.emit("", "")


def said_by(screen):
    roster = seats.seat(screen.desk.library).roster
    return [each.name for each in roster.people if each.has_left], roster.manager_acts_for_chair


def compared(screen):
    screen.show_page("people")
    assert screen.people.lists.isVisible()
    screen.people.lists.click()
    return next(each for each in screen.findChildren(TwoListsDialog) if each.isVisible())


@pytest.mark.parametrize("adopts_other", [False, True])
def test_both_lists_are_shown_and_the_chosen_one_holds_for_all(qtbot, amina, sam, ben, adopts_other):
    look(qtbot, amina, sam, ben)
    take_off(amina, "carys")
    no_longer_acts(sam)
    look(qtbot, amina, sam, amina, ben)
    assert (said_by(amina), said_by(sam)) == ((["Carys"], True), ([], False))
    dialog = compared(amina)
    said = [dialog.lines(one, other) for one, other in ((dialog._mine, dialog._other), (dialog._other, dialog._mine))]
    assert "Carys, Member, left 1 May 2031" in said[0][0]
    assert "The Scrutiny Manager does not act for the Chair" in said[1][0]
    dialog.uses[adopts_other].click()
    rested(qtbot, amina)
    assert not amina.people.lists.isVisible()
    look(qtbot, amina, sam, ben)
    assert said_by(amina) == said_by(sam) == said_by(ben) == (([], False) if adopts_other else (["Carys"], True))
    assert not sam.people.lists.isVisible()


def test_a_member_is_told_and_cannot_choose(qtbot, amina, sam, ben):
    look(qtbot, amina, sam, ben)
    take_off(amina, "carys")
    no_longer_acts(sam)
    look(qtbot, amina, sam, ben)
    dialog = compared(ben)
    assert not any(each.isEnabled() for each in dialog.uses)
    dialog.reject()
