"""Commands about routes: where a signal goes, who hears a request, and where signals get stuck."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from netmap.cli.frame import (
    AreaName,
    AsJson,
    Data,
    NetworkName,
    Out,
    ReferenceDate,
    Sensitive,
    Theme,
    answered,
    command,
    day_of,
    known_form,
    open_services,
)
from netmap.errors import UsageError
from netmap.texts import OneOf, say

#: Steps down without ``--stappen``, and at most; ``netmap.services.routes`` has the same, and a test holds them equal.
WITHIN, MOST_STEPS = 3, 12


@command("route", "route")
def route(
    place: Annotated[str | None, typer.Argument(metavar="VAN", help=say("cli.route_from"), show_default=False)] = None,
    network: NetworkName = None,
    theme: Theme = None,
    area: AreaName = None,
    down: Annotated[bool, typer.Option("--omlaag", help=say("cli.route_down"))] = False,
    steps: Annotated[int, typer.Option("--stappen", help=say("cli.route_steps", most=MOST_STEPS))] = WITHIN,
    reference_date: ReferenceDate = None,
    with_sensitive: Sensitive = False,
    as_json: AsJson = False,
    out: Annotated[Path | None, typer.Option("--uit", help=say("cli.route_out"), show_default=False)] = None,
    data: Data = None,
) -> None:
    """Say where a signal goes from one place, or with ``--omlaag`` whom a request reaches."""
    from netmap.report.routes.tables import down_table, route_table
    from netmap.services.routes import RouteForm

    if place is None and not down:
        raise UsageError("route.no_source")
    forms: dict[str, RouteForm] = {".docx": "docx", ".html": "html"}
    ending = known_form(out, *forms)
    if down and ending in forms:
        raise UsageError("route.no_down_form", found=ending, known=OneOf((".txt", ".json")))
    day = day_of(reference_date)
    services = open_services(data)
    situation = services.situation_of(network, theme=theme, area=area, reference_date=day)
    asked: dict[str, Any] = {"situation": situation, "reference_date": day, "masked": not with_sensitive}
    if down:
        answered(services.route_down(network, of=place, within=steps, **asked), down_table, out, as_json=as_json)
        return
    answer = services.route(network, of=str(place), **asked)
    if out and ending in forms:
        out.write_bytes(services.route_sheet(network, of=str(place), form=forms[ending], **asked))
        answered(answer, route_table, None, as_json=as_json)
        typer.echo(say("cli.written", file=str(out)), err=True)
    else:
        answered(answer, route_table, out, as_json=as_json)


@command("routes", "routes")
def routes(
    network: NetworkName = None,
    theme: Theme = None,
    area: AreaName = None,
    reference_date: ReferenceDate = None,
    with_sensitive: Sensitive = False,
    as_json: AsJson = False,
    out: Out = None,
    data: Data = None,
) -> None:
    """Say where signals get stuck, what hangs on one place, and who does not hear a request."""
    from netmap.report.routes.tables import routes_table

    known_form(out)
    day = day_of(reference_date)
    services = open_services(data)
    situation = services.situation_of(network, theme=theme, area=area, reference_date=day)
    answer = services.routes(network, situation=situation, reference_date=day, masked=not with_sensitive)
    answered(answer, routes_table, out, as_json=as_json)
