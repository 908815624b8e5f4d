"""What the tests of reading share: the report forms, the first real report, and a count of words."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from scrutiny_desktop.domain.reading import Paragraph, Reading
from scrutiny_desktop.papers.form import Form, forms_in
from scrutiny_desktop.papers.reader import read_words

RESOURCES = Path(__file__).parents[2] / "resources"


@pytest.fixture(scope="session")
def forms_folder() -> Path:
    return RESOURCES / "forms"


@pytest.fixture(scope="session")
def forms(forms_folder: Path) -> tuple[Form, ...]:
    return forms_in(forms_folder)


@pytest.fixture(scope="session")
def cover_report() -> Path:
    return RESOURCES / "first" / "clare-cover-report.txt"


@pytest.fixture(scope="session")
def read(forms: tuple[Form, ...]) -> Callable[[str], Reading]:
    return lambda text: read_words(text, forms, name="a paper")


@pytest.fixture(scope="session")
def words_of() -> Callable[[Reading], Counter[str]]:
    """Every word a reading keeps, each as often as it was printed."""

    def printed(paragraph: Paragraph) -> str:
        return paragraph.as_printed or f"{paragraph.number} {paragraph.text}"

    def counted(reading: Reading) -> Counter[str]:
        kept = [each.text for each in reading.printed]
        for section in reading.sections:
            kept += [section.as_printed or section.heading, *map(printed, section.paragraphs)]
        return Counter(" ".join(kept).split())

    return counted
