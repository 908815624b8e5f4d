"""One window to a library."""

from scrutiny_desktop.app.one_instance import OneInstance


def test_a_second_start_raises_the_first_window(qtbot, tmp_path):
    first, second = OneInstance(tmp_path), OneInstance(tmp_path)
    assert first.is_first()
    assert not second.is_first()
    with qtbot.waitSignal(first.raised):
        second.raise_the_first()
    first.close()


def test_papers_of_a_second_start_go_to_the_first_window(qtbot, tmp_path):
    first, second = OneInstance(tmp_path), OneInstance(tmp_path)
    assert first.is_first()
    assert not second.is_first()
    papers = [tmp_path / "the ferry’s report.pdf", tmp_path / "other.docx"]
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
