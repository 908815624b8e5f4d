"""Killed while text is typed: nothing acknowledged is lost, and at most two seconds of typing are gone."""

import random
import signal
import subprocess
import sys
import threading
import time
from datetime import datetime
from pathlib import Path

import pytest

from scrutiny_desktop.domain.discussion import DiscussionPoint
from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.store import rows
from scrutiny_desktop.store.access import Access
from scrutiny_desktop.store.library import open_library

TYPIST = Path(__file__).with_name("typist.py")
ROUNDS, GROUPS = 10, 5
ALLOWED = 2.0
"""Seconds of typing that may be gone; a write that is under way at the kill gets a little more."""
UNDER_WAY = 0.25


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no SIGKILL here")
@pytest.mark.parametrize("group", range(GROUPS))
def test_a_kill_takes_nothing_that_was_saved_and_at_most_two_seconds(tmp_path, group):
    dice = random.Random(group)  # noqa: S311 - the moment of a kill is no secret
    for _ in range(ROUNDS):
        _round(tmp_path, dice.uniform(0.1, 2.6))


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no SIGKILL here")
def test_a_kill_in_the_meeting_takes_at_most_two_seconds_of_a_points_words(tmp_path):
    dice = random.Random(7)  # noqa: S311 - the moment of a kill is no secret
    for _ in range(ROUNDS):
        _round(tmp_path, dice.uniform(0.1, 2.6), "point")


def _round(folder, patience, what="question"):
    lines, killed = _typed_and_killed(folder, patience, what)
    question_id = next(text for _, kind, text in lines if kind == "question")
    with open_library(Access(folder), clock=lambda: datetime.now().astimezone()) as library:
        kept = (
            rows.get(library, DiscussionPoint, question_id).words if what == "point"
            else rows.get(library, Question, question_id).text
        )  # fmt: skip
    saved = [text for _, kind, text in lines if kind == "saved"]
    typed = [(at, text) for at, kind, text in lines if kind == "typed"]
    assert typed
    assert not saved or kept.startswith(saved[-1])
    old = [text for at, text in typed if at < killed - ALLOWED - UNDER_WAY]
    assert not old or kept.startswith(old[-1])


def _typed_and_killed(folder, patience, what):
    child = subprocess.Popen([sys.executable, str(TYPIST), str(folder), what], stdout=subprocess.PIPE, text=True)
    lines: list[tuple[float, str, str]] = []
    typing = threading.Event()

    def listen():
        for line in child.stdout:
            if not line.endswith("\n"):
                return
            at, kind, text = line.rstrip("\n").split(" ", 2)
            lines.append((float(at), kind, text))
            if kind == "typed":
                typing.set()
        typing.set()  # it has ended, however that came about

    ear = threading.Thread(target=listen)
    ear.start()
    assert typing.wait(30), "it never typed"
    threading.Event().wait(patience)
    killed = time.monotonic()
    child.send_signal(signal.SIGKILL)
    child.wait()
    ear.join()
    child.stdout.close()
    return lines, killed
