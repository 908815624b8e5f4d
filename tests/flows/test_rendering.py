"""Pages drawn in a child: the right pixels and letters, and a child that dies is replaced."""

import os
import select
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue

import pikepdf
import pytest

from scrutiny_desktop.flows.rendering import Drawn, Lettered, Opened, Refused, Rendering, Spoilt, Want
from scrutiny_desktop.papers.plates import PlateMaker
from scrutiny_desktop.store import vault
from scrutiny_desktop.store.library import open_library
from tests import made_papers as made

ROOT = Path(__file__).parents[2]
SHARED = Path(__file__).parents[3] / "shared" / "papers"


class Pages:
    """A rendering, and what it told."""

    def __init__(self, library, clock, **pace):
        self._library, self._told = library, SimpleQueue()
        self.rendering = Rendering(library.access, clock, self._told.put, **pace)

    def open(self, file, password=""):
        content = vault.put(self._library, file.read_bytes())
        self.rendering.open(content, password)
        return self.next()

    def ask(self, *wants):
        self.rendering.want(wants)
        return [self.next() for _ in wants]

    def next(self):
        return self._told.get(timeout=30)


@pytest.fixture
def pages(access, clock):
    with open_library(access, clock=clock) as library:
        made_pages = Pages(library, clock)
        yield made_pages
        made_pages.rendering.close()


def test_where_the_library_cannot_be_opened_each_paper_is_refused_and_nobody_waits(access, clock):
    access.folder.mkdir(parents=True)
    access.file.write_bytes(b"no library" * 1_000)
    told = SimpleQueue()
    rendering = Rendering(access, clock, told.put)
    for content in ("c0ffee", "decaf"):
        rendering.open(content)
        refused = told.get(timeout=30)
        assert (type(refused), refused.content) == (Refused, content)
    rendering.close()


def _square(canvas):
    canvas.setFillColorRGB(1, 0, 0)
    canvas.rect(0, made.HEIGHT - 100, 100, 100, stroke=0, fill=1)


def _pixel(plate, x, y):
    at = y * plate.stride + 4 * x
    return tuple(plate.pixels[at : at + 3])


RED, WHITE = (0, 0, 255), (255, 255, 255)


def test_a_page_is_drawn_as_it_is_and_as_it_is_turned(pages, tmp_path):
    opened = pages.open(made.pdf(tmp_path / "a.pdf", [_square]))
    assert [tuple(map(round, each)) for each in opened.sizes] == [(595, 842)]
    plain, turned = pages.ask(Want(0, 1.0), Want(0, 1.0, 90))
    assert (_pixel(plain.plate, 50, 50), _pixel(plain.plate, 150, 50)) == (RED, WHITE)
    assert (turned.plate.width, turned.plate.height) == (plain.plate.height, plain.plate.width)
    assert (_pixel(turned.plate, turned.plate.width - 50, 50), _pixel(turned.plate, 50, 50)) == (RED, WHITE)


def test_pages_overtake_small_pictures_however_many_of_those_are_wanted(access, clock, tmp_path):
    file = made.pdf(tmp_path / "p.pdf", [_square] * 6)
    with open_library(access, clock=clock) as library:
        paced = Pages(library, clock, pause=1.0)
        paced.open(file)
        paced.rendering.want_later([Want(page, 0.1, is_small=True) for page in range(6)])
        drawn = []
        for page in range(6):
            paced.rendering.want([Want(page, 1.0)])
            drawn.append(paced.next().want)
        assert [(want.page, want.is_small) for want in drawn] == [(page, False) for page in range(6)]
        assert [paced.next().want.is_small for _ in range(6)] == [True] * 6
        paced.rendering.close()


def test_a_tile_is_a_cut_of_the_whole(pages, tmp_path):
    pages.open(made.pdf(tmp_path / "a.pdf", [made.both(_square, made.text("The ferry sails daily."))]))
    whole, tile = pages.ask(Want(0, 2.0), Want(0, 2.0, 0, (100, 150, 200, 120)))
    start = 150 * whole.plate.stride + 400
    rows = [whole.plate.pixels[start + y * whole.plate.stride :][:800] for y in range(120)]
    assert tile.plate.pixels == b"".join(rows)


def test_letters_stand_in_their_boxes_and_only_lawful_links_lead_anywhere(pages, tmp_path):
    def draw(canvas):
        made.text("The ferry sails daily.")(canvas)
        canvas.linkURL("https://examplebridge.example/ferry", (72, 700, 200, 720))
        canvas.linkURL("file:///etc/passwd", (72, 600, 200, 620))

    pages.open(made.pdf(tmp_path / "a.pdf", [draw]))
    (found,) = pages.ask(Want(0, near=((100, "Ferries: the ferry sails daily.", 6),)))
    assert isinstance(found, Lettered)
    assert found.letters.characters[4] == 113
    assert found.letters.rows[0][:2] == (0, 22)
    assert found.letters.text.startswith("The ferry sails daily.")
    assert len(found.letters.boxes) == 4 * len(found.letters.text)
    left, top, right, bottom = found.letters.boxes[:4]
    assert abs(left - 72 / made.WIDTH) < 0.01
    assert left < right
    assert top < 120 / made.HEIGHT < bottom + 0.01
    assert [link.address for link in found.links] == ["https://examplebridge.example/ferry", ""]
    assert [(link.is_barred, link.barred) for link in found.links] == [(False, ""), (True, "file:///etc/passwd")]


def test_a_child_that_is_killed_is_replaced_and_no_page_is_blamed(pages, tmp_path):
    pages.open(made.pdf(tmp_path / "a.pdf", [made.text("One."), made.text("Two.")]))
    os.kill(pages.rendering.process_id, signal.SIGKILL)
    told = pages.ask(Want(0, 1.0), Want(1))
    assert [type(each) for each in told] == [Drawn, Lettered]


class _BreaksOnTheFirstPage(PlateMaker):
    def draw(self, page, scale, rotation=0, tile=None):
        if page == 0:
            self.kill()
        return super().draw(page, scale, rotation, tile)


def test_a_page_that_breaks_every_child_is_named_and_the_others_are_drawn(access, clock, tmp_path):
    with open_library(access, clock=clock) as library:
        pages = Pages(library, clock, new=_BreaksOnTheFirstPage)
        pages.open(made.pdf(tmp_path / "a.pdf", [made.text("One."), made.text("Two.")]))
        spoilt, drawn = pages.ask(Want(0, 1.0), Want(1, 1.0))
        pages.rendering.close()
    assert (type(spoilt), type(drawn), drawn.want.page) == (Spoilt, Drawn, 1)
    assert "Page 1 broke" in str(spoilt.trouble)


def _makers(but=0):
    """The children of this process that draw pages."""
    found = set()
    for children in Path("/proc/self/task").glob("*/children"):
        for child in map(int, children.read_text().split()):
            with suppress(FileNotFoundError):
                if b"plate_maker" in Path(f"/proc/{child}/cmdline").read_bytes():
                    found.add(child)
    return found - {but}


@pytest.mark.skipif(sys.platform != "linux", reason="children are counted in /proc")
def test_another_child_waits_to_take_the_place_of_one_that_dies(pages, tmp_path):
    pages.open(made.pdf(tmp_path / "a.pdf", [made.text("One."), made.text("Two.")]))
    first = pages.rendering.process_id
    pages.ask(Want(0, 1.0))
    until = time.monotonic() + 20
    while not (spare := _makers(but=first)) and time.monotonic() < until:
        select.select([], [], [], 0.01)
    os.kill(first, signal.SIGKILL)
    pages.ask(Want(0, 1.0), Want(1, 1.0))
    assert {pages.rendering.process_id} == spare
    pages.rendering.close()
    assert _makers() == set()


@pytest.mark.skipif(sys.platform != "linux", reason="children are counted in /proc")
def test_one_that_dies_while_it_waits_is_replaced_as_well_and_the_next_paper_opens(pages, tmp_path):
    pages.open(made.pdf(tmp_path / "a.pdf", [made.text("One."), made.text("Two.")]))
    first = pages.rendering.process_id
    pages.ask(Want(0, 1.0))
    until = time.monotonic() + 20
    while not (spare := _makers(but=first)) and time.monotonic() < until:
        select.select([], [], [], 0.01)
    for each in (*spare, first):
        os.kill(each, signal.SIGKILL)
    assert isinstance(pages.open(made.pdf(tmp_path / "b.pdf", [made.text("Three.")])), Opened)
    assert [type(each) for each in pages.ask(Want(0, 1.0))] == [Drawn]


def test_a_locked_paper_says_so_and_opens_with_its_password(pages, tmp_path):
    file = made.pdf(tmp_path / "a.pdf", [made.text("One.")], opened_by="sesame")
    assert pages.open(file).is_locked
    assert pages.open(file, "wrong").is_locked
    assert isinstance(pages.open(file, "sesame"), Opened)


def test_what_is_no_pdf_is_refused_with_a_sentence(pages, tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7 nothing")
    refused = pages.open(tmp_path / "a.pdf")
    assert isinstance(refused, Refused)
    assert not refused.is_locked


def test_closing_ends_the_child(pages):
    child = pages.rendering.process_id
    pages.rendering.close()
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)


@pytest.mark.parametrize("group", range(6))
def test_hostile_and_odd_pages_are_drawn_or_named(pages, group):
    files = sorted(file for folder in ("hostile", "adversarial") for file in (SHARED / folder).glob("*.pdf"))
    if not files:
        pytest.skip("the papers are not here")
    for file in files[group::6]:
        opened = pages.open(file)
        if isinstance(opened, Refused):
            continue
        for page in range(min(3, len(opened.sizes))):
            assert all(isinstance(each, Drawn | Lettered | Spoilt) for each in pages.ask(Want(page, 0.5)))


@pytest.mark.skipif(sys.platform != "linux", reason="other systems end the child by its closed pipe")
def test_the_child_does_not_outlive_a_program_that_is_killed_and_its_memory_has_no_name(tmp_path):
    program = (
        "import os\n"
        "from scrutiny_desktop.papers.plates import PlateMaker\n"
        "os.write(1, str(PlateMaker().process_id).encode())\n"
        "os.kill(os.getpid(), 9)\n"
    )
    killed = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False, cwd=ROOT)
    child = Path(f"/proc/{int(killed.stdout)}/cmdline")
    until = time.monotonic() + 20
    while child.exists() and b"plate_maker" in child.read_bytes() and time.monotonic() < until:
        select.select([], [], [], 0.02)
    assert not child.exists() or b"plate_maker" not in child.read_bytes()


def test_the_other_pages_are_shown_where_one_cannot_be_opened_at_all(pages, tmp_path):
    file = made.pdf(tmp_path / "a.pdf", [_square] * 3)
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        pdf.Root.Pages.Kids[1] = pikepdf.Dictionary(Type=pikepdf.Name.Nothing)
        pdf.save()
    assert len(pages.open(file).sizes) == 3
    first, second, third = pages.ask(Want(0, 1.0), Want(1, 1.0), Want(2, 1.0))
    assert (_pixel(first.plate, 50, 50), _pixel(third.plate, 50, 50)) == (RED, RED)
    assert isinstance(second, Spoilt)
