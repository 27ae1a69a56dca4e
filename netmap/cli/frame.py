"""What all commands share: their names in two languages, the options that return, and where an answer goes."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from netmap.errors import UsageError
from netmap.texts import OneOf, say

if TYPE_CHECKING:
    from netmap.services import Services

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help=say("cli.help"),
)

Data = Annotated[Path | None, typer.Option("--data", help=say("cli.data"), show_default=False)]
NetworkName = Annotated[str | None, typer.Option("--netwerk", help=say("cli.network"), show_default=False)]
AsJson = Annotated[bool, typer.Option("--json", help=say("cli.json"))]
Out = Annotated[Path | None, typer.Option("--uit", help=say("cli.out"), show_default=False)]
ReferenceDate = Annotated[str | None, typer.Option("--peildatum", help=say("cli.date"), show_default=False)]
Theme = Annotated[str | None, typer.Option("--thema", help=say("cli.theme"), show_default=False)]
AreaName = Annotated[str | None, typer.Option("--gebied", help=say("cli.area"), show_default=False)]
Sensitive = Annotated[bool, typer.Option("--met-gevoelig", help=say("cli.with_sensitive"))]


def command(dutch: str, english: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Register a command under its Dutch name and, hidden, under its English alias."""

    def register(function: Callable[..., None]) -> Callable[..., None]:
        app.command(dutch, help=say(f"cli.command.{dutch}"))(function)
        if english != dutch:
            app.command(english, hidden=True, help=say(f"cli.command.{dutch}"))(function)
        return function

    return register


def open_services(data: Path | None) -> Services:
    """Return the use cases on the database that the options and the environment name."""
    from netmap import wiring
    from netmap.config import settings_for

    return wiring.open_services(settings_for(data))


def write(text: str, out: Path | None) -> None:
    """Write a result to a file, or to standard output."""
    if out is None:
        typer.echo(text)
    else:
        out.write_text(text + "\n", encoding="utf-8")


_PLAIN = ("", ".txt", ".json")


def known_form(out: Path | None, *forms: str) -> str:
    """Return the ending of the file to write; refuse one in which a command cannot write, before any work is done."""
    ending = out.suffix.lower() if out else ""
    if ending not in (*_PLAIN, *forms):
        raise UsageError("cli.unknown_form", found=ending, known=OneOf([*forms, *filter(None, _PLAIN)]))
    return ending


def answered(answer: Any, table: Callable[[Any], str], out: Path | None, *, as_json: bool) -> None:
    """Write an answer as JSON when that was asked, also by the ending of the file, else as text."""
    write(as_text(answer) if as_json or known_form(out) == ".json" else table(answer), out)


def as_text(answer: Any) -> str:
    """Return an answer as JSON."""
    return json.dumps(answer, ensure_ascii=False, indent=2, sort_keys=True)


def day_of(text: str | None) -> date | None:
    """Return the day that a text means, the last one when it names a month or year; None when none was given."""
    if text is None:
        return None
    from netmap.exchange.cells import parse_date
    from netmap.model import last_day

    found = parse_date(text)
    if found is None:
        raise UsageError("cli.bad_date", found=text)
    return last_day(found)
