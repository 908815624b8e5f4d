"""Proposals that a member has confirmed, as changes: new recommendations, what known ones gain, and dated reports."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from scrutiny_desktop.domain.ids import Ids
from scrutiny_desktop.domain.proposal import Proposal, ProposedField
from scrutiny_desktop.domain.quoting import progress_told
from scrutiny_desktop.domain.recommendation import (
    Progress,
    ProgressReport,
    Rating,
    Recommendation,
    Response,
    Revision,
    Source,
)
from scrutiny_desktop.domain.record import Pair
from scrutiny_desktop.domain.reported_words import rating_in, response_in
from scrutiny_desktop.domain.timescale import timescale

_WORDS = ("series", "theme", "finding", "response_words", "action", "outcome", "lead_agency", "lead_officer")
_REVIEWS_OWN = frozenset({"series", "theme", "finding"})
"""What a response does not change once it is known, as it changes neither number nor text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakingIn:
    """To what the proposals of one paper are taken in."""

    meeting_id: str
    on: date
    """The day of the paper, or the day it came: that of its reports, and of dates it changes."""
    ids: Ids
    owner: str = ""
    known: Mapping[str, Recommendation] = field(default_factory=dict)
    """By id, as they are now."""
    reports: Iterable[ProgressReport] = ()
    """Those that are known, so that none is made twice."""


def pairs_for(proposals: Iterable[Proposal], to: TakingIn) -> list[Pair]:
    """The changes that take in those proposals that are to be taken, for the ledger as one."""
    now = dict(to.known)
    first = 1 + max((each.rank for each in now.values()), default=-1)
    known = {(each.recommendation_id, each.on, each.words, each.progress, each.rating) for each in to.reports}
    pairs: dict[str, Pair] = {}
    reports: list[Pair] = []
    for proposal in proposals:
        if not proposal.is_taken:
            continue
        old = now.get(proposal.known_id)
        base = old or Recommendation(id=to.ids.new(), owner=to.owner, meeting_id=to.meeting_id, rank=first + len(pairs))
        new = _with(base, proposal, to.on, is_known=old is not None)
        now[new.id] = new
        if new != to.known.get(new.id):
            pairs[new.id] = (to.known.get(new.id), new)
        report = _report(new, proposal, to)
        if report and (report.recommendation_id, report.on, report.words, report.progress, report.rating) not in known:
            reports.append((None, report))
    return [*pairs.values(), *reports]


def _with(base: Recommendation, proposal: Proposal, on: date, *, is_known: bool) -> Recommendation:
    """The recommendation with what was proposed; the review's own words stay where they are known."""
    changes: dict[str, Any] = {}
    for name in _WORDS:
        words = proposal.text_of(name)
        if words and not (is_known and name in _REVIEWS_OWN and getattr(base, name)):
            changes[name] = words
    if told := response_of(proposal.text_of("response")):
        changes["response"] = told
    if not is_known:
        changes |= {name: proposal.text_of(name) for name in ("number", "text")}
        changes["anchor"] = _anchor(proposal, "text") or _anchor(proposal, "number")
    timed = _timed(replace(base, **changes), proposal, on)
    changed = {name for name in proposal.fields if getattr(timed, name, None) != getattr(base, name, None)}
    sources = {each.field: each for each in (*base.sources, *_sources(proposal, changed))}
    return replace(timed, sources=tuple(sources.values()))


def _sources(proposal: Proposal, changed: set[str]) -> Iterator[Source]:
    for name, each in proposal.fields.items():
        if name in changed and name != "text" and each.anchor:
            yield Source(field=name, anchor=each.anchor)


def _timed(base: Recommendation, proposal: Proposal, on: date) -> Recommendation:
    """With the timescale that was proposed; one that stood there before is kept as given up."""
    words = proposal.text_of("timescale")
    told = timescale(words)
    due = told.due
    if not words or (words, due) == (base.timescale, base.due):
        return base
    if base.due == due and due is not None:
        return replace(base, timescale=words)
    if base.due is None and not base.timescale:
        gone = Revision(was=told.was, was_printed=told.was_printed, on=on, anchor=_anchor(proposal, "timescale"))
        return replace(base, due=due, timescale=words, revisions=(gone,) if told.was else ())
    made = base.revised(due, timescale=words, on=on)
    last = replace(made.revisions[-1], anchor=_anchor(proposal, "timescale"))
    return replace(made, revisions=(*made.revisions[:-1], last))


def _report(of: Recommendation, proposal: Proposal, to: TakingIn) -> ProgressReport | None:
    """What was reported, where anything was."""
    words, rating = proposal.text_of("progress"), proposal.text_of("rating")
    if not words and not rating:
        return None
    return ProgressReport(
        id=to.ids.new(), owner=to.owner, recommendation_id=of.id, on=to.on, meeting_id=to.meeting_id,
        progress=progress_told(words) or Progress.NOT_SAID, rating=rating_in(rating) or Rating.NONE, words=words,
        anchor=_anchor(proposal, "progress") or _anchor(proposal, "rating"),
    )  # fmt: skip


def response_of(words: str) -> Response | None:
    """The response that words say, as printed or as one of ours."""
    found = response_in(words)
    return found[1] if found else None


def _anchor(proposal: Proposal, name: str) -> Any:
    return proposal.fields.get(name, ProposedField()).anchor
