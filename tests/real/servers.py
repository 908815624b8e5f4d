"""A PostgreSQL server of one's own, in a folder that goes away: on the loopback, with a certificate made for it."""

import os
import shutil
import signal
import socket
import subprocess
import time
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import psycopg
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from scrutiny_desktop.domain.database_place import DatabasePlace

SETUP = Path(__file__).parents[2] / "resources" / "sharing" / "postgres.sql"
PASSWORD = "open sesame 42"  # noqa: S105
_POSTGRES = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"))
BIN = _POSTGRES[-1].parent if _POSTGRES else None
_AUTHENTICATION = """
local all postgres trust
hostssl all +scrutiny_member 127.0.0.1/32 scram-sha-256
hostssl all stranger 127.0.0.1/32 scram-sha-256
"""


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


class Server:
    """One server; ``stop`` and ``start`` cut everybody off and let them in again."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, free_port()
        self.authority = folder / "authority.crt"
        self._running = None
        self.make_certificates()
        self._as_postgres("initdb", "--no-sync", "-A", "trust", "-U", "postgres", "-D", folder / "cluster")
        (folder / "cluster" / "pg_hba.conf").write_text(_AUTHENTICATION)

    def make_certificates(self, name: str = "localhost") -> None:
        """A certificate for localhost, and one who vouches for it; a key that the server alone can read."""
        authority = _key()
        vouched = _certificate("Examplebridge", "Examplebridge", authority, authority)
        self.authority.write_bytes(vouched.public_bytes(serialization.Encoding.PEM))
        key = _key()
        own = _certificate(name, "Examplebridge", key, authority)
        (self.folder / "server.crt").write_bytes(own.public_bytes(serialization.Encoding.PEM))
        kind = serialization.PrivateFormat.TraditionalOpenSSL
        written = key.private_bytes(serialization.Encoding.PEM, kind, serialization.NoEncryption())
        (self.folder / "server.key").write_bytes(written)
        (self.folder / "server.key").chmod(0o600)
        self._own()

    def start(self, encrypts: str = "on") -> None:
        told = {"port": self.port, "listen_addresses": "127.0.0.1", "unix_socket_directories": self.folder,
                "ssl": encrypts, "ssl_cert_file": self.folder / "server.crt",
                "ssl_key_file": self.folder / "server.key",
                "fsync": "off", "shared_buffers": "16MB", "max_connections": 60}  # fmt: skip
        words = [word for name, value in told.items() for word in ("-c", f"{name}={value}")]
        log = (self.folder / "log").open("ab")
        command = [str(BIN / "postgres"), "-D", str(self.folder / "cluster"), *words]
        self._running = subprocess.Popen(command, stdout=log, stderr=log, user=_user(), group=_user())
        log.close()
        until(self._is_up)

    def stop(self) -> None:
        """At once, as a power cut would; what was committed stays."""
        if self._running is not None:
            self._running.send_signal(signal.SIGQUIT)
            self._running.wait(30)
            self._running = None

    def run(self, words: str, *values: object, database: str = "postgres") -> list:
        """As the administrator."""
        with self.administrator(database) as connection:
            cursor = connection.execute(words, values or None)
            return cursor.fetchall() if cursor.description else []

    def set_up(self, database: str) -> None:
        self.run(f'CREATE DATABASE "{database}"')
        with self.administrator(database) as connection:
            connection.execute(SETUP.read_text(encoding="utf-8"))

    def add(self, database: str, login: str, member: str, role: str = "member", panel: str = "p-examplebridge") -> None:
        self.run("SELECT scrutiny.add_member(%s, %s, %s, %s)", login, member, role, panel, database=database)
        self.run(f"ALTER ROLE \"{login}\" PASSWORD '{PASSWORD}'")

    def place(self, name: str, user: str, **more: object) -> DatabasePlace:
        told = {"host": "localhost", "port": self.port, "database": name, "user": user,
                "authority": str(self.authority)}  # fmt: skip
        return DatabasePlace(**(told | more))

    def administrator(self, database: str) -> psycopg.Connection:
        """By the socket in the server's own folder."""
        return psycopg.connect(host=str(self.folder), port=self.port, dbname=database, user="postgres", autocommit=True)

    def _is_up(self) -> bool:
        assert self._running.poll() is None, (self.folder / "log").read_text()
        with suppress(psycopg.OperationalError), self.administrator("postgres"):
            return True
        return False

    def _as_postgres(self, command: str, *words: object) -> None:
        subprocess.run([str(BIN / command), *map(str, words)], check=True, capture_output=True,
                       user=_user(), group=_user(), cwd="/")  # fmt: skip

    def _own(self) -> None:
        if os.getuid() == 0:
            for each in (self.folder, *self.folder.iterdir()):
                shutil.chown(each, "postgres", "postgres")


def _user() -> str | None:
    """PostgreSQL does not run as root."""
    return "postgres" if os.getuid() == 0 else None


def until(holds, every: float = 0.05) -> None:
    ends = time.monotonic() + 180
    while not holds():
        assert time.monotonic() < ends
        time.sleep(every)


def _key() -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(ec.SECP256R1())


def _certificate(name: str, issuer: str, key, signer) -> x509.Certificate:
    now = datetime.now(UTC)
    names = [x509.DNSName(name)] if name == issuer or not name[0].isdigit() else [x509.IPAddress(ip_address(name))]
    return (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]))
        .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, issuer)]))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=9))
        .add_extension(x509.BasicConstraints(ca=name == issuer, path_length=None), critical=True)
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .sign(signer, hashes.SHA256())
    )
