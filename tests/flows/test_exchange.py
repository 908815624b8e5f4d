"""Sharing from library to library by way of a folder."""

from dataclasses import replace
from datetime import date

import pytest

from scrutiny_desktop.domain.anchor import Anchor
from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.meeting import Meeting
from scrutiny_desktop.domain.note import Note, Visibility
from scrutiny_desktop.domain.paper import Classification, Paper, Secrecy
from scrutiny_desktop.domain.post import PostKind
from scrutiny_desktop.domain.question import Question, Standing
from scrutiny_desktop.domain.recommendation import Assessment, Recommendation
from scrutiny_desktop.domain.roster import CHAIR, PANEL, Circle
from scrutiny_desktop.domain.shared import Place, stated
from scrutiny_desktop.flows import exchange, handing_on, seats, shared_copies
from scrutiny_desktop.flows.saving_post import save_post
from scrutiny_desktop.sharing import header, merge, seal
from scrutiny_desktop.sharing.refusals import Refused, SetAside
from scrutiny_desktop.store import post, rows, shared
from tests.made_library import clock, copy, leave, ledger, make_panel, opened

MEETING = Meeting(id="m1", panel_id="p-examplebridge", on=date(2031, 6, 12))
SECRET = Paper(
    id="secret",
    meeting_id="m1",
    title="Annex",
    content="dead",
    classification=Classification(secrecy=Secrecy.EXEMPT, citation="2"),
)
OPEN = Paper(id="open", meeting_id="m1", title="Report", content="c0ffee", label="Appendix 1")
ITEM = Circle(id="item-7", name="Item 7", holders=("amina", "ben"), papers=(SECRET.text_key,))
ASKED = Question(id="q1", meeting_id="m1", text="Who checks the visits?")


@pytest.fixture
def panel(template, tmp_path):
    """Amina's, Ben's and Carys's libraries by name."""
    found = {}
    for name in ("amina", "ben", "carys"):
        copy(template / name, tmp_path / name)
        found[name] = opened(tmp_path / name)
    ledger(found["ben"]).swap_all([(None, each) for each in (MEETING, SECRET, OPEN)])
    yield found
    for each in found.values():
        each.close()


def share(db, *records, audience=CHAIR, **more):
    return handing_on.share(db, seats.seat(db), records, audience, clock, **more)


def withdraw(db, audience=CHAIR):
    return handing_on.withdraw(db, seats.seat(db), "questions", "q1", audience, clock)


def shown(db, member="ben", record_id="q1"):
    copies = merge.copies(shared.of_record(db, member, "questions", record_id)).values()
    return sorted({each.body["text"] for copy in copies for each in copy.shown})


def send(db, folder):
    return exchange.send(db, folder, clock)


def receive(db, folder):
    return exchange.receive(db, folder, clock)


def told(db, kind):
    return [each.sentence for each in post.log(db) if each.kind is kind]


def files(folder):
    return sorted(folder.path.glob("*.sds"))


def test_a_question_reaches_the_chair_and_nobody_else(panel, folder):
    share(panel["ben"], ASKED)
    assert send(panel["ben"], folder) == 1
    assert receive(panel["amina"], folder).new == 1
    assert receive(panel["carys"], folder).new == 0
    assert shown(panel["amina"]) == ["Who checks the visits?"]
    assert shown(panel["carys"]) == []


def test_the_name_of_a_file_says_whose_it_is_and_for_whom(panel, folder):
    share(panel["ben"], ASKED)
    send(panel["ben"], folder)
    device = seats.seat(panel["ben"]).device
    assert [each.name for each in files(folder)] == [f"ben.{device}.meeting-2031-06-12.chair.sds"]


def test_nothing_readable_of_what_is_sealed_lies_in_the_folder(panel, folder):
    share(panel["ben"], ASKED)
    send(panel["ben"], folder)
    assert b"visits" not in files(folder)[0].read_bytes()


def test_a_second_look_costs_nothing_and_brings_nothing(panel, folder, monkeypatch):
    share(panel["ben"], ASKED)
    send(panel["ben"], folder)
    receive(panel["amina"], folder)
    assert send(panel["ben"], folder) == 0
    monkeypatch.setattr(folder, "start", None)
    monkeypatch.setattr(folder, "read", None)
    assert receive(panel["amina"], folder) == exchange.Received()


def test_the_original_stays_as_it_was(panel):
    db = panel["ben"]
    ledger(db).swap(None, ASKED)
    share(db, ASKED, audience=PANEL)
    assert rows.get(db, Question, "q1") == ASKED


def test_a_changed_question_takes_the_place_of_the_one_before(panel, folder):
    for text in ("first", "second"):
        share(panel["ben"], replace(ASKED, text=text))
        send(panel["ben"], folder)
        receive(panel["amina"], folder)
    assert shown(panel["amina"]) == ["second"]
    assert len(shared.of_record(panel["amina"], "ben", "questions", "q1")) == 2


def test_sharing_what_was_shared_makes_no_new_version(panel, folder):
    share(panel["ben"], ASKED)
    send(panel["ben"], folder)
    share(panel["ben"], ASKED)
    assert send(panel["ben"], folder) == 0


def test_what_is_taken_back_is_gone_from_the_file_too(panel, folder):
    share(panel["ben"], ASKED)
    send(panel["ben"], folder)
    receive(panel["amina"], folder)
    assert withdraw(panel["ben"])
    assert not withdraw(panel["ben"])
    send(panel["ben"], folder)
    receive(panel["amina"], folder)
    assert shown(panel["amina"]) == []
    name, content = exchange.file_for(panel["ben"], "meeting-2031-06-12", CHAIR)
    opened_now = exchange.open_envelope(content, seats.seat(panel["amina"]).reader, name)
    assert "visits" not in opened_now.versions[0].line


def test_taking_back_for_one_audience_leaves_the_other(panel, folder):
    share(panel["ben"], ASKED)
    share(panel["ben"], ASKED, audience=PANEL)
    withdraw(panel["ben"])
    send(panel["ben"], folder)
    receive(panel["amina"], folder)
    receive(panel["carys"], folder)
    assert shown(panel["amina"]) == shown(panel["carys"]) == ["Who checks the visits?"]


def test_a_dry_run_counts_what_would_leave_and_shares_nothing(panel):
    db = panel["ben"]
    notes = [
        Note(id="n1", meeting_id="m1", text="mine"),
        Note(id="n2", meeting_id="m1", text="ours", visibility=Visibility.PANEL),
        Note(id="n3", meeting_id="m1", visibility=Visibility.PANEL, anchor=_on("secret")),
    ]
    advice = Recommendation(id="r1", meeting_id="m1", number="1", text="Visit weekly.", anchor=_on("secret"))
    ledger(db).swap(None, advice)
    records = [ASKED, replace(ASKED, id="q2", passages=(_on("secret"),)), replace(ASKED, id="q3", owner="carys"),
               *notes, replace(ASKED, id="q4", passages=(_on("gone"),)),
               Assessment(id="a1", recommendation_id="r1", meeting_id="m1")]  # fmt: skip
    told = handing_on.dry_run(db, seats.seat(db), records, PANEL)
    assert (told.questions, told.notes, told.private_notes, told.assessments) == (1, 1, 0, 0)
    assert [each.id for each in told.private] == ["n1"]
    assert [each.id for each in told.others] == ["q3"]
    assert [each.id for each, _ in told.withheld] == ["q2", "n3", "q4", "a1"]
    assert told.not_public == ()
    assert shared.where(db) == []
    assert handing_on.dry_run(db, seats.seat(db), records, PANEL, with_private=True).private_notes == 1


def _on(paper_id):
    return Anchor(paper_id=paper_id, content="c0ffee", quote="weekly visits")


def test_what_rests_on_an_exempt_paper_goes_to_its_named_holders_alone(panel, folder):
    amina = panel["amina"]
    roster = seats.seat(amina).roster
    seats.change_people(amina, replace(roster, circles=(ITEM,)))
    send(amina, folder)
    assert receive(panel["ben"], folder).people_changed
    rests = replace(ASKED, passages=(_on("secret"),))
    assert share(panel["ben"], rests, audience=PANEL).questions == 0
    told = share(panel["ben"], rests, audience="item-7")
    assert [each.id for each in told.not_public] == ["q1"]
    send(panel["ben"], folder)
    receive(panel["carys"], folder)
    receive(amina, folder)
    assert shown(amina) == ["Who checks the visits?"]
    assert shown(panel["carys"]) == []


def encircled(panel, folder, *circles):
    seats.change_people(panel["amina"], replace(seats.seat(panel["amina"]).roster, circles=circles))
    send(panel["amina"], folder)
    for name in ("ben", "carys"):
        receive(panel[name], folder)


def test_only_the_circle_that_holds_the_paper_is_offered_and_only_to_its_holders(panel, folder):
    other = Circle(id="item-8", name="Item 8", holders=("amina", "ben"), papers=("feed",))
    encircled(panel, folder, ITEM, other)
    rests, ben = replace(ASKED, id="q2", passages=(_on("secret"),)), seats.seat(panel["ben"])

    both = replace(rests, passages=(_on("secret"), _on("gone")))
    assert handing_on.audiences_for(panel["ben"], ben, [ASKED, rests, both]) == (
        (CHAIR, PANEL, "item-7", "item-8"), ("item-7",), ())  # fmt: skip
    assert share(panel["ben"], rests, audience="item-8").questions == 0
    carys = seats.seat(panel["carys"])
    assert handing_on.audiences_for(panel["carys"], carys, [ASKED]) == ((CHAIR, PANEL),)
    with pytest.raises(ScrutinyError, match="not among the named holders"):
        handing_on.share(panel["carys"], carys, [ASKED], "item-7", clock)


def test_a_circle_takes_in_nothing_from_one_who_is_not_in_it(panel, folder):
    encircled(panel, folder, replace(ITEM, holders=("amina", "ben", "carys")))
    share(panel["carys"], ASKED, audience="item-7")
    send(panel["carys"], folder)
    encircled(panel, folder, ITEM)
    assert shown(panel["ben"], "carys") == []
    assert "not among the named holders" in told(panel["ben"], PostKind.SET_ASIDE)[0]
    before = files(folder)[0].read_bytes()
    send(panel["carys"], folder)
    assert files(folder)[0].read_bytes() == before


def test_who_is_taken_out_of_a_circle_or_leaves_the_panel_can_open_no_later_file_of_it(panel, folder):
    encircled(panel, folder, replace(ITEM, holders=("amina", "ben", "carys")))
    share(panel["ben"], replace(ASKED, passages=(_on("secret"),)), audience="item-7")
    send(panel["ben"], folder)
    receive(panel["carys"], folder)
    assert shown(panel["carys"]) == ["Who checks the visits?"]
    encircled(panel, folder, ITEM)
    assert send(panel["ben"], folder) == 1
    (name,) = files(folder)
    head = header.read_head(name.read_bytes())
    with pytest.raises(SetAside, match="not sealed to you"):
        seal.unseal(name.read_bytes()[head.end :], seats.seat(panel["carys"]).reader.keys)
    receive(panel["carys"], folder)
    assert shown(panel["carys"]) == ["Who checks the visits?"]  # what was received is not called back


def test_a_copy_tells_what_it_is_about_to_libraries_with_other_ids(panel, folder):
    share(panel["ben"], replace(ASKED, passages=(_on("open"),)))
    assert '"label":"Appendix 1"' in shared.where(panel["ben"])[0].line
    assert '"meeting":"2031-06-12"' in shared.where(panel["ben"])[0].line


def test_a_copy_that_a_service_made_of_a_rival_is_read(panel, folder):
    share(panel["ben"], ASKED)
    send(panel["ben"], folder)
    whole = files(folder)[0]
    whole.rename(whole.with_name(f"{whole.stem}-LAPTOP.sds"))
    assert receive(panel["amina"], folder).new == 1


def test_a_file_that_goes_away_takes_nothing_with_it(panel, folder):
    share(panel["ben"], ASKED)
    send(panel["ben"], folder)
    receive(panel["amina"], folder)
    files(folder)[0].unlink()
    receive(panel["amina"], folder)
    assert shown(panel["amina"]) == ["Who checks the visits?"]
    assert send(panel["ben"], folder) == 1


def test_a_file_that_grows_is_taken_once_it_is_whole(panel, folder):
    share(panel["ben"], ASKED)
    send(panel["ben"], folder)
    file = files(folder)[0]
    whole = file.read_bytes()
    for length in (0, 10, 300, len(whole) - 1):
        file.write_bytes(whole[:length])
        got = receive(panel["amina"], folder)
        assert (got.new, got.waiting, got.refused) == (0, 1, 0)
    file.write_bytes(whole)
    assert receive(panel["amina"], folder).new == 1


def test_a_damaged_file_is_refused_once_and_taken_when_it_is_sound(panel, folder):
    share(panel["ben"], ASKED)
    send(panel["ben"], folder)
    file = files(folder)[0]
    whole = file.read_bytes()
    file.write_bytes(whole[:-1] + b"\0")
    assert receive(panel["amina"], folder).refused == 1
    assert receive(panel["amina"], folder).refused == 0
    assert len(told(panel["amina"], PostKind.REFUSED)) == 1
    file.write_bytes(whole)
    assert receive(panel["amina"], folder).new == 1


def test_an_older_file_put_back_changes_nothing(panel, folder):
    share(panel["ben"], ASKED)
    send(panel["ben"], folder)
    file = files(folder)[0]
    old = file.read_bytes()
    receive(panel["amina"], folder)
    withdraw(panel["ben"])
    send(panel["ben"], folder)
    receive(panel["amina"], folder)
    file.write_bytes(old)
    assert receive(panel["amina"], folder).new == 0
    assert shown(panel["amina"]) == []
    assert send(panel["ben"], folder) == 1


def test_who_has_left_is_not_listened_to_and_what_they_said_stays(panel, folder):
    share(panel["ben"], ASKED)
    send(panel["ben"], folder)
    receive(panel["amina"], folder)
    leave(panel["amina"], "ben")
    share(panel["ben"], replace(ASKED, text="later"))
    send(panel["ben"], folder)
    assert receive(panel["amina"], folder).refused == 1
    assert "left the panel" in told(panel["amina"], PostKind.SET_ASIDE)[0]
    assert shown(panel["amina"]) == ["Who checks the visits?"]


def test_who_has_left_can_open_nothing_that_is_sent_from_then_on(panel, folder):
    share(panel["carys"], replace(ASKED, owner="carys"), audience=PANEL)
    send(panel["carys"], folder)
    assert receive(panel["ben"], folder).new == 1
    leave(panel["amina"], "ben")
    send(panel["amina"], folder)
    assert receive(panel["carys"], folder).people_changed
    assert send(panel["carys"], folder) == 1  # sealed anew, without Ben
    got = receive(panel["ben"], folder)
    assert got.new == 0


def test_what_was_set_aside_is_tried_again_when_the_list_changes(panel, folder):
    leave(panel["amina"], "ben")
    share(panel["ben"], ASKED)
    send(panel["ben"], folder)
    assert receive(panel["amina"], folder).refused == 1
    roster = seats.seat(panel["amina"]).roster
    seats.change_people(panel["amina"], roster.with_person(replace(roster.person("ben"), until=None)))
    assert receive(panel["amina"], folder).new == 1


def test_only_who_may_sends_the_list_of_people(panel, folder):
    assert send(panel["ben"], folder) == 0
    assert send(panel["amina"], folder) == 1
    assert send(panel["amina"], folder) == 0


def test_a_list_that_somebody_else_signed_changes_nothing(panel, folder, tmp_path):
    make_panel(tmp_path / "others")
    with opened(tmp_path / "others" / "amina") as other:
        exchange.send(other, folder, clock)
    before = seats.seat(panel["ben"]).chain
    assert receive(panel["ben"], folder).refused == 1
    assert seats.seat(panel["ben"]).chain == before


def test_a_forged_file_changes_nothing_and_is_told(panel, folder):
    share(panel["carys"], replace(ASKED, owner="carys"), audience=CHAIR)
    send(panel["carys"], folder)
    file = files(folder)[0]
    content = file.read_bytes().replace(b'"member":"carys"', b'"member":"ben"', 1)
    file.write_bytes(content)
    assert receive(panel["amina"], folder).refused == 1
    assert "from Ben, and it is not" in told(panel["amina"], PostKind.REFUSED)[0]
    assert shared.where(panel["amina"]) == []


def test_ten_thousand_strange_files_keep_nothing_out(panel, folder):
    for number in range(10_000):
        (folder.path / f"{number}.sds").write_bytes(b"rubbish")
    share(panel["ben"], ASKED)
    send(panel["ben"], folder)
    got = receive(panel["amina"], folder)
    assert (got.new, got.refused) == (1, 10_000)
    assert receive(panel["amina"], folder) == exchange.Received()


def test_a_file_by_e_mail_is_taken_or_refused_in_a_sentence(panel):
    share(panel["ben"], ASKED)
    name, content = exchange.file_for(panel["ben"], "meeting-2031-06-12", CHAIR)
    assert exchange.receive_file(panel["amina"], "Questions.sds", content, clock).new == 1
    assert exchange.receive_file(panel["amina"], name, content, clock).new == 0
    with pytest.raises(ScrutinyError, match="for others"):
        exchange.receive_file(panel["carys"], name, content, clock)
    with pytest.raises(Refused):
        exchange.receive_file(panel["amina"], name, content[:-1] + b"\0", clock)


def test_a_rival_version_is_kept_until_its_owner_chooses(panel, folder, tmp_path):
    share(panel["ben"], ASKED)
    copy_of = tmp_path / "clone"
    panel["ben"].execute("PRAGMA wal_checkpoint(TRUNCATE)")
    copy(tmp_path / "ben", copy_of)
    share(panel["ben"], replace(ASKED, text="here"))
    send(panel["ben"], folder)
    with opened(copy_of) as clone:
        share(clone, replace(ASKED, text="there"))
        send(clone, folder)
        assert len(files(folder)) == 2, "the clone writes under a name of its own"
    receive(panel["amina"], folder)
    assert shown(panel["amina"]) == ["here", "there"]
    receive(panel["ben"], folder)
    held = seats.seat(panel["ben"])
    (rivals,) = merge.copies(shared.of_record(panel["ben"], "ben", "questions", "q1")).values()
    handing_on.resolve(panel["ben"], held, rivals, {**rivals.heads[0].body, "text": "both"}, clock)
    send(panel["ben"], folder)
    receive(panel["amina"], folder)
    assert shown(panel["amina"]) == ["both"]


def test_a_library_from_a_backup_does_not_write_over_what_it_has_forgotten(panel, folder, tmp_path):
    panel["ben"].execute("PRAGMA wal_checkpoint(TRUNCATE)")
    copy(tmp_path / "ben", tmp_path / "backup")
    share(panel["ben"], ASKED)
    send(panel["ben"], folder)
    with opened(tmp_path / "backup") as restored:
        share(restored, replace(ASKED, id="q2"))
        send(restored, folder)
        assert shown(restored) == ["Who checks the visits?"]
    receive(panel["amina"], folder)
    assert shown(panel["amina"]) == shown(panel["amina"], record_id="q2") == ["Who checks the visits?"]


def test_a_file_that_left_before_it_was_noted_is_no_trouble(panel, folder):
    share(panel["ben"], ASKED)
    send(panel["ben"], folder)
    panel["ben"].execute("DELETE FROM envelopes")
    assert send(panel["ben"], folder) == 1
    assert len(files(folder)) == 1


def test_what_others_share_comes_as_records_once_for_each(panel, folder):
    for audience in (CHAIR, PANEL):
        share(panel["ben"], ASKED, audience=audience)
    send(panel["ben"], folder)
    receive(panel["amina"], folder)
    (only,) = shared_copies.of_others(panel["amina"], seats.seat(panel["amina"]))
    assert only.owner.name == "Ben"
    assert only.records == (replace(ASKED, owner="ben"),)
    assert only.copy.heads[0].about["meeting"] == "2031-06-12"
    assert shared_copies.of_others(panel["amina"], seats.seat(panel["amina"]), "tracker") == []


def test_ones_own_copies_tell_their_audience_and_what_was_withdrawn(panel):
    for audience in (CHAIR, PANEL):
        share(panel["ben"], ASKED, audience=audience)
    withdraw(panel["ben"])
    own = shared_copies.mine(panel["ben"], seats.seat(panel["ben"]))
    assert [(each.audience, each.copy.is_withdrawn) for each in own] == [(CHAIR, True), (PANEL, False)]


def test_a_record_laid_out_in_another_way_is_kept_and_shown_as_none(panel):
    held = seats.seat(panel["ben"])
    place = Place(panel=held.roster.panel_id, member="ben", scope="tracker", audience=PANEL)
    odd = [stated(place, "questions", "x", {"id": "x", "rank": "first"}, "2031", []),
           stated(place, "petitions", "y", {"id": "y"}, "2031", [])]  # fmt: skip
    shared.add(panel["ben"], odd, clock())
    assert [each.records for each in shared_copies.mine(panel["ben"], held)] == [(), ()]


def test_the_log_can_be_taken_along(panel, folder, tmp_path):
    share(panel["ben"], ASKED)
    send(panel["ben"], folder)
    (folder.path / "=cmd.sds").write_bytes(b"rubbish")
    receive(panel["amina"], folder)
    assert {each.kind for each in post.log(panel["amina"])} == {PostKind.RECEIVED, PostKind.REFUSED}
    heads = ["When", "What", "File", "From", "Why", "How many"]
    out = save_post(panel["amina"].access, clock, heads, tmp_path / "log.csv", lambda *_: None)
    table = out.read_text(encoding="utf-8-sig")
    assert len(table.splitlines()) == 3
    assert ",=cmd" not in table


def test_without_a_seat_nothing_is_sent_or_received(folder, access):
    with opened(access.folder) as db:
        assert seats.seat(db) is None
        assert send(db, folder) == 0
        assert receive(db, folder) == exchange.Received()


def test_secrets_of_sharing_stay_in_the_library(panel):
    secret = seats.seat(panel["ben"]).reader.keys
    exported = repr(seats.seat(panel["ben"]))
    assert secret.signing not in exported
    assert secret.identity not in exported


def test_what_a_member_marked_of_a_question_in_the_meeting_does_not_leave_with_it(panel, folder):
    ben = panel["ben"]
    marked = replace(ASKED, owner="ben", standing=Standing.PARTLY_ANSWERED, answer="They did not say who.")
    ledger(ben).swap(None, marked)
    share(ben, marked)
    send(ben, folder)
    receive(panel["amina"], folder)
    [copy] = merge.copies(shared.of_record(panel["amina"], "ben", "questions", "q1")).values()
    [body] = [each.body for each in copy.shown]
    assert (body["standing"], body["answer"]) == ("shared", "")
    assert rows.get(ben, Question, "q1") == marked


def test_what_came_before_a_line_broke_off_is_not_fetched_again(panel, folder, monkeypatch):
    share(panel["ben"], ASKED, audience=PANEL)
    share(panel["ben"], ASKED)
    send(panel["ben"], folder)
    read, left = folder.read, [1]

    def breaks_off(name):
        if not left.pop():
            raise ScrutinyError("The connection to the database was lost.", "It is tried again.")
        left.append(0)
        return read(name)

    monkeypatch.setattr(folder, "read", breaks_off)
    with pytest.raises(ScrutinyError, match="was lost"):
        receive(panel["amina"], folder)
    assert len(shared.where(panel["amina"])) == 1
    monkeypatch.setattr(folder, "read", read)
    assert receive(panel["amina"], folder).new == 1
