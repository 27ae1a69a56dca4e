"""The command about the core team: its test, and proposals. Ctrl-C ends the search with the best found."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Annotated, Any

import typer

from netmap.cli.frame import (
    AsJson,
    Data,
    NetworkName,
    Out,
    ReferenceDate,
    Sensitive,
    answered,
    command,
    day_of,
    known_form,
    open_services,
)
from netmap.model import normalise
from netmap.texts import say

#: Sizes of a proposed team; ``netmap.services.team`` has the same, and a test holds them equal.
SMALLEST_SIZE, LARGEST_SIZE = 1, 10


@command("kernteam", "team")
def team(
    network: NetworkName = None,
    size: Annotated[
        int | None,
        typer.Option(
            "--grootte", help=say("cli.team_size", least=SMALLEST_SIZE, most=LARGEST_SIZE), show_default=False
        ),
    ] = None,
    steps: Annotated[int, typer.Option("--stappen", help=say("cli.team_steps"))] = 1,
    fixed: Annotated[str | None, typer.Option("--vast", help=say("cli.team_fixed"), show_default=False)] = None,
    test: Annotated[str | None, typer.Option("--toets", help=say("cli.team_test"), show_default=False)] = None,
    without: Annotated[str | None, typer.Option("--zonder", help=say("cli.team_without"), show_default=False)] = None,
    mandate: Annotated[str | None, typer.Option("--mandaat", help=say("cli.team_mandate"), show_default=False)] = None,
    reference_date: ReferenceDate = None,
    with_sensitive: Sensitive = False,
    as_json: AsJson = False,
    out: Out = None,
    data: Data = None,
) -> None:
    """Test the core team, and work out which team reaches most."""
    from netmap.report.team.tables import team_table

    known_form(out)
    asked: dict[str, Any] = {
        "size": size,
        "steps": steps,
        "fixed": parted(fixed, "cli.word.nobody"),
        "test": parted(test),
        "excluded": parted(without) or (),
        "mandate": parted(mandate, "cli.word.no_themes"),
        "reference_date": day_of(reference_date),
    }
    services = open_services(data)
    with _stoppable() as stop:
        answer = services.team(network, **asked, progress=_progress, stop=stop, masked=not with_sensitive)
    answered(answer, team_table, out, as_json=as_json)


def parted(text: str | None, nothing: str = "") -> tuple[str, ...] | None:
    """Return the names in a text with commas or semicolons between them; None when none was given.

    With semicolons a name may hold a comma. The word of the code ``nothing`` means none at all.
    """
    if text is None:
        return None
    if nothing and normalise(text) in {normalise(say(nothing, language)) for language in ("nl", "en")}:
        return ()
    return tuple(filter(None, (name.strip() for name in text.split(";" if ";" in text else ","))))


@contextmanager
def _stoppable() -> Iterator[Callable[[], bool]]:
    """Let the first Ctrl-C ask the search to stop; a second one ends the command as it always does."""
    asked: list[bool] = []

    def ask(number: int, frame: Any) -> None:
        if asked:
            raise KeyboardInterrupt
        asked.append(True)
        typer.echo(f"\n{say('cli.team_stopping')}", err=True)

    before = None
    with suppress(ValueError):  # not the main thread: then nobody presses Ctrl-C here
        before = signal.signal(signal.SIGINT, ask)
    try:
        yield lambda: bool(asked)
    finally:
        if before is not None:
            signal.signal(signal.SIGINT, before)


def _progress(done: int, total: int) -> None:
    """Tell on a terminal how far it is; a file or a scheduler gets the answer only."""
    if not sys.stderr.isatty():
        return
    typer.echo(f"\r{say('cli.team_searching', done=done, total=total)}", err=True, nl=done >= total)
