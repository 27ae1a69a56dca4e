"""Looking at the file and loading it, while the page says in words what netmap is doing and how far it is."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import streamlit as st

from netmap import texts
from netmap.errors import NetmapError, NetworkNotFound, UsageError
from netmap.ui import cache, state, work
from netmap.ui.pages_data.upload import Upload, file_name, forget, with_keys
from netmap.ui.state import say

if TYPE_CHECKING:
    from netmap.services import Services

Report = Callable[[str], None]

LOADING = "load"  # the name of that work

_OPENING = "reading"
#: The steps in their order, with their sentences.
_STEPS = {
    _OPENING: "data.busy.reading",
    "guard": "data.busy.guard",
    "rows": "data.busy.rows",
    "changes": "data.busy.changes",
    "names": "data.busy.names",
    "writing": "data.busy.writing",
}
_LOOKING = tuple(step for step in _STEPS if step != "writing")
_LOADING = tuple(step for step in _STEPS if step != _OPENING)


def take(name: str, data: bytes) -> None:
    """Open an uploaded file and look at it; what the services refuse is kept with the reason."""
    name = file_name(name)
    services, now = cache.services(), _Now.of_this_run()

    def open_and_look(tell: work.Tell) -> Upload:
        report = _steps(_LOOKING, now.language, tell)
        report(_OPENING)
        try:
            upload = Upload(name=name, workbook=services.open_file(name, data))
        except NetmapError as error:
            return Upload(name=name, problem=error)
        return _checked(upload, services, now, report)

    about = (state.UPLOADERS.get(), name, hashlib.sha256(data).digest(), now)
    state.UPLOAD.put(work.done("look", open_and_look, about=about, beside=_another_file))


def checked(upload: Upload) -> Upload:
    """Return the file with what the services say of it now; they are asked only when something changed."""
    services, now = cache.services(), _Now.of_this_run()
    if upload.workbook is None or upload.loaded is not None or upload.checked_as == _depends_on(upload, now):
        return upload

    def look(tell: work.Tell) -> Upload:
        return _checked(upload, services, now, _steps(_LOOKING, now.language, tell))

    found = work.done("look", look, about=_depends_on(upload, now), beside=_another_file)
    state.UPLOAD.put(found)
    return found


def load(upload: Upload, *, good_rows_only: bool) -> dict[str, Any]:
    """Load the file and return what the services answered. Raises ``NetmapError``; nothing is written then."""
    services, now = cache.services(), _Now.of_this_run()

    def write(tell: work.Tell) -> dict[str, Any]:
        return services.import_workbook(
            upload.workbook,
            _network(upload),
            upload.choices(good_rows_only=good_rows_only),
            in_context=True,
            progress=_steps(_LOADING, now.language, tell),
            language=now.language,
        )

    # Of the networks nothing: this changes them itself.
    about = (upload.name, upload.network, upload.given, upload.end_missing, good_rows_only)
    return work.done(LOADING, write, about=about, writes=True)


def repair_workbook(upload: Upload) -> bytes:
    """Return the file with each finding at its cell, as an Excel file."""
    return cache.services().repair_workbook(
        upload.workbook, _network(upload), upload.choices(), language=state.LANGUAGE.get()
    )


def _network(upload: Upload) -> str | None:
    """Return where the file goes: what the page said when it was looked at, so that loading cannot go elsewhere."""
    if upload.network is None and upload.checked is not None:
        found = upload.checked["network"]
        return str(found["name"] if found["new"] else found["id"])
    return upload.network


@dataclass(frozen=True)
class _Now:
    """What an answer about a file depends on besides the file: the language, and what every network holds."""

    language: str
    versions: tuple[tuple[str, str, str], ...]

    @classmethod
    def of_this_run(cls) -> _Now:
        versions = tuple((network.id, network.name, network.data_version) for network in state.NETWORKS.get())
        return cls(state.LANGUAGE.get(), versions)


def _checked(upload: Upload, services: Services, now: _Now, report: Report) -> Upload:
    depends_on = _depends_on(upload, now)
    try:
        answer = services.check(
            upload.workbook,
            upload.network,
            upload.choices(),
            in_context=True,
            progress=report,
            language=now.language,
        )
    except (NetworkNotFound, UsageError) as error:
        return replace(upload, checked=None, checked_as=depends_on, problem=error)
    answer = {**answer, "findings": with_keys(answer["findings"])}
    return replace(upload, checked=answer, checked_as=depends_on, problem=None)


def _depends_on(upload: Upload, now: _Now) -> tuple[Any, ...]:
    """Return all that the answer about a file depends on: what was chosen, and what every network holds now."""
    return upload.network, upload.given, upload.end_missing, now


def _steps(steps: tuple[str, ...], language: str, tell: work.Tell) -> Report:
    """Return what turns the name of a step into how far the work is, in words."""

    def report(step: str) -> None:
        if step in steps:
            number = steps.index(step) + 1
            sentence = texts.say(_STEPS[step], language, step=number, steps=len(steps))
            tell(number / (len(steps) + 1), sentence)

    return report


def _another_file() -> None:
    st.button(say("data.file.other"), key="other-file-after-stop", on_click=forget)
