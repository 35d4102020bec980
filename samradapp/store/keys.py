"""The key of an encrypted database: its recovery code, and the mark by which a file shows whose key it needs."""

import base64
import hashlib
import secrets
from dataclasses import dataclass, field

from samradapp.errors import DatabaseError

_SECRET_BYTES = 20  # 160 bits: 32 signs of base32
_CHECK_SIGNS = 4
_GROUP = 4


@dataclass(frozen=True, slots=True)
class Key:
    """A random secret. ``code`` is the same secret as she may print it; everything else is derived from it."""

    secret: bytes = field(repr=False)

    @property
    def code(self) -> str:
        """The recovery code: nine groups of four signs, the last a check on the others."""
        signs = base64.b32encode(self.secret).decode() + _check_signs(self.secret)
        return "-".join(signs[i : i + _GROUP] for i in range(0, len(signs), _GROUP))

    @property
    def mark(self) -> bytes:
        """The 16 bytes that a file with this key begins with: SQLCipher's salt, which must not be secret."""
        return hashlib.sha256(b"samradapp mark" + self.secret).digest()[:16]

    @property
    def pragma(self) -> str:
        """The key as SQLCipher takes it: raw key and salt in hexadecimal, so that opening costs no hashing."""
        raw = hashlib.sha256(b"samradapp key" + self.secret).digest()
        return f"x'{raw.hex()}{self.mark.hex()}'"


def new_key() -> Key:
    return Key(secrets.token_bytes(_SECRET_BYTES))


def key_from_code(code: str) -> Key:
    """Read a recovery code, however it is spaced and cased.

    Raises DatabaseError when a sign is wrong or missing.
    """
    signs = "".join(code.split()).replace("-", "").replace("–", "").upper()
    signs = signs.replace("0", "O").replace("1", "I").replace("8", "B")
    try:
        secret = base64.b32decode(signs[:-_CHECK_SIGNS])
    except ValueError:
        secret = b""
    if len(secret) != _SECRET_BYTES or _check_signs(secret) != signs[-_CHECK_SIGNS:]:
        raise DatabaseError("Återställningskoden stämmer inte. Den har nio grupper om fyra tecken; läs av den igen.")
    return Key(secret)


def _check_signs(secret: bytes) -> str:
    digest = hashlib.sha256(b"samradapp check" + secret).digest()
    return base64.b32encode(digest).decode()[:_CHECK_SIGNS]
