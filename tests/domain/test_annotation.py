"""Marks abroad: parts on several pages, answers that lead somewhere, colours that mean what they meant."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from scrutiny_desktop.domain.anchor import Box
from scrutiny_desktop.domain.annotation import Annotation, AnnotationKind, joined, page_parts, rgb, without_circles
from scrutiny_desktop.domain.note import Colour, MarkKind
from scrutiny_desktop.domain.printed_colour import colour_of, role_of


def _mark(name="m", page=1, **fields):
    return Annotation(id=name, kind=AnnotationKind.HIGHLIGHT, page=page, **fields)


def _box(page):
    return Box(page=page, left=0.1, top=0.1, right=0.2, bottom=0.2)


@given(some.lists(some.lists(some.integers(1, 9), min_size=1), max_size=8))
def test_parts_on_several_pages_are_one_mark_again(pages_of):
    wholes = [_mark(f"m{at}", min(pages), boxes=tuple(map(_box, sorted(pages))), words=f"words {at}")
              for at, pages in enumerate(pages_of)]  # fmt: skip
    parts = sorted((part for whole in wholes for part in page_parts(whole)), key=lambda part: part.page)
    again = {each[0].words: tuple(box for part in each for box in part.boxes) for each in joined(parts)}
    assert again == {whole.words: whole.boxes for whole in wholes}
    assert sum("words" in part.words for part in parts) == len(wholes)


def test_parts_of_another_kind_or_without_a_first_stay_alone():
    stray = _mark("m/page 2", 2)
    other = replace(stray, kind=AnnotationKind.SQUARE)
    assert joined([stray]) == [(stray,)]
    assert joined([_mark(), other]) == [(_mark(),), (other,)]


@given(some.dictionaries(some.integers(0, 8), some.integers(0, 10), max_size=9))
def test_every_answer_that_is_kept_leads_to_a_mark_that_is_none(answers):
    marks = [_mark(str(name), reply_to=str(answers.get(name, ""))) for name in range(9)]
    kept, cut = without_circles(marks)
    known = {each.id: each for each in kept}
    for mark in kept:
        way = 0
        while mark.reply_to and way < 20:
            mark, way = known[mark.reply_to], way + 1
        assert way < 20
    assert cut == sum(bool(one.reply_to) != bool(other.reply_to) for one, other in zip(marks, kept, strict=True))
    assert len(kept) == len(marks)


def test_a_long_chain_of_answers_is_walked_once():
    marks = [_mark(str(at), reply_to=str(at - 1) if at else "") for at in range(10_000)]
    kept, cut = without_circles(marks)
    assert (len(kept), cut) == (10_000, 0)


@pytest.mark.parametrize("role", [role for role in Colour if role is not Colour.PLAIN])
def test_a_colour_of_ours_comes_back_as_its_role(role):
    assert {role_of(colour_of(kind, role)) for kind in MarkKind} == {role}


def test_any_other_colour_means_nothing_that_we_know():
    assert {role_of(colour_of(kind, Colour.PLAIN)) for kind in MarkKind} == {Colour.PLAIN}
    assert [role_of(each) for each in ("", "red", "#zzzzzz", "#ff0000")] == [Colour.PLAIN] * 4
    assert rgb("#ff8000") == pytest.approx((1.0, 0.502, 0.0), abs=1e-3)
