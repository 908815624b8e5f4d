"""Whether anything in the library can be exempt or confidential, and what, asked of the tables at once."""

import json
from collections.abc import Iterable

from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.domain.recommendation import Recommendation
from scrutiny_desktop.store import rows
from scrutiny_desktop.store.engine import Database

_CLOSED = "(classification LIKE '%exempt%' OR classification LIKE '%confidential%')"

_ANY = f"""
SELECT EXISTS (SELECT 1 FROM papers WHERE {_CLOSED})
    OR EXISTS (SELECT 1 FROM proceedings WHERE kind = 'public excluded')
    OR EXISTS (SELECT 1 FROM questions WHERE is_exempt) OR EXISTS (SELECT 1 FROM discussion_points WHERE is_exempt)
    OR EXISTS (SELECT 1 FROM promises WHERE is_exempt) OR EXISTS (SELECT 1 FROM agenda WHERE is_exempt)
"""  # noqa: S608  (our own words)

_RESTING = f"""
EXISTS (SELECT 1 FROM {rows.AMONG}
        WHERE instr(coalesce(anchor, '') || coalesce(sources, '') || coalesce(revisions, ''), value))
"""  # noqa: S608  (our own words)


def is_any(db: Database) -> bool:
    """Whether there is a paper, a mark or a closed door to look at; True may be said too often, never too seldom."""
    return bool(db.execute(_ANY).fetchone()[0])


def papers(db: Database) -> list[Paper]:
    """Every paper that is not public, and maybe one whose citation only sounds so."""
    return rows.where(db, Paper, _CLOSED)


def recommendations(db: Database, closed: Iterable[Paper]) -> list[Recommendation]:
    """Those that rest on any of these papers, without taking any other apart."""
    return rows.where(db, Recommendation, _RESTING, [json.dumps([each.id for each in closed])])
