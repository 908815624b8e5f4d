from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from scrutiny_desktop.views.papers.units import Units, showable, units_in

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


@st.composite
def texts_with_words_put_in(draw):
    """A text, and words that stand before some of its characters."""
    text = draw(words)
    places = draw(st.sets(st.integers(0, len(text) - 1), max_size=6)) if text else set()
    return text, {at: draw(st.text(st.sampled_from("xy \n\U0001f600"), min_size=1, max_size=6)) for at in places}


def _shown(text, put_in):
    return "".join(put_in.get(at, "") + letter for at, letter in enumerate(text))


@given(texts_with_words_put_in())
def test_every_character_is_found_again_whatever_is_put_in_before_it(given_text):
    text, put_in = given_text
    units = Units(text, put_in)
    assert [units.character(units.unit(at)) for at in range(len(text))] == list(range(len(text)))


@given(texts_with_words_put_in())
def test_a_unit_of_what_is_put_in_is_of_the_character_after_it(given_text):
    text, put_in = given_text
    units, unit = Units(text, put_in), 0
    for at, letter in enumerate(text):
        for _ in range(units_in(put_in.get(at, "")) + units_in(letter)):
            assert units.character(unit) == at
            unit += 1


@settings(deadline=None)
@given(texts_with_words_put_in(), st.data())
def test_the_runs_of_a_passage_are_its_own_words_in_a_document(given_text, data):
    text, put_in = given_text
    document, units = QTextDocument(_shown(text, put_in)), Units(text, put_in)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    seen = ""
    for first, last in units.runs(start, end):
        cursor = QTextCursor(document)
        cursor.setPosition(first)
        cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        seen += cursor.selectedText()
    assert seen == text[start:end]


def test_the_middle_of_a_pair_belongs_to_its_character():
    assert Units("a\U0001f600b").character(2) == 1


def test_what_a_document_would_take_for_a_frame_is_shown_as_a_sign_of_the_same_length():
    odd = "a\ufdd0b\ufffcc\x00d"
    assert showable(odd) == "a\ufffdb\ufffdc\ufffdd"
    assert showable("plain \U0001f600") == "plain \U0001f600"
