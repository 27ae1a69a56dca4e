"""Commands that open and stop the pages."""

from __future__ import annotations

from typing import Annotated

import typer

from netmap.cli.frame import Data, command
from netmap.texts import say


@command("start", "start")
def start(
    demo: Annotated[bool, typer.Option("--demo", help=say("cli.demo"))] = False,
    server: Annotated[bool, typer.Option("--server", help=say("cli.server"))] = False,
    port: Annotated[int | None, typer.Option("--poort", help=say("cli.port"), show_default=False)] = None,
    no_browser: Annotated[bool, typer.Option("--geen-browser", help=say("cli.no_browser"))] = False,
    data: Data = None,
) -> None:
    """Open the pages in the browser."""
    from netmap.config import settings_for
    from netmap.ui import launch

    settings = settings_for(data, embedded=demo and not server)
    raise typer.Exit(launch.start(settings, port=port, browser=not no_browser, demo=demo))


@command("stop", "stop")
def stop(data: Data = None) -> None:
    """Stop the pages."""
    from netmap.config import settings_for
    from netmap.ui import launch

    stopped = launch.stop(settings_for(data).data)
    typer.echo(say("cli.stopped" if stopped else "cli.not_running"))
