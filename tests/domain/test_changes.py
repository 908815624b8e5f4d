from scrutiny_desktop.domain.changes import ChangeKind, what_changed
from scrutiny_desktop.domain.flow import Block, BlockKind, Flow

ONE = "1.1 The Panel met in March to hear how the partnership had answered the review."
TWO = "1.2 An audit of forty case records found that nine had no plan and visits were late."
THREE = "1.3 Every social worker is to be trained in keeping chronologies before the summer."
FOUR = "1.4 The partnership will write to the Panel in the autumn with its figures."


def flow(*paragraphs: str) -> Flow:
    blocks, at = [], 0
    for text in paragraphs:
        blocks.append(Block(kind=BlockKind.PARAGRAPH, text=text, start=at))
        at += len(text) + 1
    return Flow(tuple(blocks))


def told(old: Flow, new: Flow):
    return [(change.kind, [each.text for each in change.old], [each.text for each in change.new])
            for change in what_changed(old, new)]  # fmt: skip


def test_of_a_paper_that_is_the_same_nothing_changed():
    assert told(flow(ONE, TWO, THREE), flow(ONE, TWO, THREE)) == []


def test_a_paragraph_that_was_only_renumbered_did_not_change():
    assert told(flow(ONE, TWO), flow(ONE, TWO.replace("1.2", "1.3"))) == []


def test_a_line_of_contents_with_another_page_did_not_change():
    lines = [f"{at}. The answer of the partnership to finding {at} {'.' * 20} {at * 3}" for at in range(1, 5)]
    later = [line.replace(f" {at * 3}", f" {at * 3 + 2}") for at, line in enumerate(lines, start=1)]
    assert told(flow(*lines), flow(*later)) == []


def test_words_that_changed_are_told_one_by_one():
    new = TWO.replace("nine", "seven")
    (change,) = what_changed(flow(ONE, TWO, THREE), flow(ONE, new, THREE))
    assert (change.kind, change.new[0].text, change.has_moved) == (ChangeKind.CHANGED, new, False)
    assert [(each.old, each.new) for each in change.words if each.old != each.new] == [("nine", "seven")]


def test_what_is_new_and_what_is_gone_stand_where_they_are_and_were():
    assert told(flow(ONE, TWO, FOUR), flow(ONE, THREE, FOUR)) == [
        (ChangeKind.REMOVED, [TWO], []),
        (ChangeKind.ADDED, [], [THREE]),
    ]


def test_a_paragraph_that_stands_elsewhere_has_moved():
    assert told(flow(ONE, TWO, THREE, FOUR), flow(TWO, THREE, FOUR, ONE)) == [(ChangeKind.MOVED, [ONE], [ONE])]


def test_a_paragraph_that_was_split_is_one_change_of_several_paragraphs():
    cut = TWO.index("nine")
    assert told(flow(ONE, TWO, FOUR), flow(ONE, TWO[:cut].rstrip(), TWO[cut:], FOUR)) == []
    (change,) = what_changed(flow(ONE, TWO, FOUR), flow(ONE, TWO[:cut].rstrip(), "seven" + TWO[cut + 4 :], FOUR))
    assert (change.kind, len(change.old), len(change.new)) == (ChangeKind.CHANGED, 1, 2)


def test_an_empty_paper_was_added_or_taken_out_whole():
    assert [kind for kind, _, _ in told(flow(), flow(ONE, TWO))] == [ChangeKind.ADDED] * 2
    assert [kind for kind, _, _ in told(flow(ONE, TWO), flow())] == [ChangeKind.REMOVED] * 2


def test_it_tells_how_far_it_is_among_the_paragraphs_too():
    many = [f"1.{at} Crossing {at} had {at + 7} sailings in the week that began on day {at}." for at in range(400)]
    told: list[float] = []
    what_changed(flow(*many), flow(*(each.replace("sailings", "ferries") for each in many)), told.append)
    assert told == sorted(told) and told[-1] == 1.0
    assert sum(0.5 < share < 1.0 for share in told) >= 5
