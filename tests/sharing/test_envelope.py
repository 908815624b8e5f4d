"""Files that are as they say, and every attack on them that we could think of."""

import hashlib
import json
import subprocess
import tracemalloc
import zlib
from dataclasses import replace
from datetime import date

import pyrage
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrutiny_desktop.domain.panel import Role
from scrutiny_desktop.domain.roster import CHAIR, PANEL
from scrutiny_desktop.domain.shared import Place, read_shared
from scrutiny_desktop.sharing import header, seal
from scrutiny_desktop.sharing.envelope import open_envelope, put_up
from scrutiny_desktop.sharing.header import Header, read_head
from scrutiny_desktop.sharing.refusals import NotForMe, NotYet, Refused, SetAside
from tests.made_panel import (
    AMINA,
    BEN,
    CARYS,
    MALLORY,
    PANEL_ID,
    ROSTER,
    file_of,
    place,
    reader,
    somebody,
    version,
    without,
)

SOUND = file_of(BEN, version(BEN))
TROUBLE = (Refused, SetAside, NotYet, NotForMe)


def forged(packed: bytes, *, who=BEN, keys=None, sealed=None, **said) -> bytes:
    """A file that says what one likes, over any content, signed by whoever one likes."""
    sealed = sealed or seal.seal(packed, [AMINA.keys.recipient])
    head = Header(
        **{
            "panel": PANEL_ID,
            "member": who.person.id,
            "device": "d1",
            "scope": "meeting-2031-06-12",
            "audience": CHAIR,
            "count": 1,
            "unpacked": 0,
            "length": len(sealed),
            "sha256": hashlib.sha256(sealed).hexdigest(),
            **said,
        }
    )
    return header.written(head, keys or who.keys) + sealed


def packed(*lines: str) -> tuple[bytes, dict[str, int]]:
    plain = "".join(f"{line}\n" for line in lines).encode()
    return zlib.compress(plain), {"count": len(lines), "unpacked": len(plain)}


def holding(*lines: str, **said) -> bytes:
    content, counts = packed(*lines)
    return forged(content, **{**counts, **said})


def line(**changed) -> str:
    plain = json.loads(version(BEN).line)
    return json.dumps({**plain, **changed})


def refused(content: bytes, kind=Refused, name: str = "", roster=ROSTER, who=AMINA) -> str:
    with pytest.raises(kind) as caught:
        open_envelope(content, reader(who, roster), name)
    assert caught.value.what_happened.endswith(".")
    assert caught.value.what_to_do.endswith(".")
    return str(caught.value)


def test_what_was_put_up_is_what_is_opened():
    mine = [version(BEN, 1), version(BEN, 2, "Who else?")]
    opened = open_envelope(file_of(BEN, *mine), reader(AMINA))
    assert set(opened.versions) == set(mine)
    assert opened.header.file_name == "ben.d1.meeting-2031-06-12.chair.sds"


def test_the_writer_can_open_their_own_file():
    assert open_envelope(file_of(BEN, version(BEN)), reader(BEN)).versions == (version(BEN),)


def test_whoever_it_is_not_meant_for_passes_it_over_and_could_not_open_it():
    content = file_of(BEN, version(BEN))
    with pytest.raises(NotForMe):
        open_envelope(content, reader(CARYS))
    with pytest.raises(SetAside):
        seal.unseal(content[read_head(content).end :], CARYS.keys)


def test_the_age_command_opens_it(tmp_path):
    content = file_of(BEN, version(BEN))
    (tmp_path / "key").write_text(AMINA.keys.identity)
    (tmp_path / "file").write_bytes(content)
    script = f"tail -n +4 {tmp_path / 'file'} | age -d -i {tmp_path / 'key'}"
    done = subprocess.run(["bash", "-c", script], capture_output=True, check=False)
    if done.returncode == 127 or b"age: command not found" in done.stderr:
        pytest.skip("age is not installed")
    assert zlib.decompress(done.stdout).decode() == version(BEN).line + "\n"


def test_a_file_that_is_not_all_here_is_waited_for():
    content = file_of(BEN, version(BEN))
    for cut in range(len(content)):
        refused(content[:cut], NotYet)


@settings(max_examples=300)
@given(st.integers(0, len(SOUND) - 1), st.integers(0, 7))
def test_no_flipped_bit_changes_what_is_taken_in(at, bit):
    content = bytearray(SOUND)
    content[at] ^= 1 << bit
    try:
        opened = open_envelope(bytes(content), reader(AMINA))
    except TROUBLE:
        return
    # The last letter of a signature in base64 has bits that say nothing.
    assert opened == open_envelope(SOUND, reader(AMINA))


@settings(max_examples=300)
@given(st.binary(max_size=300), st.booleans())
def test_rubbish_is_refused_in_a_sentence(rubbish, begun):
    content = (header.MAGIC + b"\n" if begun else b"") + rubbish
    with pytest.raises(TROUBLE):
        open_envelope(content, reader(AMINA))


def test_a_file_with_more_at_its_end_is_refused():
    refused(file_of(BEN, version(BEN)) + b"more")


def test_a_forged_file_is_refused():
    content, counts = packed(line())
    assert "from Ben, and it is not" in refused(forged(content, keys=MALLORY.keys, **counts))


def test_a_stranger_is_set_aside():
    stranger = somebody("Stranger")
    content, counts = packed(line(member="stranger", body=None))
    refused(forged(content, who=stranger, **counts), SetAside)


def test_a_member_cannot_speak_for_another_inside_their_own_file():
    theirs = version(CARYS).line
    assert "somebody else" in refused(holding(theirs))
    refused(holding(line(body={"id": "q1", "owner": "carys"})))


def test_what_was_sealed_by_another_cannot_be_handed_on_as_ones_own():
    content = file_of(BEN, version(BEN))
    sealed, old = content[read_head(content).end :], read_head(content).header
    refused(forged(b"", who=MALLORY, sealed=sealed, count=old.count, unpacked=old.unpacked))


def test_words_of_one_meeting_are_not_taken_from_the_file_of_another():
    refused(holding(line(scope="meeting-2031-07-01")))


def test_what_is_sealed_cannot_be_exchanged_for_words_of_as_many_letters():
    head = read_head(SOUND)
    false = json.dumps({**json.loads(version(BEN).line), "at": "2031-06-01T09:00:01+00:00"}, separators=(",", ":"),
                       ensure_ascii=False)  # fmt: skip
    for _ in range(20_000):  # age adds as many random bytes as it likes
        other = seal.seal(zlib.compress(f"{false}\n".encode(), 3), [AMINA.keys.recipient, BEN.keys.recipient])
        if len(other) == head.header.length:
            break
    assert len(other) == head.header.length
    assert "changed on its way" in refused(SOUND[: head.end] + other)


def test_words_for_one_audience_are_not_taken_from_the_file_of_another():
    refused(holding(version(BEN, audience=PANEL).line))


def test_another_panels_file_is_refused():
    other = replace(ROSTER, panel_id="p-other")
    content = put_up(replace(place(BEN), panel="p-other"), "d1", [], reader(BEN, other))[1]
    assert "another panel" in refused(content)


def test_a_file_under_another_members_name_is_refused():
    content = file_of(MALLORY, version(MALLORY))
    assert "another member's name" in refused(content, name="ben.d1.meeting-2031-06-12.chair.sds")


@pytest.mark.parametrize(
    "name",
    ["ben.d1.meeting-2031-06-12.chair-LAPTOP-7.sds", "ben.d1.meeting-2031-06-12.chair (1).sds", "Questions.sds",
     "ben.d1.meeting-2031-06-12.chair.sync-conflict-20310612-101010-ABCDEF7.sds", "my.questions.from.ben.sds"],
)  # fmt: skip
def test_copies_that_a_service_renamed_are_read(name):
    assert open_envelope(file_of(BEN, version(BEN)), reader(AMINA), name).versions


@pytest.mark.parametrize(
    "name", ["../ben", "..", "a/b", "a\\b", "C:", "ben.sds", "", "con\0", "ben\n", "BEN", "b" * 65, "-x", "ä"]
)
def test_no_name_in_a_head_leads_out_of_a_folder(name):
    for part in ("member", "device", "scope", "audience", "panel"):
        refused(forged(b"", **{part: name}))


def test_no_name_that_would_lead_out_of_a_folder_is_written():
    with pytest.raises(ValueError, match="no name"):
        put_up(Place(panel=PANEL_ID, member="ben", scope="../x", audience=CHAIR), "d1", [], reader(BEN))


def test_a_member_who_has_left_is_set_aside():
    roster = without(BEN, date(2031, 5, 1))
    assert "left the panel" in refused(file_of(BEN, version(BEN)), SetAside, roster=roster)


def test_keys_that_were_renewed_sign_nothing_new_and_the_new_ones_do():
    again = somebody("Ben2")
    roster = ROSTER.renewed(replace(again.person, role=Role.CHAIR), BEN.person, date(2031, 1, 1))
    assert "other keys now" in refused(SOUND, SetAside, roster=roster)
    content = file_of(again, version(again, audience="item-7"), audience="item-7", roster=roster)
    assert open_envelope(content, reader(AMINA, roster)).versions
    assert roster.person("ben2").role is BEN.person.role
    assert roster.circle("item-7").holders == ("amina", "ben2")
    with pytest.raises(SetAside, match="not sealed to you"):
        seal.unseal(content[read_head(content).end :], BEN.keys)


def test_a_member_who_has_left_is_no_longer_sealed_to():
    roster = without(AMINA, date(2031, 5, 1))
    content = file_of(BEN, version(BEN, audience=PANEL), audience=PANEL, roster=roster)
    with pytest.raises(SetAside):
        seal.unseal(content[read_head(content).end :], AMINA.keys)


def test_one_who_is_not_among_the_named_holders_is_not_heard_in_their_circle():
    written = file_of(CARYS, version(CARYS, audience="item-7"), audience="item-7")
    for who in (AMINA, BEN):
        assert "not among the named holders" in refused(written, SetAside, who=who)
    with pytest.raises(NotForMe):
        open_envelope(file_of(BEN, version(BEN, audience="item-7"), audience="item-7"), reader(CARYS))


def test_a_holder_who_has_left_the_panel_is_not_sealed_to_in_their_circle():
    left = without(BEN, date(2031, 1, 1))
    written = file_of(AMINA, version(AMINA, audience="item-7"), audience="item-7", roster=left)
    with pytest.raises(SetAside, match="not sealed to you"):
        seal.unseal(written[read_head(written).end :], BEN.keys)


def test_a_newer_layout_is_set_aside_with_a_sentence():
    content, counts = packed(line())
    assert "newer version" in refused(forged(content, min_reader=2, format=2, **counts), SetAside)
    later = file_of(BEN, version(BEN)).replace(b"share/1", b"share/2", 1)
    assert "newer version" in refused(later, SetAside)


def test_a_newer_layout_that_we_can_read_is_read():
    content, counts = packed(line())
    assert open_envelope(forged(content, format=2, **counts), reader(AMINA)).versions


def test_a_bomb_is_refused_before_it_bursts():
    bomb = zlib.compress(b"\0" * (64 << 20), 9)
    tracemalloc.start()
    refused(forged(bomb, unpacked=100))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 8 << 20
    refused(forged(bomb, unpacked=1 << 40))
    refused(forged(b"", length=1 << 40))
    refused(forged(b"", count=10**9))


def test_a_file_that_says_less_or_more_than_it_holds_is_refused():
    content, counts = packed(line())
    for said in ({"unpacked": counts["unpacked"] - 1}, {"unpacked": counts["unpacked"] + 1}, {"count": 2}):
        refused(forged(content, **{**counts, **said}))
    refused(forged(content + b"more", **counts))
    refused(forged(content[:-3], **counts))
    refused(forged(b"no zlib", **counts))


def test_an_endless_line_is_refused():
    refused(holding(line(words="x" * (3 << 20))))


@pytest.mark.parametrize(
    "words",
    ["", "null", "[]", "7", "{}", "{", "[" * 100_000, '{"a":' * 50_000, line(body=[]), line(supersedes="q"),
     line(at=7), line(kind=None), line(body={"a": []}).replace("[]}", "[" * 40 + "]" * 40 + "}"),
     line(words="\ud800"), line(body={"text": "\udfff"}), line(record="q" * 300), line(kind="k" * 300),
     line(body={"text": 1}).replace("1}", "NaN}"), line(body={"text": 1}).replace("1}", "9" * 5000 + "}"),
     line(supersedes=[str(each) for each in range(30_000)]), line(body={"id": "another"})],
    ids=range(21),
)  # fmt: skip
def test_lines_that_are_no_versions_are_refused(words):
    refused(holding(words))


def test_a_huge_work_factor_is_refused_without_working():
    stanza = b"age-encryption.org/v1\n-> scrypt 0n8NtNebsh4cr1zOsDrmeQ 62\nb+vygzDjXKQd3sTwTVQ8aK\n--- x\n" + b"y" * 40
    assert "passphrase" in refused(forged(b"", sealed=stanza))
    assert "passphrase" in refused(forged(b"", sealed=pyrage.passphrase.encrypt(b"x", "words")))


def test_endless_recipients_are_refused():
    stanzas = b"\n-> X25519 UOzuGRW2icKLEZLmbhhiQsWt0UwQ2ETeVDafZEb8oFs\nAw+UztC8OS42" * 600
    refused(forged(b"", sealed=b"age-encryption.org/v1" + stanzas + b"\n--- x\nyyyy"))
    refused(forged(b"", sealed=b"age-encryption.org/v1\n" + b"x" * 200_000))


def test_fields_and_kinds_that_are_not_known_survive_to_the_letter():
    words = line(kind="petitions", strange={"deep": [1, 2.5e-7, "é"]}, body={"id": "q1", "colour": "mauve"})
    opened = open_envelope(holding(words), reader(AMINA))
    assert opened.versions[0].line == words
    assert read_shared(words) == opened.versions[0]
