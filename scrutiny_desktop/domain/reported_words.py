"""What trackers print of progress, ratings and responses, to ours; words that are in no table here stay unread."""

import colorsys
import re

from scrutiny_desktop.domain.recommendation import Progress, Rating, Response

_PROGRESS = {
    Progress.COMPLETE: "complete, completed, closed, done, achieved, delivered, implemented, discharged, "
    "finished, fully complete, fully completed, fully implemented, action complete, "
    "action completed, actioned",
    Progress.IN_PROGRESS: "in progress, progressing, work in progress, ongoing, on going, on track, on target, "
    "underway, under way, started, commenced, begun, partially complete, partially "
    "completed, partly complete, partly completed, partially implemented, partly "
    "implemented, part complete",
    Progress.NOT_STARTED: "not started, not yet started, yet to start, to be started, not commenced, not yet "
    "commenced, not begun, not yet begun, no progress, no progress to date, to start",
    Progress.PAUSED: "paused, on hold, deferred, suspended, stalled, postponed",
    Progress.SUPERSEDED: "superseded, no longer required, no longer relevant, no longer applicable, withdrawn, "
    "replaced",
}
_RESPONSES = {
    Response.ACCEPTED: "accepted, accept, agreed, agree, yes, accepted in full, fully accepted, accept in "
    "full, agreed in full, fully agreed, we accept this recommendation, this "
    "recommendation is accepted",
    Response.PARTLY_ACCEPTED: "partly accepted, partially accepted, accepted in part, accept in part, partially "
    "accept, partially agreed, partly agreed, agreed in part, accepted in principle, "
    "accept in principle, agreed in principle",
    Response.NOT_ACCEPTED: "not accepted, rejected, reject, declined, not agreed, disagree, disagreed, do not "
    "accept, no",
    Response.AWAITING: "awaiting, awaited, awaiting response, response awaited, pending, tbc, to be confirmed",
}
_RATING = re.compile(r"\b(red|amber|green|blue)\b", re.IGNORECASE)
_LETTERS = {"r": Rating.RED, "a": Rating.AMBER, "g": Rating.GREEN, "b": Rating.BLUE}
_END = re.compile(r"\s*(?:[.;:,!(\n–—-]|(?:in|on|since|as of|as at)\s+[\w ]{0,20}\d|\d|$)")

_HUES = ((0, 15, Rating.RED), (28, 62, Rating.AMBER), (80, 165, Rating.GREEN), (190, 255, Rating.BLUE),
         (345, 360, Rating.RED))  # fmt: skip
"""From which hue to which a colour is surely one of the four, in degrees."""

_LEAST_STRONG = {Rating.RED: 0.15, Rating.AMBER: 0.25, Rating.GREEN: 0.15, Rating.BLUE: 0.4}
"""How strong a colour must be, from 0 to 1: the pale blues and creams of heads and stripes are no rating."""

_DARKEST = 0.35


def _table(words: dict[Progress, str] | dict[Response, str]) -> list[tuple[str, Progress | Response]]:
    pairs = [(each, meant) for meant, listed in words.items() for each in listed.split(", ")]
    return sorted(pairs, key=lambda pair: -len(pair[0]))


_OF_PROGRESS, _OF_RESPONSE = _table(_PROGRESS), _table(_RESPONSES)


def progress_in(words: str) -> Progress | None:
    """How far an action is, where the words are or begin with one of those known for it."""
    found = _begun(words, _OF_PROGRESS)
    return found[1] if found and isinstance(found[1], Progress) else None


def response_in(words: str) -> tuple[str, Response] | None:
    """What was said to a recommendation, with the words that say it, where the words begin with them."""
    found = _begun(words, _OF_RESPONSE)
    return (found[0], found[1]) if found and isinstance(found[1], Response) else None


def _begun(words: str, known: list[tuple[str, Progress | Response]]) -> tuple[str, Progress | Response] | None:
    bare = words.replace("-", " ").casefold()
    at = len(bare) - len(bare.lstrip())
    for each, meant in known:
        if bare.startswith(each, at) and _END.match(bare, at + len(each)):
            return words[at : at + len(each)], meant
    return None


def rating_in(words: str) -> Rating | None:
    """The one colour that is named, in full or by its letter alone; none of two."""
    named = {each.casefold() for each in _RATING.findall(words)}
    if len(named) == 1:
        return Rating(named.pop())
    return None if named else _LETTERS.get(words.strip(" .()").casefold())


UNKNOWN_SHADE = "?"
"""Of a cell that has a colour which could not be worked out."""


def rating_of_shade(shade: str) -> Rating | None:
    """The rating that a colour, as six hexadecimal digits, clearly is."""
    if len(shade) != 6:
        return None
    red, green, blue = (int(shade[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, strong, bright = colorsys.rgb_to_hsv(red, green, blue)
    meant = next((rating for low, high, rating in _HUES if low <= hue * 360 <= high), None)
    return meant if meant and strong >= _LEAST_STRONG[meant] and bright >= _DARKEST else None
