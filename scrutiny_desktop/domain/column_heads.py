"""What the head of a tracker's column says that the column holds: a field of a recommendation, or nothing we know."""

import re
from collections.abc import Mapping
from types import MappingProxyType

Heads = Mapping[str, str]
"""What a member said that heads hold: by their plain words, a field of FIELDS, or nothing for one to be left out."""

_PATTERNS: tuple[tuple[str, str], ...] = (
    ("rating", r"\b(?:b?rag|ragb|brag|traffic light|colou?r|rating)\b"),
    ("number", r"(?:(?:rec(?:ommendation)?|action|report|item|finding)s?\.? )?"
               r"(?:no|nos|num|number|ref|refs|reference|ref no|reference number|label|id|#|nr)"
               r"|rec|item|#|rec ?s? ?no"),
    ("timescale", r"\b(?:time ?scales?|time ?frames?|time ?lines?|timetable|by when|when|deadlines?|due|to be completed"
                  r"|target(?: completion)? dates?|completion dates?|complete by|end dates?|review dates?"
                  r"|delivery dates?|implementation dates?"
                  r"|dates? for (?:completion|implementation|delivery))\b|target|dates? due"),
    ("lead", r"\b(?:leads?|owners?|who|responsible|responsibility|accountable|agency|agencies|organisations?|partners?"
             r"|officers?|by whom|assigned to)\b(?!.*\b(?:response|action|comment|update|progress)s?\b)"),
    ("progress", r"\b(?:progress|updates?|status|position|what (?:has been|have we) done|commentary|comments?"
                 r"|work to date|current position|completed)\b"),
    ("outcome", r"\b(?:outcomes?|impacts?|success|measures?|how will we know|difference|desired|intended|kpis?"
                r"|assurance)\b"),
    ("action", r"\b(?:actions?|what we will do|what will we do|what (?:will|needs to|must) be done|improvements?|tasks?"
               r"|steps?|activity|activities|how)\b"),
    ("response", r"\b(?:response|responses|reply|accepted|accept|agreed|agree|decision)\b"),
    ("finding", r"\b(?:findings?|learning|lessons?|issues?|learning points?|rationale|concerns?)\b"),
    ("text", r"\brecommendations?\b"),
    ("series", r"(?:series|review|source|list)"),
    ("theme", r"(?:.* )?(?:themes?|areas?|priority|priorities|section|category|workstreams?|topic|strand|domain|subject"
              r"|preceding heading)(?: of .*)?"),
)  # fmt: skip
"""The first that fits counts; those without bounds of their own must be the whole head."""

_KNOWN = tuple((field, re.compile(pattern)) for field, pattern in _PATTERNS)
_WHOLE = frozenset({"number", "series", "theme"})
_LONGEST = 80
_ANSWER = re.compile(r"\b(?:accepted|accept|agreed|agree|decision)\b")
_OFFICER = re.compile(r"\b(?:officers?|who|by whom|named|person|assigned to|owners?)\b")
_EVIDENCE = re.compile(r"\bevidence\b")
_AGENCY = re.compile(r"\b(?:agency|agencies|organisations?|partners?)\b")


def plain_head(head: str) -> str:
    """A head's words without signs and capitals, by which it is known again in another tracker."""
    return " ".join(re.sub(r"[_/\\&().:?*–—-]+", " ", head.casefold()).split())


def field_of(head: str, said: Heads = MappingProxyType({})) -> str:
    """The field that a column holds, by the name in FIELDS; "lead" where agencies or officers may stand there.

    What a member ``said`` of the head counts before what its words tell. Empty for a head that tells nothing we know.
    """
    if (known := said.get(plain_head(head))) is not None:
        return known
    for each in (head, head.rsplit(", ", 1)[-1]):
        words = plain_head(each)
        if not words or len(words) > _LONGEST:
            continue
        for field, pattern in _KNOWN:
            if pattern.fullmatch(words) if field in _WHOLE else pattern.search(words):
                return _led(words) if field == "lead" else field
    return ""


def _led(words: str) -> str:
    officer, agency = _OFFICER.search(words), _AGENCY.search(words)
    if bool(officer) == bool(agency):
        return "lead"
    return "lead_officer" if officer else "lead_agency"


def fields_of(heads: tuple[str, ...], said: Heads = MappingProxyType({})) -> tuple[str, ...]:
    """The field of each column; of two that hold the same, the one a member said, else the first, holds it.

    Of two that hold a response, one is the answer itself and the other says it in words.
    """
    fields: list[str] = []
    for head in heads:
        field = field_of(head, said)
        if field in fields and field and plain_head(head) in said:
            fields[fields.index(field)] = ""
        elif field == "response" and field in fields and "response_words" not in fields:
            first = fields.index(field)
            is_first_answer = bool(_ANSWER.search(plain_head(heads[first]))) or not _ANSWER.search(plain_head(head))
            fields[first], field = (field, "response_words") if is_first_answer else ("response_words", field)
            fields.append(field)
            continue
        fields.append("" if field in fields else field)
    if "progress" not in fields:  # evidence is what is reported, and never what is intended
        shown = (at for at, head in enumerate(heads) if not fields[at] and _EVIDENCE.search(plain_head(head))
                 and plain_head(head) not in said)  # fmt: skip
        if (at := next(shown, None)) is not None:
            fields[at] = "progress"
    return tuple(fields)


def are_said(heads: tuple[str, ...], said: Heads) -> bool:
    """Whether a member said of a table's heads which of them is what is recommended, or what is to be done."""
    return any(said.get(plain_head(head)) in ("text", "action") for head in heads)


def is_tracker(fields: tuple[str, ...]) -> bool:
    """Whether columns are those of a table of recommendations: one of what is recommended or to be done, and others."""
    known = {field for field in fields if field}
    told = {"timescale", "lead", "lead_agency", "lead_officer", "progress", "response", "finding", "outcome", "rating"}
    if "text" in known:
        return bool(known - {"text"})
    return "action" in known and len(known & (told | {"number"})) > 0
