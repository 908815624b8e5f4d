"""A folder that a service copies: patient writing, careful reading."""

import os
import sys
from pathlib import Path

import pytest

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.sharing.folder import Folder
from scrutiny_desktop.sharing.refusals import NotYet, Refused

posix = pytest.mark.skipif(sys.platform == "win32", reason="links and pipes as POSIX has them")


@pytest.fixture
def waits():
    return []


@pytest.fixture
def folder(tmp_path, waits):
    return Folder(tmp_path, waits.append)


def names(folder):
    return sorted(each.name for each in folder.look())


def test_what_is_put_is_there_whole_and_no_other_file_is(folder, tmp_path):
    mark = folder.put("a.sds", b"words")
    assert folder.read("a.sds") == b"words"
    assert [each.name for each in tmp_path.iterdir()] == ["a.sds"]
    assert [(each.name, each.mark, each.size) for each in folder.look()] == [("a.sds", mark, 5)]


def test_a_file_of_the_same_length_has_another_mark(folder):
    assert folder.put("a.sds", b"words") != folder.put("a.sds", b"sword")


def test_any_shared_file_is_seen_under_whatever_name_and_nothing_else_is(folder, tmp_path):
    for name in ("a.sds", "a (1).sds", "a.sync-conflict-1.sds", "b.sdr", "a.sds.tmp", "c.txt", "~a.sds.lock"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "folder.sds").mkdir()
    assert names(folder) == ["a (1).sds", "a.sds", "a.sync-conflict-1.sds", "b.sdr"]


def test_what_is_put_is_on_the_disk_before_it_takes_the_place_of_what_was_there(folder, tmp_path, monkeypatch):
    folder.put("a.sds", b"before")
    there = []
    real = os.fsync

    def fsync(handle):
        real(handle)
        there.append(((tmp_path / "a.sds").read_bytes(), (tmp_path / "a.sds.tmp").read_bytes()))

    monkeypatch.setattr(os, "fsync", fsync)
    folder.put("a.sds", b"after")
    assert there == [(b"before", b"after")]


def test_a_file_that_somebody_holds_is_tried_again(folder, waits, monkeypatch):
    refusals = [PermissionError(), PermissionError()]
    real = Path.replace

    def replace(self, target):
        if refusals:
            raise refusals.pop()
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    folder.put("a.sds", b"words")
    assert folder.read("a.sds") == b"words"
    assert len(waits) == 2


def test_a_file_that_is_held_for_long_is_told_and_left_as_it_was(folder, waits, monkeypatch):
    folder.put("a.sds", b"old")

    def held(self, target):
        raise PermissionError

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(ScrutinyError, match="tried again"):
        folder.put("a.sds", b"new")
    assert folder.read("a.sds") == b"old"
    assert sum(waits) > 3


def test_what_a_power_cut_left_is_in_nobodys_way(folder, tmp_path):
    (tmp_path / "a.sds.tmp").write_bytes(b"half")
    folder.put("a.sds", b"whole")
    assert folder.read("a.sds") == b"whole"
    assert not (tmp_path / "a.sds.tmp").exists()


def test_a_folder_that_is_away_is_told_in_a_sentence(tmp_path, waits):
    away = Folder(tmp_path / "away", waits.append)
    with pytest.raises(ScrutinyError, match="cannot be read now"):
        list(away.look())
    with pytest.raises(ScrutinyError, match="could not be put"):
        away.put("a.sds", b"x")
    assert away.mark("a.sds") == ""


def test_a_file_that_goes_while_it_is_read_is_waited_for(folder):
    with pytest.raises(NotYet):
        folder.read("gone.sds")


@posix
def test_links_and_pipes_are_not_followed(folder, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    (tmp_path / "link.sds").symlink_to(secret)
    os.mkfifo(tmp_path / "pipe.sds")
    assert names(folder) == []
    with pytest.raises((NotYet, Refused)):
        folder.read("link.sds")
    with pytest.raises((NotYet, Refused)):
        folder.read("pipe.sds")


@posix
def test_a_link_laid_where_a_file_is_written_leads_nowhere(folder, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    (tmp_path / "a.sds.tmp").symlink_to(secret)
    (tmp_path / "a.sds").symlink_to(secret)
    folder.put("a.sds", b"words")
    assert secret.read_text() == "secret"
    assert folder.read("a.sds") == b"words"


@posix
def test_a_file_larger_than_any_shared_file_is_refused(folder, tmp_path):
    with (tmp_path / "huge.sds").open("wb") as file:
        file.truncate(1 << 33)
    with pytest.raises(Refused, match="larger"):
        folder.read("huge.sds")


def test_a_file_that_is_only_online_is_told(monkeypatch):
    from types import SimpleNamespace

    from scrutiny_desktop.sharing import folder as module

    told = SimpleNamespace(st_mode=0o100644, st_size=9, st_mtime_ns=1, st_ctime_ns=1)
    for more in ({"st_file_attributes": 0x400000}, {"st_file_attributes": 0x1000}, {"st_flags": 0x40000000}, {}):
        entry = SimpleNamespace(name="a.sds", stat=lambda more=more, **_: SimpleNamespace(**vars(told), **more))
        assert module._waiting(entry).is_online_only == bool(more)


def test_ten_thousand_files_are_all_seen(folder, tmp_path):
    for number in range(10_000):
        (tmp_path / f"{number}.sds").touch()
    assert len(names(folder)) == 10_000
