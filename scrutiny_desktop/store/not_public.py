"""Whether anything in the library can be exempt or confidential, asked of the tables at once."""

from scrutiny_desktop.store.engine import Database

_ANY = """
SELECT EXISTS (SELECT 1 FROM papers WHERE classification LIKE '%exempt%' OR classification LIKE '%confidential%')
    OR EXISTS (SELECT 1 FROM proceedings WHERE kind = 'public excluded')
    OR EXISTS (SELECT 1 FROM questions WHERE is_exempt) OR EXISTS (SELECT 1 FROM discussion_points WHERE is_exempt)
    OR EXISTS (SELECT 1 FROM promises WHERE is_exempt) OR EXISTS (SELECT 1 FROM agenda WHERE is_exempt)
"""


def is_any(db: Database) -> bool:
    """Whether there is a paper, a mark or a closed door to look at; True may be said too often, never too seldom."""
    return bool(db.execute(_ANY).fetchone()[0])
