import pytest

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.outputs.wording import read_wording


@pytest.fixture
def written(resources, tmp_path):
    text = (resources / "wording/minute.toml").read_text(encoding="utf-8")

    def written(old: str, new: str):
        assert old in text
        file = tmp_path / "minute.toml"
        file.write_text(text.replace(old, new, 1), encoding="utf-8")
        return file

    return written


def test_the_wording_that_comes_with_the_program_is_whole(wording):
    assert wording.resolved == "RESOLVED"
    assert wording.listed(["2", "5", "6"]) == "2, 5 and 6"
    assert (wording.listed(["2"]), wording.listed([])) == ("2", "")


def test_a_panel_may_have_its_own_words(written):
    assert read_wording(written('"RESOLVED"', '"PENDERFYNWYD"')).resolved == "PENDERFYNWYD"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('resolved = "RESOLVED"', "", "“resolved” is missing"),
        ('resolved = "RESOLVED"', 'resolved = "RESOLVED"\nrevolved = ""', "“revolved”, which is none"),
        ("{report_of} on", "{reporter} on", "“received_from” must name {report_of}, {subject}"),
        ("{report_of} on", "{report_of on", "“received_from” has braces that do not match"),
        ("{report_of} on", "{report_of.__class__} on", "“received_from” must name"),
        ("{report_of} on", "{report_of!r} on", "“received_from” must name"),
        ('"RESOLVED"', "7", "“resolved” is not a sentence"),
        ('"RESOLVED"', '"{}"', "“resolved” must name no places"),
        ('"January", ', "", "“months” is not a list of twelve names"),
        ('"RESOLVED"', "RESOLVED", "it is not TOML: .* line"),
    ],
)
def test_a_wrong_file_is_refused_with_its_name_and_the_place(written, old, new, said):
    with pytest.raises(ScrutinyError, match=f"minute.toml cannot be used: .*{said}"):
        read_wording(written(old, new))


def test_a_file_that_is_not_there_or_not_text_is_refused(tmp_path):
    with pytest.raises(ScrutinyError, match="cannot be read"):
        read_wording(tmp_path / "none.toml")
    (tmp_path / "minute.toml").write_bytes(b'day = "\xff"')
    with pytest.raises(ScrutinyError, match="not UTF-8"):
        read_wording(tmp_path / "minute.toml")
