"""What trackers print of progress, ratings and responses."""

import pytest

from scrutiny_desktop.domain.recommendation import Progress, Rating, Response
from scrutiny_desktop.domain.reported_words import progress_in, rating_in, rating_of_shade, response_in


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("Complete", Progress.COMPLETE), ("Completed. The pathway is in use.", Progress.COMPLETE),
        ("CLOSED", Progress.COMPLETE), ("Completed in May 2031", Progress.COMPLETE), ("On-going", Progress.IN_PROGRESS),
        ("In progress – visits have begun", Progress.IN_PROGRESS), ("Not started", Progress.NOT_STARTED),
        ("Partially complete", Progress.IN_PROGRESS), ("On hold", Progress.PAUSED),
        ("Superseded by 4", None), ("Superseded", Progress.SUPERSEDED), ("Green", None), ("Carried forward", None),
        ("Complete by July", None), ("Completed training is being rolled out", None), ("N/A", None), ("", None),
        ("Not complete", None), ("Training was delivered", None),
    ],
)  # fmt: skip
def test_progress_is_read_only_where_its_words_say_it(words: str, meant: Progress | None) -> None:
    assert progress_in(words) is meant


@pytest.mark.parametrize(
    ("words", "meant"),
    [("Green", Rating.GREEN), ("AMBER", Rating.AMBER), ("Red – overdue", Rating.RED), ("B", Rating.BLUE),
     ("Amber/Green", None), ("yellow", None), ("Complete", None), ("redder", None), ("", None)],
)  # fmt: skip
def test_a_rating_is_the_one_colour_that_is_named(words: str, meant: Rating | None) -> None:
    assert rating_in(words) is meant


@pytest.mark.parametrize(
    ("shade", "meant"),
    [("ff0000", Rating.RED), ("c00000", Rating.RED), ("ffc000", Rating.AMBER), ("ffff00", Rating.AMBER),
     ("00b050", Rating.GREEN), ("92d050", Rating.GREEN), ("0070c0", Rating.BLUE), ("c6efce", Rating.GREEN),
     ("ffc7ce", Rating.RED), ("d9d9d9", None), ("add8e6", None), ("ffffe0", None), ("deeaf6", None), ("000000", None),
     ("800080", None), ("", None)],
)  # fmt: skip
def test_a_colour_is_a_rating_only_where_it_clearly_is_one(shade: str, meant: Rating | None) -> None:
    assert rating_of_shade(shade) is meant


@pytest.mark.parametrize(
    ("words", "meant"),
    [("Accepted", ("Accepted", Response.ACCEPTED)), ("Agreed. We will act.", ("Agreed", Response.ACCEPTED)),
     ("Accepted in part", ("Accepted in part", Response.PARTLY_ACCEPTED)), ("Not accepted: see below",
     ("Not accepted", Response.NOT_ACCEPTED)), ("Noted", None), ("Agreed actions follow", None), ("", None)],
)  # fmt: skip
def test_a_response_is_read_with_the_words_that_say_it(words: str, meant: object) -> None:
    assert response_in(words) == meant
