"""The file that one user is loading, from choosing it until it is loaded: kept in the session, never on disk."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Any

from netmap.errors import NetmapError
from netmap.services import Answer, Asks, Choices
from netmap.ui import state

_LONGEST_NAME = 120


@dataclass(frozen=True, kw_only=True)
class Given:
    """One answer of the user.

    Parameters
    ----------
    finding : str
        Key of the finding that it answers.
    answers : tuple of Answer
        What the services get; several when one finding is about several cells.
    sentence : str
        What was answered, as Markdown; never the content of a refused cell.
    """

    finding: str
    answers: tuple[Answer, ...]
    sentence: str


@dataclass(frozen=True, kw_only=True)
class Upload:
    """A file on its way in.

    Parameters
    ----------
    name : str
    workbook : object
        What the services made of it; None when they refused it.
    problem : NetmapError or None
        Why it was refused, or why it cannot be looked at yet.
    network : str or None
        Id or name of the network that it must go to; None lets the services choose.
    given : tuple of Given
        In the order in which they were given.
    end_missing : bool
        Whether what the file no longer names ends.
    checked : dict or None
        What the services answered to looking at it; each finding has a ``key``, see :func:`with_keys`.
    checked_as : tuple
        What that answer depends on; see :mod:`netmap.ui.pages_data.look`.
    loaded : dict or None
        What the services answered to loading it.
    """

    name: str
    workbook: Any = None
    problem: NetmapError | None = None
    network: str | None = None
    given: tuple[Given, ...] = ()
    end_missing: bool = False
    checked: dict[str, Any] | None = None
    checked_as: tuple[Any, ...] = ()
    loaded: dict[str, Any] | None = None

    def choices(self, *, good_rows_only: bool = False) -> Choices:
        """Return what the user chose so far, for the services."""
        answers = tuple(answer for given in self.given for answer in given.answers)
        return Choices(good_rows_only=good_rows_only, end_missing=self.end_missing, answers=answers)


def file_name(name: str) -> str:
    r"""Return the last part of an uploaded file's name, cut to what reads well; its ending stays.

    Examples
    --------
    >>> file_name("C:\\lijsten\\overleg.xlsx")
    'overleg.xlsx'
    """
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    suffix = PurePath(last).suffix[:10]
    return last if len(last) <= _LONGEST_NAME else last[: _LONGEST_NAME - len(suffix)] + suffix


def with_keys(findings: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return findings, each with a short ``key`` of its own.

    It is the same when the file is looked at again, as long as the cause is the same, and tells nothing of what the
    cell holds.
    """
    count: Counter[str] = Counter()
    keyed = []
    for finding in findings:
        place, about = finding.get("place") or {}, finding.get("about") or {}
        rows = "" if finding["asks"] in (Asks.NAME, Asks.WORD) else finding["rows"]
        cause = (
            finding["code"],
            place.get("sheet"),
            place.get("key"),
            finding["column"],
            finding["found"],
            about,
            rows,
        )
        key = hashlib.sha256(repr(cause).encode()).hexdigest()[:12]
        count[key] += 1
        keyed.append({**finding, "key": f"{key}-{count[key]}"})
    return keyed


def forget() -> None:
    """Put the file away; the place for a file is empty again."""
    state.UPLOAD.put(None)
    state.UPLOADERS.put(state.UPLOADERS.get() + 1)


def change(**fields: Any) -> None:
    """Change something about the file that is being loaded; without one nothing happens."""
    if upload := state.UPLOAD.get():
        state.UPLOAD.put(replace(upload, **fields))


def give(given: Given) -> None:
    """Keep an answer; an earlier one to the same finding goes."""
    if upload := state.UPLOAD.get():
        others = tuple(one for one in upload.given if one.finding != given.finding)
        state.UPLOAD.put(replace(upload, given=(*others, given)))


def take_back(finding: str) -> None:
    """Forget the answer to a finding."""
    if upload := state.UPLOAD.get():
        change(given=tuple(one for one in upload.given if one.finding != finding))
