"""The command about who holds the web together."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

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
from netmap.errors import UsageError
from netmap.texts import OneOf, say

if TYPE_CHECKING:
    from netmap.services.hub import Collective


@command("spin", "hub")
def hub(
    network: NetworkName = None,
    collective: Annotated[
        str | None, typer.Option("--collectief", help=say("cli.collective"), show_default=False)
    ] = None,
    reference_date: ReferenceDate = None,
    with_sensitive: Sensitive = False,
    as_json: AsJson = False,
    out: Out = None,
    data: Data = None,
) -> None:
    """Name who holds the web together, on paper and in practice."""
    from netmap.report.hub.tables import hub_table

    known_form(out)
    counted, day = collective_of(collective), day_of(reference_date)
    answer = open_services(data).hub(
        network, collective=counted, reference_date=day, masked=not with_sensitive, progress=_progress
    )
    answered(answer, hub_table, out, as_json=as_json)


def collective_of(text: str | None) -> Collective:
    """Return how a seat on behalf of several parties counts: a Dutch or English word; once when none was given."""
    if text is None:
        return "once"
    words: dict[str, Collective] = {
        say("cli.word.collective.once"): "once",
        say("cli.word.collective.each"): "each",
    }
    typed = text.strip().lower()
    found = words.get(typed) or next((choice for choice in words.values() if choice == typed), None)
    if found is None:
        raise UsageError("cli.bad_collective", found=text, known=OneOf(words))
    return found


def _progress(done: int, total: int) -> None:
    """Tell on a terminal how far the runs are; a file or a scheduler gets the answer only."""
    if not sys.stderr.isatty():
        return
    typer.echo(f"\r{say('cli.runs_done', done=done, total=total)}", err=True, nl=done == total)
