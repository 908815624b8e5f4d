"""Where sentences end."""

from itertools import pairwise

import pytest

from scrutiny_desktop.domain.sentences import sentence_starts


def sentences(words):
    starts = [0, *sentence_starts(words), len(words)]
    return [words[start:end].strip() for start, end in pairwise(starts)]


@pytest.mark.parametrize(
    "words",
    [
        "Visits, e.g. Monday’s, were late.", "Some services (e.g. Ferry House) were closed.",
        "The lead member, i.e. Cllr. Hale, was asked.", "It is said in No. 3 of the list.",
        "See para. 4.2 and paras. 7 to 9 of the report.", "Ms. J. Smith and Dr. A.B. Jones came.",
        "David J. Brown and J.R. Hale spoke.", "It is on p. 12 and pp. 14 to 16.",
        "It cost 4.5 million in St. Anne’s Ward.", "3. That the Panel note the report.",
    ],
)  # fmt: skip
def test_a_stop_that_belongs_to_a_word_ends_no_sentence(words):
    assert sentences(words) == [words]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The answer was no.", "The panel asked again."), ("It is set out in Appendix A.", "The panel noted it."),
        ("It began in 2019.", "It went on."), ("Nobody asked why?", "“Then” they did."),
        ("She said “No.”", "The chair went on."), ("They wrote to Hale and I.", "Nobody answered."),
        ("It was ferries, quays, etc.", "The rest was left."), ("The meeting ended at 9 p.m.", "Nobody stayed."),
    ],
)  # fmt: skip
def test_a_stop_at_the_end_of_a_sentence_ends_it(first, second):
    assert sentences(f"{first} {second}") == [first, second]
