"""Signing with Ed25519 and sealing with age: the only place that meets either."""

import base64
import binascii
from collections.abc import Iterable
from dataclasses import dataclass, field

import pyrage
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from scrutiny_desktop.sharing.refusals import Refused, SetAside

_HEADER_BYTES, _MOST_STANZAS = 64 * 1024, 512
_FOOT = b"\n--- "


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """A person's own secret keys, as text; they never leave the library."""

    signing: str = field(repr=False)
    identity: str = field(repr=False)

    @property
    def public_signing(self) -> str:
        """What others check signatures with."""
        public = _private(self.signing).public_key().public_bytes_raw()
        return base64.b64encode(public).decode()

    @property
    def recipient(self) -> str:
        """What others seal to."""
        return str(pyrage.x25519.Identity.from_str(self.identity).to_public())


def new_keys() -> Keys:
    """Keys that nobody has had before."""
    private = Ed25519PrivateKey.generate().private_bytes_raw()
    return Keys(signing=base64.b64encode(private).decode(), identity=str(pyrage.x25519.Identity.generate()))


def sign(keys: Keys, words: bytes) -> str:
    """A signature, in base64."""
    return base64.b64encode(_private(keys.signing).sign(words)).decode()


def is_signed(words: bytes, signature: str, public: str) -> bool:
    """Whether the holder of a key signed these words; no key and no signature is too odd to ask about."""
    try:
        key = Ed25519PublicKey.from_public_bytes(base64.b64decode(public, validate=True))
        key.verify(base64.b64decode(signature, validate=True), words)
    except (InvalidSignature, ValueError, binascii.Error):
        return False
    return True


def is_recipient(words: str) -> bool:
    """Whether age can seal to it."""
    try:
        pyrage.x25519.Recipient.from_str(words)
    except pyrage.RecipientError:
        return False
    return True


def seal(content: bytes, recipients: Iterable[str]) -> bytes:
    """An age file that each of the recipients can open."""
    sealed: bytes = pyrage.encrypt(content, [pyrage.x25519.Recipient.from_str(each) for each in recipients])
    return sealed


def unseal(sealed: bytes, keys: Keys) -> bytes:
    """What an age file holds; raises Refused for one of another kind, SetAside for one sealed to others."""
    _look_over(sealed)
    try:
        content: bytes = pyrage.decrypt(sealed, [pyrage.x25519.Identity.from_str(keys.identity)])
    except pyrage.DecryptError as error:
        if "matching" in str(error):
            raise SetAside(
                "It is not sealed to you.", "Whoever sent it must know your present key: ask them to share again."
            ) from error
        raise Refused("What is sealed in it is damaged.", "Ask for it again.") from error
    return content


def _look_over(sealed: bytes) -> None:
    """Refuse what would make age work hard: a passphrase with a huge work factor, or endless recipients."""
    end = sealed.find(_FOOT, 0, _HEADER_BYTES)
    stanzas = sealed[:end].split(b"\n-> ")[1:]
    if end < 0 or not stanzas or len(stanzas) > _MOST_STANZAS:
        raise Refused("What is sealed in it is not laid out as age lays it out.", "Ask for it again.")
    if any(each.startswith(b"scrypt") for each in stanzas):
        raise Refused("It is sealed with a passphrase, and no panel's file is.", "Ask for it again.")


def _private(words: str) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(base64.b64decode(words))
