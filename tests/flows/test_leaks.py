"""Nothing that may not leave is in any byte of what leaves, whatever the meeting was."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings

from scrutiny_desktop.domain.ids import Ids
from scrutiny_desktop.flows.record_folder import save_everything
from scrutiny_desktop.flows.recording import Make, MakeOrder
from scrutiny_desktop.store.access import Access
from scrutiny_desktop.store.ledger import Ledger
from scrutiny_desktop.store.library import open_library
from tests.flows.leaving import meetings, said_by


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(planted=meetings())
def test_no_word_that_is_not_public_is_in_any_file_of_the_meeting(clock, resources, planted):
    with tempfile.TemporaryDirectory() as place:
        access = Access(Path(place) / "library")
        with open_library(access, clock=clock) as db:
            ledger = Ledger(db, author=lambda: "", clock=clock, ids=Ids(clock))
            ledger.swap_all((None, each) for each in planted.records)
        order = MakeOrder(make=Make.EVERYTHING, meeting_id="m", heading="Examplebridge Panel", with_askers=True)
        out = save_everything(access, clock, order, resources, Path(place) / "out", lambda *_: None)
        said = {file.name: said_by(file) for file in out.iterdir()}
    assert len(said) == 21
    leaks = [(word, name) for name, words in said.items() for word in planted.secret if word in words]
    assert leaks == []
    assert all("ublic" in words for words in said.values())
    missing = [word for word in planted.public if not any(word in words for words in said.values())]
    assert missing == []
