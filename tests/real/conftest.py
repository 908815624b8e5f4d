"""Servers of one's own, from the system's packages; without them these tests say what they miss."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.real.servers import BIN, Server

MEMORY = Path("/dev/shm")  # noqa: S108


@pytest.fixture(scope="session")
def memory():
    """A folder that no disk is waited for: fifteen libraries at once are slow to be made safe from power cuts."""
    with TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as place:
        yield Path(place)


@pytest.fixture(scope="session")
def server(memory):
    if BIN is None:
        pytest.skip("PostgreSQL is not installed here: apt-get install postgresql.")
    with TemporaryDirectory(dir=memory.parent) as place:
        made = Server(Path(place))
        made.start()
        yield made
        made.stop()


@pytest.fixture
def database(server):
    """A database set up for sharing, of this test alone."""
    many = server.run("SELECT count(*) FROM pg_database")[0][0]
    server.set_up(name := f"test-{many}")
    return name
