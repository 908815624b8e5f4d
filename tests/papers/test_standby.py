"""The child that is begun before anybody asks."""

import os
import sys

import pytest

from scrutiny_desktop.papers.standby import Standby
from tests import made_papers as made


def test_the_first_to_ask_takes_the_child_that_waits_and_the_next_has_one_begun(tmp_path):
    original = made.pdf(tmp_path / "ferry.pdf", [made.text("The ferry sails.")]).read_bytes()
    with Standby() as standby:
        makers = [standby.take(), standby.take()]
        try:
            assert makers[0].process_id != makers[1].process_id
            for maker in makers:
                assert len(maker.open(len(original), lambda start, length: original[start : start + length])) == 1
        finally:
            for maker in makers:
                maker.close()


@pytest.mark.skipif(sys.platform == "win32", reason="there a signal would end it")
def test_a_child_that_nobody_took_ends_with_the_standby():
    with Standby() as standby:
        waiting = standby._ready[0].process_id
        os.kill(waiting, 0)
    with pytest.raises(ProcessLookupError):
        os.kill(waiting, 0)
