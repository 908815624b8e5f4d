"""Pages put on paper: the printer writes a PDF, which is looked at as a person would."""

from contextlib import contextmanager
from dataclasses import replace

import pypdfium2
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from scrutiny_desktop.domain.errors import ScrutinyError, Stopped
from scrutiny_desktop.domain.panel import Role
from scrutiny_desktop.domain.paper import Classification, Secrecy
from scrutiny_desktop.flows.filing import Filing
from scrutiny_desktop.flows.intake import take_in
from scrutiny_desktop.flows.printing import sheets_of
from scrutiny_desktop.store import meetings
from scrutiny_desktop.views.introduction import introduce
from scrutiny_desktop.views.papers.choosing_pages import PagesDialog
from scrutiny_desktop.views.papers.large_print import LargePrintDialog
from scrutiny_desktop.views.papers.printing import Print, new_printer, print_out
from scrutiny_desktop.views.papers.sheet import LEFT_UP, placed
from tests import made_papers as made

AREA = QRectF(10, 10, 575, 820)


def _coloured(red, green, blue):
    def draw(canvas):
        canvas.setFillColorRGB(red, green, blue)
        canvas.rect(72, 200, 300, 500, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        canvas.drawString(72, 100, "Pack page 51")

    return draw


def _wide(canvas):
    canvas.setPageSize((made.HEIGHT, made.WIDTH))
    canvas.setFillColorRGB(0, 0, 1)
    canvas.rect(0, made.WIDTH - 120, 200, 120, stroke=0, fill=1)


@pytest.fixture
def file(tmp_path):
    return made.pdf(tmp_path / "ferry.pdf", [_coloured(1, 0, 0), _coloured(0, 1, 0), _wide])


@pytest.fixture
def shown(qtbot, desk, open_screen, file):
    introduce(desk, "Cllr Example", Role.CHAIR)
    taken = take_in(desk.library.access, desk.clock, [file], desk.resources / "forms", lambda *_: None)
    desk.change_all("add papers", Filing(desk.library, desk.ids, desk.me.id).filed(taken, None))
    desk.choose_meeting(meetings.every(desk.library)[0].id)
    return open_screen(desk)


@pytest.fixture
def printer(qapp, tmp_path):
    made_printer = new_printer("Ferries")
    made_printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made_printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    return made_printer


@pytest.fixture
def printed(tmp_path):
    """What came out: each sheet as an RGB picture, a pixel to a point."""

    def look():
        with pypdfium2.PdfDocument(tmp_path / "printed.pdf") as pdf:
            return [page.render(rev_byteorder=True).to_pil().convert("RGB") for page in pdf]

    return look


def of_file(file, **more):
    return Print(lambda _: sheets_of(file.read_bytes()), **more)


def darkest(picture, box):
    """The least grey, of 255, in a box of the picture."""
    return picture.convert("L").crop(box).getextrema()[0]


def test_every_page_is_printed_where_it_stood(file, printer, printed):
    assert print_out(printer, of_file(file), lambda *_: None) == 3
    red, green, wide = printed()
    assert (red.getpixel((200, 400)), green.getpixel((200, 400))) == ((255, 0, 0), (0, 255, 0))
    assert darkest(red, (70, 725, 150, 750)) < 100
    assert red.getpixel((450, 300)) == (255, 255, 255)
    assert wide.size == red.size


def test_a_wide_page_is_turned_its_top_at_the_left(file, printer, printed):
    print_out(printer, of_file(file, pages=[2]), lambda *_: None)
    (sheet,) = printed()
    assert sheet.getpixel((60, 750)) == (0, 0, 255)
    assert sheet.getpixel((500, 100)) == (255, 255, 255)


def test_pages_come_in_the_order_asked_for_and_as_often(file, printer, printed):
    print_out(printer, of_file(file, pages=[1, 0, 1]), lambda *_: None)
    assert [sheet.getpixel((200, 400)) for sheet in printed()] == [(0, 255, 0), (255, 0, 0), (0, 255, 0)]


def test_a_paper_that_is_not_public_says_so_on_each_sheet_clear_of_the_page(file, printer, printed):
    print_out(printer, of_file(file, pages=[0, 1], stamp="Not for publication. Exempt: paragraph 1"), lambda *_: None)
    for sheet in printed():
        assert darkest(sheet, (150, 10, 450, 26)) < 100
        assert darkest(sheet, (10, 32, 585, 60)) == 255


def test_stopped_it_leaves_no_file(file, printer, tmp_path):
    def stop(done, total, *_):
        if done:
            raise Stopped

    with pytest.raises(Stopped):
        print_out(printer, of_file(file), stop)
    assert not (tmp_path / "printed.pdf").exists()


def test_a_file_that_cannot_be_opened_is_refused_and_leaves_none(printer, tmp_path):
    @contextmanager
    def nothing():
        with sheets_of(b"no PDF at all") as sheets:
            yield sheets

    with pytest.raises(ScrutinyError):
        print_out(printer, Print(lambda _: nothing()), lambda *_: None)
    assert not (tmp_path / "printed.pdf").exists()


def test_bands_hold_every_row_that_has_ink(file):
    with sheets_of(file.read_bytes()) as sheets:
        bands = list(sheets.bands(0, 300 / 72))
    with pypdfium2.PdfDocument(file) as pdf:
        whole = pdf[0].render(scale=300 / 72).to_pil().convert("L").resize((1, 3508), reducing_gap=None)
    inked = {row for row in range(whole.height) if whole.getpixel((0, row)) < 255}
    covered = [row for band in bands for row in range(band.top, band.top + band.height)]
    assert len(covered) == len(set(covered))
    assert inked <= set(covered)
    assert max(len(band.pixels) for band in bands) <= 512 * 1024


def test_a_page_is_never_enlarged_and_fits_its_area():
    small, large = placed((200, 300), AREA), placed((842, 1191), AREA)
    assert (small.scale, small.rotation) == (1.0, 0)
    assert AREA.contains(large.box)
    assert placed((842, 595), AREA).rotation == LEFT_UP


def test_the_pages_chosen_are_printed_with_their_classification(qtbot, desk, shown, printer, printed):
    exempt = replace(shown.paper, classification=Classification(secrecy=Secrecy.EXEMPT, citation="paragraph 1"))
    desk.change("exempt", old=shown.paper, new=exempt)
    shown.fill()
    qtbot.keyClick(shown, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    dialog = shown.findChild(PagesDialog)
    dialog.field.setText("2")
    with qtbot.waitSignal(desk.noticed, timeout=30_000) as noticed:
        dialog.print_on(printer)
    assert noticed.args == ["Sheets sent to the printer: 1"]
    (sheet,) = printed()
    assert sheet.getpixel((200, 400)) == (0, 255, 0)
    assert darkest(sheet, (150, 10, 450, 26)) < 100


def test_the_preview_shows_each_sheet_and_turns_by_keys(qtbot, shown):
    shown.handlers()["print"]()
    dialog = shown.findChild(PagesDialog)
    sheet = dialog.preview.sheet
    qtbot.waitUntil(lambda: not sheet._image.isNull(), timeout=30_000)
    assert sheet._image.pixelColor(sheet._image.rect().center()).red() > 200
    assert dialog.pages() == (1, 2, 3)  # also the last, which has no words
    assert sheet.accessibleName() == "Sheet 1 of 3: page 1 of the paper"
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: sheet.accessibleName() == "Sheet 2 of 3: page 2 of the paper")
    qtbot.waitUntil(lambda: not sheet._image.isNull(), timeout=30_000)
    assert sheet._image.pixelColor(sheet._image.rect().center()).green() > 200
    dialog.reject()


@pytest.mark.skipif(bool(QPrinterInfo.availablePrinterNames()), reason="a printer is set up here")
def test_without_a_printer_it_says_so_and_goes_to_saving(qtbot, shown):
    shown.handlers()["print"]()
    dialog = shown.findChild(PagesDialog)
    dialog.printing.click()
    assert dialog.said.text().startswith("No printer is set up on this computer.")
    assert dialog.focusWidget() is dialog.saving
    dialog.reject()


def test_large_print_is_printed_at_its_own_size(qtbot, desk, shown, printer, printed):
    shown.handlers()["print"]()
    shown.findChild(PagesDialog).large_print_wanted.emit()
    dialog = shown.findChild(LargePrintDialog)
    with qtbot.waitSignal(desk.noticed, timeout=30_000):
        dialog.print_on(printer)
    sheet = printed()[0]
    assert sheet.size == pytest.approx((595, 842), abs=1)
    rules = [row for row in range(40, 140) if darkest(sheet, (60, row, 530, row + 1)) < 200
             and sheet.convert("L").crop((60, row, 530, row + 1)).getextrema()[1] < 200]  # fmt: skip
    assert rules  # the line below the head is whole


def test_a_paper_without_pages_is_printed_as_its_text(screen):
    screen.handlers()["print"]()
    assert screen.findChild(PagesDialog) is None
    dialog = screen.findChild(LargePrintDialog)
    assert dialog.printing.isDefault()
    dialog.reject()
