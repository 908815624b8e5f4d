import subprocess
import sys
from pathlib import Path

from scrutiny_desktop.domain.question import Question
from scrutiny_desktop.store import rows
from scrutiny_desktop.store.check import check
from scrutiny_desktop.store.library import open_library

ROUNDS = 10
TYPIST = Path(__file__).with_name("typist.py")


def type_until_killed(folder: Path, words: int) -> int:
    """The last number that was said to be saved."""
    with subprocess.Popen([sys.executable, TYPIST, folder], stdout=subprocess.PIPE, text=True) as typist:
        assert typist.stdout is not None
        said = [int(next(typist.stdout)) for _ in range(words)]
        typist.kill()
        return [*said, *(int(line) for line in typist.stdout if line.endswith("\n"))][-1]


def test_nothing_that_was_saved_is_lost_when_the_program_is_killed(access, clock):
    for each in range(ROUNDS):
        saved = type_until_killed(access.folder, words=20 + 3 * each)
        with open_library(access, clock=clock) as db:
            question = rows.get(db, Question, "q1")
        assert question is not None
        there = int(question.text.rpartition(" ")[2])
        assert there in (saved, saved + 1), "the one after may be saved and not yet said"
    report = check(access, clock)
    assert report.is_sound, report.findings
