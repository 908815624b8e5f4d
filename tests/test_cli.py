"""The commands without a window."""

import json
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import jsonschema
import pytest

from scrutiny_desktop.cli import main
from scrutiny_desktop.store import keys
from scrutiny_desktop.store.access import Access
from scrutiny_desktop.store.library import open_library
from tests import made_papers as made

ROOT = Path(__file__).parents[1]
REPORT = ROOT / "resources" / "first" / "clare-cover-report.txt"


def test_read_prints_what_was_understood(capsys):
    assert main(["read", str(REPORT)]) == 0
    said = capsys.readouterr().out
    assert "# Serious Case Review - Clare" in said
    assert "[repaired; printed as: RCE IMPLICATIONS]" in said


def test_read_json_keeps_to_its_schema(capsys):
    assert main(["read", str(REPORT), "--json"]) == 0
    plain = json.loads(capsys.readouterr().out)
    jsonschema.validate(plain, json.loads((ROOT / "resources" / "schemas" / "reading.schema.json").read_text()))
    assert plain["header"]["date"] == "2020-12-03"


def test_pdf_and_word_papers_keep_to_the_schema_and_are_added(capsys, tmp_path):
    schema = json.loads((ROOT / "resources" / "schemas" / "reading.schema.json").read_text())
    sheets = [made.furnished(at, 3, "1. Words of the paper.") for at in (1, 2, 3)]
    paper = made.pdf(tmp_path / "ferry.pdf", [*sheets, made.picture])
    letter = made.word(tmp_path / "letter.docx", lambda document: document.add_heading("A letter on the ferry", 0))
    for file, pages in ((paper, 4), (letter, 1)):
        assert main(["read", str(file), "--json"]) == 0
        plain = json.loads(capsys.readouterr().out)
        jsonschema.validate(plain, schema)
        assert plain["pages"] == pages
        assert main(["read", str(file)]) == 0
        assert "# " in capsys.readouterr().out
    assert main(["add", str(paper), str(letter), "--library", str(tmp_path / "library")]) == 0
    assert main(["list", "--library", str(tmp_path / "library")]) == 0
    assert "A letter on the ferry" in capsys.readouterr().out


def test_a_paper_is_added_listed_checked_and_its_minute_saved(capsys, tmp_path):
    library, minute = str(tmp_path / "library"), tmp_path / "minute.pdf"
    assert main(["add", str(REPORT), "--library", library]) == 0
    assert main(["list", "--library", library]) == 0
    assert "Appendix 2: SSCP Partnership Response  [not yet supplied]" in capsys.readouterr().out
    assert main(["check", "--library", library]) == 0
    assert main(["record", "--meeting", "2020-12-03", "--library", library, "--out", str(minute)]) == 0
    assert minute.read_bytes().startswith(b"%PDF-")


def test_what_is_refused_is_a_sentence_on_standard_error(capsys, tmp_path):
    empty = tmp_path / "empty.txt"
    empty.touch()
    assert main(["read", str(empty)]) == 1
    assert capsys.readouterr().err.strip().endswith(".")


def test_add_takes_the_good_and_names_the_bad(capsys, tmp_path):
    empty = tmp_path / "empty.txt"
    empty.touch()
    assert main(["add", str(empty), str(REPORT), "--library", str(tmp_path / "library")]) == 1
    said = capsys.readouterr()
    assert "empty.txt" in said.err
    assert "Serious Case Review - Clare" in said.out


def test_an_unknown_meeting_is_refused(capsys, tmp_path):
    assert main(["record", "--meeting", "1999-01-01", "--library", str(tmp_path / "l"), "--out", "x.pdf"]) == 1
    assert "No meeting" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["nonsense"], ["read"], ["record", "--out", "x.pdf"]])
def test_wrong_usage_exits_with_two(words):
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2


@pytest.mark.parametrize("command", ["read", "add", "list", "check", "record"])
def test_every_command_has_help(capsys, command):
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    assert ended.value.code == 0
    assert "usage" in capsys.readouterr().out


def test_the_module_can_be_run():
    done = subprocess.run(
        [sys.executable, "-m", "scrutiny_desktop", "--version"], capture_output=True, cwd=ROOT, check=True
    )
    assert done.stdout.startswith(b"scrutiny-desktop ")


def test_a_missing_file_is_named_once(capsys, tmp_path):
    assert main(["add", str(tmp_path / "nosuch.pdf"), "--library", str(tmp_path / "library")]) == 1
    assert capsys.readouterr().err.count("nosuch.pdf") == 1


def test_a_minute_is_saved_as_pdf_or_not_at_all(capsys, tmp_path):
    library, other = str(tmp_path / "library"), tmp_path / "minute.xyz"
    main(["add", str(REPORT), "--library", library])
    assert main(["record", "--meeting", "2020-12-03", "--library", library, "--out", str(other)]) == 1
    assert "ends in .pdf" in capsys.readouterr().err
    assert not other.exists()


def test_whoever_reads_what_is_printed_may_have_enough():
    command = [sys.executable, "-m", "scrutiny_desktop", "read", str(REPORT), "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT) as printing:
        printing.stdout.close()
        said = printing.stderr.read()
    assert (printing.returncode, said) == (1, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="A terminal is made in another way there.")
def test_a_passphrase_that_is_not_typed_is_no_trouble(tmp_path):
    import pty

    library = tmp_path / "library"
    clock = lambda: datetime.now().astimezone()  # noqa: E731
    open_library(Access(library), clock=clock).close()
    keys.protect(Access(library), "a long enough passphrase", clock)
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "scrutiny_desktop", "list", "--library", str(library)]
    with subprocess.Popen(command, stdin=theirs, stderr=subprocess.PIPE, cwd=ROOT, start_new_session=True) as asking:
        said = b""
        while not said.endswith(b"code): "):
            said += asking.stderr.read(1)
        os.write(ours, b"\x04")
        said = asking.stderr.read()
    assert (asking.returncode, said.strip()) == (1, b"Nothing was typed, so nothing was done.")


def test_add_says_where_a_file_went_and_which_was_there_already(capsys, tmp_path):
    library = str(tmp_path / "library")
    minutes = tmp_path / "minutes.txt"
    minutes.write_text("Minutes of the Cabinet, 30 January 2031\n\nThe Leader opened the meeting.\n")
    assert main(["add", str(minutes), "--library", library]) == 0
    assert "added to Cabinet, 2031-01-30" in capsys.readouterr().out
    assert main(["add", str(minutes), str(minutes), "--library", library]) == 0
    assert capsys.readouterr().out.count("was in the library already, with Cabinet, 2031-01-30") == 2
    assert main(["list", "--library", library]) == 0
    assert capsys.readouterr().out.count("Minutes of the Cabinet") == 1


def test_add_names_the_papers_whose_meeting_nothing_tells(capsys, tmp_path):
    loose = tmp_path / "streets.txt"
    loose.write_text("Shopping streets\n\nThree of them are swept.\n")
    assert main(["add", str(REPORT), str(loose), "--library", str(tmp_path / "library")]) == 0
    assert "Nothing tells which meeting these are for: streets.txt." in capsys.readouterr().out


@pytest.mark.skipif(sys.platform != "linux", reason="no limit to the size of files elsewhere")
def test_a_file_that_the_disk_does_not_take_is_named_with_what_may_be_the_matter(tmp_path):
    large = made.pdf(tmp_path / "scan.pdf", [made.text("The ferry service.")])
    large.write_bytes(large.read_bytes() + os.urandom(5_000_000))
    asked = [sys.executable, "-m", "scrutiny_desktop.cli", "add", str(large), "--library", str(tmp_path / "library")]
    told = subprocess.run(["sh", "-c", 'ulimit -f 3000; exec "$@"', "sh", *asked], capture_output=True, text=True)
    assert told.returncode == 1
    assert "“scan.pdf” was not added: the disk did not take it. It may be full, or let no file grow so large." in (
        told.stderr
    )
