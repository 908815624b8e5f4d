import hashlib

import pytest

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.reading import Header
from scrutiny_desktop.store import contents, places, settings, vault
from scrutiny_desktop.store.places import ReadingPlace


def test_a_reading_comes_back_as_it_was(db, reading):
    contents.put(db, "c0ffee", reading)
    assert contents.reading(db, "c0ffee") == reading
    assert contents.every(db) == ["c0ffee"]


def test_the_header_of_a_paper_is_read_alone(db, reading):
    contents.put(db, "hash", reading)
    assert contents.header(db, "hash") == reading.header
    assert contents.header(db, "no such file") == Header()


def test_a_paper_without_text_says_so(db):
    with pytest.raises(ScrutinyError, match="Add its file again"):
        contents.reading(db, "c0ffee")


@pytest.mark.parametrize("size", [0, 1, vault.PIECE - 1, vault.PIECE, vault.PIECE + 1, 3 * vault.PIECE + 7])
def test_an_original_comes_back_byte_for_byte(db, size):
    data = bytes(range(256)) * (size // 256) + bytes(size % 256)
    content = vault.put(db, data)
    assert content == hashlib.sha256(data).hexdigest()
    assert vault.read(db, content) == data
    assert vault.every(db) == {content: size}
    assert db.table("pieces").count == -(-size // vault.PIECE)


def test_the_same_file_is_kept_once(db):
    assert vault.put(db, b"minutes") == vault.put(db, b"minutes")
    assert db.table("pieces").count == 1


def test_an_original_that_is_not_there_is_told(db):
    assert not vault.holds(db, "c0ffee")
    with pytest.raises(ScrutinyError, match="Add the file again"):
        vault.read(db, "c0ffee")


def test_the_place_where_reading_stopped_is_kept_per_paper(db):
    assert places.of(db, "paper1") == ReadingPlace(0, 0)
    places.keep(db, "paper1", 120, 300)
    places.keep(db, "paper2", 5, 5)
    places.keep(db, "paper1", 80, 300)
    assert places.of(db, "paper1") == ReadingPlace(offset=80, furthest=300)


@pytest.mark.parametrize("value", ["dark", 125, 1.5, True, None, ["a", 2], {"width": 3}])
def test_a_setting_comes_back_as_it_was(db, value):
    settings.keep(db, "theme", "light")
    settings.keep(db, "theme", value)
    assert settings.get(db, "theme", "unset") == value
    assert settings.get(db, "other", "unset") == "unset"
