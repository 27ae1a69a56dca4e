"""What can go wrong in netmap, as one tree of exceptions.

    NetmapError
    ├── UsageError            the user asked for something that cannot be done as asked       (exit code 2)
    │   ├── NetworkNotFound   no such network, or more than one and none was named
    │   ├── FileRefused       a file cannot be read, or is beyond the limits
    │   └── NormRefused       a norm file holds a bad line
    └── StoreError            the database did not do what was asked                          (exit code 3)
        ├── StoreUnavailable  it cannot be reached, or refuses us
        ├── StoreReadOnly     it was opened read-only because a check at start failed
        ├── StoreConflict     somebody else changed the same record first
        └── QueryFailed       it refused one statement

An error carries a ``code`` and the values of its sentence; the sentence itself, Dutch or English, is made in
``netmap.texts``. ``str(error)`` is meant for the log.
"""

from __future__ import annotations

from typing import Any

__all__ = [
    "FileRefused",
    "NetmapError",
    "NetworkNotFound",
    "NormRefused",
    "QueryFailed",
    "StoreConflict",
    "StoreError",
    "StoreReadOnly",
    "StoreUnavailable",
    "UsageError",
]


class NetmapError(Exception):
    """Any failure that netmap explains itself.

    Parameters
    ----------
    code : str
        Key of the sentence in ``netmap.texts``, for example ``"store.wrong_password"``.
    **details : object
        Values that the sentence names. Never a password, never a refused cell's content.
    """

    exit_code = 2

    def __init__(self, code: str, **details: Any) -> None:
        self.code = code
        self.details = details
        super().__init__(code, details)

    def __str__(self) -> str:
        named = ", ".join(f"{key}={value!r}" for key, value in sorted(self.details.items()))
        return f"{self.code} ({named})" if named else self.code


class UsageError(NetmapError):
    """The user asked for something that cannot be done as asked."""


class NetworkNotFound(UsageError):
    """No such network, or more than one and none was named."""


class FileRefused(UsageError):
    """A file cannot be read, or is beyond the limits."""


class NormRefused(UsageError):
    """A norm file holds a line that cannot be used; the details name the line and the reason."""


class StoreError(NetmapError):
    """The database did not do what was asked."""

    exit_code = 3


class StoreUnavailable(StoreError):
    """The database cannot be reached, or refuses us."""


class StoreReadOnly(StoreError):
    """The database was opened read-only because a check at start failed."""


class StoreConflict(StoreError):
    """Somebody else changed the same record first; nothing of this change was written."""


class QueryFailed(StoreError):
    """The database refused one statement; the details name the query file, never its values."""
