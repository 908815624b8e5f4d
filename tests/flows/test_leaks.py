"""Nothing that may not leave is in any byte of what leaves, whatever the meeting was."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings

from scrutiny_desktop.domain.ids import Ids
from scrutiny_desktop.domain.note import Note
from scrutiny_desktop.flows.record_folder import LIST, save_everything
from scrutiny_desktop.flows.recording import Make, MakeOrder
from scrutiny_desktop.store.access import Access
from scrutiny_desktop.store.ledger import Ledger
from scrutiny_desktop.store.library import open_library
from tests.flows.leaving import Planted, meetings, said_by


def saved(planted: Planted, clock, resources, *, with_exempt: bool) -> dict[str, str]:
    """What each file of the folder says, by its place in it."""
    with tempfile.TemporaryDirectory() as place:
        access = Access(Path(place) / "library")
        with open_library(access, clock=clock) as db:
            ledger = Ledger(db, author=lambda: "", clock=clock, ids=Ids(clock))
            ledger.swap_all((None, each) for each in planted.records)
        order = MakeOrder(make=Make.EVERYTHING, meeting_id="m", heading="Examplebridge Panel", with_askers=True,
                          with_exempt=with_exempt)  # fmt: skip
        out = save_everything(access, clock, order, resources, Path(place) / "out", lambda *_: None)
        return {str(file.relative_to(out)): said_by(file) for file in out.rglob("*") if file.is_file()}


def leaks(said: dict[str, str], words: list[str]) -> list[tuple[str, str]]:
    return [(word, name) for name, text in said.items() for word in words if word in text]


WITHOUT_SHRINKING = (Phase.explicit, Phase.reuse, Phase.generate)
"""Each example makes a whole folder of files: what is found is told at once."""

LONG = settings(
    max_examples=10,
    phases=WITHOUT_SHRINKING,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@LONG
@given(planted=meetings())
def test_no_word_that_is_not_public_is_in_any_file_of_the_meeting(clock, resources, planted):
    said = saved(planted, clock, resources, with_exempt=False)
    assert len(said) == 27
    assert leaks(said, planted.secret) == []
    assert all("ublic" in words for words in said.values())
    missing = [word for word in planted.public if not any(word in words for words in said.values())]
    assert missing == []
    assert "Its exempt minute is not here." in said[LIST]


@LONG
@given(planted=meetings())
def test_exempt_words_are_in_the_exempt_minute_when_it_is_asked_for_and_in_nothing_else(clock, resources, planted):
    said = saved(planted, clock, resources, with_exempt=True)
    shut = {name: words for name, words in said.items() if Path(name).parent != Path()}
    assert {Path(each).suffix for each in shut} == {".pdf", ".docx", ".txt"}
    assert leaks({name: words for name, words in said.items() if name not in shut}, planted.secret) == []
    for words in shut.values():
        assert [word for word in planted.exempt if word not in words] == []
        assert "NOT FOR PUBLICATION" in words
        assert "paragraph 1" in words
    notes = [word for each in planted.records if isinstance(each, Note) for word in (each.text, *each.tags)]
    assert leaks(shut, notes) == []
