"""Pictures read by a program that is not ours: what it says, what it is given, and that it stays within limits."""

import io
import os
import signal
import subprocess
import sys
from array import array

import pytest
from PIL import Image

from scrutiny_desktop.domain.errors import ScrutinyError, Stopped
from scrutiny_desktop.papers.limits import environment
from scrutiny_desktop.papers.machine import lines_of_words, placed_words, program, read_picture
from scrutiny_desktop.papers.picture import png_of
from scrutiny_desktop.papers.plates import Plate, PlateMaker
from scrutiny_desktop.papers.stranger import fenced, sparse
from tests import made_papers as made

needs_tesseract = pytest.mark.skipif(not program(), reason="Tesseract is not installed here")
on_posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
SENTENCE = "The ferry of Examplebridge carries four hundred passengers."


def said(*words, block=1, paragraph=1, line=1, top=100, height=30, sureness="96.5"):
    place = (5, 1, block, paragraph, line)
    return "".join(
        "\t".join(map(str, (*place, n, 10 * n, top, 50, height, sureness, each))) + "\n" for n, each in enumerate(words)
    )


def plate_of(file):
    maker, content = PlateMaker(), file.read_bytes()
    try:
        maker.open(len(content), lambda start, length: content[start : start + length])
        return maker.draw(0, 200 / 72)
    finally:
        maker.close()


def test_words_become_lines_and_room_between_them_a_blank_line():
    told = said("The", "ferry") + said("sails", line=2, top=150) + said("Later.", paragraph=2, line=1, top=260)
    lines = list(lines_of_words(told, 4))
    assert [(line.printed, line.after_blank, line.page) for line in lines] == [
        ("The ferry", True, 4), ("sails", False, 4), ("Later.", True, 4),
    ]  # fmt: skip


def test_a_paragraph_that_the_machine_parts_within_a_sentence_is_whole():
    told = said("The", "river", "is", "high") + said("and", "wide.", paragraph=2, top=150)
    assert [line.after_blank for line in lines_of_words(told, 1)] == [True, False]


def test_words_keep_their_places_and_all_of_a_line_are_equally_high():
    told = said("The", "ferry") + said("~", line=2, sureness="12")
    assert placed_words(told, 100, 1000) == ((("The", 0.0, 0.1, 0.5, 0.13), ("ferry", 0.1, 0.1, 0.6, 0.13)),)


def test_stains_and_rows_that_are_no_words_are_left_out():
    told = said("~|", ";", sureness="12") + said("Ferry", line=2, top=150) + said(" ", line=3, top=200) + "5\tbroken\n"
    assert [line.printed for line in lines_of_words("level\tpage_num\n" + told, 1)] == ["Ferry"]


@pytest.mark.parametrize("rubbish", ["", "\t" * 40, "5\t1\t1\t1\t1\t1\tx\ty\tz\tw\tnan\tword", "\x00\n5\t\t\t\n"])
def test_whatever_it_says_is_taken_as_words_or_not_at_all(rubbish):
    assert len(list(lines_of_words(rubbish, 1))) <= 1


def test_a_plate_is_given_as_a_grey_picture_in_which_light_ink_is_dark():
    white, yellow, black = (255, 255, 255, 255), (0, 255, 255, 255), (0, 0, 0, 255)
    pixels = bytes((*white, *yellow, *white, *black, *white, *white))
    shown = Image.open(io.BytesIO(png_of(Plate(3, 2, 12, 1.0, pixels))))
    assert (shown.mode, shown.size, list(shown.tobytes())) == ("L", (3, 2), [255, 0, 255, 0, 255, 255])


@on_posix
def test_a_program_of_others_runs_within_our_limits_and_knows_little_of_us(monkeypatch):
    monkeypatch.setenv("SCRUTINY_SECRET", "hush")
    code = "import os, resource; print(resource.getrlimit(resource.RLIMIT_CPU)[0], resource.getrlimit("
    code += "resource.RLIMIT_CORE)[0], sorted(os.environ))"
    command = fenced(sys.executable, "-c", code, seconds=7)
    done = subprocess.run(command, env=sparse(environment(), EXTRA="1"), capture_output=True, text=True, check=True)
    seconds, core, names = done.stdout.split(" ", 2)
    assert (int(seconds) <= 9, core) == (True, "0")
    assert "SCRUTINY_SECRET" not in names
    assert "EXTRA" in names


@on_posix
def test_a_program_that_fails_is_said_and_one_that_hangs_is_ended_when_asked(tmp_path):
    plate = Plate(2, 2, 8, 1.0, bytes(array("B", [255] * 16)))
    with pytest.raises(ScrutinyError, match="could not read page 3"):
        read_picture("/bin/false", plate, 3, lambda: None)
    hanging, pid = tmp_path / "hanging", tmp_path / "pid"
    hanging.write_text(f"#!/bin/sh\necho $$ > {pid}\nexec sleep 600\n")
    hanging.chmod(0o700)

    def stop():
        if pid.exists() and pid.read_text().strip():
            raise Stopped

    with pytest.raises(Stopped):
        read_picture(str(hanging), plate, 1, stop)
    with pytest.raises(ProcessLookupError):
        os.kill(int(pid.read_text()), signal.SIGCONT)


@needs_tesseract
def test_a_scanned_page_is_read(tmp_path):
    file = made.pdf(tmp_path / "scan.pdf", [made.scan(f"1. {SENTENCE}", "It rose by £2,400.")])
    found = read_picture(program(), plate_of(file), 1, lambda: None)
    words = " ".join(line.printed for line in found.lines).split()
    assert [word for row in found.words for word, *_ in row] == words
    assert len(set(SENTENCE.split()) & set(words)) >= 7
    assert any("2,400" in word for word in words)


def test_a_line_that_is_full_goes_on_and_a_short_one_does_not():
    told = said(*"abcdefghij", top=100) + said(*"abcd", line=2, top=150) + said("Cllr", "B", line=3, top=200)
    assert [line.goes_on for line in lines_of_words(told, 1)] == [None, True, None]
