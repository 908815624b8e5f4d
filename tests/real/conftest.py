"""Servers of one's own, from the system's packages; without them these tests say what they miss."""

import pytest

from tests.real.servers import BIN, Server


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    if BIN is None:
        pytest.skip("PostgreSQL is not installed here: apt-get install postgresql.")
    made = Server(tmp_path_factory.mktemp("server") / "own")
    made.start()
    yield made
    made.stop()


@pytest.fixture
def database(server, request):
    """A database set up for sharing, of this test alone."""
    name = request.node.name[:50]
    server.set_up(name)
    return name
