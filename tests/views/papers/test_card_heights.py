"""Of very many cards those near the view are measured, and what is seen stays where it is."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt

from scrutiny_desktop.domain.note import Note
from scrutiny_desktop.views.papers.card_list import AT_ONCE

MANY = 3 * AT_ONCE


@pytest.fixture
def cards(screen, sample_desk):
    text, flow, paper = screen.text.opened.text, screen.text.opened.flow, screen.paper
    made = []
    for at in range(MANY):
        start = (at * 7) % (len(text) - 40)
        words = "A long note that goes on and on over several lines. " * (at % 5)
        anchor = flow.anchor(paper, start, start + 30)
        made.append(Note(id=f"n{at}", meeting_id=paper.meeting_id, text=words, anchor=anchor))
    sample_desk.change_all("add many", [(None, each) for each in made])
    screen.fill()
    assert screen.cards.rows.rowCount() >= MANY
    return screen.cards


def as_drawn(cards, row):
    card = cards.rows.index(row).data(Qt.ItemDataRole.UserRole)
    return cards.delegate.height(card, cards.delegate.card_width()) + cards.delegate.gap


def seen(cards):
    rows = cards._in_view()
    return [row for row in rows if row != cards.currentIndex().row()]


def test_a_card_that_is_not_seen_is_neither_put_into_words_nor_measured(cards):
    assert cards.rows.made(cards.rows.marks()[MANY - 60]) is None
    assert len(cards.rows._made) < MANY / 2


def test_every_card_that_is_seen_has_the_room_it_is_drawn_in_wherever_one_scrolls(cards):
    bar = cards.verticalScrollBar()
    for part in (0, 3, 7, 5, 8, 1):
        bar.setValue(bar.maximum() * part // 8)
        assert seen(cards)
        for row in seen(cards):
            assert cards.visualRect(cards.rows.index(row)).height() == as_drawn(cards, row), (part, row)


def test_what_is_seen_moves_by_as_much_as_was_scrolled_also_where_cards_are_measured_just_then(cards):
    bar, high = cards.verticalScrollBar(), cards.viewport().height()
    for step in (high // 2,) * 12 + (-high // 3,) * 4:
        edge = high - 2 if step > 0 else 1
        row = cards.rows.index(cards.indexAt(QPoint(cards.delegate.gap, edge)).row())
        before = cards.visualRect(row).top()
        bar.setValue(bar.value() + step)
        assert before - cards.visualRect(row).top() == step


def test_a_card_far_below_is_chosen_and_wholly_in_view(cards):
    key = cards.rows.marks()[MANY - 30].key
    cards.choose(key)
    assert cards.live.card.mark.key == key
    assert cards.viewport().rect().contains(cards.live.geometry())
    cards.choose(cards.rows.marks()[3].key)
    assert cards.viewport().rect().contains(cards.live.geometry())


def test_other_words_in_one_card_leave_the_view_where_it_is(cards, screen, sample_desk):
    bar = cards.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    row = cards._in_view().start + 1
    note = cards.rows.marks()[row].record
    place = cards.visualRect(cards.rows.index(row)).top()
    sample_desk.change("edit", old=note, new=replace(note, text="Other words, " * 40))
    screen.fill()
    assert cards.visualRect(cards.rows.index(row)).top() == place
    assert cards.visualRect(cards.rows.index(row)).height() == as_drawn(cards, row)
