"""A meeting made up for a test, with a word planted in each of its records, and what a file says when it is opened."""

import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
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
from scrutiny_desktop.domain.promise import Chase, Promise
from scrutiny_desktop.domain.question import Question, Standing, Theme
from scrutiny_desktop.domain.recommendation import Assessment, ProgressReport, Recommendation
from scrutiny_desktop.domain.record import Record

BEGUN = datetime(2031, 6, 12, 17, 30).astimezone()
DUE = date(2031, 7, 31)
OPEN, SHUT = ("open-1", "open-2"), ("exempt-1", "confidential-1")
NOBODYS = "gone"
SECRECIES = {"exempt-1": Secrecy.EXEMPT, "confidential-1": Secrecy.CONFIDENTIAL}


class Planted:
    """The records, and the words planted in those that may leave and in those that may not."""

    def __init__(self) -> None:
        self._count = 0
        self.records: list[Record] = []
        self.public: list[str] = []
        self.secret: list[str] = []
        self.exempt: list[str] = []
        """Those of the secret ones that the exempt minute is to have."""

    def __repr__(self) -> str:
        return f"Planted({len(self.records)} records)"

    def word(self, *, is_secret: bool) -> str:
        """A word that stands nowhere else."""
        self._count += 1
        made = f"Zq{self._count:04d}xk"
        (self.secret if is_secret else self.public).append(made)
        return made


def passage(paper_id: str, quote: str) -> Anchor:
    return Anchor(paper_id=paper_id, content="", quote=quote, page=1)


@st.composite
def meetings(draw: st.DrawFn) -> Planted:
    """A meeting of several items, one of them exempt: the press and public were there for its first minutes.

    Item 7 is before the panel until minute 30, the exempt item 8 until minute 75, the public being out from minute 40
    to minute 70; then item 9, until the meeting is adjourned to the next day.
    """
    made = Planted()
    _frame(made)
    _people(made, draw)
    advice = [_recommendation(made, f"r{n}", draw(st.sampled_from(("", *SHUT, NOBODYS)))) for n in range(5)]
    asked = [_question(made, draw, f"q{n}") for n in range(6)]
    for n in range(draw(st.integers(3, 9))):
        _point(made, draw, f"d{n}", asked, advice)
    for n in range(3):
        _promise(made, draw, f"o{n}", advice)
    _own(made)
    return made


def _frame(made: Planted) -> None:
    shown = [made.word(is_secret=False) for _ in range(5)]
    made.records += [
        Panel(id="panel", name="Examplebridge Panel"),
        Meeting(id="m", panel_id="panel", on=BEGUN.date(), started=BEGUN, place=shown[0]),
        AgendaItem(id="i1", meeting_id="m", number="7", title="Learning review"),
        AgendaItem(id="i2", meeting_id="m", number="8", title="Late item", rank=1, is_late=True, urgency=shown[1],
                   is_exempt=True, citation="paragraph 1"),
        AgendaItem(id="i3", meeting_id="m", number="9", title=shown[2], rank=2),
        AgendaItem(id="i4", meeting_id="m", title="Fire", rank=3, is_late=True, urgency=shown[3]),
        Witness(id="w", meeting_id="m", name="Ann Example", is_present=True),
        DiscussionPoint(id="d", meeting_id="m", agenda_item_id="i3", words=shown[4], at=_at(76)),
        *(Paper(id=each, meeting_id="m", agenda_item_id="i1", title=made.word(is_secret=False)) for each in OPEN),
        *(Paper(id=each, meeting_id="m", agenda_item_id="i2", title=made.word(is_secret=True), label="Appendix",
                file_name=made.word(is_secret=True), classification=Classification(secrecy=SECRECIES[each]))
          for each in SHUT),
    ]  # fmt: skip
    steps = (
        (0, Step.STARTED, "", None), (0, Step.ITEM_TAKEN, "i1", None), (30, Step.ITEM_TAKEN, "i2", None),
        (40, Step.EXCLUDED, "i2", False), (50, Step.PAUSED, "", True), (55, Step.RESUMED, "", True),
        (70, Step.READMITTED, "", True), (75, Step.ITEM_TAKEN, "i3", None), (90, Step.ADJOURNED, "", True),
        (1000, Step.RESUMED, "", None), (1010, Step.ENDED, "", None),
    )  # fmt: skip
    for count, (minutes, kind, item, is_secret) in enumerate(steps):
        words = "" if is_secret is None else made.word(is_secret=is_secret)
        made.records.append(Proceeding(id=f"s{count:02}", meeting_id="m", at=_at(minutes), kind=kind,
                                       agenda_item_id=item, words=words))  # fmt: skip


def _at(minutes: int) -> datetime:
    return BEGUN + timedelta(minutes=minutes)


def _people(made: Planted, draw: st.DrawFn) -> None:
    """What is declared openly of an exempt item is for all; what is declared while it is heard is not."""
    open_to_all = ((5, "i1"), (5, "i2"), (5, ""), (80, ""), (None, "i4"))
    in_private = ((45, "i1"), (45, "i2"), (60, ""), (35, "i2"), (35, ""), (None, "i2"))
    for n in range(3):
        is_secret = draw(st.booleans())
        minutes, item = draw(st.sampled_from(in_private if is_secret else open_to_all))
        word, written = made.word(is_secret=is_secret), made.word(is_secret=is_secret)
        if is_secret:
            made.exempt.append(word)
        declared = Declaration(agenda_item_id=item, words=word, at=None if minutes is None else _at(minutes))
        made.records.append(Attendance(
            id=f"a{n}", meeting_id="m", name="Cllr Odd", title=made.word(is_secret=False), presence=Presence.PRESENT,
            declarations=(Declaration(agenda_item_id="i4", at=_at(1)), declared),
        ))  # fmt: skip
        made.records.append(MinuteCorrection(id=f"ka{n}", meeting_id="m", agenda_item_id="i1", key=f"declared:a{n}:1",
                                             words=written, drafted=word))  # fmt: skip
        if not is_secret:
            made.public.remove(word)  # the correction stands in its place, if it is of that item
            made.public.remove(written)


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
        Assessment(id=f"f{name}", owner="me", recommendation_id=name, meeting_id="m", is_panels=True,
                   words=made.word(is_secret=bool(shut))),
        Assessment(id=f"e{name}", owner="me", recommendation_id=name, meeting_id="m", words=made.word(is_secret=True)),
    ]  # fmt: skip
    return name, bool(shut)


def _question(made: Planted, draw: st.DrawFn, name: str) -> tuple[str, bool]:
    way = draw(st.sampled_from(("", "", "closed", "item", "passage", "draft")))
    word, asker, addressee = (made.word(is_secret=bool(way)) for _ in range(3))
    standing = Standing.DRAFT if way == "draft" else draw(st.sampled_from((Standing.ANSWERED, Standing.WRITTEN_ANSWER)))
    made.records.append(Question(
        id=name, meeting_id="m", text=word, standing=standing, answer=word, is_exempt=way == "closed",
        asker=asker, addressee=addressee, is_from_floor=draw(st.booleans()),
        visibility=Visibility.PRIVATE if way == "draft" else Visibility.PANEL, why=made.word(is_secret=True),
        supplementary=(made.word(is_secret=True),), agenda_item_id="i2" if way == "item" else draw(_PUBLIC_ITEM),
        passages=(passage(SHUT[1] if way == "passage" else OPEN[0], word),),
    ))  # fmt: skip
    return name, way in ("closed", "item", "passage")


_PUBLIC_ITEM = st.sampled_from(("", "i1", "i3"))
_WHEN = {"closed": st.integers(40, 69), "item": st.integers(30, 39)}
"""Behind closed doors, and on the exempt item while they were still open."""

_WAYS = ("", "", "", "marked", "closed", "item", "paper", "lost", "question", "recommendation")


def _point(
    made: Planted, draw: st.DrawFn, name: str, asked: list[tuple[str, bool]], advice: list[tuple[str, bool]]
) -> None:  # fmt: skip
    way = draw(st.sampled_from(_WAYS))
    minutes = draw(_WHEN.get(way, st.one_of(st.integers(0, 29), st.integers(75, 89))))
    shut_questions = [each for each, is_shut in asked if is_shut]
    shut_advice = [each for each, is_shut in advice if is_shut]
    if (way == "question" and not shut_questions) or (way == "recommendation" and not shut_advice):
        way = "marked"
    about = {"recommendation": tuple(shut_advice[:1])}.get(way, tuple(each for each, shut in advice if not shut)[:1])
    kind, word = draw(st.sampled_from(tuple(PointKind))), made.word(is_secret=bool(way))
    if way in ("marked", "closed", "item", "paper"):
        made.exempt.append(word)
    item = draw(st.sampled_from(("", "i2")) if way in _WHEN else _PUBLIC_ITEM)
    point = DiscussionPoint(
        id=name, meeting_id="m", agenda_item_id=item, kind=kind,
        words=word, at=_at(minutes), is_exempt=way == "marked", speaker=made.word(is_secret=bool(way)),
        action_by=made.word(is_secret=bool(way)), due=draw(st.sampled_from((None, DUE))), recommendation_ids=about,
        paper_ids={"paper": (OPEN[0], SHUT[0]), "lost": (NOBODYS,)}.get(way, (OPEN[0],)),
        question_id=shut_questions[0] if way == "question" else "",
    )  # fmt: skip
    made.records.append(point)
    _follow(made, draw, point, is_secret=bool(way))


def _follow(made: Planted, draw: st.DrawFn, point: DiscussionPoint, *, is_secret: bool) -> None:
    """What is made of a point afterwards: a sentence put right, a promise, a report."""
    name, about = point.id, point.recommendation_ids
    keys = (f"resolution:{name}", f"point:{name}", "noted", "about:" + "+".join(about))
    key = draw(st.sampled_from(keys)) if is_secret else keys[0]
    if is_secret or point.kind is PointKind.RESOLUTION:
        words = made.word(is_secret=is_secret)
        made.records.append(MinuteCorrection(id=f"k{name}", meeting_id="m", agenda_item_id=point.agenda_item_id or "i1",
                                             key=key, words=words, drafted="else", rests_on=(name,)))  # fmt: skip
    promised, came, chased = (made.word(is_secret=is_secret) for _ in range(3))
    chases = (Chase(on=DUE, words=chased),)
    made.records.append(Promise(id=f"p{name}", meeting_id="m", words=promised, due=DUE, point_id=name,
                                received_on=DUE, received_words=came, chases=chases))  # fmt: skip
    for recommendation_id in about:
        made.records.append(ProgressReport(id=f"g{name}", recommendation_id=recommendation_id, on=DUE, meeting_id="m",
                                           words=made.word(is_secret=is_secret), point_id=name))  # fmt: skip


def _promise(made: Planted, draw: st.DrawFn, name: str, advice: list[tuple[str, bool]]) -> None:
    way = draw(st.sampled_from(("", "marked", "passage", "recommendation")))
    shut = [each for each, is_shut in advice if is_shut]
    way = "marked" if way == "recommendation" and not shut else way
    word = made.word(is_secret=bool(way))
    promise = Promise(id=name, meeting_id="m", words=word, promised_by=made.word(is_secret=bool(way)), due=DUE,
                      is_exempt=way == "marked", let_go_why=made.word(is_secret=bool(way)),
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
