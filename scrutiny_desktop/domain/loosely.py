"""Finding a passage whose white space and hyphens another program reads otherwise than we do."""

from dataclasses import replace

from scrutiny_desktop.domain.anchor import Anchor, Found, Placement, find_again

_LEFT_OUT = frozenset("-\N{SOFT HYPHEN}\N{HYPHEN}\N{NON-BREAKING HYPHEN}")


class LooseText:
    """A text without what programs disagree on; put together once for many passages."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._places = [at for at, sign in enumerate(text) if _is_kept(sign)]
        self._bare = "".join(text[at] for at in self._places)

    def find(self, anchor: Anchor) -> Found:
        """The one place that an anchor's words and those around them name, as written or but for white space."""
        found = find_again(anchor, self._text)
        if found.placement is not Placement.UNPLACED or not _bare(anchor.quote):
            return found
        bare = replace(
            anchor, quote=_bare(anchor.quote), before=_bare(anchor.before), after=_bare(anchor.after), start=-1
        )
        found = find_again(bare, self._bare)
        if found.placement is Placement.UNPLACED:
            return found
        start, end = self._places[found.start], self._places[found.end - 1] + 1
        return Found(placement=Placement.MOVED, start=start, end=end)


def _bare(text: str) -> str:
    return "".join(filter(_is_kept, text))


def _is_kept(sign: str) -> bool:
    return not sign.isspace() and sign not in _LEFT_OUT
