from scrutiny_desktop.domain.anchor import Anchor
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.views.cut_short import ShortLabel
from scrutiny_desktop.views.papers.sentences import short_places

PAPER = Paper(id="p", meeting_id="m", title="Ferries", first_page=13, last_page=20)


def anchor(**more):
    return Anchor(paper_id="p", content="c", quote="x", **more)


def test_a_card_says_the_page_and_its_pack_page_as_a_citation_does_and_ever_less_where_room_is_short(qtbot):
    places = short_places(PAPER, anchor(page=17, pack_page="17", paragraph="2.3", section="DETAIL"))
    assert places == ("page 5 (pack page 17), paragraph 2.3 · Detail", "page 5 (pack page 17), paragraph 2.3", "¶2.3")
    shown = ShortLabel()
    qtbot.addWidget(shown)
    shown.say(*places, tip="Ferries, page 5")
    shown.show()
    for form in places:
        shown.resize(shown.fontMetrics().horizontalAdvance(form) + 2, 20)
        assert shown.text() == form
        assert (shown.toolTip(), shown.accessibleName()) == ("Ferries, page 5", "Ferries, page 5")


def test_without_paragraph_number_the_fewest_words_are_the_page_and_without_page_the_section():
    assert short_places(PAPER, anchor(page=13))[-1] == "p. 1"
    assert short_places(PAPER, anchor(section="DETAIL"))[-1] == "Detail"
