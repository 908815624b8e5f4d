import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.outputs.saving import other_name, refusal, save_whole

NOT_ROOT = pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")


def test_a_file_is_saved_and_saved_again_and_nothing_lies_beside_it(tmp_path):
    for content in (b"first", b"second, and longer"):
        save_whole(tmp_path / "minute.pdf", content)
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("minute.pdf", b"second, and longer")]


def test_a_saved_file_can_be_read_by_whom_the_folder_allows(tmp_path):
    (tmp_path / "plain").write_bytes(b"")
    save_whole(tmp_path / "minute.pdf", b"x")
    assert (tmp_path / "minute.pdf").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_a_name_as_long_as_a_name_may_be_is_saved(tmp_path):
    save_whole(tmp_path / ("x" * 251 + ".pdf"), b"x")
    assert len(list(tmp_path.iterdir())) == 1


def test_a_name_that_is_too_long_is_said_and_nothing_lies_beside_it(tmp_path):
    for name in ("x" * 300 + ".pdf", "é" * 200 + ".pdf"):
        with pytest.raises(ScrutinyError, match=r"xxx…|ééé…") as told:
            save_whole(tmp_path / name, b"x")
        assert "could not be saved: its name is too long." in told.value.what_happened
        assert told.value.what_to_do == "Give it a shorter name."
        assert len(str(told.value)) < 200
    assert list(tmp_path.iterdir()) == []


def test_another_name_can_be_had_however_long_the_first_one_was(tmp_path):
    for name in ("x" * 300 + ".pdf", "é" * 300 + ".pdf", "x" * 251 + ".pdf", "a." + "b" * 400):
        other = other_name(tmp_path / name)
        save_whole(tmp_path / other, b"x")
        assert re.search(r" \([23]\)", other)


def test_of_a_file_within_a_folder_that_is_being_saved_the_folder_is_said(tmp_path):
    with pytest.raises(ScrutinyError) as told:
        save_whole(tmp_path / "gone" / ".0123.part" / "a.pdf", b"x", within=tmp_path / "gone" / "Everything")
    assert "“Everything” could not be saved" in told.value.what_happened
    assert ".part" not in str(told.value)


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_a_link_goes_on_pointing_where_it_points(tmp_path):
    (tmp_path / "real.pdf").write_bytes(b"old")
    (tmp_path / "link.pdf").symlink_to(tmp_path / "real.pdf")
    save_whole(tmp_path / "link.pdf", b"new")
    assert (tmp_path / "link.pdf").is_symlink()
    assert (tmp_path / "real.pdf").read_bytes() == b"new"


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(ScrutinyError, match="there is no folder"):
        save_whole(tmp_path / "gone" / "minute.pdf", b"x")


def test_a_folder_of_that_name_is_said_and_another_name_offered(tmp_path):
    (tmp_path / "minute.pdf").mkdir()
    (tmp_path / "minute (2).pdf").write_bytes(b"")
    with pytest.raises(ScrutinyError, match=r"Save it as “minute \(3\)\.pdf”"):
        save_whole(tmp_path / "minute.pdf", b"x")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["minute (2).pdf", "minute.pdf"]


@NOT_ROOT
def test_a_folder_that_may_not_be_written_to_is_said(tmp_path):
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(ScrutinyError, match="may not be written to"):
            save_whole(tmp_path / "minute.pdf", b"x")
    finally:
        tmp_path.chmod(0o700)


HELD = """
import os, sys
from pathlib import Path
from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.outputs.saving import other_name, save_whole
os.setuid(65534)
file = Path(sys.argv[1])
try:
    save_whole(file, b"new")
except ScrutinyError as error:
    print(error)
    save_whole(file.with_name(other_name(file)), b"new")
"""


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can become somebody else")
def test_a_file_that_another_holds_stays_and_the_other_name_that_is_offered_can_be_had():
    with tempfile.TemporaryDirectory() as made:  # the test's own folder may be closed to others
        folder = Path(made)
        folder.chmod(0o1777)  # anyone may write here, and nobody may replace what is another's
        (folder / "minute.pdf").write_bytes(b"old")
        told = subprocess.run([sys.executable, "-c", HELD, folder / "minute.pdf"], capture_output=True, text=True,
                              check=False, cwd=Path(__file__).parents[2],
                              env={**os.environ, "PYTHONUTF8": "1"})  # fmt: skip
        kept = {each.name: each.read_bytes() for each in folder.iterdir()}
    assert told.stderr == ""
    assert "open elsewhere or may not be changed" in told.stdout
    assert "save it as “minute (2).pdf”" in told.stdout
    assert kept == {"minute.pdf": b"old", "minute (2).pdf": b"new"}


def test_windows_own_word_for_a_file_in_use_is_understood(tmp_path):
    (tmp_path / "minute.pdf").write_bytes(b"old")
    for code in (32, 33):
        error = PermissionError(13, "in use")
        error.winerror = code
        said = str(refusal(tmp_path / "minute.pdf", error))
        assert "“minute.pdf” could not be saved: it is open in another program." in said
        assert "Close it there, or save it as “minute (2).pdf”." in said


FULL_DISK = """
import resource, sys
from pathlib import Path
from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.outputs.saving import save_whole
resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, 1_000))
try:
    save_whole(Path(sys.argv[1]), b"x" * 100_000)
except ScrutinyError as error:
    print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
def test_when_there_is_no_room_the_old_file_stays_whole_and_nothing_lies_beside_it(tmp_path):
    file = tmp_path / "minute.pdf"
    file.write_bytes(b"old")
    root = Path(__file__).parents[2]
    told = subprocess.run(
        [sys.executable, "-c", FULL_DISK, file], capture_output=True, text=True, check=True, cwd=root,
        env={**os.environ, "PYTHONUTF8": "1"},
    )  # fmt: skip
    assert "no room left" in told.stdout
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("minute.pdf", b"old")]
