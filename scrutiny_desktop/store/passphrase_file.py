"""Age files that a passphrase opens, read and written with a work factor that no busy machine changes.

The format is age's own (C2SP age.md, the scrypt recipient), so the ``age`` command opens them too.
"""

import hashlib
import hmac
import os
import re
from base64 import b64decode, b64encode

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from scrutiny_desktop.domain.errors import ScrutinyError

WORK = 17
"""Of what is written: 2 to the power of this, with blocks of 1 KiB, is 128 MiB and half a second."""

MOST_WORK = 21
"""Of what is read: 2 GiB; a file that asks for more is meant to do harm."""

_VERSION, _LABEL = b"age-encryption.org/v1\n", b"age-encryption.org/v1/scrypt"
_HEADER = re.compile(
    rb"age-encryption\.org/v1\n-> scrypt (?P<salt>[A-Za-z0-9+/]{22}) (?P<work>[1-9][0-9]?)\n"
    rb"(?P<body>[A-Za-z0-9+/]{43})\n---(?= )"
)
_MAC = re.compile(rb" (?P<mac>[A-Za-z0-9+/]{43})\n")
_CHUNK, _NONCE, _TAG = 1 << 16, 16, 16
_ZERO = bytes(12)


class AnotherSecretError(Exception):
    """The file is as age files are, and this secret does not open it."""


def seal(content: bytes, secret: str, work: int = WORK) -> bytes:
    """Content of up to 64 KiB as an age file."""
    if len(content) > _CHUNK:
        raise ValueError("A file of keys is one chunk.")
    file_key, salt, nonce = os.urandom(16), os.urandom(16), os.urandom(_NONCE)
    body = ChaCha20Poly1305(_stretched(secret, salt, work)).encrypt(_ZERO, file_key, None)
    header = _VERSION + b"-> scrypt %b %d\n%b\n---" % (_unpadded(salt), work, _unpadded(body))
    mac = _unpadded(_mac(file_key, header))
    payload = ChaCha20Poly1305(_derived(file_key, nonce, b"payload")).encrypt(_LAST, content, None)
    return header + b" " + mac + b"\n" + nonce + payload


def unseal(file: bytes, secret: str) -> bytes:
    """The content; raises AnotherSecretError, or ScrutinyError where the file itself cannot be opened."""
    header = _HEADER.match(file)
    mac = _MAC.match(file, header.end()) if header else None
    if header is None or mac is None:
        raise _damaged()
    work = int(header["work"])
    if work > MOST_WORK:
        raise ScrutinyError("This key file asks for more work than any of ours.", "Restore it from a backup.")
    stretched = _stretched(secret, _padded(header["salt"]), work)
    try:
        file_key = ChaCha20Poly1305(stretched).decrypt(_ZERO, _padded(header["body"]), None)
    except InvalidTag as error:
        raise AnotherSecretError from error
    if not hmac.compare_digest(_mac(file_key, header.group()), _padded(mac["mac"])):
        raise _damaged()
    return _opened(file_key, file[mac.end() :])


def _opened(file_key: bytes, rest: bytes) -> bytes:
    nonce, payload = rest[:_NONCE], rest[_NONCE:]
    if not _TAG <= len(payload) <= _CHUNK + _TAG:
        raise _damaged()
    try:
        return ChaCha20Poly1305(_derived(file_key, nonce, b"payload")).decrypt(_LAST, payload, None)
    except InvalidTag as error:
        raise _damaged() from error


def _stretched(secret: str, salt: bytes, work: int) -> bytes:
    room = (1 << work) * 1024
    try:
        return hashlib.scrypt(
            secret.encode(), salt=_LABEL + salt, n=1 << work, r=8, p=1, maxmem=room + (1 << 20), dklen=32
        )
    except (MemoryError, ValueError) as error:  # OpenSSL says by either that there is no room
        raise ScrutinyError(
            "There is not enough memory free just now to try the passphrase, so it was not tried.",
            f"Close other programs ({room // 1_000_000} MB are needed), then type it again.",
        ) from error


def _mac(file_key: bytes, header: bytes) -> bytes:
    return hmac.digest(_derived(file_key, b"", b"header"), header, "sha256")


def _derived(key: bytes, salt: bytes, purpose: bytes) -> bytes:
    """HKDF with SHA-256, of one block."""
    return hmac.digest(hmac.digest(salt or bytes(32), key, "sha256"), purpose + b"\x01", "sha256")


def _unpadded(content: bytes) -> bytes:
    return b64encode(content).rstrip(b"=")


def _padded(words: bytes) -> bytes:
    return b64decode(words + b"=" * (-len(words) % 4))


def _damaged() -> ScrutinyError:
    return ScrutinyError("The file that holds the library's key is damaged.", "Restore it from a backup.")


_LAST = bytes(11) + b"\x01"
"""Counts the first chunk, which is the last too."""
