from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from scrutiny_desktop.domain.anchor import Anchor
from scrutiny_desktop.domain.note import Note
from scrutiny_desktop.domain.paper import Classification, Paper, Secrecy
from scrutiny_desktop.domain.reading import Reading, Section
from scrutiny_desktop.flows import letting_go
from scrutiny_desktop.store import contents, places, questions, rows
from scrutiny_desktop.views.letting_go import let_go

PASSAGE = "it has not been independently verified"


def test_find_shows_every_hit_and_steps_through_them(qtbot, screen):
    qtbot.keyClick(screen, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    bar = screen.reader.find_bar
    qtbot.keyClicks(bar.words, "panel")
    text = screen.text.opened.text
    assert len(bar.hits) == text.casefold().count("panel")
    assert bar.count.text() == f"1 of {len(bar.hits)}"
    qtbot.keyClick(screen, Qt.Key.Key_F3)
    assert bar.now == 1
    qtbot.keyClick(screen, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(screen, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert bar.now == len(bar.hits) - 1
    qtbot.keyClick(bar.words, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert screen.text.hasFocus()
    assert screen.text.passage() == bar.hits[bar.now]


def test_the_outline_jumps_to_a_heading_and_opens_a_paper(qtbot, screen, listed):
    lines = screen.outline.lines
    screen.outline.setFocus()
    screen.outline.setCurrentIndex(lines.index(3, 0, lines.index(0)))
    qtbot.keyClick(screen.outline, Qt.Key.Key_Return)
    assert screen.text.opened.flow.block_at(screen.text.place()).text == "REASONS FOR REPORT RECOMMENDATIONS"
    screen.outline.setCurrentIndex(lines.index(1))
    qtbot.keyClick(screen.outline, Qt.Key.Key_Return)
    assert screen.paper == listed[1]
    assert lines.rowCount(lines.index(1)) > 0
    assert lines.rowCount(lines.index(0)) == 0


def test_all_of_the_line_that_is_read_is_in_view_in_the_outline_whatever_its_room(qtbot, screen, listed):
    outline = screen.outline
    for height in (760, 420, 760):
        screen.resize(1200, height)
        for paper in (listed[0], listed[-1], listed[0]):
            if paper.is_supplied:
                screen.show_record("papers", paper.id, -1)
                qtbot.waitUntil(lambda: outline.viewport().rect().contains(outline.visualRect(outline.currentIndex())))


def test_the_outline_keeps_the_rules_of_qt(screen, qtmodeltester):
    qtmodeltester.check(screen.outline.lines)
    qtmodeltester.check(screen.cards.rows)


def test_the_place_is_kept_per_paper_and_found_again_after_a_restart(qtbot, screen, open_screen, sample_desk, listed):
    at = screen.text.opened.text.index("LEGAL IMPLICATIONS")
    screen.text.go_to(at)
    qtbot.waitUntil(lambda: places.of(sample_desk.library, listed[0].id).furthest >= at)
    top = screen.text.top()
    screen.open_paper(listed[1].id)
    assert screen.text.top() == 0
    screen.open_paper(listed[0].id)
    qtbot.waitUntil(lambda: screen.text.top() == top)
    screen.hide()
    again = open_screen(sample_desk)
    assert again.paper.id == listed[0].id
    qtbot.waitUntil(lambda: again.text.top() == top)
    assert "% read" in again.progress.said.text()


def test_what_only_just_came_into_view_is_kept_as_the_place_and_counts_as_read_once_it_stayed(
    qtbot, screen, sample_desk, listed
):  # fmt: skip
    before = screen.places.place.furthest
    screen.open_paper(listed[0].id, len(screen.text.opened.text) - 200)
    assert screen.places._linger.isActive()
    screen.places.keep()
    kept = places.of(sample_desk.library, listed[0].id)
    assert kept.offset > 0
    assert kept.furthest == before
    qtbot.waitUntil(lambda: places.of(sample_desk.library, listed[0].id).furthest > before)


def test_a_paper_not_yet_supplied_says_so_and_takes_a_file(qtbot, screen, listed, tmp_path):
    screen.open_paper(listed[-1].id)
    page = screen.reader.page
    assert page.isVisible()
    assert page.sentence.text().startswith("Appendix 3 is listed in the cover report and not yet supplied.")
    assert screen.reader.secrecy.said.text().startswith("Exempt: paragraphs 1 and 2")
    file = tmp_path / "chronology.txt"
    with qtbot.waitSignal(screen.supplied) as told:
        drop(page, file)
    assert told.args == [listed[-1], [file]]
    with qtbot.waitSignal(screen.supplied) as told:
        qtbot.mouseClick(page.button, Qt.MouseButton.LeftButton)
    assert told.args == [listed[-1], []]


def test_files_dropped_anywhere_else_are_handed_on(qtbot, screen, tmp_path):
    with qtbot.waitSignal(screen.dropped) as told:
        drop(screen, tmp_path / "report.txt")
    assert told.args == [[tmp_path / "report.txt"]]


def drop(widget, file: Path):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    with_copy = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(widget, QDragEnterEvent(QPoint(5, 5), *with_copy))
    QApplication.sendEvent(widget, QDropEvent(QPointF(5, 5), *with_copy))


def test_a_paper_without_readable_text_says_why(screen, sample_desk):
    broken = Paper(id="broken", meeting_id=sample_desk.meeting.id, title="Broken", content="0" * 64, rank=99)
    sample_desk.change("add", old=None, new=broken)
    assert screen.open_paper("broken")
    assert "not in the library" in screen.reader.page.sentence.text()
    assert screen.cards.rows.rowCount() == 0


def test_a_supplied_file_is_shown_without_being_asked_for(screen, sample_desk, listed):
    screen.open_paper(listed[-1].id)
    supplied = replace(listed[-1], content=listed[1].content, classification=Classification(secrecy=Secrecy.PUBLIC))
    sample_desk.change("supply", old=listed[-1], new=supplied)
    screen.fill()
    assert screen.reader.is_text()
    assert not screen.reader.secrecy.isVisible()


def test_a_record_is_shown_at_its_passage(screen, sample_desk, listed):
    asked = questions.for_meeting(sample_desk.library, sample_desk.meeting.id)
    question = next(each for each in asked if each.passages and each.passages[0].paper_id == listed[1].id)
    assert screen.show_record("questions", question.id, -1)
    assert screen.paper == listed[1]
    assert screen.cards.mark().record == question
    assert screen.show_record("papers", listed[0].id, 200)
    assert screen.text.place() == 200
    assert not screen.show_record("notes", "nobody", -1)


def test_the_text_grows_by_keys_and_stays_so(qtbot, screen, sample_desk):
    qtbot.keyClick(screen, Qt.Key.Key_Equal, Qt.KeyboardModifier.ControlModifier)
    assert sample_desk.setting("reading_percent", 100) == 110
    assert screen.reader.toolbar.size_words.text() == "110 %"
    qtbot.keyClick(screen, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert sample_desk.setting("reading_percent", 100) == 100


def test_the_place_is_said_in_words(screen):
    screen.text.go_to(screen.text.opened.text.index(PASSAGE))
    assert screen.reader.toolbar.place.accessibleDescription() == "Detail, paragraph 7"


def test_a_library_without_papers_says_what_to_do(qtbot, desk, open_screen):
    screen = open_screen(desk)
    assert "Ctrl+O" in screen.reader.page.sentence.text()
    with qtbot.waitSignal(screen.sample_wanted):
        qtbot.mouseClick(screen.reader.page.button, Qt.MouseButton.LeftButton)


def test_a_large_paper_is_made_ready_by_a_job(qtbot, screen, sample_desk, listed, monkeypatch):
    from scrutiny_desktop.views.papers import side as module

    monkeypatch.setattr(module, "is_large", lambda *_: True)
    screen.open_paper(listed[1].id)
    assert not screen.reader.is_text()
    qtbot.waitUntil(screen.reader.is_text)
    assert rows.get(sample_desk.library, Paper, listed[1].id).content == screen.text.opened.content


def test_of_three_hundred_cards_the_one_that_is_chosen_is_alive_and_in_view(screen, sample_desk):
    text, flow, paper = screen.text.opened.text, screen.text.opened.flow, screen.paper
    spans = [(at, at + 30) for at in range(0, min(len(text) - 40, 300 * 15), 15)]
    new = [Note(id=f"n{at}", meeting_id=paper.meeting_id, text=f"Note {at} on this", anchor=flow.anchor(paper, at, end))
           for at, end in spans]  # fmt: skip
    sample_desk.change_all("add many", [(None, each) for each in new])
    screen.fill()
    cards = screen.cards
    assert cards.rows.rowCount() >= 250
    cards.choose(cards.rows.marks()[150].key)
    assert cards.live.card.mark.key == cards.rows.marks()[150].key
    assert cards.viewport().rect().intersects(cards.live.geometry())


def test_the_foot_counts_the_marks(screen):
    assert screen.words() == "Questions: 3 · Notes: 1 · Highlights: 1"


def test_the_foot_says_what_a_repaired_heading_was_printed_as(screen, sample_desk):
    section = Section(heading="RESOURCE IMPLICATIONS", as_printed="RCE IMPLICATIONS", repaired=True)
    contents.put(sample_desk.library, "f" * 64, Reading(kind="council report", title="Clipped", sections=(section,)))
    clipped = Paper(id="clipped", meeting_id=sample_desk.meeting.id, title="Clipped", content="f" * 64, rank=99)
    sample_desk.change("add", old=None, new=clipped)
    screen.open_paper("clipped")
    screen.text.go_to(screen.text.opened.text.index("RESOURCE"))
    assert screen.words() == "Repaired; printed as “RCE IMPLICATIONS”"
    assert screen.text.accessibleDescription() == screen.words()


def test_a_paper_that_has_left_says_so_and_when_and_its_marks_stay(qtbot, sample_desk, screen, listed):
    mark = Note(id="n-left", meeting_id=listed[0].meeting_id, text="Mine",
                anchor=Anchor(paper_id=listed[0].id, content=listed[0].content, quote="Stourhaven"))  # fmt: skip
    sample_desk.change_all("", [(None, mark)])
    let_go(sample_desk, letting_go._of_papers([listed[0]], date(2031, 7, 1)))
    qtbot.waitUntil(lambda: not sample_desk.jobs.is_busy)
    screen.open_paper(listed[0].id)
    page = screen.reader.page
    assert page.isVisible()
    assert "left the library on Tuesday, 1 July 2031. Your marks and notes on it stay." in page.sentence.text()
    assert rows.get(sample_desk.library, Note, "n-left") is not None
