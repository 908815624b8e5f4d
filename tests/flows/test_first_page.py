"""The page that was read last is drawn before there is a window, and told to whoever then asks for it."""

from dataclasses import replace
from queue import SimpleQueue

import pytest

from scrutiny_desktop.domain.ids import Ids
from scrutiny_desktop.flows import first_page
from scrutiny_desktop.flows.filing import Filing
from scrutiny_desktop.flows.intake import take_in
from scrutiny_desktop.flows.rendering import Drawn, Opened, Rendering, Want
from scrutiny_desktop.papers.plates import PlateMaker
from scrutiny_desktop.store import meetings, papers, settings
from scrutiny_desktop.store.ledger import Ledger
from scrutiny_desktop.store.library import open_library
from tests import made_papers as made

WANT = Want(1, 0.5)


@pytest.fixture
def library(access, clock, tmp_path, resources):
    with open_library(access, clock=clock) as opened:
        file = made.pdf(tmp_path / "a.pdf", [made.text("One page."), made.text("Another page.")])
        ids = Ids(clock)
        taken = take_in(access, clock, [file], resources / "forms", lambda *_: None)
        ledger = Ledger(opened, author=lambda: "me", clock=clock, ids=ids)
        ledger.swap_all(Filing(opened, ids, "me").filed(taken, None))
        settings.keep(opened, "screen", "papers")
        yield opened


def _paper(library):
    return papers.for_meeting(library, meetings.every(library)[0].id)[0]


def _told(rendering, count):
    queue = SimpleQueue()
    rendering.hear(queue.put)
    return [queue.get(timeout=30) for _ in range(count)], queue


def test_the_page_kept_is_drawn_before_anybody_hears_of_it_and_told_once(library, clock):
    content = _paper(library).content
    first_page.keep(library, content, WANT)
    rendering = first_page.begun(library, clock, PlateMaker)
    rendering.open(content)
    (opened, drawn), queue = _told(rendering, 2)
    rendering.close()
    assert isinstance(opened, Opened) and len(opened.sizes) == 2
    assert isinstance(drawn, Drawn) and drawn.want == WANT
    assert queue.empty()


def test_another_paper_than_the_one_begun_is_told_of_alone(library, clock, access):
    first_page.keep(library, _paper(library).content, WANT)
    rendering = first_page.begun(library, clock, PlateMaker)
    rendering.open("nothing of ours", "a password")
    rendering.open(_paper(library).content, "another")
    (opened,), _ = _told(rendering, 1)
    rendering.close()
    assert opened.content == _paper(library).content


def test_nothing_is_begun_where_no_page_was_before_the_reader(library, clock):
    paper = _paper(library)
    listed = replace(paper, id="listed", content="", file_name="")
    Ledger(library, author=lambda: "me", clock=clock, ids=Ids(clock)).swap_all([(None, listed)])
    assert first_page.begun(library, clock, PlateMaker) is None
    first_page.keep(library, "what is gone", WANT)
    assert first_page.begun(library, clock, PlateMaker) is None
    first_page.keep(library, paper.content, WANT)
    settings.keep(library, "screen", "meeting")
    assert first_page.begun(library, clock, PlateMaker) is None


def test_what_is_being_drawn_is_not_drawn_again(library, clock):
    queue = SimpleQueue()
    rendering = Rendering(library.access, clock, queue.put)
    rendering.open(_paper(library).content)
    queue.get(timeout=30)
    with rendering._change:
        rendering._doing = WANT
        rendering.want([WANT, Want(0, 0.5)])
        assert rendering._wants == [Want(0, 0.5)]
    rendering.close()
