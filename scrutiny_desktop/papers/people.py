"""People named below a label, told by the shape of what stands there: a name, a post, a number, an address."""

import re
from collections.abc import Sequence
from dataclasses import replace

from scrutiny_desktop.domain.reading import Contact
from scrutiny_desktop.papers.lines import Line, one_row, stitched
from scrutiny_desktop.papers.sentences import is_sentence

_EMAIL = re.compile(r"[\w.+'’-]+@[\w-]+(?:\.[\w-]+)+")
_TELEPHONE = re.compile(r"(?<![\w/])\+?\(?\d[\d ()-]{7,16}\d\b")
_LABEL = re.compile(
    r"\b(?:name|job title|title|tel(?:ephone)?(?: (?:number|no))?|e-?mail(?: address)?)\s*:\s*", re.IGNORECASE
)
_LONGEST = 100
_MOST_LINES = 40


def people_in(role: str, beside: Sequence[str], below: Sequence[Line]) -> tuple[tuple[Contact, ...], int]:
    """Those named beside a label and on the lines below it, and how many of the lines name them."""
    people = _People(role)
    if beside:
        people.add(stitched(beside), begins=True)
    used = 0
    for at, line in enumerate(below[:_MOST_LINES]):
        words = one_row(line.text)
        if line.level or len(words) > _LONGEST or words.endswith(".") or is_sentence(words):
            break
        if beside and not (_EMAIL.search(words) or _TELEPHONE.search(words) or line.goes_on):
            break
        turned = at > 0 and below[at - 1].page != line.page
        people.add(words, begins=not line.goes_on and (turned or (line.after_blank and "," in words)))
        used += 1
    return tuple(people.made), used


class _People:
    """People of one role, put together row by row."""

    def __init__(self, role: str) -> None:
        self.made: list[Contact] = []
        self._role, self._at = role, 0

    def add(self, words: str, *, begins: bool) -> None:
        """One row more; ``begins`` where it may name somebody else though the last person has no address yet."""
        words = _LABEL.sub("", words)
        email, telephone = _EMAIL.search(words), _TELEPHONE.search(words)
        rest = one_row(_TELEPHONE.sub(" ", _EMAIL.sub(" ", words))).strip(" ,;|")
        at = self._place(rest, begins=begins)
        person = self._named(self.made[at], rest)
        self.made[at] = replace(
            person, email=email[0] if email else person.email,
            telephone=telephone[0].strip() if telephone else person.telephone,
        )  # fmt: skip
        self._at = at

    def _place(self, rest: str, *, begins: bool) -> int:
        """Where the person stands that a row is about."""
        open_ones = [at for at, person in enumerate(self.made) if not person.email]
        if rest[:1].islower() and open_ones and self.made[self._at].email:
            return open_ones[-1]
        if not self.made or (rest and (self.made[self._at].email or (begins and self.made[self._at].name))):
            self.made.append(Contact(role=self._role))
            return len(self.made) - 1
        return self._at

    def _named(self, person: Contact, rest: str) -> Contact:
        if rest and not person.name:
            name, _, title = rest.partition(",")
            return replace(person, name=name.strip(), title=title.strip())
        return replace(person, title=one_row(f"{person.title} {rest}")) if rest else person
