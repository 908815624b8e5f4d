"""What would leave is counted before it does: private marks, other people's, and papers not everybody may see."""

from scrutiny_desktop.domain.leaving import Choice, Leaving, chosen, leaving
from scrutiny_desktop.domain.note import MarkKind, Note, Origin, Visibility
from scrutiny_desktop.domain.paper import Classification, Paper, Secrecy
from scrutiny_desktop.domain.question import Question

EXEMPT = Classification(secrecy=Secrecy.EXEMPT, citation="paragraphs 1 and 2")
PAPER = Paper(id="p", meeting_id="m", title="Ferries", content="c" * 64)
NOTES = (
    Note(id="1", meeting_id="m", owner="me"),
    Note(id="2", meeting_id="m", owner="me", visibility=Visibility.PANEL, kind=MarkKind.PEN),
    Note(id="3", meeting_id="m", owner="other", visibility=Visibility.PANEL),
    Note(id="4", meeting_id="m", owner="me", visibility=Visibility.PANEL,
         origin=Origin(identity=f"{PAPER.content[:16]}/1/abc")),
)  # fmt: skip
QUESTIONS = (Question(id="q", meeting_id="m", owner="me"),)


def _ids(choice):
    notes, questions = chosen(NOTES, QUESTIONS, choice, "me")
    return [each.id for each in (*notes, *questions)]


def test_private_marks_are_meant_only_where_they_are_chosen():
    assert _ids(Choice()) == ["2", "3", "4"]
    assert _ids(Choice(with_private=True)) == ["1", "2", "3", "4", "q"]
    assert _ids(Choice(with_private=True, with_others=False, with_questions=False)) == ["1", "2", "4"]
    assert _ids(Choice(kinds=frozenset({MarkKind.PEN}))) == ["2"]


def test_the_count_names_what_is_private_what_is_there_and_what_is_withheld():
    exempt = Paper(id="e", meeting_id="m", title="Fares", classification=EXEMPT)
    counted = leaving(NOTES, QUESTIONS, (PAPER, exempt, exempt), Choice(with_private=True), "me", content=PAPER.content)
    assert counted == Leaving(notes=3, questions=1, private=2, others=1, in_the_file=1,
                              withheld=((Secrecy.EXEMPT, "paragraphs 1 and 2"),))  # fmt: skip
    assert counted.marks == 4
    assert leaving(NOTES, QUESTIONS, (PAPER,), Choice(), "me") == Leaving(notes=3, others=1)
