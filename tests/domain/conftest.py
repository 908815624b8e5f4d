import pytest

from scrutiny_desktop.domain.wording import Wording
from scrutiny_desktop.outputs.wording import read_wording


@pytest.fixture(scope="session")
def wording(resources) -> Wording:
    return read_wording(resources / "wording/minute.toml")
