"""How one process asks all others that use a data folder not to write for a moment.

The embedded database shows a reader what others commit meanwhile, also between two of his statements, and has no lock
he could take. Who keeps meeting other people's writes therefore leaves a file; writers wait while it is fresh. It is
a courtesy and no lock: a killed reader's file grows old within seconds, and a writer that misses it does no harm.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

__all__ = ["Quiet"]

_FRESH_SECONDS = 2.0
_LONGEST_WAIT_SECONDS = 5.0
_POLL_SECONDS = 0.01


class Quiet:
    """The request of a data folder; without a folder nobody is asked and nobody waits."""

    def __init__(self, folder: Path | None) -> None:
        self._file = folder / "reading" if folder is not None else None

    @contextmanager
    def ask(self) -> Iterator[None]:
        """Keep others from beginning to write inside the with-statement, if that takes no more than seconds."""
        if self._file is not None:
            with suppress(OSError):  # on a full disk one reads without being polite
                self._file.touch(mode=0o600)
        try:
            yield
        finally:
            if self._file is not None:
                with suppress(OSError):
                    self._file.unlink(missing_ok=True)

    def grant(self) -> None:
        """Wait until nobody asks any more."""
        deadline = time.monotonic() + _LONGEST_WAIT_SECONDS
        while self._is_asked() and time.monotonic() < deadline:
            time.sleep(_POLL_SECONDS)

    def _is_asked(self) -> bool:
        if self._file is None:
            return False
        try:
            age = time.time() - self._file.stat().st_mtime
        except OSError:
            return False
        return -_FRESH_SECONDS < age < _FRESH_SECONDS
