"""The agenda of a front sheet: its items, and nothing else that is numbered there."""

from scrutiny_desktop.domain.reading import PackItem
from scrutiny_desktop.papers.front_sheet import FrontRow, listed_items


def _listed(*words, known=(), bold=()):
    rows = [FrontRow(each, each in bold) for each in words]
    return [(each.item.number, each.item.title, each.first) for each in listed_items(rows, known)]


def test_notes_before_the_agenda_dates_and_addresses_are_no_items():
    assert _listed(
        "1. The meeting is filmed.", "2. Phones are to be off.", "1. Apologies", "2. Minutes (Pages 3 - 8)",
        "13 March 2031", "10 Quay Street",
    ) == [("1", "Apologies", 0), ("2", "Minutes", 3)]  # fmt: skip


def test_numbered_sentences_are_no_agenda():
    assert _listed("1. The Panel met.", "2. It was asked for a report.") == []


def test_a_title_goes_on_as_far_as_its_weight_its_pages_or_its_words_say():
    bold = ("2. Children and Families", "Safeguarding Update")
    assert _listed("1. Apologies for", "absence", "To receive them.", known=[PackItem(number="1", title="x")]) == []
    assert _listed("1. Apologies for", "absence", *bold, "To note it.", "3. Report on the", "harbour", "(Pages 1 - 4)",
                   "3A Urgent items", bold=bold) == [
        ("1", "Apologies for absence", 0), ("2", "Children and Families Safeguarding Update", 0),
        ("3", "Report on the harbour", 1), ("3A", "Urgent items", 0),
    ]  # fmt: skip


def test_words_below_a_heavy_title_are_none_of_it_even_where_its_pages_follow_them():
    assert _listed("4. Minutes", "To agree the minutes.", "(Pages 3 - 8)", bold=("4. Minutes",)) == [
        ("4", "Minutes", 3)
    ]


def test_an_item_before_which_others_cannot_be_read_is_taken_where_the_outline_names_it():
    known = [PackItem(number="7", title="Harbour")]
    assert _listed("1. Apologies", "2. Interests", "7. Harbour", "8. Urgent items", known=known) == [
        ("1", "Apologies", 0), ("2", "Interests", 0), ("7", "Harbour", 0), ("8", "Urgent items", 0),
    ]  # fmt: skip
