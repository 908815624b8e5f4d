from scrutiny_desktop.outputs.minute_text import minute_text


def test_the_text_is_the_whole_minute_for_pasting(sample_minute):
    text = minute_text(sample_minute)
    assert text.startswith("7. LEARNING REVIEW – ‘ROBIN’\n\nThe Panel received the report of the Independent Chair")
    assert "\n\n• Recommendation 1 – The front door" in text
    assert (
        "considered at the September meeting of the Panel.\n\nDraft minute · public.\n1 point or outcome rests on"
        in text
    )
    assert text.endswith("and is left out.\n")
    assert all(block.words in text for block in sample_minute.blocks)


def test_bullets_stand_together_and_paragraphs_apart(draft):
    lines = minute_text(draft.of_words("One", "Two")).split("\n")
    assert lines[-6:] == ["", "• One.", "• Two.", "", "Draft minute · public.", ""]


def test_typed_marks_of_markup_stay_as_they_are(draft):
    assert "• <b>1 & 2</b>." in minute_text(draft.of_words("<b>1 & 2</b>"))


def test_what_is_left_out_of_the_sample_is_said_beside_it(sample_minute):
    assert sample_minute.left_out == (
        "1 point or outcome rests on Appendix 3 "
        "(exempt, paragraphs 1 and 2 of the Access to Information Procedure Rules) and is left out.",
    )
    assert "chronology" not in minute_text(sample_minute)
