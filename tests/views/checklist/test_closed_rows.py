"""A recommendation that rests on what is not public says so in its row."""

from dataclasses import replace

from scrutiny_desktop.domain.checklist import ChecklistRow
from scrutiny_desktop.domain.paper import Paper, exempt_by
from scrutiny_desktop.store import rows
from scrutiny_desktop.views.checklist.model import Column
from scrutiny_desktop.views.row_list import SPOKEN


def resting(screen):
    """The first row whose recommendation stands in a paper."""
    lines = screen._table.rows.lines()
    return next(at for at, line in enumerate(lines) if isinstance(line, ChecklistRow) and line.recommendation.anchor)


def told(screen, at):
    table = screen._table.rows
    aside = table.words.aside(table.line(at), frozenset(Column))
    return aside, table.index(at, int(Column.TEXT)).data(SPOKEN)


def settled(qtbot, screen):
    qtbot.waitUntil(lambda: not screen._is_stale and not screen._reading.is_reading)


def test_a_row_says_by_word_and_sign_that_it_is_not_public_and_no_longer_when_it_is(qtbot, screen):
    at = resting(screen)
    row, before = screen._table.rows.line(at), told(screen, at)
    assert "Exempt" not in "".join(before)
    paper = rows.get(screen.desk.library, Paper, row.recommendation.anchor.paper_id)
    closed = replace(paper, classification=exempt_by(["paragraph 1 (invented)"]))
    screen.desk.change("close", old=paper, new=closed)
    settled(qtbot, screen)
    aside, spoken = told(screen, at)
    assert aside.startswith("✕ Exempt · ") and "Exempt" in spoken.split(", ")
    assert screen._table.rows.line(at) is not row  # so that its height is reckoned anew
    screen.desk.undo()
    settled(qtbot, screen)
    assert told(screen, at) == before


def test_a_recommendation_that_comes_to_rest_on_a_closed_paper_says_so_at_once(qtbot, screen):
    at = resting(screen)
    one = screen._table.rows.line(at).recommendation
    paper = rows.get(screen.desk.library, Paper, one.anchor.paper_id)
    other = replace(paper, id=screen.desk.ids.new(), classification=exempt_by(["paragraph 2 (invented)"]))
    screen.desk.change("take in", old=None, new=other)
    settled(qtbot, screen)
    moved = replace(one, anchor=replace(one.anchor, paper_id=other.id))
    screen.desk.change("move", old=one, new=moved)
    settled(qtbot, screen)
    assert told(screen, at)[0].startswith("✕ Exempt · ")
