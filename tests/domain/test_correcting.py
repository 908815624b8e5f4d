"""A corrected sentence outlives the draft it was written on, and no door that is shut behind it."""

from datetime import UTC, datetime, timedelta

from scrutiny_desktop.domain.correcting import MinuteCorrection, corrected
from scrutiny_desktop.domain.discussion import DiscussionPoint, PointKind
from scrutiny_desktop.domain.meeting import AgendaItem, Meeting
from scrutiny_desktop.domain.minute import draft_minute
from scrutiny_desktop.domain.minute_block import MinuteBlock, MinuteKind
from scrutiny_desktop.domain.minute_matter import MinuteMatter
from scrutiny_desktop.domain.panel import Panel
from scrutiny_desktop.domain.recommendation import Recommendation

ADVICE = Recommendation(id="r", meeting_id="m", number="3")
AT = datetime(2031, 6, 12, 18, tzinfo=UTC)
BLOCK = MinuteBlock(kind=MinuteKind.RESOLUTION, text="That it be so.", key="resolution:d1", rests_on=("d1",))
MADE = MinuteCorrection(id="k", meeting_id="m", key="resolution:d1", words="That it be\nso at once.",
                        drafted="That it be so.", rests_on=("d1",))  # fmt: skip


def test_a_correction_stands_in_its_sentences_place_and_keeps_what_the_draft_says():
    (block,) = corrected([BLOCK], [MADE], lambda _: True).blocks
    assert (block.text, block.drafted, block.is_outdated) == ("That it be so at once.", "That it be so.", False)


def test_a_correction_says_when_the_draft_says_something_else_now():
    now = MinuteBlock(kind=BLOCK.kind, text="That it be so in May.", key=BLOCK.key, rests_on=("d1",))
    (block,) = corrected([now], [MADE], lambda _: True).blocks
    assert (block.text, block.drafted, block.is_outdated) == ("That it be so at once.", now.text, True)


def test_what_was_written_on_a_thing_that_may_not_be_shown_now_is_not_shown_either():
    put = corrected([BLOCK], [MADE], lambda _: False)
    assert (put.blocks, put.withheld) == ((BLOCK,), (MADE,))


def test_a_correction_whose_sentence_went_is_told_of():
    assert corrected([], [MADE], lambda _: True).homeless == (MADE,)


def test_a_sentence_of_two_points_loses_its_correction_when_one_of_them_is_marked_exempt(wording):
    def drafted(is_exempt: bool):
        points = [
            DiscussionPoint(id=f"d{n}", meeting_id="m", words=words, at=AT + timedelta(minutes=n), is_exempt=hidden,
                            recommendation_ids=("r",))
            for n, (words, hidden) in enumerate((("One", False), ("Xyzzy", is_exempt)))
        ]  # fmt: skip
        return draft_minute(MinuteMatter(
            panel=Panel(id="p", name="Panel"), meeting=Meeting(id="m", panel_id="p"),
            agenda_item=AgendaItem(id="i", meeting_id="m", title="Item"), recommendations=[ADVICE], points=points,
            corrections=[MinuteCorrection(id="k", meeting_id="m", agenda_item_id="i", key="about:r",
                                          words="One, and Xyzzy too", rests_on=("r", "d0", "d1"))],
        ), wording)  # fmt: skip

    assert "One, and Xyzzy too" in [each.text for each in drafted(is_exempt=False).blocks]
    shut = drafted(is_exempt=True)
    assert "Xyzzy" not in " ".join(each.words for each in shut.whole)
    assert "1 correction was written on what is not public" in " ".join(shut.left_out)


def test_a_resolution_keeps_its_name_when_another_comes_before_it(wording):
    def keys(*at: int):
        points = [DiscussionPoint(id=f"d{n}", meeting_id="m", words="X", at=AT + timedelta(minutes=n),
                                  kind=PointKind.RESOLUTION) for n in at]  # fmt: skip
        minute = draft_minute(MinuteMatter(
            panel=Panel(id="p", name="Panel"), meeting=Meeting(id="m", panel_id="p"),
            agenda_item=AgendaItem(id="i", meeting_id="m", title="Item"), points=points,
        ), wording)  # fmt: skip
        return {each.key: each.label for each in minute.blocks if each.kind is MinuteKind.RESOLUTION}

    assert keys(2) == {"resolution:d2": "(i)"}
    assert keys(1, 2)["resolution:d2"] == "(ii)"
