import random

from scrutiny_desktop.domain.same_paper import Gist, same_paper

CHANCE = random.Random(5)  # noqa: S311 - made words, no secret
WORDS = [f"word{number}" for number in range(900)]


def text(length: int = 1_500) -> str:
    return " ".join(CHANCE.choices(WORDS, k=length))


def edited(words: str, share: float) -> str:
    return " ".join("other" if CHANCE.random() < share else word for word in words.split())


def test_a_paper_is_wholly_itself():
    one = Gist.of(text(), "Budget report", "Budget")
    assert same_paper(one, one) == 1


def test_a_new_version_is_told_by_its_words_though_the_appendix_letter_shifted():
    words = text()
    old, new = (
        Gist.of(words, "Appendix B: Learning report"),
        Gist.of(edited(words, 0.15), "Appendix C: Learning report"),
    )
    other = Gist.of(text(), "Appendix B: Learning report")
    assert same_paper(old, new) > 0.6 > 0.3 > same_paper(other, new)


def test_a_title_alone_makes_no_version():
    assert same_paper(Gist.of(text(), "Progress report"), Gist.of(text(), "Progress report")) < 0.5


def test_a_paper_without_words_is_like_none():
    assert same_paper(Gist.of(""), Gist.of(text())) == 0
    assert same_paper(Gist.of(""), Gist.of("")) == 0
