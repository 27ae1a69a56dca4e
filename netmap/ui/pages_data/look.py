"""Looking at the file and loading it, while the page says in words what netmap is doing and how far it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import streamlit as st

from netmap.errors import NetmapError, NetworkNotFound, UsageError
from netmap.ui import cache, state
from netmap.ui.pages_data.upload import Upload, file_name, with_keys
from netmap.ui.state import say

Tell = Callable[[str], None]

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
    with _progress(_LOOKING) as tell:
        tell(_OPENING)
        try:
            upload = Upload(name=name, workbook=cache.services().open_file(name, data))
        except NetmapError as error:
            state.UPLOAD.put(Upload(name=name, problem=error))
            return
        state.UPLOAD.put(_checked(upload, tell))


def checked(upload: Upload) -> Upload:
    """Return the file with what the services say of it now; they are asked only when something changed."""
    if upload.workbook is None or upload.loaded is not None or upload.checked_as == _depends_on(upload):
        return upload
    with _progress(_LOOKING) as tell:
        upload = _checked(upload, tell)
    state.UPLOAD.put(upload)
    return upload


def load(upload: Upload, *, good_rows_only: bool) -> dict[str, Any]:
    """Load the file and return what the services answered. Raises ``NetmapError``; nothing is written then."""
    with _progress(_LOADING) as tell:
        return cache.services().import_workbook(
            upload.workbook,
            _network(upload),
            upload.choices(good_rows_only=good_rows_only),
            in_context=True,
            progress=tell,
            language=state.LANGUAGE.get(),
        )


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


def _checked(upload: Upload, tell: Tell) -> Upload:
    depends_on = _depends_on(upload)
    try:
        answer = cache.services().check(
            upload.workbook,
            upload.network,
            upload.choices(),
            in_context=True,
            progress=tell,
            language=state.LANGUAGE.get(),
        )
    except (NetworkNotFound, UsageError) as error:
        return replace(upload, checked=None, checked_as=depends_on, problem=error)
    answer = {**answer, "findings": with_keys(answer["findings"])}
    return replace(upload, checked=answer, checked_as=depends_on, problem=None)


def _depends_on(upload: Upload) -> tuple[Any, ...]:
    """Return all that the answer about a file depends on: what was chosen, and what every network holds now."""
    versions = tuple((network.id, network.name, network.data_version) for network in state.NETWORKS.get())
    return upload.network, upload.given, upload.end_missing, state.LANGUAGE.get(), versions


@contextmanager
def _progress(steps: tuple[str, ...]) -> Iterator[Tell]:
    """Show a bar with the step in words; it is gone when the work is done."""
    place = st.empty()

    def tell(step: str) -> None:
        if step in steps:
            number = steps.index(step) + 1
            place.progress(number / (len(steps) + 1), text=say(_STEPS[step], step=number, steps=len(steps)))

    try:
        yield tell
    finally:
        place.empty()
