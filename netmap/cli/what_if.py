"""The command about what changes when something changes."""

from __future__ import annotations

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
from netmap.texts import say


@command("wat-als", "what-if")
def what_if(
    network: NetworkName = None,
    without: Annotated[
        list[str] | None, typer.Option("--zonder", help=say("cli.what_if_without"), show_default=False)
    ] = None,
    joining: Annotated[
        list[str] | None, typer.Option("--met", help=say("cli.what_if_with"), show_default=False)
    ] = None,
    mandate: Annotated[
        list[str] | None, typer.Option("--mandaat", help=say("cli.what_if_mandate"), show_default=False)
    ] = None,
    scenario: Annotated[
        str | None, typer.Option("--scenario", help=say("cli.what_if_scenario"), show_default=False)
    ] = None,
    reference_date: ReferenceDate = None,
    with_sensitive: Sensitive = False,
    as_json: AsJson = False,
    out: Out = None,
    data: Data = None,
) -> None:
    """Say what is otherwise when somebody leaves or joins; without a choice, what there is to think through."""
    from netmap.report.what_if.tables import choices_table, what_if_table

    known_form(out)
    day = day_of(reference_date)
    services = open_services(data)
    asked: dict[str, Any] = {"reference_date": day, "masked": not with_sensitive}
    if not (without or joining or mandate or scenario):
        ready = services.what_if_choices(network, **asked)
        # What a page takes from beside the result stands in it here, as in every answer.
        answer = {key: value for key, value in ready.items() if key not in ready["result"]}
        answered(answer, choices_table, out, as_json=as_json)
        return
    changes = services.changes_of(
        network, without=without or (), with_=joining or (), mandate=mandate or (), scenario=scenario, **asked
    )
    answered(services.what_if(network, changes=changes, **asked), what_if_table, out, as_json=as_json)
