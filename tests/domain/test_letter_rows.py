"""Letters by their boxes to rows, also where the text itself has no line's end."""

from scrutiny_desktop.domain.letter_rows import rows_of


def _boxes(*places):
    return [number for left, top in places for number in (left, top, left + 0.01, top + 0.02)]


def test_a_step_down_begins_a_row_where_no_line_ends():
    boxes = _boxes((0.1, 0.1), (0.11, 0.1), (0.1, 0.2), (0.11, 0.2))
    assert [row[:2] for row in rows_of("abcd", boxes)] == [(0, 2), (2, 4)]


def test_a_raised_letter_stays_on_its_row_and_widens_its_box():
    boxes = _boxes((0.1, 0.1), (0.11, 0.09))
    assert list(rows_of("a2", boxes)) == [(0, 2, 0.1, 0.09, 0.12, 0.12000000000000001)]


def test_line_ends_and_letters_without_a_box_are_on_no_row_of_their_own():
    boxes = [*_boxes((0.1, 0.1)), 0.2, 0.1, 0.2, 0.12, *_boxes((0.1, 0.3))]
    assert [row[:2] for row in rows_of("a\nb", boxes)] == [(0, 1), (2, 3)]
