"""Each attack on a panel's folder, at a library of its own: refused or set aside in a sentence, and nothing changed."""

import hashlib
import json
import os
import zlib
from dataclasses import replace

import pyrage
import pytest

from scrutiny_desktop.domain.post import PostKind
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.domain.roster import CHAIR, Circle
from scrutiny_desktop.domain.shared import Place, copied
from scrutiny_desktop.flows import exchange, handing_on, seats, shared_copies
from scrutiny_desktop.outputs.post_table import post_csv
from scrutiny_desktop.sharing import header, roster_file, seal
from scrutiny_desktop.sharing.header import Header
from scrutiny_desktop.store import post, shared
from tests.made_library import clock, copy, leave, opened

NAMES = ("amina", "ben", "carys")
ASKED = Question(id="q1", meeting_id="m1", text="Who checks the visits?")


@pytest.fixture
def panel(template, tmp_path):
    found = {}
    for name in NAMES:
        copy(template / name, tmp_path / name)
        found[name] = opened(tmp_path / name)
    yield found
    for each in found.values():
        each.close()


class Attacker:
    """Carys, who knows the list and holds keys of her own, and says what she likes."""

    def __init__(self, panel):
        self.held, self.chair = seats.seat(panel["carys"]), seats.seat(panel["amina"])

    def line(self, member="carys", **changed):
        place = Place(panel=self.held.roster.panel_id, member=member, scope="meeting-undated", audience=CHAIR)
        plain = json.loads(copied(place, replace(ASKED, text="False words"), {}, "2031-06-01T09:00:00+00:00").line)
        return json.dumps({**plain, **changed})

    def file(self, *lines, keys=None, sealed=None, packed=None, **said):
        plain = "".join(f"{each}\n" for each in lines or [self.line()]).encode()
        content = sealed or seal.seal(packed or zlib.compress(plain), [self.chair.reader.keys.recipient])
        fields = {
            "panel": self.held.roster.panel_id, "member": "carys", "device": "d1", "scope": "meeting-undated",
            "audience": CHAIR, "count": max(1, len(lines)), "unpacked": len(plain), "length": len(content),
            "sha256": hashlib.sha256(content).hexdigest(),
        } | said  # fmt: skip
        return header.written(Header(**fields), keys or self.held.reader.keys) + content


SCRYPT = b"age-encryption.org/v1\n-> scrypt 0n8NtNebsh4cr1zOsDrmeQ 62\nb+vygzDjXKQd3sTwTVQ8aK\n--- x\n" + b"y" * 40

ATTACKS = {
    "signed by other keys": lambda who: who.file(who.line("ben"), member="ben"),
    "another member's name inside": lambda who: who.file(who.line("ben")),
    "superseding another's record": lambda who: who.file(who.line("ben", supersedes=["a" * 40])),
    "another's record as one's own": lambda who: who.file(who.line(body={"id": "q1", "owner": "ben", "text": "x"})),
    "another panel's file": lambda who: who.file(panel="p-other"),
    "somebody unknown": lambda who: who.file(keys=seal.new_keys(), member="nobody"),
    "a bomb": lambda who: who.file(packed=zlib.compress(b"\0" * (64 << 20), 9)),
    "a size beyond any": lambda who: who.file(unpacked=1 << 40),
    "lines beyond any": lambda who: who.file(count=10**9),
    "a line without end": lambda who: who.file(who.line(words="x" * (3 << 20))),
    "a nest without end": lambda who: who.file("[" * 100_000),
    "a name that is a path": lambda who: who.file(device="../../x"),
    "a scope that is a path": lambda who: who.file(scope="..\\x"),
    "a passphrase with a huge work factor": lambda who: who.file(sealed=SCRYPT),
    "a passphrase": lambda who: who.file(sealed=pyrage.passphrase.encrypt(b"x", "words")),
    "other bytes after the head": lambda who: who.file()[:-9] + b"\0" * 9,
    "more bytes at the end": lambda who: who.file() + b"more",
    "a head without end": lambda who: b"scrutiny-desktop-share/1\n" + b"{" * 20_000,
    "rubbish": lambda who: os.urandom(5_000),
    "a newer reader": lambda who: who.file(min_reader=99),
}  # fmt: skip


def state(db):
    return [each.id for each in shared.where(db)], seats.seat(db).chain[-1].id


def log(db):
    return [each for each in post.log(db) if each.kind in (PostKind.REFUSED, PostKind.SET_ASIDE)]


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=list(ATTACKS))
def test_it_is_refused_in_a_sentence_and_nothing_has_changed(panel, folder, attack):
    handing_on.share(panel["ben"], seats.seat(panel["ben"]), [ASKED], CHAIR, clock)
    exchange.send(panel["ben"], folder, clock)
    exchange.receive(panel["amina"], folder, clock)
    before = state(panel["amina"])
    (folder.path / "carys.d1.meeting-undated.chair.sds").write_bytes(attack(Attacker(panel)))
    told = exchange.receive(panel["amina"], folder, clock)
    assert (told.new, told.refused) == (0, 1)
    assert state(panel["amina"]) == before
    (entry,) = log(panel["amina"])
    assert entry.sentence.endswith(".")
    table = post_csv(post.log(panel["amina"]), ("When", "What", "File", "Member", "Why", "Copies"))
    assert entry.name.encode() in table
    assert not exchange.receive(panel["amina"], folder, clock).refused


def test_what_is_played_again_brings_back_nothing(panel, folder):
    ben = seats.seat(panel["ben"])
    handing_on.share(panel["ben"], ben, [ASKED], CHAIR, clock)
    exchange.send(panel["ben"], folder, clock)
    (file,) = folder.path.glob("ben.*.sds")
    old = file.read_bytes()
    handing_on.withdraw(panel["ben"], ben, "questions", "q1", CHAIR, clock)
    exchange.send(panel["ben"], folder, clock)
    exchange.receive(panel["amina"], folder, clock)
    before = state(panel["amina"])
    (folder.path / "ben.again.meeting-undated.chair.sds").write_bytes(old)
    exchange.receive(panel["amina"], folder, clock)
    ids, _ = state(panel["amina"])
    assert set(before[0]) <= set(ids)
    assert shared_copies.of_others(panel["amina"], seats.seat(panel["amina"])) == []


def test_a_member_who_was_taken_off_is_set_aside(panel, folder):
    leave(panel["amina"], "carys")
    before = state(panel["amina"])
    (folder.path / "carys.d1.meeting-undated.chair.sds").write_bytes(Attacker(panel).file())
    assert exchange.receive(panel["amina"], folder, clock).refused == 1
    assert state(panel["amina"]) == before
    assert "has left the panel" in log(panel["amina"])[0].sentence


def test_nobody_names_themselves_a_holder(panel, folder):
    who = Attacker(panel)
    roster = replace(who.held.roster, signer="carys", before=who.held.chain[-1].id,
                     circles=(Circle(id="item-7", name="Item 7", holders=("carys",)),))  # fmt: skip
    forged = roster_file._signed(roster, who.held.reader.keys)
    (folder.path / "carys.sdr").write_bytes(roster_file.written((*who.held.chain, forged)))
    before = state(panel["amina"])
    assert exchange.receive(panel["amina"], folder, clock).refused == 1
    assert state(panel["amina"]) == before


def test_among_ten_thousand_false_files_the_true_one_is_found(panel, folder):
    handing_on.share(panel["ben"], seats.seat(panel["ben"]), [ASKED], CHAIR, clock)
    exchange.send(panel["ben"], folder, clock)
    for at in range(10_000):
        (folder.path / f"carys.d{at}.live-undated.chair.sds").write_bytes(b"scrutiny-desktop-share/1\n{}\nx\n")
    told = exchange.receive(panel["amina"], folder, clock)
    assert (told.new, told.refused) == (1, 10_000)
