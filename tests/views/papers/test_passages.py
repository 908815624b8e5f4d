from scrutiny_desktop.domain.flow import flowing
from scrutiny_desktop.domain.reading import Paragraph, Reading, Section
from scrutiny_desktop.views.papers.menus import lettered
from scrutiny_desktop.views.papers.passages import paragraph, sentence, whole_words

FLOW = flowing(
    Reading(
        kind="text",
        title="A report",
        sections=(
            Section(
                heading="DETAIL",
                paragraphs=(
                    Paragraph(number="3.", text="It was published. Nobody asked why? “Then” they did."),
                    Paragraph(text="The next paragraph."),
                ),
            ),
        ),
    )
)
TEXT = FLOW.text


def words(span):
    return TEXT[slice(*span)]


def test_the_sentence_at_the_caret_is_taken_without_the_printed_number():
    at = TEXT.index("published")
    assert words(sentence(FLOW, at, at)) == "It was published."
    assert words(sentence(FLOW, TEXT.index("3."), TEXT.index("3."))) == "It was published."


def test_a_passage_grows_sentence_by_sentence_into_the_next_paragraph():
    span = sentence(FLOW, TEXT.index("Nobody"), TEXT.index("Nobody"))
    assert words(span) == "Nobody asked why?"
    span = sentence(FLOW, *span)
    assert words(span).endswith("“Then” they did.")
    assert words(sentence(FLOW, *span)).endswith("The next paragraph.")


def test_a_word_that_was_found_grows_to_its_whole_sentence_first():
    at = TEXT.index("lished")
    span = sentence(FLOW, at, at + 3)
    assert words(span) == "It was published."
    assert words(sentence(FLOW, *span)) == "It was published. Nobody asked why?"
    assert words(sentence(FLOW, at, TEXT.index("asked"))).startswith("It was published. Nobody")


def test_a_paragraph_is_taken_whole_and_then_the_next_with_it():
    at = TEXT.index("asked")
    span = paragraph(FLOW, at, at)
    assert words(span) == "It was published. Nobody asked why? “Then” they did."
    assert words(paragraph(FLOW, *span)) == words(span) + "\nThe next paragraph."


def test_at_the_end_of_the_text_a_passage_stays_as_it_is():
    span = paragraph(FLOW, len(TEXT), len(TEXT))
    assert words(span) == "The next paragraph."
    assert paragraph(FLOW, *span) == span
    assert sentence(FLOW, *span) == span


def test_a_sentence_goes_on_after_an_abbreviation():
    text = "It was Cllr. Hale who asked (see para. 4.2), i.e. The lead member. Nobody else did."
    flow = flowing(Reading(kind="text", title="", sections=(Section(heading="", paragraphs=(Paragraph(text=text),)),)))
    start, end = sentence(flow, flow.text.index("asked"), flow.text.index("asked"))
    assert flow.text[start:end] == text.removesuffix(" Nobody else did.")


def test_a_passage_cut_within_words_takes_them_in_whole():
    text = "The ferries’ fares, as agreed."
    cut = whole_words(text, text.index("rries"), text.index("res,") + 1)
    assert text[slice(*cut)] == "ferries’ fares"
    assert whole_words(text, 4, 11) == (4, 11)
    assert whole_words(text, 3, 3) == (3, 3)


def test_names_of_a_menu_have_a_letter_each_while_there_are_any():
    assert lettered(["Note", "Notice", "Evidence", "No"]) == ["&Note", "N&otice", "&Evidence", "No"]
