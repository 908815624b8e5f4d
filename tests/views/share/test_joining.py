"""A panel begins to share, and a member joins it, with six words compared both ways."""

from PySide6.QtWidgets import QApplication

from scrutiny_desktop.domain.meeting import Meeting
from scrutiny_desktop.domain.panel import Role
from scrutiny_desktop.flows import seats
from scrutiny_desktop.views.introduction import introduce
from scrutiny_desktop.views.share.keys_first import KeysFirstDialog
from scrutiny_desktop.views.share.six import ComparingDialog
from tests.made_library import PANEL
from tests.views.share.conftest import look, rested


def compared(qtbot, screen):
    """The dialog that shows six words, once it is there."""
    qtbot.waitUntil(lambda: bool(screen.findChildren(ComparingDialog)), timeout=20_000)
    (dialog,) = screen.findChildren(ComparingDialog)
    return dialog


def decided(qtbot, screen):
    dialog = compared(qtbot, screen)
    words = dialog.six.words
    dialog.decide.click()
    qtbot.waitUntil(lambda: not screen.findChildren(ComparingDialog))
    rested(qtbot, screen)
    return words


def someone(desk, name, role):
    introduce(desk, name, role)
    desk.change_all("", [(None, PANEL), (None, Meeting(id="m1", panel_id=PANEL.id))])


def test_a_chair_begins_a_member_asks_and_both_compare_the_same_six_words(
    qtbot, desk_at, screen_on, tmp_path, shared_folder
):
    chair_desk, member_desk = desk_at("chair"), desk_at("member")
    someone(chair_desk, "Amina", Role.CHAIR)
    introduce(member_desk, "Ben", Role.MEMBER)
    chair, member = screen_on(chair_desk), screen_on(member_desk)
    assert chair.start.begin.isEnabled()
    assert not member.start.begin.isEnabled()
    assert "begins; you join below" in member.start._may.text()

    chair.start.begin.click()
    (first,) = chair.findChildren(KeysFirstDialog)
    first.decline.click()
    rested(qtbot, chair)
    assert [each.name for each in chair.seen.seat.roster.people] == ["Amina"]
    chair.doing.use_folder(shared_folder)
    rested(qtbot, chair)

    member.doing.joining.save_joining(tmp_path / "ben.sdj")
    rested(qtbot, member)
    own = member.start.six.words
    assert len(own.split()) == 6

    chair._posting.opened.connect(chair.decide)
    chair._posting.open_files([tmp_path / "ben.sdj"])
    assert decided(qtbot, chair) == own
    assert [(each.name, each.since is not None) for each in chair.seen.seat.roster.people][1] == ("Ben", True)
    look(qtbot, chair)

    member.doing.joining.find_in(shared_folder)
    founders = decided(qtbot, member)
    rested(qtbot, chair)
    assert founders == chair.people._words[chair.seen.seat.roster.people[0].signing]
    assert member.seen is not None
    assert member._posting.folder == shared_folder


def test_nobody_joins_where_the_words_were_not_the_same(qtbot, amina, desk_at, screen_on, tmp_path):
    desk = desk_at("member")
    introduce(desk, "Mallory", Role.MEMBER)
    member = screen_on(desk)
    member.doing.joining.save_joining(tmp_path / "m.sdj")
    rested(qtbot, member)
    amina._posting.opened.connect(amina.decide)
    amina._posting.open_files([tmp_path / "m.sdj"])
    compared(qtbot, amina).reject()
    rested(qtbot, amina)
    assert "Mallory" not in [each.name for each in amina.seen.seat.roster.people]


def test_a_member_is_taken_off_the_list_and_what_they_received_is_said_to_stay(qtbot, amina):
    amina.people.list.setCurrentIndex(amina.people.rows.index(1))
    assert amina.people.name.text() == "Ben"
    amina.people.removal.click()
    dialog = compared(qtbot, amina)
    assert any("cannot be called back" in each.text() for each in dialog.findChildren(type(amina.people.name)))
    decided(qtbot, amina)
    assert seats.seat(amina.desk.library).roster.person("ben").has_left
    assert amina.people.rows.data(amina.people.rows.index(2)).startswith("Ben, Left, until 1 Jun 2031")


def test_only_who_keeps_the_list_may_change_it(ben):
    ben.people.list.setCurrentIndex(ben.people.rows.index(0))
    assert ben.people.name.text() == "Amina"
    assert not ben.people.removal.isVisible()


def test_the_folder_of_the_library_is_refused_in_words(qtbot, ben, tmp_path):
    for folder in (tmp_path / "ben", tmp_path):
        with qtbot.waitSignal(ben.desk.troubled) as told:
            ben.doing.use_folder(folder)
        assert "holds your library" in str(told.args[0])
    assert ben._posting.folder is None


def test_a_folder_that_is_gone_is_said_and_nothing_stops(qtbot, ben, shared_folder):
    ben.doing.use_folder(shared_folder)
    rested(qtbot, ben)
    shared_folder.rmdir()
    look(qtbot, ben)
    assert "cannot be read now" in ben.people.state.text()
    QApplication.processEvents()
    assert ben.people.folder.text() == str(shared_folder)
