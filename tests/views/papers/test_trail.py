"""Back and forward over jumps, within a paper and across papers."""

from scrutiny_desktop.views.papers.trail import MOST, Spot, Trail


def _spot(page, paper="a"):
    return Spot(paper, is_page=True, page=page)


def test_back_and_forward_lead_over_the_same_places():
    trail = Trail()
    trail.leave(_spot(1))
    trail.leave(_spot(5))
    assert trail.back(_spot(9)) == _spot(5)
    assert trail.back(_spot(5)) == _spot(1)
    assert trail.back(_spot(1)) is None
    assert trail.forward(_spot(1)) == _spot(5)
    assert trail.forward(_spot(5)) == _spot(9)
    assert trail.forward(_spot(9)) is None


def test_a_new_jump_is_another_way_ahead():
    trail = Trail()
    trail.leave(_spot(1))
    trail.back(_spot(9))
    trail.leave(_spot(3, "b"))
    assert trail.forward(_spot(4, "b")) is None
    assert trail.back(_spot(4, "b")) == _spot(3, "b")


def test_a_place_is_kept_once_and_not_without_end():
    trail = Trail()
    for page in [1, 1, *range(2, MOST + 10)]:
        trail.leave(_spot(page))
    steps = 0
    while trail.back(_spot(-1 - steps)) is not None:
        steps += 1
    assert steps == MOST
