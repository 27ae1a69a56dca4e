"""The command about who does what, where and in which phase."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from netmap.cli.frame import (
    AreaName,
    AsJson,
    Data,
    NetworkName,
    ReferenceDate,
    Sensitive,
    Theme,
    answered,
    command,
    day_of,
    known_form,
    open_services,
)
from netmap.texts import OneOf, say

#: Words of the overviews; a test holds them equal to those that the analysis has.
KINDS = ("phases", "coverage", "sectors", "areas", "sector_phases", "spread", "channels")
_WORDS = OneOf(say(f"overview.word.{kind}") for kind in KINDS)


@command("overzicht", "matrix")
def overview(
    kind: Annotated[str, typer.Argument(metavar="SOORT", help=say("cli.overview_kind", known=_WORDS))],
    network: NetworkName = None,
    theme: Theme = None,
    area: AreaName = None,
    phase: Annotated[str | None, typer.Option("--fase", help=say("cli.overview_phase"), show_default=False)] = None,
    reference_date: ReferenceDate = None,
    with_sensitive: Sensitive = False,
    as_json: AsJson = False,
    out: Annotated[Path | None, typer.Option("--uit", help=say("cli.overview_out"), show_default=False)] = None,
    data: Data = None,
) -> None:
    """Show who does what, where and in which phase."""
    from netmap.report.overviews.tables import overview_table
    from netmap.services.overviews import OverviewForm

    forms: dict[str, OverviewForm] = {".xlsx": "xlsx", ".csv": "csv"}
    ending = known_form(out, *forms)
    day = day_of(reference_date)
    services = open_services(data)
    which = services.overview_kind(kind)
    situation = services.situation_of(network, theme=theme, area=area, phase=phase, reference_date=day)
    asked: dict[str, Any] = {
        "kind": which,
        "situation": situation,
        "reference_date": day,
        "masked": not with_sensitive,
    }
    answer = services.overview(network, **asked)
    if out and ending in forms:
        out.write_bytes(services.overview_file(network, form=forms[ending], **asked))
        answered(answer, overview_table, None, as_json=as_json)
        typer.echo(say("cli.written", file=str(out)), err=True)
    else:
        answered(answer, overview_table, out, as_json=as_json)
