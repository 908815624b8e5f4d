"""The page that describes the files says what the program does."""

import re
from pathlib import Path

from scrutiny_desktop.sharing import envelope, header, joining, roster_file, six_words

PAGE = (Path(__file__).parents[2] / "resources" / "help" / "sharing-format.md").read_text(encoding="utf-8")


def test_the_page_shows_every_field_of_a_head():
    shown = next(line for line in PAGE.splitlines() if line.strip().startswith('{"format"'))
    assert re.findall(r'"(\w+)":', shown) == list(header.Header.__dataclass_fields__)


def test_the_page_tells_the_names_and_limits_in_force():
    said = (
        header.MAGIC.decode(),
        roster_file._MAGIC,
        joining._MAGIC,
        header.SUFFIX,
        roster_file.SUFFIX,
        joining.SUFFIX,
    )
    assert all(each in PAGE for each in said)
    assert six_words._SALT.decode() in PAGE
    assert f"{header.MOST_BYTES >> 20} MiB sealed, {header.MOST_UNPACKED >> 20} MiB unpacked" in PAGE
    assert f"{header.MOST_LINES:,} lines, {envelope._LINE_BYTES >> 20} MiB a line" in PAGE
