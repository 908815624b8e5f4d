"""The panel and its people."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a person is to the panel."""

    MEMBER = "member"
    APPOINTED_MEMBER = "appointed member"
    CHAIR = "Chair"
    VICE_CHAIR = "Vice-Chair"
    SCRUTINY_MANAGER = "Scrutiny Manager"
    DEMOCRATIC_SUPPORT_OFFICER = "Democratic Support Officer"


_OWN_ORDER_ONLY = frozenset({Role.MEMBER, Role.APPOINTED_MEMBER})


def keeps_order(role: Role) -> bool:
    """Whether the running order is the person's to keep: the Chair's, and theirs who prepare it for the Chair."""
    return role not in _OWN_ORDER_ONLY


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """A committee of a council that scrutinises."""

    id: str
    owner: str = ""
    name: str
    council: str = ""
    quorum: int = 0
    """Members who must be there for business to be done; 0 while nobody has said."""
    quorum_source: str = ""
    """The rule that says so, such as "Council Procedure Rule 8"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A member or officer of a panel, the owner of the library among them."""

    id: str
    owner: str = ""
    name: str = ""
    role: Role = Role.MEMBER
    panel_id: str = ""
