"""The file of a panel's people: every roster there has been, each signed by somebody whom the one before lets sign."""

import hashlib
import json
from dataclasses import dataclass, replace

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.plain import from_plain, to_plain
from scrutiny_desktop.domain.roster import Roster, RosterPerson, trouble_in
from scrutiny_desktop.sharing import seal
from scrutiny_desktop.sharing.header import is_name
from scrutiny_desktop.sharing.refusals import NotYet, Refused, SetAside
from scrutiny_desktop.sharing.seal import Keys

SUFFIX = ".sdr"
MOST_BYTES = 8 << 20
_MAGIC = "scrutiny-desktop-roster/1"


@dataclass(frozen=True, slots=True)
class Signed:
    """One roster as it was signed, to the letter."""

    line: str
    signature: str

    @property
    def id(self) -> str:
        """Its hash, by which the next roster names it."""
        return hashlib.sha256(self.line.encode()).hexdigest()

    @property
    def roster(self) -> Roster:
        """What it says."""
        return from_plain(Roster, json.loads(self.line))


Chain = tuple[Signed, ...]
"""Oldest first."""


def founded(roster: Roster, keys: Keys) -> Chain:
    """The first roster of a panel, whose signer is on it."""
    return _checked((_signed(replace(roster, before=""), keys),))


def followed(chain: Chain, roster: Roster, keys: Keys) -> Chain:
    """The chain with one more roster, signed by its ``signer``; raises ScrutinyError where they may not."""
    if not chain[-1].roster.may_edit(roster.signer):
        raise ScrutinyError(
            "Only the Chair or the Scrutiny Manager can change the panel's list of people.", "Ask them."
        )
    return _checked((*chain, _signed(replace(roster, before=chain[-1].id, also=""), keys)))


def rejoined(chain: Chain, other: Chain, signer: str, keys: Keys) -> Chain:
    """The chain with its last roster signed anew, as what follows from the end of another that parted from it too."""
    last = chain[-1].roster
    if not (last.may_edit(signer) and other[-1].roster.may_edit(signer)):
        raise ScrutinyError("Only who may sign both lists can choose between them.", "Ask the Chair.")
    return _checked((*chain, _signed(replace(last, signer=signer, before=chain[-1].id, also=other[-1].id), keys)))


def written(chain: Chain) -> bytes:
    """The file."""
    lines = [_MAGIC, *(part for each in chain for part in (each.line, each.signature))]
    return "".join(f"{line}\n" for line in lines).encode()


def read_chain(content: bytes) -> Chain:
    """The rosters in a file, each found to be signed by somebody who might."""
    if len(content) > MOST_BYTES:
        raise Refused("The list of the panel's people is larger than any such list.", "Do not use it.")
    try:
        lines = content.decode().split("\n")
    except UnicodeDecodeError as error:
        raise Refused("The list of the panel's people is damaged.", "Ask for it again.") from error
    if lines[0] != _MAGIC:
        raise Refused("It is not a list of a panel's people.", "Ask for it again.")
    if lines.pop() or len(lines) % 2 == 0 or len(lines) == 1:
        raise NotYet("The list of the panel's people has not arrived whole.", "Wait until it is here.")
    return _checked(tuple(Signed(*pair) for pair in zip(lines[1::2], lines[2::2], strict=True)))


def advanced(held: Chain, offered: Chain) -> Chain:
    """What is held after a chain was offered; raises SetAside where the two part."""
    short = min(len(held), len(offered))
    if [each.line for each in held[:short]] == [each.line for each in offered[:short]]:
        return max(held, offered, key=len)
    if offered[0].roster.panel_id != held[0].roster.panel_id:
        raise Refused("The list is of another panel's people.", "Put it into that panel's folder.")
    if _rejoins(held[-1], offered):
        return offered
    if _rejoins(offered[-1], held):
        return held
    raise SetAside(
        "Another list of the panel's people does not follow from yours.",
        "Yours stays until the Chair or the Scrutiny Manager chooses between the two, on the page of the people.",
    )


def _rejoins(end: Signed, chain: Chain) -> bool:
    """Whether a chain goes on from an end that is not in it, by the hand of somebody who might sign that too."""
    return any(each.roster.also == end.id and _is_signed(each, each.roster, end.roster) for each in chain)


def _signed(roster: Roster, keys: Keys) -> Signed:
    line = json.dumps(to_plain(roster), ensure_ascii=False, separators=(",", ":"))
    return Signed(line, seal.sign(keys, _words(line)))


def _words(line: str) -> bytes:
    return f"{_MAGIC}\n{line}".encode()


def _checked(chain: Chain) -> Chain:
    try:
        rosters = [each.roster for each in chain]
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise Refused("The list of the panel's people is damaged.", "Ask for it again.") from error
    for at, (signed, roster) in enumerate(zip(chain, rosters, strict=True)):
        before = rosters[max(0, at - 1)]
        follows = roster.before == (chain[at - 1].id if at else "") and roster.panel_id == rosters[0].panel_id
        if not follows or not _is_signed(signed, roster, before):
            raise Refused("The list of the panel's people was not signed by somebody who may.", "Do not use it.")
        _refuse_odd(roster)
    return chain


def _is_signed(signed: Signed, roster: Roster, before: Roster) -> bool:
    signer: RosterPerson | None = before.person(roster.signer)
    may = before.may_edit(roster.signer) and signer is not None
    return may and signer is not None and seal.is_signed(_words(signed.line), signed.signature, signer.signing)


def _refuse_odd(roster: Roster) -> None:
    names = [roster.panel_id, *(each.id for each in roster.people), *(each.id for each in roster.circles)]
    known = all(map(is_name, names)) and all(seal.is_recipient(each.recipient) for each in roster.people)
    if not known or (odd := trouble_in(roster.people, roster.circles)):
        raise Refused(
            f"The list of the panel's people cannot be used. {'' if not known else odd}".strip(), "Put it right first."
        )
