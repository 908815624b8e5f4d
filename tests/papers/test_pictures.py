"""Words of pictures among the words of their neighbours."""

from scrutiny_desktop.domain.reading import PageFacts, Paragraph, Reading, Section
from scrutiny_desktop.papers.lines import Line
from scrutiny_desktop.papers.pictures import pages_read, with_pages, with_words

PICTURE, PLAIN = PageFacts(is_picture=True), PageFacts()


def of(*sections, facts, warnings=()):
    return Reading(kind="text", title="T", sections=sections, pages=len(facts), page_facts=facts, warnings=warnings)


def section(heading, page, *pages):
    paragraphs = tuple(Paragraph(text=f"Words of page {each}.", page=each) for each in pages)
    return Section(heading=heading, page=page, paragraphs=paragraphs)


def line(page):
    return [Line(f"Picture of page {page}.", True, page)]


def texts(reading):
    return [each for part in reading.sections for each in (part.heading, *(p.text for p in part.paragraphs)) if each]


def test_they_stand_between_the_pages_before_and_after_within_a_section():
    made = with_words(of(section("A", 1, 1, 3), facts=(PLAIN, PICTURE, PLAIN)), {2: line(2)}, (), 1)
    assert texts(made) == ["A", "Words of page 1.", "Picture of page 2.", "Words of page 3."]
    assert [each.is_machine_read for each in made.page_facts] == [False, True, False]
    assert made.sections[0].paragraphs[1].page == 2


def test_they_stand_before_a_section_that_begins_later_and_at_the_end():
    reading = of(section("A", 1, 1), section("B", 3, 3), facts=(PLAIN, PICTURE, PLAIN, PICTURE))
    made = with_words(reading, {2: line(2), 4: line(4)}, (), 1)
    assert texts(made) == [
        "A", "Words of page 1.", "Picture of page 2.", "B", "Words of page 3.", "Picture of page 4.",
    ]  # fmt: skip


def test_a_picture_before_all_words_comes_first():
    made = with_words(of(section("A", 2, 2), facts=(PICTURE, PLAIN)), {1: line(1)}, (), 1)
    assert texts(made) == ["Picture of page 1.", "A", "Words of page 2."]


def test_pages_of_a_part_of_a_pack_are_counted_in_the_file():
    made = with_words(of(section("A", 40, 40), facts=(PLAIN, PICTURE)), {41: line(41)}, (), 40)
    assert [each.is_machine_read for each in made.page_facts] == [False, True]


def test_a_paper_of_pictures_alone_is_understood_as_any_other():
    lines = [Line("FERRY FARES", True, 1), Line("The ferry sails.", True, 1), Line("It sails on.", True, 2)]
    made = with_words(of(facts=(PICTURE, PICTURE)), {1: lines[:2], 2: lines[2:]}, (), 1)
    assert (made.title, made.pages, texts(made)) == ("FERRY FARES", 2, ["The ferry sails.", "It sails on."])


def test_a_picture_without_words_is_not_offered_again():
    made = with_words(of(facts=(PICTURE,)), {1: []}, (), 1)
    assert (texts(made), made.page_facts[0].is_unread) == ([], False)


def test_a_warning_goes_once_all_its_pages_are_read():
    warnings = ("Page 1 holds only a picture; its words can't be read.",
                "Pages 3 to 4 hold only pictures; their words can't be read.", "Page 9 is damaged.")  # fmt: skip
    reading = of(section("A", 2, 2), facts=(PICTURE, PLAIN, PICTURE, PICTURE), warnings=warnings)
    assert with_words(reading, {1: line(1), 3: line(3)}, (), 1).warnings == warnings[1:]
    assert with_words(reading, {1: [], 3: [], 4: []}, (), 1).warnings == warnings[2:]


def test_words_that_were_read_go_with_their_pages_into_another_paper():
    read = with_words(of(section("A", 1, 1, 3), facts=(PLAIN, PICTURE, PLAIN)), {2: line(2)}, (), 1)
    made = with_pages(of(section("B", 3, 3), facts=(PICTURE, PLAIN)), pages_read(read, 1), 2)
    assert texts(made) == ["Picture of page 2.", "B", "Words of page 3."]
    assert [each.is_machine_read for each in made.page_facts] == [True, False]


def test_headings_and_the_title_of_a_paper_of_pictures_alone_go_with_them():
    lines = [Line("FERRY FARES", True, 1), Line("The ferry sails.", True, 1), Line("1. Fares and times", True, 2),
             Line("They rise.", True, 2)]  # fmt: skip
    read = with_words(of(facts=(PICTURE, PICTURE)), {1: lines[:2], 2: lines[2:]}, (), 1)
    assert texts(read) == ["The ferry sails.", "1. Fares and times", "They rise."]
    made = with_pages(of(section("B", 3, 3), facts=(PICTURE, PICTURE, PLAIN)), pages_read(read, 1), 1)
    assert texts(made) == [
        "FERRY FARES", "The ferry sails.", "1. Fares and times", "They rise.", "B", "Words of page 3.",
    ]  # fmt: skip
    assert made.sections[1].level == read.sections[1].level


def test_a_picture_without_words_is_still_read_in_another_paper():
    read = with_words(of(section("A", 1, 1), facts=(PLAIN, PICTURE)), {2: []}, (), 1)
    made = with_pages(of(facts=(PICTURE,)), pages_read(read, 1), 2)
    assert (texts(made), made.page_facts[0].is_unread) == ([], False)
