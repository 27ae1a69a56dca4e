"""Commands about the workbook: the empty one, what is in a file, loading it, and everything back."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from netmap.cli.frame import (
    AsJson,
    Data,
    NetworkName,
    Out,
    Sensitive,
    answered,
    as_text,
    command,
    known_form,
    open_services,
    write,
)
from netmap.errors import UsageError
from netmap.texts import say


@command("sjabloon", "template")
def template(out: Annotated[Path, typer.Argument(help=say("cli.template_out"))] = Path("netmap-sjabloon.xlsx")) -> None:
    """Write the empty workbook."""
    from netmap.exchange.template import write_template

    out.write_bytes(write_template(say))
    typer.echo(say("cli.written", file=str(out)))


@command("controleer", "check")
def check(
    file: Annotated[Path, typer.Argument(help=say("cli.file"))],
    network: NetworkName = None,
    as_json: AsJson = False,
    out: Out = None,
    data: Data = None,
) -> None:
    """Say what importing a file would do."""
    from netmap.report.tables import import_table

    _keep_source(file, out)
    form = known_form(out, ".xlsx")
    services = open_services(data)
    answer = services.check(file, network)
    if out is not None and form == ".xlsx":
        out.write_bytes(services.repair_workbook(file, network))
        write(as_text(answer) if as_json else import_table(answer), None)
        typer.echo(say("cli.written", file=str(out)), err=True)
    else:
        answered(answer, import_table, out, as_json=as_json)
    raise typer.Exit(0 if answer["loadable"] else 2)


@command("importeer", "import")
def import_file(
    file: Annotated[Path, typer.Argument(help=say("cli.file"))],
    network: NetworkName = None,
    good_rows_only: Annotated[bool, typer.Option("--alleen-goede-rijen", help=say("cli.good_rows"))] = False,
    end_missing: Annotated[bool, typer.Option("--beeindig-ontbrekende", help=say("cli.end_missing"))] = False,
    as_json: AsJson = False,
    out: Out = None,
    data: Data = None,
) -> None:
    """Load a file into a network."""
    from netmap.report.tables import import_table
    from netmap.services import Choices

    _keep_source(file, out)
    known_form(out)
    answer = open_services(data).import_workbook(
        file, network, Choices(good_rows_only=good_rows_only, end_missing=end_missing)
    )
    answered(answer, import_table, out, as_json=as_json)
    raise typer.Exit(0 if answer["loadable"] else 2)


@command("exporteer", "export")
def export(
    out: Annotated[Path, typer.Argument(help=say("cli.export_out"))],
    network: NetworkName = None,
    with_sensitive: Sensitive = False,
    without_sensitive: Annotated[bool, typer.Option("--zonder-gevoelig", help=say("cli.without_sensitive"))] = False,
    data: Data = None,
) -> None:
    """Write the whole network as a workbook, or as a folder of CSV files."""
    if out.suffix.lower() not in ("", ".xlsx"):
        raise UsageError("export.unknown_form", found=out.suffix)
    csv = not out.suffix
    result = open_services(data).export(network, csv=csv, without_sensitive=without_sensitive)
    undecided = result.sensitive and not (with_sensitive or without_sensitive)
    if undecided and not (sys.stdin.isatty() and typer.confirm(say("cli.confirm_sensitive"))):
        raise UsageError("export.sensitive_choice")
    if csv:
        out.mkdir(parents=True, exist_ok=True)
        for name, content in result.files.items():
            (out / name).write_bytes(content)
    else:
        out.write_bytes(next(iter(result.files.values())))
    typer.echo(say("cli.written", file=str(out)))


def _keep_source(source: Path, out: Path | None) -> None:
    """Refuse to write an answer over the file, or into a file of the folder, that it is about."""
    if out is None:
        return
    read, written = source.resolve(), out.resolve()
    # A link, or on some machines other capitals, is the same file under another path.
    same = read == written or (out.exists() and source.exists() and out.samefile(source))
    if same or (read.is_dir() and out.exists() and written.parent == read):
        raise UsageError("cli.same_file", file=out.name)
