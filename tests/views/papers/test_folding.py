from hypothesis import given
from hypothesis import strategies as st

from scrutiny_desktop.views.papers.folding import MOST_HITS, Folded


def found(text, words):
    return [text[start:end] for start, end in Folded(text).find(words)]


def test_case_and_accents_are_overlooked():
    assert found("Café, CAFE, cafe\u0301 and cave", "café") == ["Café", "CAFE", "cafe\u0301"[:4]]


def test_ligatures_and_quotation_marks_are_found_by_plain_letters():
    assert found("the ﬁndings of Robin’s review", "findings of robin's") == ["ﬁndings of Robin’s"]
    assert found("Straße", "strasse") == ["Straße"]


def test_nothing_is_found_for_no_words():
    assert Folded("text").find("") == ()


def test_hits_do_not_overlap_and_end_somewhere():
    assert Folded("aaaa").find("aa") == ((0, 2), (2, 4))
    assert len(Folded("a" * (MOST_HITS + 5)).find("a")) == MOST_HITS


@given(st.text(st.sampled_from("abßﬁé’ \u0301\U0001f600"), max_size=30), st.data())
def test_every_passage_of_a_text_is_found_in_it(text, data):
    start = data.draw(st.integers(0, len(text)))
    words = text[start : data.draw(st.integers(start, len(text)))]
    hits = Folded(text).find(words)
    if Folded(words).text:
        assert hits
        for first, last in hits:
            assert Folded(words).text in Folded(text[first:last]).text
