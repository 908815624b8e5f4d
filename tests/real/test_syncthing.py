"""Fifteen members whose folder Syncthing copies; one is cut off, a cloned laptop writes in their name, all converge."""

import pytest

from scrutiny_desktop.flows import exchange, seats
from scrutiny_desktop.sharing.folder import Folder
from tests.made_library import clock, copy, opened
from tests.real.members import CUT_OFF, NAMES, Members, share
from tests.real.servers import until
from tests.real.syncthings import SYNCTHING, Syncthing


@pytest.fixture
def members(memory):
    if SYNCTHING is None:
        pytest.skip("Syncthing is not installed here: apt-get install syncthing.")
    made = Members(memory / "folder")
    yield made
    made.close()


@pytest.fixture
def instances(members, memory):
    made = {name: Syncthing(memory / "syncthing" / name) for name in NAMES}
    for each in made.values():
        each.meet(list(made.values()))
        each.start()
    yield made
    for each in made.values():
        each.stop(for_good=True)


def go_round(db, instance):
    folder = Folder(instance.folder, lambda _: None)
    exchange.receive(db, folder, clock)
    exchange.send(db, folder, clock)


def test_fifteen_members_converge_and_so_does_one_who_was_cut_off(members, instances, memory):
    def all_have(number, but=""):
        for name in NAMES:
            go_round(members.libraries[name], instances[name])
        return members.all_have(number, but)

    for name in NAMES:
        members.share(name, 1)
    until(lambda: all_have(1), every=1)

    instances[CUT_OFF].stop()
    members.libraries[CUT_OFF].close()
    copy(memory / "folder" / CUT_OFF, memory / "folder" / "clone")
    members.libraries[CUT_OFF] = opened(memory / "folder" / CUT_OFF)
    for name in NAMES:
        members.share(name, 2)
    until(lambda: all_have(2, but=CUT_OFF), every=1)
    assert not any(each.startswith("Question 2") for each in members.has(CUT_OFF))

    clone = opened(memory / "folder" / "clone")
    share(clone, CUT_OFF, 3)
    assert seats.seat(clone).device == seats.seat(members.libraries[CUT_OFF]).device
    exchange.send(clone, Folder(instances["ben"].folder, lambda _: None), clock)
    clone.close()

    instances[CUT_OFF].start()
    cloned = f"Question 3 of {CUT_OFF}"
    until(lambda: all_have(2) and all(cloned in members.has(name) for name in NAMES if name != CUT_OFF), every=1)
    assert list(instances["amina"].folder.glob("*.sync-conflict-*.sds"))
