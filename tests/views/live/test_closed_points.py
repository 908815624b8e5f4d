from dataclasses import replace

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from scrutiny_desktop.domain.discussion import PointKind
from scrutiny_desktop.domain.paper import Paper, exempt_by
from scrutiny_desktop.store import rows


def last_card(live):
    return list(live.points.cards.values())[-1]


def is_marked(card):
    return card.closed is not None and not card.closed.isHidden()


def test_a_point_made_while_the_public_is_out_says_so_on_its_card(live, evening):
    live.start()
    live.mark(PointKind.NOTED)
    assert not is_marked(last_card(live))
    evening.pass_by(minutes=1)
    live.chairing.clear_the_room()
    live.mark(PointKind.CONCERN)
    card = last_card(live)
    assert is_marked(card) and (card.closed.text(), card.closed.accessibleName()) == ("✕ Exempt", "Exempt")
    live.desk.undo()
    live.fill_if_stale()
    assert not is_marked(last_card(live))


def test_a_point_on_a_question_of_an_exempt_paper_says_so_as_soon_as_the_paper_is_exempt(live):
    asked = next(each for each in live.groups[0].questions if each.passages)
    live.take_up(asked)
    live.mark(PointKind.NOTED)
    paper = rows.get(live.desk.library, Paper, asked.passages[0].paper_id)
    live.desk.change("close", old=paper, new=replace(paper, classification=exempt_by(["paragraph 1 (invented)"])))
    live.fill_if_stale()
    assert is_marked(last_card(live)) and not last_card(live).exempt.isChecked()
    live.desk.undo()
    live.fill_if_stale()
    assert not is_marked(last_card(live))


def test_the_chip_of_a_card_takes_no_word_that_is_being_typed(live):
    live.start()
    live.mark(PointKind.NOTED)
    QTest.keyClicks(QApplication.focusWidget(), "They were told in M")
    live.chairing.clear_the_room()
    live.fill_if_stale()
    QTest.keyClicks(QApplication.focusWidget(), "arch")
    live.desk.flush()
    assert last_card(live).words.toPlainText() == "They were told in March"
