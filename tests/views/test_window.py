"""The window: every act finds its doer, every record its screen, every refusal its strip."""

from dataclasses import replace
from datetime import date
from itertools import groupby
from threading import Event

import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt, QUrl
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSpinBox,
    QTextEdit,
    QToolButton,
)

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.panel import Role
from scrutiny_desktop.domain.paper import Paper, PaperRole
from scrutiny_desktop.domain.promise import Promise
from scrutiny_desktop.domain.recommendation import Ending, EndingKind, Recommendation
from scrutiny_desktop.store import meetings, papers, passwords, questions, search
from scrutiny_desktop.views.acts import ACTS, BY_NAME
from scrutiny_desktop.views.checklist.reading_in_turns import AT_ONCE
from scrutiny_desktop.views.found_face import RICH
from scrutiny_desktop.views.introduction import Introduction
from scrutiny_desktop.views.keys import KeysDialog
from scrutiny_desktop.views.notices import Notice
from scrutiny_desktop.views.palette import Palette
from scrutiny_desktop.views.password import PasswordDialog
from scrutiny_desktop.views.rail import SCREENS
from scrutiny_desktop.views.window import Window
from scrutiny_desktop.views.words import on_day_briefly
from tests import made_papers as made


@pytest.fixture
def window(qtbot, sample_desk):
    made = Window(sample_desk)
    made.resize(1280, 720)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    yield made
    made.close()
    made.deleteLater()
    QApplication.sendPostedEvents(made, QEvent.Type.DeferredDelete)


def test_every_act_has_a_doer(window):
    for act in ACTS:
        assert callable(window._doer(act)), act.name


def test_every_act_stands_in_the_menus(window):
    offered = {
        action
        for menu in window.menuBar().findChildren(type(window.menuBar().addMenu("x")))
        for action in menu.actions()
    }
    assert set(window.actions_by_name.values()) <= offered


@pytest.mark.parametrize("key", SCREENS)
def test_each_screen_is_a_key_away(qtbot, window, key):
    window.actions_by_name[f"go_{key}"].trigger()
    assert window.screen_now.key == key
    assert window.rail.buttons[key].isChecked()


@pytest.mark.parametrize("key", SCREENS)
def test_every_control_of_a_screen_has_a_name(qtbot, window, key):
    window.go(key)
    qtbot.wait(50)
    kinds = (QAbstractButton, QLineEdit, QTextEdit, QPlainTextEdit, QAbstractItemView, QComboBox, QSpinBox)
    for control in [each for kind in kinds for each in window.screen_now.findChildren(kind)]:
        if control.isVisible() and not isinstance(control, QHeaderView) and not control.objectName().startswith("qt_"):
            assert control.accessibleName() or (isinstance(control, QAbstractButton) and control.text()), control


@pytest.mark.parametrize("key", SCREENS)
def test_tab_goes_round_a_screen_and_never_sticks(qtbot, window, key):
    window.go(key)
    qtbot.wait(50)
    seen = []
    for _ in range(40):
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.append(focused)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert len(set(map(id, seen))) > 3
    longest = max(len(list(same)) for _, same in groupby(map(id, seen)))
    assert longest <= 3  # a date's day, month and year are three stops


def test_a_refusal_is_said_in_a_strip_that_can_be_closed(qtbot, window):
    window.tell_trouble(ScrutinyError("It broke.", "Mend it."))
    (strip,) = window.notices()
    assert strip.text.text() == "It broke. Mend it."
    qtbot.keyClick(strip, Qt.Key.Key_Escape)
    assert window.notices() == []


def test_the_same_refusal_is_not_said_twice(window):
    for _ in range(3):
        window.tell_trouble(ScrutinyError("It broke.", "Mend it."))
    assert len(window.notices()) == 1


def test_two_strips_are_seen_at_once_and_the_others_wait(window):
    for at in range(4):
        window.tell_trouble(ScrutinyError(f"It broke {at}.", "Mend it."))
    assert [each.text.text() for each in window.notices()] == ["It broke 2. Mend it.", "It broke 3. Mend it."]
    assert [each for each in window.findChildren(Notice) if each.isVisible()] == window.notices()
    window.notices()[-1].close_notice()
    assert [each.text.text() for each in window.notices()] == ["It broke 1. Mend it.", "It broke 2. Mend it."]
    assert all(each.isVisible() for each in window.notices())


def test_what_was_seen_and_made_room_does_not_come_back_unless_it_offers_something(window):
    offer = Notice(window.desk, "It may be the same.")
    offer.offer("It is", lambda: None)
    window.add_notice(offer)
    for at in range(4):
        window.tell_trouble(ScrutinyError(f"It broke {at}.", "Mend it."))
        window.notices()[-1].see()
    window.notices()[-1].close_notice()
    assert [each.text.text() for each in window.notices()] == ["It may be the same.", "It broke 2. Mend it."]


def test_what_only_says_something_ends_with_its_meeting(window):
    window.tell_trouble(ScrutinyError("It broke.", "Mend it."))
    window.add_notice(Notice(window.desk, "The library has no passphrase.", kind="passphrase"))
    window.desk.meeting_changed.emit()
    assert len(window.notices()) == 2
    other = replace(window.desk.meeting, id="other", on=date(2032, 1, 1))
    window.desk.change("x", old=None, new=other)
    window.desk.choose_meeting("other")
    assert [each.text.text() for each in window.notices()] == ["The library has no passphrase."]


def test_the_answer_to_a_page_stands_in_the_foot_until_the_screens_own_words_come_back(window):
    own = window.foot.words.text()
    window.desk.placed.emit("This is page 2 of the cover report.")
    window.screen_now.told.emit()
    assert window.foot.words.text() == "This is page 2 of the cover report."
    assert window.notices() == []
    window.foot._says.timeout.emit()
    assert window.foot.words.text() == own


def test_an_answer_takes_the_place_of_the_one_of_its_kind(window):
    for words in ("Two marks were carried.", "Three marks were carried."):
        window.add_notice(Notice(window.desk, words, kind="carried"))
    assert [each.text.text() for each in window.notices()] == ["Three marks were carried."]


def test_what_was_told_of_a_paper_goes_with_it_and_an_offer_stays(window):
    window.run("go_papers")
    here = window.screen_now.paper.id
    window.add_notice(Notice(window.desk, "It was carried.", about="another"))
    window.add_notice(Notice(window.desk, "Look at the split.", about=here, is_offer=True))
    window.screen_now.told.emit()
    assert [each.text.text() for each in window.notices()] == ["Look at the split."]
    window.strips.follow("another")
    assert [each.text.text() for each in window.notices()] == ["Look at the split."]
    window.add_notice(Notice(window.desk, "Look at the other.", about="gone", is_offer=True))
    window.desk.changed.emit("", "")
    assert [each.text.text() for each in window.notices()] == ["Look at the split."]


def test_a_question_can_be_added_from_any_screen(window):
    before = len(questions.for_meeting(window.desk.library, window.desk.meeting.id))
    window.go("record")
    window.run("add_question")
    assert window.screen_now.key == "questions"
    assert len(questions.for_meeting(window.desk.library, window.desk.meeting.id)) == before + 1
    window.run("undo")
    assert len(questions.for_meeting(window.desk.library, window.desk.meeting.id)) == before


def test_the_menu_says_what_undo_will_undo(window):
    window.run("add_question")
    assert "add" in window.actions_by_name["undo"].text().lower()
    assert window.actions_by_name["undo"].isEnabled()


def test_who_i_am_is_asked_once_and_kept(qtbot, window):
    window.introduce()
    (strip,) = [each for each in window.notices() if isinstance(each, Introduction)]
    strip.name.setText("Cllr Invented")
    strip.role.setCurrentIndex(strip.role.findData(Role.APPOINTED_MEMBER.value))
    qtbot.keyClick(strip.name, Qt.Key.Key_Return)
    assert (window.desk.me.name, window.desk.me.role) == ("Cllr Invented", Role.APPOINTED_MEMBER)
    assert window.notices() == []
    assert "Cllr Invented" in window.top.person.text()


def test_no_part_of_search_is_a_window_of_its_own(strays, window):
    palette = Palette(window.desk, {}, window)
    palette.open()
    assert palette.chips["notes"].isVisible()
    assert strays == []
    palette.reject()


def test_search_finds_a_record_and_goes_to_it(qtbot, window):
    window.go("meeting")
    palette = Palette(window.desk, {act.name: window.may(act) for act in ACTS}, window)
    palette.record_chosen.connect(window.show_record)
    palette.field.setText("audit of 40 records")
    palette.look()
    assert palette.list.count()
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.screen_now.key in ("papers", "questions", "checklist", "live")


@pytest.mark.parametrize(
    ("words", "name"),
    [("backup", "back_up"), ("highlight", "highlight"), ("concern", "point_concern"), ("judge", "judge_assured"),
     ("minutes", "save_minute"), ("Back-up now", "back_up")],
)  # fmt: skip
def test_search_finds_every_act_whatever_screen_it_belongs_to(window, words, name):
    window.go("share")
    palette = Palette(window.desk, {act.name: window.may(act) for act in ACTS}, window)
    palette.field.setText(words)
    palette.look()
    row = next(row for row in map(palette.list.item, range(palette.list.count()))
               if row.data(Qt.ItemDataRole.UserRole).act == name)  # fmt: skip
    where = BY_NAME[name].where
    assert (f" · on {BY_NAME[f'go_{where}'].plain_words}" in row.text()) if where else " · on " not in row.text()


def test_an_act_of_another_screen_goes_there_and_one_that_works_on_a_choice_waits_there_for_its_key(window):
    window.go("share")
    window._run_found("highlight")
    assert window.screen_now.key == "papers"
    assert window.notices()[-1].text.text() == "“Highlight” works on what is chosen here. Choose it, and press H."
    window.go("share")
    window._run_found("copy_minute")
    assert window.screen_now.key == "record"


def test_where_to_look_is_chosen_by_a_key_and_each_place_is_named(qtbot, window):
    window.go("papers")
    palette = Palette(window.desk, {act.name: True for act in ACTS}, window, window.screen_now.paper)
    palette.show()
    palette.field.setText("recommendation")
    palette.look()
    everywhere = palette.list.count()
    palette.chips["questions"].click()
    assert {palette.list.item(row).text().split(" · ")[0] for row in range(palette.list.count())} == {"Question"}
    palette.chips["paper"].click()
    assert 0 < palette.list.count() <= everywhere
    first = palette.list.item(0)
    assert first.text().startswith("Paper")
    assert "<b>" in first.data(RICH)
    assert palette.field.hasFocus()
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    again = Palette(window.desk, {act.name: True for act in ACTS}, window)
    assert (again.field.text(), again.field.selectedText()) == ("recommendation", "recommendation")


def test_search_finds_a_command_and_says_when_there_is_nothing(qtbot, window):
    palette = Palette(window.desk, {act.name: True for act in ACTS}, window)
    palette.field.setText("draft minute")
    palette.look()
    with qtbot.waitSignal(palette.act_chosen) as told:
        qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert told.args[0] in ("save_minute", "copy_minute")
    palette.field.setText("qqqqzzzz")
    palette.look()
    assert palette.list.count() == 0
    assert not palette.empty.isHidden()


@pytest.mark.parametrize("words", ['"', "a AND", "(", "*", "-", "NEAR(", "\u0000", "'; DROP TABLE notes; --"])
def test_search_takes_any_words(window, words):
    palette = Palette(window.desk, {}, window)
    palette.field.setText(words)
    palette.look()


@pytest.mark.parametrize("name", ["settings", "keys", "help", "about", "history", "choose_meeting", "new_meeting",
                                  "protect", "restore"])  # fmt: skip
def test_each_dialog_opens_named_and_closes_by_escape(qtbot, window, name):
    window.run(name)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    assert dialog.windowTitle()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)


def test_theme_and_text_size_are_kept(qtbot, window):
    window.desk.dress("dark", 150)
    assert window.desk.setting("theme", "") == "dark"
    assert window.desk.setting("text_percent", 0) == 150
    assert window.desk.theme.is_dark


def test_a_start_makes_only_the_screen_it_shows(window):
    assert [window.screens.widget(at) for at in range(window.screens.count())] == [window.screen_now]
    window.go("live")
    assert window.screens.count() == 2
    assert window.screens["live"] is window.screen_now


@pytest.mark.parametrize("is_seen_before", [True, False])
def test_nothing_is_clipped_away_at_double_size(qtbot, window, is_seen_before):
    for key in SCREENS if is_seen_before else ():
        window.go(key)
    window.desk.dress("light", 200)
    window.resize(1280, 720)
    for key in SCREENS:
        window.go(key)
        qtbot.wait(30)
        assert window.width() <= 1280, key
        assert window.height() <= 720, key


def test_the_sample_is_removed_and_brought_back_in_one_step_each(qtbot, window):
    window.run("remove_sample")
    qtbot.waitUntil(window.desk.stack.canUndo)  # the library has the change before the step is there
    assert window.desk.meeting is None
    window.run("undo")
    qtbot.waitUntil(lambda: window.desk.meeting is not None)


def test_plain_letters_are_acts_only_inside_their_list_or_text(window):
    for act in ACTS:
        if act.inside:
            assert window.actions_by_name[act.name].shortcutContext() is Qt.ShortcutContext.WidgetShortcut
            lists = window.screens[act.where].insides()
            assert any(window.actions_by_name[act.name] in each.actions() for each in lists)


def test_an_act_of_another_screen_cannot_fire(window):
    window.go("live")
    assert not window.actions_by_name["judge_assured"].isEnabled()
    assert window.actions_by_name["outcome_answered"].isEnabled()
    assert isinstance(window.actions_by_name["undo"], QAction)
    assert BY_NAME["undo"].where == ""


@pytest.mark.parametrize("name", ["protect", "restore"])
def test_the_library_is_not_put_down_under_a_job(qtbot, window, name):
    gate = Event()
    window.desk.jobs.start("Working…", lambda report: gate.wait(5))
    window.run(name)
    assert "still at work" in window.notices()[-1].text.text()
    assert window.findChildren(QDialog) == []
    with qtbot.waitSignal(window.desk.jobs.finished):
        gate.set()
    window.run(name)
    assert len(window.findChildren(QDialog)) == 1


@pytest.mark.parametrize("key", ["checklist", "questions"])
def test_no_pane_scrolls_sideways_in_large_text(qtbot, window, key):
    window.desk.dress("light", 150)
    window.run(f"go_{key}")
    areas = [each for each in window.screen_now.findChildren(QScrollArea) if each.isVisible()]
    qtbot.waitUntil(lambda: not any(each.horizontalScrollBar().isVisible() for each in areas))
    assert areas


def test_an_answer_passes_with_the_next_one_and_with_the_screen(window):
    window.run("go_papers")
    window.run("highlight")
    assert "No passage is selected" in window.notices()[0].text.text()
    window.tell("It was copied.")
    assert [each.text.text() for each in window.notices()] == ["It was copied."]
    window.tell_trouble(ScrutinyError("The disk is full.", "Make room."))
    window.run("go_live")
    assert [each.text.text() for each in window.notices()] == ["The disk is full. Make room."]


@pytest.fixture
def locked_paper(tmp_path):
    return made.pdf(tmp_path / "locked.pdf", [made.text("Secret words of the ferry.")], opened_by="sesame")


def test_a_locked_paper_asks_for_its_password_until_it_is_right(qtbot, window, locked_paper):
    window.errands.take_in([locked_paper])
    for word in ("open", "sesame"):
        qtbot.waitUntil(lambda: any(each.isVisible() for each in window.findChildren(PasswordDialog)), timeout=20_000)
        (dialog,) = [each for each in window.findChildren(PasswordDialog) if each.isVisible()]
        assert dialog.field.hasFocus()
        qtbot.keyClicks(dialog.field, word)
        dialog.keeps.setChecked(True)
        qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    desk = window.desk
    qtbot.waitUntil(lambda: _titled(desk, "locked") is not None, timeout=20_000)
    assert passwords.of(desk.library, _titled(desk, "locked").content) == "sesame"
    window.go("papers")
    screen = window.screens["papers"]
    screen.open_paper(_titled(desk, "locked").id)
    qtbot.waitUntil(lambda: screen.reader.pages.page_count == 1, timeout=20_000)


def test_a_locked_paper_without_its_password_is_said(qtbot, window, locked_paper):
    window.errands.take_in([locked_paper])
    qtbot.waitUntil(lambda: any(each.isVisible() for each in window.findChildren(PasswordDialog)), timeout=20_000)
    with qtbot.waitSignal(window.desk.jobs.started, raising=False, timeout=200) as started:
        qtbot.keyClick(window.findChild(PasswordDialog), Qt.Key.Key_Escape)
    assert not started.signal_triggered
    assert any("protected by a password" in notice.text.text() for notice in window.findChildren(Notice))


def test_files_on_the_clipboard_are_taken_in(qtbot, window, tmp_path):
    (tmp_path / "ferry.txt").write_text("The ferry service of Examplebridge is to be reviewed.")
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(tmp_path / "ferry.txt"))])
    QApplication.clipboard().setMimeData(carried)
    qtbot.keyClick(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: _titled(window.desk, "ferry") is not None, timeout=20_000)


def _titled(desk, words):
    found = [
        paper for meeting in meetings.every(desk.library) for paper in papers.for_meeting(desk.library, meeting.id)
    ]
    return next((paper for paper in found if words in paper.title), None)


def test_second_keys_do_the_same_and_are_listed(window):
    assert [key.toString() for key in window.actions_by_name["larger"].shortcuts()] == ["Ctrl+=", "Ctrl++"]
    assert [key.toString() for key in window.actions_by_name["redo"].shortcuts()] == ["Ctrl+Shift+Z", "Ctrl+Y"]
    shown = KeysDialog(window.desk, window)
    shown.field.setText("Ctrl++")
    rows = [row for row in range(shown.table.rowCount()) if not shown.table.isRowHidden(row)]
    assert [shown.table.item(row, 0).text() for row in rows] == ["Larger text"]


def test_the_keys_open_as_large_as_they_were_left(window):
    first = KeysDialog(window.desk, window)
    first.resize(first.minimumSizeHint().width() + 40, first.minimumSizeHint().height() + 60)
    left = first.size()
    first.reject()
    assert KeysDialog(window.desk, window).size() == left


def test_a_paper_that_may_be_an_appendix_is_said_and_becomes_it_with_one_press(qtbot, window, tmp_path):
    desk = window.desk
    desk.change("a real meeting", old=desk.meeting, new=replace(desk.meeting, is_sample=False))
    report = Paper(id="r", meeting_id=desk.meeting.id, title="Ferries")
    listed = Paper(id="l", meeting_id=desk.meeting.id, listed_in="r", role=PaperRole.APPENDIX, label="Appendix 9",
                   title="Winter timetable")  # fmt: skip
    desk.change_all("list", [(None, report), (None, listed)])
    file = tmp_path / "Appendix 9 - Annual accounts.txt"
    file.write_text("Annual accounts\n\nThe library of Examplebridge spent less.\n")
    with qtbot.waitSignal(desk.jobs.finished, timeout=30_000):
        window.errands.take_in([file])
    notice = next(each for each in window.notices() if "may be" in each.text.text())
    assert "“Annual accounts” may be “Appendix 9 · Winter timetable”" in notice.text.text()
    (same,) = (each for each in notice.findChildren(QAbstractButton) if "same" in each.text())
    qtbot.mouseClick(same, Qt.MouseButton.LeftButton)
    there = papers.for_meeting(desk.library, desk.meeting.id)
    (now,) = (each for each in there if each.label == "Appendix 9")
    assert (now.is_supplied, now.listed_in, now.file_name) == (True, "r", file.name)
    desk.undo()
    assert not desk.now(listed).is_supplied


def test_what_was_found_in_another_meeting_is_opened_there_and_that_is_said(qtbot, window):
    desk = window.desk
    here = desk.meeting
    long_ago = replace(here, id=desk.ids.new(), on=date(2029, 3, 5))
    closed = Recommendation(id=desk.ids.new(), meeting_id=long_ago.id, number="7", text="Count the ferries.",
                            ending=Ending(kind=EndingKind.CLOSED, on=date(2029, 9, 1), why="Done"))  # fmt: skip
    desk.change_all("years ago", [(None, long_ago), (None, closed)])
    desk.choose_meeting(here.id)
    window.show_record("recommendations", closed.id)
    assert desk.meeting.id == long_ago.id
    assert window.screen_now._chosen_id == closed.id
    assert "2029" in window.notices()[-1].text.text()


def test_a_recommendation_closed_years_ago_is_found_by_the_reason_and_opens_at_its_whole_life(qtbot, window):
    desk, here = window.desk, window.desk.meeting
    long_ago = replace(here, id=desk.ids.new(), on=date(2026, 3, 5))
    closed = Recommendation(id=desk.ids.new(), meeting_id=long_ago.id, number="7", text="Count the ferries.",
                            ending=Ending(kind=EndingKind.CLOSED, on=date(2026, 9, 1), meeting_id=long_ago.id,
                                          why="The harbourmaster counts them at dusk."))  # fmt: skip
    desk.change_all("years ago", [(None, long_ago), (None, closed)])
    many = [Recommendation(id=f"n{at}", meeting_id=here.id, text=f"Light pier {at}.") for at in range(AT_ONCE + 1)]
    desk.change_all("a long checklist, which is read beside", [(None, each) for each in many])
    window.go("meeting")
    palette = Palette(desk, {}, window)
    palette.record_chosen.connect(window.show_record)
    palette.field.setText("harbourmaster dusk")
    palette.look()
    said = f"closed by the Panel on {on_day_briefly(date(2026, 9, 1))}: The harbourmaster counts them at dusk."
    assert said.casefold() in palette.list.item(0).text().casefold()
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.desk.meeting.id == long_ago.id)
    detail = window.screen_now._detail
    assert window.screen_now._chosen_id == closed.id
    assert detail.ending.reason.text() == "The harbourmaster counts them at dusk."
    assert any(on_day_briefly(date(2026, 9, 1)) in door.accessibleName() for door in detail.life.doors())


def test_a_promise_that_was_kept_is_found_and_opened(qtbot, window):
    desk = window.desk
    kept = Promise(id=desk.ids.new(), meeting_id=desk.meeting.id, words="Figures of the night ferry",
                   received_on=date(2031, 5, 1))  # fmt: skip
    desk.change("add", old=None, new=kept)
    (hit,) = search.find(desk.library, "night ferry figures", scope=search.Scope(kind="promises"))
    window.show_record(hit.kind, hit.record_id)
    assert window.screen_now._row().promise == kept


def test_the_search_has_an_edge_and_says_at_its_top_that_nothing_was_found(qtbot, window):
    window.search()
    (opened,) = window.findChildren(Palette)
    opened.field.setText("zzqqxv")
    opened.look()
    assert not opened.empty.isHidden()
    assert opened.list.isHidden()
    opened.layout().activate()
    assert opened.empty.y() < opened.height() / 3
    picture = opened.grab().toImage()
    edge, inside = (picture.pixelColor(x, opened.height() // 2) for x in (0, 4))
    assert edge != inside
    opened.close()


def test_the_buttons_of_a_file_dialog_show_their_icons_whole(qtbot, window):
    window.go("record")
    dialog = QFileDialog(window.screen_now)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    up = dialog.findChild(QToolButton, "toParentButton")
    picture = up.grab().toImage()
    middle, ground = picture.height() // 2, picture.pixelColor(4, picture.height() // 2)
    drawn = [x for x in range(4, picture.width() - 4)
             if any(picture.pixelColor(x, y) != ground for y in range(middle - 6, middle + 7))]  # fmt: skip
    assert drawn[-1] - drawn[0] >= 8
    dialog.close()


def test_the_meeting_scrolls_up_and_down_alone_in_large_text(qtbot, window):
    window.go("meeting")
    window.desk.dress("light", 150)
    window.resize(1280, 720)
    area = next(each for each in window.screen_now.findChildren(QScrollArea) if each.accessibleName() == "Meeting")
    qtbot.waitUntil(lambda: area.horizontalScrollBar().maximum() == 0)


@pytest.mark.parametrize("width", [1000, 1280])
def test_the_day_of_the_meeting_is_read_whole_however_little_room_the_crumbs_have(qtbot, window, width):
    window.desk.dress("light", 150)
    window.resize(width, 720)
    QApplication.processEvents()
    shown = window.top.panel.text()
    assert "12 June 2031" in shown or "12 Jun 2031" in shown, shown


def test_papers_without_any_offer_to_add_some(qtbot, window, monkeypatch):
    desk, asked = window.desk, []
    desk.change("x", old=None, new=replace(desk.meeting, id="empty", on=date(2032, 1, 1), is_sample=False))
    desk.choose_meeting("empty")
    window.go("papers")
    page = window.screen_now.reader.page
    assert page.button.text() == "&Add papers…"
    monkeypatch.setattr(window.errands, "choose_papers", lambda *_: asked.append(True))
    page.button.click()
    assert asked == [True]


def test_the_chosen_row_leaves_the_ring_of_its_list_in_view(qtbot, window):
    window.go("promises")
    view = next(each for each in window.screen_now.insides() if isinstance(each, QAbstractItemView))
    view.setFocus()
    assert view.viewport().geometry().left() >= 2
    assert view.viewport().geometry().top() >= 2


def test_a_strip_goes_when_what_it_says_is_no_longer_so_and_its_words_follow(window):
    left = [4]
    window.add_notice(Notice(window.desk, "4 are left.", says_now=lambda: f"{left[0]} are left." if left[0] else ""))
    left[0] = 2
    window.desk.changed.emit("", "")
    assert [each.text.text() for each in window.notices()] == ["2 are left."]
    left[0] = 0
    window.desk.changed.emit("", "")
    assert window.notices() == []


def test_a_refusal_goes_when_it_would_no_longer_be_refused(window):
    no_panel = [True]
    for tell in (window.tell_trouble, window._refuse):
        no_panel[0] = True
        tell(ScrutinyError("You share with nobody.", "Begin.", is_so=lambda: no_panel[0]))
        window.desk.changed.emit("", "")
        assert len(window.notices()) == 1
        no_panel[0] = False
        window.desk.changed.emit("", "")
        assert window.notices() == []


def test_words_for_which_the_foot_has_no_room_are_cut_at_their_end_and_never_at_their_beginning(window):
    words = "14 questions · " * 20
    window.foot.tell(words)
    shown = window.foot.words.text()
    assert shown.startswith("14 questions") and shown.endswith("…")
    assert window.foot.words.fontMetrics().horizontalAdvance(shown) <= window.foot.words.width()
    assert window.foot.words.toolTip() == window.foot.words.accessibleName() == words
