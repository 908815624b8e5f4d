"""A pack's papers under the items of the meeting it names, and a supplement's beside them."""

from scrutiny_desktop.flows.filing import Filing
from scrutiny_desktop.flows.intake import take_in
from scrutiny_desktop.store import agenda, contents, meetings, papers, search, vault
from scrutiny_desktop.store.check import check
from tests import made_papers as made


def _added(desk, *files):
    taken = take_in(desk.library.access, desk.clock, files, desk.resources / "forms", lambda *_: None)
    desk.change_all("add", Filing(desk.library, desk.ids, "me").filed(taken, None))


def _shown(desk):
    (meeting,) = meetings.every(desk.library)
    items = {item.id: item.number for item in agenda.for_meeting(desk.library, meeting.id)}
    return [(items.get(paper.agenda_item_id, ""), paper.role.value, paper.label, paper.first_page)
            for paper in papers.for_meeting(desk.library, meeting.id)]  # fmt: skip


FERRY = [("", "agenda", "", 1), ("5", "cover report", "", 2), ("5", "appendix", "Appendix A", 4),
         ("6", "cover report", "", 6)]  # fmt: skip


def test_papers_of_a_pack_are_filed_under_their_items_and_the_original_is_kept_once(desk, tmp_path):
    _added(desk, made.ferry_pack(tmp_path / "pack.pdf"))
    assert _shown(desk) == FERRY
    assert len(vault.every(desk.library)) == 1
    paper = papers.for_meeting(desk.library, meetings.every(desk.library)[0].id)[2]
    assert contents.reading(desk.library, paper.text_key).pages == 2
    (hit,) = search.find(desk.library, "timetable goes")
    assert hit.record_id == paper.id
    assert check(desk.library.access, desk.clock).findings == ()


def test_the_same_pack_again_adds_nothing(desk, tmp_path):
    file = made.ferry_pack(tmp_path / "pack.pdf")
    _added(desk, file)
    _added(desk, file)
    assert _shown(desk) == FERRY


def test_a_late_appendix_goes_to_its_item(desk, tmp_path):
    _added(desk, made.ferry_pack(tmp_path / "pack.pdf"))
    _added(desk, made.ferry_supplement(tmp_path / "late.pdf"))
    assert _shown(desk)[4:] == [("", "agenda", "", 1), ("5", "appendix", "Appendix B", 2)]


def test_pack_and_supplement_dropped_together_meet_at_one_meeting(desk, tmp_path):
    _added(desk, made.ferry_pack(tmp_path / "pack.pdf"), made.ferry_supplement(tmp_path / "late.pdf"))
    assert len(_shown(desk)) == 6
