"""What a reader is told of words that are in a file and not in its text."""

from scrutiny_desktop.domain.left_unread import left_unread, of_the_whole

DAMAGED, FORM = "Page 3 is damaged and could not be read.", "Page 1 is a form: what was filled in is shown on the page."
CARRIED = "The file carries another file, which was not read: Appendix 1.pdf."


def test_pictures_and_what_a_form_of_report_lacks_are_told_elsewhere():
    told_elsewhere = (
        "Page 2 holds only a picture; its words can't be read.",
        "Pages 4 to 6 hold only pictures; their words can't be read.",
        "“WARDS AFFECTED” was not found; what belongs to it may stand elsewhere.",
        "The date “soon” was not understood.",
    )
    assert left_unread((*told_elsewhere, DAMAGED, FORM, CARRIED)) == (DAMAGED, FORM, CARRIED)


def test_what_is_of_the_file_of_a_pack_is_of_none_of_its_pages():
    assert of_the_whole((DAMAGED, CARRIED, FORM)) == (CARRIED,)
