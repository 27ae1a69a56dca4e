"""Answers as plain text for the terminal: short lines, words instead of colours, nothing cut silently."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from typing import Any

from netmap.report.changes import moment
from netmap.texts import format_date, say, say_count

_WIDTH = 100
_MOST_ROW_NUMBERS = 8


def gap_table(answer: dict[str, Any], language: str = "nl") -> str:
    """Return the answer of ``witte-plekken`` as text.

    Summary, what was chosen and what falls outside it, both lists of findings, the agreements that close most, and
    the questions in the order in which to call.
    """
    result = answer["result"]
    lines = _head(answer, language)
    for kind in ("substantive", "instrumental"):
        findings = [f for f in result["findings"] if f["kind"] == kind]
        if findings:
            lines += ["", _title(say(f"table.gaps.{kind}", language, count=len(findings)))]
            lines += [line for finding in findings for line in _finding(finding, language)]
    if not result["findings"]:
        lines += ["", say("table.gaps.none", language)]
    if result["plan"] and result["plan"]["sets"]:
        lines += ["", *_plan(result["plan"], language)]
    if result["questions"]:
        lines += ["", _title(say("table.gaps.questions", language, count=len(result["questions"])))]
        if result["calls"]:
            lines.append(result["calls"]["sentence"])
        lines += _questions(result, language)
    if result["regie"]:
        lines += ["", _title(say("table.gaps.regie", language, count=len(result["regie"])))]
        lines += [_wrapped(f"- {form['sentence']}", "") for form in result["regie"]]
    return "\n".join(lines)


def gap_summary(answer: dict[str, Any], language: str = "nl") -> str:
    """Return the answer of ``witte-plekken`` in a few lines: how many there are, and what to do first."""
    plan, calls = answer["result"]["plan"], answer["result"]["calls"]
    lines = _head(answer, language)
    if plan and plan["sets"]:
        lines.append(plan["sentence"])
    if calls and calls["order"]:
        lines.append(calls["sentence"])
    return "\n".join(lines)


def _head(answer: dict[str, Any], language: str) -> list[str]:
    """Return what was asked and how many white spots and questions that gives."""
    summary = answer["result"]["summary"]
    head = say(
        "table.gaps.head",
        language,
        network=answer["network"]["name"],
        date=format_date(answer["reference_date"], language),
        norm=answer["norm"]["name"],
    )
    counts = say("table.gaps.summary", language, critical=summary["by_severity"]["4"], **_plain(summary))
    return [head, *(remark["sentence"] for remark in answer["remarks"]), *_chosen(answer, language), counts]


def _plain(summary: dict[str, Any]) -> dict[str, Any]:
    return {key: summary[key] for key in ("substantive", "instrumental", "possible", "questions")}


def _chosen(answer: dict[str, Any], language: str) -> list[str]:
    """Return what the user chose to see, and how much falls outside it; nothing when all is shown."""
    situation, selection = answer["situation"]["words"], answer["selection"]["words"]
    if not (situation or selection):
        return []
    outside = answer["outside"]
    left_out = say(
        "table.gaps.outside",
        language,
        findings=say_count("table.gaps.findings", outside["findings"], language),
        questions=say_count("table.gaps.asked", outside["questions"], language),
    )
    return [part for part in (f"{situation}." if situation else "", selection, left_out) if part]


def _title(text: str) -> str:
    return f"{text}\n{'-' * len(text)}"


def _finding(finding: dict[str, Any], language: str) -> Iterable[str]:
    severity = say(f"severity.{finding['severity']}", language)
    title = say("table.gaps.severity", language, severity=severity, type=finding["type_name"], title=finding["title"])
    yield _wrapped(title, "")
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
    if remedy := finding["r_min"]:
        yield _wrapped(say("table.gaps.r_min", language, sentence=remedy["sentence"]))
    for closure in finding["closures"][:1]:
        yield _wrapped(say("table.gaps.close", language, sentence=closure["sentence"]))


def _plan(plan: dict[str, Any], language: str) -> Iterable[str]:
    chosen = plan["sets"][0]
    yield _title(say("table.gaps.plan", language, count=len(chosen)))
    yield plan["sentence"]
    for agreement in chosen:
        sentence = " ".join(part for part in (agreement["sentence"], agreement["load_sentence"]) if part)
        closes = say_count("table.gaps.plan.closes", len(agreement["closes"]), language, sentence=sentence)
        yield _wrapped(f"- {closes}", "")
    if len(plan["sets"]) > 1 or plan["more_sets"]:
        yield say("table.gaps.plan.more", language)
    if plan["left"]:
        yield say_count("table.gaps.plan.left", len(plan["left"]), language)


def _questions(result: dict[str, Any], language: str) -> list[str]:
    lines = []
    for addressee, asked in _calls(result):
        heading = (
            say("table.gaps.question_to", language, name=addressee["name"])
            if addressee
            else say("table.gaps.question_to_nobody", language)
        )
        lines.append(f"{heading} ({len(asked)})")
        for question in asked:
            lines.append(_wrapped(f"- {question['sentence']}"))
            if if_no := question["if_no"]:
                severity = say(f"severity.{if_no['severity']}", language)
                lines.append(
                    _wrapped(say("table.gaps.if_no", language, title=if_no["title"], severity=severity), "      ")
                )
    return lines


def _calls(result: dict[str, Any]) -> list[tuple[dict[str, Any] | None, list[dict[str, Any]]]]:
    """Return the questions per addressee, in the order of the calls; without calls those with most questions first."""
    questions = {question["id"]: question for question in result["questions"]}
    if result["calls"]:
        order = result["calls"]["order"]
        return [(call["addressee"], [questions[question] for question in call["questions"]]) for call in order]
    found: dict[tuple[str, str], tuple[dict[str, Any] | None, list[dict[str, Any]]]] = {}
    for question in questions.values():
        addressee = question["addressee"]
        key = (addressee["name"], addressee["id"]) if addressee else ("", "")
        found.setdefault(key, (addressee, []))[1].append(question)
    return [found[key] for key in sorted(found, key=lambda key: (-len(found[key][1]), key))]


def method_table(answer: dict[str, Any], language: str = "nl") -> str:
    """Return the method as text: each part and section with its sentences, and its table as lines."""
    lines = [answer["title"], answer["head"]]
    part = ""
    for section in answer["sections"]:
        if section["part"]["id"] != part:
            part = section["part"]["id"]
            lines += ["", _title(section["part"]["heading"])]
        lines += ["", section["heading"]]
        lines += [_wrapped(text, "  ") for text in section["paragraphs"]]
        lines += [_wrapped(f"- {text}", "  ") for text in _row_texts(section["table"])]
    return "\n".join(lines)


def _row_texts(table: dict[str, Any] | None) -> Iterable[str]:
    """Return a row as a line: of two columns as "first: second", of more with every heading."""
    if table is None:
        return
    columns = table["columns"]
    for row in table["rows"]:
        if len(row) <= 2:
            yield ": ".join(row)
        else:
            yield "; ".join(f"{column.lower()} {cell}" for column, cell in zip(columns, row, strict=True))


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
