"""Answers as plain text for the terminal: short lines, words instead of colours, nothing cut silently."""

from __future__ import annotations

import textwrap
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from netmap.report.changes import moment
from netmap.texts import format_date, say, say_count

_WIDTH = 100
_MOST_ROW_NUMBERS = 8


def gap_table(answer: dict[str, Any], language: str = "nl") -> str:
    """Return the answer of ``witte-plekken`` as text: summary, both lists of findings, questions per addressee."""
    result = answer["result"]
    summary = result["summary"]
    lines = [
        say(
            "table.gaps.head",
            language,
            network=answer["network"]["name"],
            date=format_date(answer["reference_date"], language),
            norm=answer["norm"]["name"],
        )
    ]
    lines += [remark["sentence"] for remark in answer["remarks"]]
    lines.append(say("table.gaps.summary", language, critical=summary["by_severity"]["4"], **_plain(summary)))
    for kind in ("substantive", "instrumental"):
        findings = [f for f in result["findings"] if f["kind"] == kind]
        if findings:
            lines += ["", _title(say(f"table.gaps.{kind}", language, count=len(findings)))]
            lines += [line for finding in findings for line in _finding(finding, language)]
    if not result["findings"]:
        lines += ["", say("table.gaps.none", language)]
    if result["questions"]:
        lines += ["", _title(say("table.gaps.questions", language, count=len(result["questions"])))]
        lines += _questions(result["questions"], language)
    return "\n".join(lines)


def _plain(summary: dict[str, Any]) -> dict[str, Any]:
    return {key: summary[key] for key in ("substantive", "instrumental", "possible", "questions")}


def _title(text: str) -> str:
    return f"{text}\n{'-' * len(text)}"


def _finding(finding: dict[str, Any], language: str) -> Iterable[str]:
    severity = say(f"severity.{finding['severity']}", language)
    yield _wrapped(f"[{severity}] {finding['title']}", "")
    yield _wrapped(
        say(
            "table.gaps.why",
            language,
            confidence=say(f"confidence.{finding['confidence']}", language),
            reason=finding["confidence_reason"],
        )
    )
    for row in finding["evidence"]:
        text = row["text"]
        if row["sheet"]:
            text = say("table.gaps.row", language, sheet=row["sheet"], row=row["row"], text=text)
        yield _wrapped(f"- {text}")
    yield _wrapped(say("table.gaps.norm", language, text=finding["norm_line"]["text"]))
    for closure in finding["closures"][:1]:
        yield _wrapped(say("table.gaps.close", language, sentence=closure["sentence"]))


def _questions(questions: list[dict[str, Any]], language: str) -> list[str]:
    by_addressee: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for question in questions:
        addressee = question["addressee"]
        heading = (
            say("table.gaps.question_to", language, name=addressee["name"])
            if addressee
            else say("table.gaps.question_to_nobody", language)
        )
        by_addressee[(heading, addressee["id"] if addressee else "")].append(question)
    lines = []
    for (heading, _), asked in sorted(by_addressee.items(), key=lambda item: (-len(item[1]), item[0])):
        lines.append(f"{heading} ({len(asked)})")
        eyes = [question for question in asked if question["code"] == "gaps.ask.eye"]
        together = eyes if len(eyes) > 1 else []
        for question in asked:
            if question in together:
                continue
            lines.append(_wrapped(f"- {question['sentence']}"))
            if if_no := question["if_no"]:
                severity = say(f"severity.{if_no['severity']}", language)
                lines.append(
                    _wrapped(say("table.gaps.if_no", language, title=if_no["title"], severity=severity), "      ")
                )
        if together:
            themes = [question["subject"]["theme"]["name"] for question in together]
            lines.append(_wrapped(f"- {say('gaps.ask.eye_many', language, themes=themes)}"))
    return lines


def import_table(answer: dict[str, Any], language: str = "nl") -> str:
    """Return the answer of ``controleer`` or ``importeer`` as text: what would happen or happened, then findings."""
    lines: list[str] = []
    blocking = [f for f in answer["findings"] if f["level"] == "blocks"]
    if not answer["loadable"]:
        lines.append(say("table.import.blocked", language, count=len(blocking)))
    key = "did" if "did" in answer else "would"
    counts = answer[key]
    rows = answer["rows"] - (answer["left_out"] if key == "did" else 0)
    lines.append(say(f"table.import.{key}", language, rows=rows, **_counts(counts)))
    if counts["missing_from_file"]:
        lines.append(say("table.import.missing", language, count=counts["missing_from_file"]))
    for level in ("blocks", "repaired", "question", "note"):
        found = [f for f in answer["findings"] if f["level"] == level]
        if found:
            lines += ["", _title(f"{say(f'level.{level}', language)} ({len(found)})")]
            lines += [_wrapped(f"- {_import_finding(finding, language)}", "") for finding in found]
    if answer["left_out_rows"]:
        lines += ["", _title(say_count("table.import.left_out", answer["left_out"], language))]
        for place, meaning in zip(answer["left_out_rows"], answer["consequences"], strict=True):
            rows_out = _row_numbers(place["rows"], language)
            line = say("table.import.place_row", language, sheet=place["sheet"], rows=rows_out)
            lines.append(_wrapped(f"- {line}: {meaning}", ""))
    return "\n".join(lines)


def _counts(counts: dict[str, int]) -> dict[str, int]:
    return {key: counts[key] for key in ("added", "changed", "same")}


def _import_finding(finding: dict[str, Any], language: str) -> str:
    sheet, column = finding["sheet"], finding["column"]
    rows = _row_numbers(finding["rows"], language)
    if not sheet:
        place = say("table.import.place_file", language)
    elif rows and column:
        place = say("table.import.place", language, sheet=sheet, rows=rows, column=column)
    elif rows:
        place = say("table.import.place_row", language, sheet=sheet, rows=rows)
    elif column:
        place = say("table.import.place_column", language, sheet=sheet, column=column)
    else:
        place = say("table.import.place_sheet", language, sheet=sheet)
    line = say(
        "table.import.line",
        language,
        place=place,
        found=finding["found"],
        expected=finding["expected"],
        do=finding["do"],
    )
    near = [say("table.import.suggestion", language, **s) for s in finding["suggestions"]]
    return f"{line} {say('table.import.near', language, near=near)}" if near else line


def _row_numbers(rows: list[int], language: str) -> str:
    shown = ", ".join(str(row) for row in rows[:_MOST_ROW_NUMBERS])
    if len(rows) > _MOST_ROW_NUMBERS:
        return say("table.import.more_rows", language, first=shown, count=len(rows) - _MOST_ROW_NUMBERS)
    return shown


def network_table(networks: list[dict[str, Any]], language: str = "nl") -> str:
    """Return the networks, one a line."""
    if not networks:
        return say("table.networks.none", language)
    lines = []
    for network in networks:
        counts = network["counts"]
        line = say(
            "table.networks.line",
            language,
            name=network["name"],
            id=network["id"],
            parties=say_count("table.networks.parties", counts.get("Organisation", 0), language),
            consultations=say_count("page.consultations", counts.get("Consultation", 0), language),
        )
        lines.append(say("table.networks.example", language, line=line) if network["example"] else line)
    return "\n".join(lines)


def status_table(status: dict[str, Any], language: str = "nl") -> str:
    """Return which database is used, its health, and the networks in it."""
    lines = [
        say(
            "table.status.line",
            language,
            database=status["database"],
            version=status["version"],
            schema=status["schema"],
        )
    ]
    lines += status["problems"] or [say("table.status.healthy", language)]
    lines.append(network_table(status["networks"], language))
    return "\n".join(lines)


def change_table(changes: list[dict[str, Any]], language: str = "nl") -> str:
    """Return the change log, latest first, one ChangeSet a line: id, when, who, what, counts, and if it can go back."""
    if not changes:
        return say("table.changes.none", language)
    return "\n".join(_change(change, language) for change in changes)


def _change(change: dict[str, Any], language: str) -> str:
    counts = {name: change[name] for name in ("added", "changed", "removed")}
    line = say(
        "table.changes.line",
        language,
        id=change["id"],
        when=moment(change["when"], language),
        who=change["who"],
        why=change["what"],
        **counts,
    )
    if change["undone_by"]:
        return say("changes.table.undone", language, line=line)
    return say("changes.table.can", language, line=line) if change["undoable"] else line


def _wrapped(text: str, indent: str = "    ") -> str:
    return textwrap.fill(text, _WIDTH, initial_indent=indent, subsequent_indent=indent + "  ")
