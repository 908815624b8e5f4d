"""Three members of a panel who share, each with a library of their own, and the folder between them."""

import pytest

from scrutiny_desktop.sharing.folder import Folder
from tests.made_library import make_panel


@pytest.fixture(scope="session")
def template(tmp_path_factory):
    place = tmp_path_factory.mktemp("panel")
    make_panel(place)
    return place


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "folder").mkdir()
    return Folder(tmp_path / "folder", lambda _: None)
