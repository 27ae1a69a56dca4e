"""Commands about what is missing, and how that is worked out."""

from __future__ import annotations

from dataclasses import replace
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


@command("witte-plekken", "gaps")
def gaps(
    network: NetworkName = None,
    norm: Annotated[Path | None, typer.Option("--norm", help=say("cli.norm"), show_default=False)] = None,
    reference_date: ReferenceDate = None,
    theme: Theme = None,
    area: AreaName = None,
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
    form = forms.get(known_form(out, *forms))
    threshold = level_of(severity)
    chosen = Selection(
        kind=word_of("kind", kind), severity=level_of(least), confidence=word_of("confidence", confidence)
    )
    day = day_of(reference_date)
    services = open_services(data)
    situation = services.situation_of(network, theme=theme, area=area, phase=phase, reference_date=day)
    chosen = replace(chosen, sector=services.sector_of(network, sector, reference_date=day))
    asked: dict[str, Any] = {"norm_file": norm, "reference_date": day, "masked": not with_sensitive}
    asked |= {"situation": situation, "selection": chosen}
    answer = services.gaps(network, **asked)
    if out and form:
        out.write_bytes(services.gap_file(network, form=form, **asked))
        answered(answer, gap_summary, None, as_json=as_json)  # the whole list is in the file
        typer.echo(say("cli.written", file=str(out)), err=True)
    else:
        answered(answer, gap_table, out, as_json=as_json)
    reached = threshold and any(f["severity"] >= threshold for f in answer["result"]["findings"])
    raise typer.Exit(1 if reached else 0)


@command("methode", "method")
def method(network: NetworkName = None, as_json: AsJson = False, out: Out = None, data: Data = None) -> None:
    """Explain how netmap works things out."""
    from netmap.report.tables import method_table

    known_form(out)
    answered(open_services(data).method(network), method_table, out, as_json=as_json)


_LEVELS = {"note": 1, "attention": 2, "serious": 3, "critical": 4}


def level_of(text: str | None) -> int:
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


def word_of(option: str, text: str | None) -> str:
    """Return what a Dutch or English word of an option stands for; "" when none was given."""
    if text is None:
        return ""
    words = {say(f"cli.word.{option}.{choice}"): choice for choice in _CHOICES[option]}
    typed = text.strip().lower()
    found = words.get(typed) or (typed if typed in _CHOICES[option] else None)
    if found is None:
        raise UsageError(f"cli.bad_{option}", found=text, known=OneOf(words))
    return found
