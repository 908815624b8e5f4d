"""What is said of files that cannot be read: what to do is something that helps for that file."""

import pytest

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.papers.reader import read_file


@pytest.mark.parametrize(
    ("name", "content", "helps"),
    [
        ("scan.png", b"\x89PNG\r\n\x1a\n" + bytes(40), "as a PDF"),
        ("photo.jpg", b"\xff\xd8\xff\xe0" + bytes(40), "as a PDF"),
        ("pack.pdf", bytes(range(256)) * 8, "Fetch it again"),
        ("notes.rtf", b"{\\rtf1 words}", "save it as .docx"),
    ],
)
def test_what_to_do_about_a_refused_file_helps_for_its_kind(tmp_path, forms_folder, name, content, helps):
    file = tmp_path / name
    file.write_bytes(content)
    with pytest.raises(ScrutinyError) as refused:
        read_file(file, forms_folder)
    assert helps in refused.value.what_to_do
    assert "plain text" not in str(refused.value)
