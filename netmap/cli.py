"""The command line: the same use cases for a scheduler or an administrator.

Results go to standard output, progress and errors to standard error. Exit codes: 0 fine, 1 findings at or above
``--ernst``, 2 wrong use or a file with blocking findings, 3 database not available. Everything heavy is imported
inside a command, so that ``netmap --help`` answers at once.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from netmap.errors import NetmapError, UsageError
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
Sensitive = Annotated[bool, typer.Option("--met-gevoelig", help=say("cli.with_sensitive"))]


def _command(dutch: str, english: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Register a command under its Dutch name and, hidden, under its English alias."""

    def register(function: Callable[..., None]) -> Callable[..., None]:
        app.command(dutch, help=say(f"cli.command.{dutch}"))(function)
        if english != dutch:
            app.command(english, hidden=True, help=say(f"cli.command.{dutch}"))(function)
        return function

    return register


def _services(data: Path | None) -> Services:
    from netmap.config import settings_for
    from netmap.wiring import open_services

    return open_services(settings_for(data))


def _write(text: str, out: Path | None) -> None:
    """Write a result to a file, or to standard output."""
    if out is None:
        typer.echo(text)
    else:
        out.write_text(text + "\n", encoding="utf-8")


_PLAIN = ("", ".txt", ".json")


def _known_form(out: Path | None, *forms: str) -> str:
    """Return the ending of the file to write; refuse one in which a command cannot write, before any work is done."""
    ending = out.suffix.lower() if out else ""
    if ending not in (*_PLAIN, *forms):
        raise UsageError("cli.unknown_form", found=ending, known=OneOf([*forms, *filter(None, _PLAIN)]))
    return ending


def _answered(answer: Any, table: Callable[[Any], str], out: Path | None, *, as_json: bool) -> None:
    """Write an answer as JSON when that was asked, also by the ending of the file, else as text."""
    _write(_json(answer) if as_json or _known_form(out) == ".json" else table(answer), out)


def _keep_source(source: Path, out: Path | None) -> None:
    """Refuse to write an answer over the file, or into a file of the folder, that it is about."""
    if out is None:
        return
    read, written = source.resolve(), out.resolve()
    # A link, or on some machines other capitals, is the same file under another path.
    same = read == written or (out.exists() and source.exists() and out.samefile(source))
    if same or (read.is_dir() and out.exists() and written.parent == read):
        raise UsageError("cli.same_file", file=out.name)


def _json(answer: Any) -> str:
    return json.dumps(answer, ensure_ascii=False, indent=2, sort_keys=True)


# --- pages -----------------------------------------------------------------------------------------------


@_command("start", "start")
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


@_command("stop", "stop")
def stop(data: Data = None) -> None:
    """Stop the pages."""
    from netmap.config import settings_for
    from netmap.ui import launch

    stopped = launch.stop(settings_for(data).data)
    typer.echo(say("cli.stopped" if stopped else "cli.not_running"))


# --- workbook --------------------------------------------------------------------------------------------


@_command("sjabloon", "template")
def template(out: Annotated[Path, typer.Argument(help=say("cli.template_out"))] = Path("netmap-sjabloon.xlsx")) -> None:
    """Write the empty workbook."""
    from netmap.exchange.template import write_template

    out.write_bytes(write_template(say))
    typer.echo(say("cli.written", file=str(out)))


@_command("controleer", "check")
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
    form = _known_form(out, ".xlsx")
    services = _services(data)
    answer = services.check(file, network)
    if out is not None and form == ".xlsx":
        out.write_bytes(services.repair_workbook(file, network))
        _write(_json(answer) if as_json else import_table(answer), None)
        typer.echo(say("cli.written", file=str(out)), err=True)
    else:
        _answered(answer, import_table, out, as_json=as_json)
    raise typer.Exit(0 if answer["loadable"] else 2)


@_command("importeer", "import")
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
    _known_form(out)
    answer = _services(data).import_workbook(
        file, network, Choices(good_rows_only=good_rows_only, end_missing=end_missing)
    )
    _answered(answer, import_table, out, as_json=as_json)
    raise typer.Exit(0 if answer["loadable"] else 2)


@_command("exporteer", "export")
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
    result = _services(data).export(network, csv=csv, without_sensitive=without_sensitive)
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


# --- networks --------------------------------------------------------------------------------------------


@_command("netwerken", "networks")
def networks(as_json: AsJson = False, out: Out = None, data: Data = None) -> None:
    """List the networks."""
    from netmap.report.tables import network_table

    _known_form(out)
    _answered(_services(data).network_list(), network_table, out, as_json=as_json)


@_command("status", "status")
def status(as_json: AsJson = False, out: Out = None, data: Data = None) -> None:
    """Say which database is used and whether it is healthy."""
    from netmap.report.tables import status_table

    _known_form(out)
    answer = _services(data).status()
    _answered(answer, status_table, out, as_json=as_json)
    raise typer.Exit(0 if answer["healthy"] else 3)


@_command("wijzigingen", "changes")
def changes(network: NetworkName = None, as_json: AsJson = False, out: Out = None, data: Data = None) -> None:
    """List who changed what."""
    from netmap.report.tables import change_table

    _known_form(out)
    _answered(_services(data).changes(network), change_table, out, as_json=as_json)


@_command("herstel", "undo")
def undo(
    change_set: Annotated[str, typer.Argument(metavar="ID", help=say("cli.change_set"))],
    network: NetworkName = None,
    as_json: AsJson = False,
    out: Out = None,
    data: Data = None,
) -> None:
    """Take one change back as a whole."""
    _known_form(out)
    answer = _services(data).undo(change_set, network)
    _answered(answer, lambda undone: str(undone["sentence"]), out, as_json=as_json)


# --- analyses --------------------------------------------------------------------------------------------


@_command("witte-plekken", "gaps")
def gaps(
    network: NetworkName = None,
    norm: Annotated[Path | None, typer.Option("--norm", help=say("cli.norm"), show_default=False)] = None,
    reference_date: Annotated[str | None, typer.Option("--peildatum", help=say("cli.date"), show_default=False)] = None,
    theme: Annotated[str | None, typer.Option("--thema", help=say("cli.theme"), show_default=False)] = None,
    area: Annotated[str | None, typer.Option("--gebied", help=say("cli.area"), show_default=False)] = None,
    phase: Annotated[str | None, typer.Option("--fase", help=say("cli.phase"), show_default=False)] = None,
    sector: Annotated[str | None, typer.Option("--sector", help=say("cli.sector"), show_default=False)] = None,
    kind: Annotated[str | None, typer.Option("--soort", help=say("cli.kind"), show_default=False)] = None,
    least: Annotated[str | None, typer.Option("--vanaf", help=say("cli.least"), show_default=False)] = None,
    confidence: Annotated[
        str | None, typer.Option("--zekerheid", help=say("cli.confidence"), show_default=False)
    ] = None,
    severity: Annotated[str | None, typer.Option("--ernst", help=say("cli.severity"), show_default=False)] = None,
    with_sensitive: Sensitive = False,
    as_json: AsJson = False,
    out: Annotated[Path | None, typer.Option("--uit", help=say("cli.gaps_out"), show_default=False)] = None,
    data: Data = None,
) -> None:
    """Name the white spots and what must still be asked."""
    from netmap.report.tables import gap_summary, gap_table
    from netmap.services.analyses import GapForm, Selection

    forms: dict[str, GapForm] = {".xlsx": "xlsx", ".csv": "csv"}
    form = forms.get(_known_form(out, *forms))
    threshold = _level(severity)
    chosen = Selection(kind=_word("kind", kind), severity=_level(least), confidence=_word("confidence", confidence))
    day = _day(reference_date)
    services = _services(data)
    situation = services.situation_of(network, theme=theme, area=area, phase=phase, reference_date=day)
    chosen = replace(chosen, sector=services.sector_of(network, sector, reference_date=day))
    asked: dict[str, Any] = {"norm_file": norm, "reference_date": day, "masked": not with_sensitive}
    asked |= {"situation": situation, "selection": chosen}
    answer = services.gaps(network, **asked)
    if out and form:
        out.write_bytes(services.gap_file(network, form=form, **asked))
        _answered(answer, gap_summary, None, as_json=as_json)  # the whole list is in the file
        typer.echo(say("cli.written", file=str(out)), err=True)
    else:
        _answered(answer, gap_table, out, as_json=as_json)
    reached = threshold and any(f["severity"] >= threshold for f in answer["result"]["findings"])
    raise typer.Exit(1 if reached else 0)


@_command("methode", "method")
def method(network: NetworkName = None, as_json: AsJson = False, out: Out = None, data: Data = None) -> None:
    """Explain how netmap works things out."""
    from netmap.report.tables import method_table

    _known_form(out)
    _answered(_services(data).method(network), method_table, out, as_json=as_json)


_LEVELS = {"note": 1, "attention": 2, "serious": 3, "critical": 4}


def _level(text: str | None) -> int:
    """Return the severity of a word or number; 0 when none was given."""
    if text is None:
        return 0
    words = {say(f"severity.{level}"): level for level in (1, 2, 3, 4)}
    typed = text.strip().lower()
    level = words.get(typed) or _LEVELS.get(typed) or (int(typed) if typed in ("1", "2", "3", "4") else None)
    if level is None:
        raise UsageError("cli.bad_severity", found=text, known=OneOf(words))
    return level


_CHOICES = {"kind": ("substantive", "instrumental"), "confidence": ("established", "likely", "ask")}


def _word(option: str, text: str | None) -> str:
    """Return what a Dutch or English word of an option stands for; "" when none was given."""
    if text is None:
        return ""
    words = {say(f"cli.word.{option}.{choice}"): choice for choice in _CHOICES[option]}
    typed = text.strip().lower()
    found = words.get(typed) or (typed if typed in _CHOICES[option] else None)
    if found is None:
        raise UsageError(f"cli.bad_{option}", found=text, known=OneOf(words))
    return found


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    from netmap.exchange.cells import parse_date
    from netmap.model import last_day

    found = parse_date(text)
    if found is None:
        raise UsageError("cli.bad_date", found=text)
    return last_day(found)


def main() -> None:
    """Run the command line and translate every failure into a sentence and an exit code."""
    from netmap.texts import error_sentence

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a Windows terminal may not be UTF-8
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        app(standalone_mode=True)
    except NetmapError as error:
        typer.echo(error_sentence(error), err=True)
        sys.exit(error.exit_code)
    except OSError as error:
        typer.echo(say("cli.file_problem", file=str(error.filename or "")), err=True)
        sys.exit(2)
    except Exception:  # the outermost edge: a defect is a sentence and a log, never a traceback or a false "findings"
        typer.echo(say("cli.defect", file=str(_log_defect())), err=True)
        sys.exit(3)


def _log_defect() -> Path:
    """Write the traceback of the present exception to a file that only this user reads, and return its path."""
    import tempfile
    import traceback

    with tempfile.NamedTemporaryFile("w", prefix="netmap-", suffix=".log", delete=False, encoding="utf-8") as file:
        file.write(traceback.format_exc())
    return Path(file.name)


if __name__ == "__main__":
    main()
