"""Large print asked for with the keyboard, and saved."""

from dataclasses import replace

import pypdfium2
import pytest
from PySide6.QtCore import Qt

from scrutiny_desktop.domain.errors import Stopped
from scrutiny_desktop.domain.paper import Classification, Secrecy
from scrutiny_desktop.flows.large_print import save_large_print
from scrutiny_desktop.views.papers.large_print import LargePrintDialog


@pytest.fixture
def ask(qtbot, screen):
    def asked():
        qtbot.keyClick(screen.text, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        return screen.findChild(LargePrintDialog)

    return asked


def words_of(file):
    with pypdfium2.PdfDocument(file) as pdf:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in pdf).split())


def test_the_whole_paper_in_18_point_is_saved(qtbot, sample_desk, ask, tmp_path):
    dialog = ask()
    assert (dialog.wanted().look.points, dialog.wanted().look.is_a3, dialog.wanted().end) == (18, False, -1)
    assert "large print" in dialog.file_name()
    with qtbot.waitSignal(sample_desk.noticed, timeout=20_000):
        dialog.save(tmp_path / "large.pdf")
    assert "Large print in 18 point" in words_of(tmp_path / "large.pdf")


def test_a_selected_passage_is_offered_first_and_saved_alone(qtbot, sample_desk, screen, take, ask, tmp_path):
    words = screen.text.opened.flow.blocks[-1].text[:40].strip()
    take(words)
    dialog = ask()
    assert dialog.extents[2].isChecked()
    with qtbot.waitSignal(sample_desk.noticed, timeout=20_000):
        dialog.save(tmp_path / "passage.pdf")
    saved = words_of(tmp_path / "passage.pdf")
    assert words in saved
    assert screen.text.opened.flow.blocks[1].text not in saved


def test_without_a_passage_that_choice_is_closed_and_the_section_is_named(screen, ask):
    screen.text.put_caret(screen.text.opened.text.index("Detail") if "Detail" in screen.text.opened.text else 600)
    dialog = ask()
    assert (dialog.extents[2].isEnabled(), dialog.extents[0].isChecked()) == (False, True)
    assert dialog.extents[1].text().startswith("This &section: ")
    dialog.reject()


def test_a_paper_that_is_not_public_warns_and_says_so_in_name_and_print(sample_desk, screen, ask):
    exempt = replace(screen.paper, classification=Classification(secrecy=Secrecy.EXEMPT, citation="paragraph 1"))
    sample_desk.change("exempt", old=screen.paper, new=exempt)
    screen.fill()
    dialog = ask()
    assert dialog.file_name().endswith("large print (exempt).pdf")
    assert dialog.wanted().head.secrecy == "Exempt: paragraph 1"
    dialog.reject()


def test_the_size_chosen_last_is_chosen_again(qtbot, sample_desk, ask):
    dialog = ask()
    dialog.sizes[3].setChecked(True)
    dialog.reject()
    assert sample_desk.setting("large_print_points", 0) == 24


def test_a_large_print_that_is_stopped_leaves_no_file(sample_desk, screen, ask, tmp_path):
    def stop(done, *_):
        if done > 5:
            raise Stopped

    dialog = ask()
    access, clock, resources = sample_desk.library.access, sample_desk.clock, sample_desk.resources
    with pytest.raises(Stopped):
        save_large_print(access, clock, screen.paper, dialog.wanted(), resources, tmp_path / "large.pdf", stop)
    assert not any(file.suffix in (".pdf", ".part") for file in tmp_path.iterdir())
    dialog.reject()
