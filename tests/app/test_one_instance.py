"""One window to a library."""

import pytest

from scrutiny_desktop.app.one_instance import OneInstance
from scrutiny_desktop.domain.errors import ScrutinyError


def test_a_second_start_raises_the_first_window(qtbot, tmp_path):
    first, second = OneInstance(tmp_path), OneInstance(tmp_path)
    assert first.is_first()
    assert not second.is_first()
    with qtbot.waitSignal(first.raised):
        first.listen(lambda _: None)
        second.raise_the_first()
    first.close()


def test_papers_of_a_second_start_go_to_the_first_window(qtbot, tmp_path):
    first, second = OneInstance(tmp_path), OneInstance(tmp_path)
    assert first.is_first()
    assert not second.is_first()
    papers = [tmp_path / "the ferry’s report.pdf", tmp_path / "other.docx"]
    first.listen(lambda _: None)
    with qtbot.waitSignal(first.raised) as raised:
        second.raise_the_first(papers)
    assert raised.args == [papers]
    first.close()


def test_another_library_has_a_window_of_its_own(qapp, tmp_path):
    first, second = OneInstance(tmp_path / "one"), OneInstance(tmp_path / "two")
    assert first.is_first()
    assert second.is_first()
    first.close()
    second.close()


def test_a_library_that_was_let_go_can_be_opened_again(qapp, tmp_path):
    first = OneInstance(tmp_path)
    assert first.is_first()
    first.close()
    again = OneInstance(tmp_path)
    assert again.is_first()
    again.close()


def test_papers_that_come_before_a_locked_library_is_opened_are_kept_for_its_window(qtbot, tmp_path):
    first, second = OneInstance(tmp_path), OneInstance(tmp_path)
    assert first.is_first()
    assert not second.is_first()
    told = []
    for name in ("one.pdf", "two.pdf"):
        second.raise_the_first([tmp_path / name])
    qtbot.waitUntil(lambda: first._heard == [tmp_path / "one.pdf", tmp_path / "two.pdf"])
    first.listen(told.append)
    assert told == [[tmp_path / "one.pdf", tmp_path / "two.pdf"]]
    first.rest()
    second.raise_the_first([tmp_path / "three.pdf"])
    qtbot.waitUntil(lambda: bool(first._heard))
    first.listen(told.append)
    assert told[1:] == [[tmp_path / "three.pdf"]]
    first.close()


def test_a_window_that_does_not_answer_is_said(qapp, tmp_path):
    first, second = OneInstance(tmp_path), OneInstance(tmp_path)
    assert first.is_first()
    assert not second.is_first()
    first._server.close()
    with pytest.raises(ScrutinyError, match="does not answer"):
        second.raise_the_first()
    first.close()
