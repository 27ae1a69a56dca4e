"""The command about whom to invite in a situation."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from netmap.cli.frame import (
    AsJson,
    Data,
    NetworkName,
    ReferenceDate,
    Sensitive,
    answered,
    command,
    day_of,
    known_form,
    open_services,
)
from netmap.texts import say

if TYPE_CHECKING:
    from netmap.services.third_parties import ThirdPartiesForm

_Many = list[str] | None


@command("derden", "third-parties")
def third_parties(
    network: NetworkName = None,
    theme: Annotated[_Many, typer.Option("--thema", help=say("cli.third.theme"), show_default=False)] = None,
    area: Annotated[_Many, typer.Option("--gebied", help=say("cli.third.area"), show_default=False)] = None,
    phase: Annotated[str | None, typer.Option("--fase", help=say("cli.third.phase"), show_default=False)] = None,
    group: Annotated[_Many, typer.Option("--groep", help=say("cli.third.group"), show_default=False)] = None,
    needed: Annotated[_Many, typer.Option("--nodig", help=say("cli.third.needed"), show_default=False)] = None,
    team: Annotated[_Many, typer.Option("--team", help=say("cli.third.team"), show_default=False)] = None,
    reference_date: ReferenceDate = None,
    with_sensitive: Sensitive = False,
    as_json: AsJson = False,
    out: Annotated[Path | None, typer.Option("--uit", help=say("cli.third.out"), show_default=False)] = None,
    data: Data = None,
) -> None:
    """Say who else must sit with the core team in a situation, why, and through whom."""
    from netmap.report.third_parties.tables import third_parties_table

    forms: dict[str, ThirdPartiesForm] = {".docx": "docx", ".html": "html"}
    ending = known_form(out, *forms)
    services = open_services(data)
    asked: dict[str, Any] = {
        "themes": each(theme),
        "areas": each(area),
        "phase": phase or "",
        "groups": each(group),
        "needed": each(needed),
        "team": None if team is None else each(team),
        "reference_date": day_of(reference_date),
        "masked": not with_sensitive,
    }
    answer = services.third_parties(network, **asked)
    if out and ending in forms:
        out.write_bytes(services.third_parties_sheet(network, form=forms[ending], **asked))
        answered(answer, third_parties_table, None, as_json=as_json)
        typer.echo(say("cli.written", file=str(out)), err=True)
    else:
        answered(answer, third_parties_table, out, as_json=as_json)


def each(typed: Sequence[str] | None) -> tuple[str, ...]:
    """Return what was typed, parted at each semicolon, without blanks."""
    parts = (part.strip() for text in typed or () for part in text.split(";"))
    return tuple(part for part in parts if part)
