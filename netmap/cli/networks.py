"""Commands about networks as a whole: which there are, how the database is, and what was changed."""

from __future__ import annotations

from typing import Annotated

import typer

from netmap.cli.frame import AsJson, Data, NetworkName, Out, answered, command, known_form, open_services
from netmap.texts import say


@command("netwerken", "networks")
def networks(as_json: AsJson = False, out: Out = None, data: Data = None) -> None:
    """List the networks."""
    from netmap.report.tables import network_table

    known_form(out)
    answered(open_services(data).network_list(), network_table, out, as_json=as_json)


@command("status", "status")
def status(as_json: AsJson = False, out: Out = None, data: Data = None) -> None:
    """Say which database is used and whether it is healthy."""
    from netmap.report.tables import status_table

    known_form(out)
    answer = open_services(data).status()
    answered(answer, status_table, out, as_json=as_json)
    raise typer.Exit(0 if answer["healthy"] else 3)


@command("wijzigingen", "changes")
def changes(network: NetworkName = None, as_json: AsJson = False, out: Out = None, data: Data = None) -> None:
    """List who changed what."""
    from netmap.report.tables import change_table

    known_form(out)
    answered(open_services(data).changes(network), change_table, out, as_json=as_json)


@command("herstel", "undo")
def undo(
    change_set: Annotated[str, typer.Argument(metavar="ID", help=say("cli.change_set"))],
    network: NetworkName = None,
    as_json: AsJson = False,
    out: Out = None,
    data: Data = None,
) -> None:
    """Take one change back as a whole."""
    known_form(out)
    answer = open_services(data).undo(change_set, network)
    answered(answer, lambda undone: str(undone["sentence"]), out, as_json=as_json)
