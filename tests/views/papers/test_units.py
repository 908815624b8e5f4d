from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from scrutiny_desktop.views.papers.units import Units, showable

words = st.text(st.sampled_from("ab é\U0001f600\U00010348’"), max_size=40)


@given(words)
def test_every_character_is_found_again_from_its_unit(text):
    units = Units(text)
    assert [units.character(units.unit(at)) for at in range(len(text) + 1)] == list(range(len(text) + 1))


@given(words)
def test_units_are_those_by_which_a_text_document_counts(text):
    document, units = QTextDocument(text), Units(text)
    assert units.unit(len(text)) == document.characterCount() - 1
    for at, letter in enumerate(text):
        cursor = QTextCursor(document)
        cursor.setPosition(units.unit(at))
        cursor.setPosition(units.unit(at + 1), QTextCursor.MoveMode.KeepAnchor)
        assert cursor.selectedText() == letter


def test_the_middle_of_a_pair_belongs_to_its_character():
    assert Units("a\U0001f600b").character(2) == 1


def test_what_a_document_would_take_for_a_frame_is_shown_as_a_sign_of_the_same_length():
    odd = "a\ufdd0b\ufffcc\x00d"
    assert showable(odd) == "a\ufffdb\ufffdc\ufffdd"
    assert showable("plain \U0001f600") == "plain \U0001f600"
