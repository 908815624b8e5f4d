"""The agenda of a front sheet: its items, and nothing else that is numbered there."""

from scrutiny_desktop.domain.reading import PackItem
from scrutiny_desktop.papers.front_sheet import FrontRow, in_printed_order, listed_items
from scrutiny_desktop.papers.unnumbered_items import unnumbered_items


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


def test_an_agenda_in_parts_with_letters_is_one():
    assert _listed("A - Committee business", "A1 Apologies and Substitutes", "A2 Minutes (Pages 1 - 6)",
                   "B - Called-in items", "B1 Ferry fares (Pages 7 - 20)", "C1. Harbour plan (Pages 21 - 40)") == [
        ("A1", "Apologies and Substitutes", 0), ("A2", "Minutes", 1), ("B1", "Ferry fares", 7),
        ("C1", "Harbour plan", 21),
    ]  # fmt: skip


def test_a_road_or_a_postcode_is_no_item_and_ends_no_agenda():
    rows = ("1. Apologies", "2. Road works on the", "A25 near Examplebridge", "B2 Station Road", "3. Minutes")
    assert _listed(*rows) == [
        ("1", "Apologies", 0), ("2", "Road works on the A25 near Examplebridge", 0), ("3", "Minutes", 0),
    ]  # fmt: skip
    assert _listed("A25 Examplebridge bypass", "M2 Junction 5", "EX1 4AB") == []


def _agenda(*words, bold=()):
    rows = [FrontRow(each, each in bold) for each in words]
    listed = listed_items(rows)
    return [(each.number, each.title) for each in in_printed_order([*listed, *unnumbered_items(rows, listed)], {})]


def test_an_agenda_without_numbers_is_told_by_what_all_agendas_have_and_by_pages():
    assert _agenda("AGENDA", "Membership: Cllr A Example (Chair), Cllr B Example", "Apologies for absence",
                   "Declarations of interest", "Members are reminded to declare any interest.",
                   "Minutes of the last meeting (Pages 3 - 8)", "Report on the future of", "the ferry",
                   "(Pages 9 - 20)", "Date of next meeting", "Examplebridge Town Hall") == [
        ("", "Apologies for absence"), ("", "Declarations of interest"), ("", "Minutes of the last meeting"),
        ("", "Report on the future of the ferry"), ("", "Date of next meeting"),
    ]  # fmt: skip


def test_a_line_without_a_number_between_numbered_items_is_one_where_it_has_pages_of_its_own():
    assert _agenda("1. Apologies", "2. Minutes (Pages 1 - 4)", "Motion to exclude the press and public (Pages 5 - 6)",
                   "3. Ferry fares", "(Pages 7 - 9)", "Urgent business") == [
        ("1", "Apologies"), ("2", "Minutes"), ("", "Motion to exclude the press and public"), ("3", "Ferry fares"),
    ]  # fmt: skip


def test_one_usual_line_alone_is_no_agenda():
    assert _agenda("Examplebridge Borough Council", "Minutes of the Harbour Panel", "The Panel met in June.") == []
