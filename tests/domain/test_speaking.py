"""Who may speak, each with a key that stays theirs."""

from hypothesis import given
from hypothesis import strategies as st

from scrutiny_desktop.domain.attendance import Attendance, Capacity
from scrutiny_desktop.domain.meeting import Witness
from scrutiny_desktop.domain.speaking import speakers

NAMES = st.lists(st.text(st.characters(categories=["Lu", "Ll"]), min_size=1, max_size=6), unique=True, max_size=50)


def invited(names):
    return [Witness(id=str(n), meeting_id="m", name=name, agency="Police", rank=n) for n, name in enumerate(names)]


def test_witnesses_come_first_then_members_and_each_is_named_once():
    people = [Attendance(id="b", meeting_id="m", name="Officer", capacity=Capacity.OFFICER),
              Attendance(id="a", meeting_id="m", name="Cllr Example", title="Chair"),
              Attendance(id="c", meeting_id="m", name="Ana")]  # fmt: skip
    known = speakers(invited(["Ana", "Ben"]), people)
    assert [(each.key, each.name, each.about) for each in known] == [
        ("1", "Ana", "Police"), ("2", "Ben", "Police"), ("3", "Cllr Example", "Chair"), ("4", "Officer", ""),
    ]  # fmt: skip


def test_a_witness_without_a_name_is_called_by_title_or_agency():
    known = speakers([Witness(id="w", meeting_id="m", name="", title="Chief Nurse", agency="Health")], [])
    assert (known[0].name, known[0].about) == ("Chief Nurse", "Health")


@given(NAMES, st.text("xyz", min_size=7, max_size=9))
def test_who_comes_late_changes_nobodys_key(names, late):
    before = speakers(invited(names), [])
    after = speakers(invited([*names, late]), [])
    assert after[: len(before)] == before
    assert len({each.key for each in after if each.key}) == len([each for each in after if each.key])
