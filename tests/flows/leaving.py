"""A meeting made up for a test, with a word planted in each of its records, and what a file says when it is opened."""

import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
from hypothesis import strategies as st

from scrutiny_desktop.domain.anchor import Anchor
from scrutiny_desktop.domain.attendance import Attendance, Declaration, Presence
from scrutiny_desktop.domain.correcting import MinuteCorrection
from scrutiny_desktop.domain.discussion import DiscussionPoint, PointKind
from scrutiny_desktop.domain.meeting import AgendaItem, Meeting, Witness
from scrutiny_desktop.domain.note import Note, Visibility
from scrutiny_desktop.domain.panel import Panel
from scrutiny_desktop.domain.paper import Classification, Paper, Secrecy
from scrutiny_desktop.domain.proceeding import Proceeding, Step
from scrutiny_desktop.domain.promise import Promise
from scrutiny_desktop.domain.question import Question, Standing, Theme
from scrutiny_desktop.domain.recommendation import Assessment, ProgressReport, Recommendation
from scrutiny_desktop.domain.record import Record

BEGUN = datetime(2031, 6, 12, 17, 30).astimezone()
DUE = date(2031, 7, 31)
OPEN, SHUT = ("open-1", "open-2"), ("exempt-1", "confidential-1")
NOBODYS = "gone"
SECRECIES = {"exempt-1": Secrecy.EXEMPT, "confidential-1": Secrecy.CONFIDENTIAL}


@dataclass
class Planted:
    """The records, and the words planted in those that may leave and in those that may not."""

    records: list[Record] = field(default_factory=list)
    public: list[str] = field(default_factory=list)
    secret: list[str] = field(default_factory=list)
    exempt: list[str] = field(default_factory=list)
    """Those of the secret ones that the exempt minute is to have."""

    def word(self, *, is_secret: bool) -> str:
        """A word that stands nowhere else."""
        made = f"Zq{len(self.public) + len(self.secret):04d}xk"
        (self.secret if is_secret else self.public).append(made)
        return made


def passage(paper_id: str, quote: str) -> Anchor:
    return Anchor(paper_id=paper_id, content="", quote=quote, page=1)


@st.composite
def meetings(draw: st.DrawFn) -> Planted:
    """A meeting of two items, the second behind closed doors for half an hour."""
    made = Planted()
    _frame(made)
    advice = [_recommendation(made, f"r{n}", draw(st.sampled_from(("", *SHUT, NOBODYS)))) for n in range(5)]
    asked = [_question(made, draw, f"q{n}") for n in range(6)]
    for n in range(draw(st.integers(3, 9))):
        _point(made, draw, f"d{n}", asked, advice)
    for n in range(3):
        _promise(made, draw, f"o{n}", advice)
    _own(made)
    return made


def _frame(made: Planted) -> None:
    made.records += [
        Panel(id="panel", name="Examplebridge Panel"),
        Meeting(id="m", panel_id="panel", on=BEGUN.date(), started=BEGUN),
        AgendaItem(id="i1", meeting_id="m", number="7", title="Learning review"),
        AgendaItem(id="i2", meeting_id="m", number="8", title="Late item", rank=1, is_late=True, urgency="It is due",
                   is_exempt=True, citation="paragraph 1"),
        Witness(id="w", meeting_id="m", name="Ann Example", is_present=True),
        Attendance(id="a", meeting_id="m", name="Cllr Odd", presence=Presence.PRESENT,
                   declarations=(Declaration(agenda_item_id="i1"),)),
        *(Paper(id=each, meeting_id="m", agenda_item_id="i1", title=made.word(is_secret=False)) for each in OPEN),
        *(Paper(id=each, meeting_id="m", agenda_item_id="i2", title=made.word(is_secret=True), label="Appendix",
                file_name=made.word(is_secret=True), classification=Classification(secrecy=SECRECIES[each]))
          for each in SHUT),
    ]  # fmt: skip
    for minutes, kind, words in ((60, Step.EXCLUDED, ""), (70, Step.PAUSED, made.word(is_secret=True)),
                                 (75, Step.RESUMED, ""), (90, Step.READMITTED, made.word(is_secret=True))):  # fmt: skip
        made.records.append(Proceeding(id=f"s{minutes}", meeting_id="m", at=BEGUN + timedelta(minutes=minutes),
                                       kind=kind, agenda_item_id="i2", words=words))  # fmt: skip


def _recommendation(made: Planted, name: str, shut: str) -> tuple[str, bool]:
    word = made.word(is_secret=bool(shut))
    made.records.append(Recommendation(id=name, meeting_id="m", number=name[1:], text=word, action=word, due=DUE,
                                       anchor=passage(shut or OPEN[0], word)))  # fmt: skip
    said = made.word(is_secret=bool(shut))
    hidden = made.word(is_secret=True)
    made.records += [
        ProgressReport(id=f"g{name}", recommendation_id=name, on=DUE, words=said, anchor=passage(OPEN[1], said)),
        ProgressReport(id=f"h{name}", recommendation_id=name, on=date(2031, 1, 1), words=hidden,
                       anchor=passage(SHUT[0], hidden)),
        Assessment(id=f"e{name}", owner="me", recommendation_id=name, meeting_id="m", words=made.word(is_secret=True)),
    ]  # fmt: skip
    return name, bool(shut)


def _question(made: Planted, draw: st.DrawFn, name: str) -> tuple[str, bool]:
    way = draw(st.sampled_from(("", "", "closed", "passage", "draft")))
    word = made.word(is_secret=bool(way))
    standing = Standing.DRAFT if way == "draft" else draw(st.sampled_from((Standing.ANSWERED, Standing.WRITTEN_ANSWER)))
    made.records.append(Question(
        id=name, meeting_id="m", text=word, standing=standing, answer=word, is_exempt=way == "closed",
        visibility=Visibility.PRIVATE if way == "draft" else Visibility.PANEL, why=made.word(is_secret=True),
        supplementary=(made.word(is_secret=True),),
        passages=(passage(SHUT[1] if way == "passage" else OPEN[0], word),),
    ))  # fmt: skip
    return name, way in ("closed", "passage")


def _point(
    made: Planted, draw: st.DrawFn, name: str, asked: list[tuple[str, bool]], advice: list[tuple[str, bool]]
) -> None:  # fmt: skip
    way = draw(st.sampled_from(("", "", "marked", "closed", "paper", "lost", "question", "recommendation")))
    minutes = draw(st.integers(60, 89)) if way == "closed" else draw(st.integers(0, 59))
    shut_questions = [each for each, is_shut in asked if is_shut]
    shut_advice = [each for each, is_shut in advice if is_shut]
    if (way == "question" and not shut_questions) or (way == "recommendation" and not shut_advice):
        way = "marked"
    about = {"recommendation": tuple(shut_advice[:1])}.get(way, tuple(each for each, shut in advice if not shut)[:1])
    kind, word = draw(st.sampled_from(tuple(PointKind))), made.word(is_secret=bool(way))
    if way in ("marked", "closed", "paper"):
        made.exempt.append(word)
    point = DiscussionPoint(
        id=name, meeting_id="m", agenda_item_id=draw(st.sampled_from(("", "i1", "i2"))), kind=kind,
        words=word, at=BEGUN + timedelta(minutes=minutes), is_exempt=way == "marked",
        action_by="Officer", due=draw(st.sampled_from((None, DUE))), recommendation_ids=about,
        paper_ids={"paper": (OPEN[0], SHUT[0]), "lost": (NOBODYS,)}.get(way, (OPEN[0],)),
        question_id=shut_questions[0] if way == "question" else "",
    )  # fmt: skip
    made.records.append(point)
    keys = (f"resolution:{name}", f"point:{name}", "noted", "about:" + "+".join(about))
    key = draw(st.sampled_from(keys)) if way else keys[0]
    if way or kind is PointKind.RESOLUTION:
        words = made.word(is_secret=bool(way))
        made.records.append(MinuteCorrection(id=f"k{name}", meeting_id="m", agenda_item_id=point.agenda_item_id or "i1",
                                             key=key, words=words, drafted="else", rests_on=(name,)))  # fmt: skip
    taken_up = made.word(is_secret=bool(way))
    made.records.append(Promise(id=f"p{name}", meeting_id="m", words=taken_up, due=DUE, point_id=name))


def _promise(made: Planted, draw: st.DrawFn, name: str, advice: list[tuple[str, bool]]) -> None:
    way = draw(st.sampled_from(("", "marked", "passage", "recommendation")))
    shut = [each for each, is_shut in advice if is_shut]
    way = "marked" if way == "recommendation" and not shut else way
    word = made.word(is_secret=bool(way))
    promise = Promise(id=name, meeting_id="m", words=word, promised_by="Officer", due=DUE, is_exempt=way == "marked",
                      anchor=passage(SHUT[0] if way == "passage" else OPEN[0], word))  # fmt: skip
    made.records.append(replace(promise, recommendation_ids=tuple(shut[:1])) if way == "recommendation" else promise)


def _own(made: Planted) -> None:
    made.records += [
        Note(id="n1", meeting_id="m", text=made.word(is_secret=True), tags=(made.word(is_secret=True),),
             anchor=passage(OPEN[0], made.word(is_secret=True))),
        Note(id="n2", meeting_id="m", text=made.word(is_secret=True), visibility=Visibility.PANEL),
        Theme(id="t", meeting_id="m", name=made.word(is_secret=True)),
    ]  # fmt: skip


def said_by(file: Path) -> str:
    """All that a file says to whoever takes it apart, its name included."""
    content = file.read_bytes()
    readers = {".pdf": _pdf, ".docx": _zipped, ".xlsx": _zipped, ".ics": _unfolded, ".json": _json}
    parts = readers.get(file.suffix, lambda held: [held.decode("utf-8")])(content)
    return "\n".join((file.name, content.decode("latin-1"), *parts))


def _pdf(content: bytes) -> Iterator[str]:
    with pypdfium2.PdfDocument(content) as pdf:
        yield str(pdf.get_metadata_dict())
        yield from (entry.get_title() for entry in pdf.get_toc())
        for page in pdf:
            letters = page.get_textpage()
            yield letters.get_text_range()
            letters.close()
            page.close()
    with pikepdf.open(BytesIO(content)) as pdf:
        for each in pdf.objects:
            yield str(each)
            if isinstance(each, pikepdf.Stream):
                yield each.read_bytes().decode("latin-1")


def _zipped(content: bytes) -> Iterator[str]:
    with zipfile.ZipFile(BytesIO(content)) as held:
        for name in held.namelist():
            yield name
            yield held.read(name).decode("utf-8", "replace")


def _unfolded(content: bytes) -> Iterator[str]:
    yield content.decode("utf-8").replace("\r\n ", "")


def _json(content: bytes) -> Iterator[str]:
    yield json.dumps(json.loads(content), ensure_ascii=False)
