"""A PDF's own bookmarks: those that are no headings stand in the outline, and lead to their pages."""

import pytest

from scrutiny_desktop.domain.panel import Role
from scrutiny_desktop.flows.filing import Filing
from scrutiny_desktop.flows.intake import take_in
from scrutiny_desktop.store import meetings
from scrutiny_desktop.views.introduction import introduce
from tests import made_papers as made


def _marked(title, level, *draws):
    """A page that a bookmark leads to."""

    def draw(canvas):
        canvas.bookmarkPage(title)
        canvas.addOutlineEntry(title, title, level)
        for each in draws:
            each(canvas)

    return draw


@pytest.fixture
def opened(qtbot, desk, open_screen, tmp_path):
    """Opens a paper of some pages."""

    def open_pages(*pages):
        introduce(desk, "Cllr Example", Role.CHAIR)
        file = made.pdf(tmp_path / "ferry.pdf", pages)
        taken = take_in(desk.library.access, desk.clock, [file], desk.resources / "forms", lambda *_: None)
        desk.change_all("add papers", Filing(desk.library, desk.ids, desk.me.id).filed(taken, None))
        desk.choose_meeting(meetings.every(desk.library)[0].id)
        screen = open_screen(desk)
        qtbot.waitUntil(lambda: screen.reader.pages.page_count == len(pages), timeout=20_000)
        return screen

    return open_pages


def _below(screen):
    (branch,) = screen.outline.lines._branches
    return [(entry.title, entry.level, entry.page) for entry in branch.headings]


def test_where_a_paper_has_no_headings_its_bookmarks_stand_for_them_and_lead_to_their_pages(qtbot, opened):
    screen = opened(
        _marked("Tables of fares", 0, made.text("The ferry sails daily.")),
        _marked("Winter", 1, made.text("It rests on Mondays.")),
        _marked("Maps", 0, made.scan("A map.")),
    )
    lines, text = screen.outline.lines, screen.text.opened.text
    assert lines.find(screen.paper.id, text.index("It rests")).row() == 1
    assert _below(screen) == [("Tables of fares", 1, 1), ("Winter", 2, 2), ("Maps", 1, 3)]
    pages, (branch,) = screen.reader.pages, screen.outline.lines._branches
    for at in (2, 1):
        screen.outline.chosen.emit(branch.headings[at])
        assert pages.place_on_desk()[0] == at
    screen.returning.back()
    assert pages.place_on_desk()[0] == 2
    screen.handlers()["pages_or_text"]()
    screen.outline.chosen.emit(branch.headings[1])
    assert screen.text.opened.text[screen.text.place() :].startswith("It rests")


def test_below_headings_the_bookmarks_that_say_none_of_them_are_a_part_of_their_own(opened):
    words = made.text(*["The ferry carries people over the river every day of the week."] * 3, top=200)
    screen = opened(
        _marked(
            "1 Fares", 0, made.heading("Ferries of Examplebridge", 80, size=24), made.heading("1 Fares", 150), words
        ),
        _marked("Map of the crossing", 0, words),
    )
    below = _below(screen)
    assert below[0][::2] == ("1 Fares", 0)
    assert below[-2:] == [("Bookmarks", 1, 2), ("Map of the crossing", 2, 2)]
    screen.reader.pages.go_to_page(1)
    chosen = screen.outline.lines.find(screen.paper.id, len(screen.text.opened.text))
    assert chosen.row() < len(below) - 2


def _listing_the_next_page_first(canvas):
    canvas.addOutlineEntry("Last", "last", 0)
    canvas.bookmarkPage("here")
    canvas.addOutlineEntry("Here", "here", 0)
    canvas.drawString(72, 700, "The ferry sails.")


def _last(canvas):
    canvas.bookmarkPage("last")
    canvas.drawString(72, 700, "It rests.")


def test_the_bookmark_that_the_reader_is_at_is_told_whatever_their_order(opened):
    screen = opened(_listing_the_next_page_first, _last)
    lines = screen.outline.lines
    here = screen.text.opened.text.index("The ferry")
    assert [lines.find(screen.paper.id, place).data() for place in (here, here + 20)] == ["Here", "Last"]
