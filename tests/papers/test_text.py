"""Files of every kind: read right, or refused with a sentence."""

import os
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.papers.original import on_disk
from scrutiny_desktop.papers.reader import read_file
from scrutiny_desktop.papers.text import Decoded, read_text

WORDS = "The Panel’s budget is £3,400 – café “notes”.\nSecond line."


def _decoded(file: Path) -> Decoded:
    with on_disk(file) as original:
        return read_text(original)


def _file(folder: Path, content: bytes) -> Path:
    file = folder / "paper.txt"
    file.write_bytes(content)
    return file


@pytest.mark.parametrize(
    "content",
    [
        WORDS.encode("utf-8"),
        WORDS.encode("utf-8-sig"),
        WORDS.encode("utf-16"),
        WORDS.encode("utf-16-be"),
        WORDS.encode("utf-16-le"),
        b"\xfe\xff" + WORDS.encode("utf-16-be"),
        WORDS.replace("\n", "\r\n").encode("utf-8"),
        WORDS.replace("\n", "\r").encode("utf-8"),
    ],
)
def test_codings_that_can_be_known_are_read_without_a_warning(tmp_path: Path, content: bytes) -> None:
    decoded = _decoded(_file(tmp_path, content))
    assert (decoded.text, decoded.warnings) == (WORDS, ())


def test_windows_1252_is_read_and_told_as_a_guess(tmp_path: Path) -> None:
    decoded = _decoded(_file(tmp_path, WORDS.encode("cp1252")))
    assert decoded.text == WORDS
    assert len(decoded.warnings) == 1
    assert "Windows-1252" in decoded.warnings[0]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b" \r\n\t\n", "no words"),
        (b"PK\x05\x06rest", "a packed file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "older Word document"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"{\\rtf1 words}", "rich text"),
        (b"<!DOCTYPE html><p>words", "web page"),
        (b"words \x00\x01\x02 more", "cannot be read yet"),
        (b"words \x07 more", "cannot be read yet"),
        (b"\xff\xfeodd", "cannot be read yet"),
        ("Это доклад комиссии".encode("cp1251"), "cannot be read yet"),
        ("many “good” ‘quotes’ – here".encode() + b"\xe2\x80", "cannot be read yet"),
        (b"undefined in both: \x81", "cannot be read yet"),
    ],
)
def test_what_is_not_surely_text_is_refused_with_a_sentence(tmp_path: Path, content: bytes, said: str) -> None:
    with pytest.raises(ScrutinyError, match=said) as refused:
        _decoded(_file(tmp_path, content))
    assert refused.value.what_to_do.endswith(".")


def test_a_text_of_200_mb_is_refused_without_being_read(tmp_path: Path) -> None:
    file = tmp_path / "huge.txt"
    with file.open("wb") as opened:
        opened.truncate(200 * 1024 * 1024)
    start = time.perf_counter()
    with pytest.raises(ScrutinyError, match="200 MB"):
        _decoded(file)
    assert time.perf_counter() - start < 0.5


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ScrutinyError, match="There is no file"):
        _decoded(tmp_path / "absent.txt")
    with pytest.raises(ScrutinyError, match="is a folder"):
        _decoded(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(ScrutinyError, match="is not a file"):
        _decoded(tmp_path / "pipe.txt")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="this user may read everything")
def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    file = _file(tmp_path, b"words")
    file.chmod(0)
    with pytest.raises(ScrutinyError, match="could not be opened"):
        _decoded(file)


@given(st.binary(max_size=400))
def test_any_bytes_become_clean_text_or_a_sentence(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    try:
        text = _decoded(_file(tmp_path_factory.getbasetemp(), content)).text
    except ScrutinyError:
        return
    assert text.strip()
    assert not any(letter < " " and letter not in "\t\n\f" for letter in text)


@pytest.mark.parametrize(
    ("line", "secrecy"),
    [
        ("NOT FOR PUBLICATION by virtue of paragraph 3 of Schedule 12A", "exempt"),
        ("Exempt report", "exempt"),
        ("Classification: Restricted", "exempt"),
        ("Classification: Unrestricted", "public"),
        ("STRICTLY CONFIDENTIAL", "confidential"),
        ("Confidential reporting helps the ferry crews", "public"),
        ("This report is not confidential", "public"),
    ],
)
def test_a_paper_marked_as_withheld_is_taken_for_that(line, secrecy, forms_folder, tmp_path):
    (tmp_path / "paper.txt").write_text(f"Ferry contract\n\n{line}\n\nThe contract is let until June.\n")
    assert read_file(tmp_path / "paper.txt", forms_folder).confidentiality.classification == secrecy
