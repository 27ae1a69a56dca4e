"""What may be asked of a database: the query files, read once, each checked against its own header.

A file is called ``<verb>_<what>.cypher`` and opens with comment lines in this order: the purpose (one or more
lines), ``mode:``, ``param:`` for each parameter, ``returns:`` for each column, ``rows:`` and ``source:``. Then comes
an empty line, then one statement. Queries that differ in nothing but a label or type are families; the functions at
the end give the name for a kind, because a label can be no parameter on both databases.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, cast

from netmap.resources import resource_folder

__all__ = [
    "VERBS",
    "Query",
    "QueryFileError",
    "create_unique",
    "delete_node",
    "delete_relationship",
    "load_query",
    "merge_node",
    "merge_relationship",
    "parse_query",
    "query_names",
]

VERBS = ("create", "merge", "read", "count", "delete")
Mode = Literal["read", "write", "schema"]
_MODES = ("read", "write", "schema")
_HEADER = re.compile(r"// (mode|param|returns|rows|source): (.+)")
_NAMED = re.compile(r"([a-z][a-z0-9_]*) — .+")
_WRITE_WORDS = re.compile(
    r"(?<![.:\w])(CREATE|MERGE|SET|DELETE|DETACH|REMOVE|DROP|FOREACH|LOAD|CALL|INSERT|ALTER|GRANT)\b", re.IGNORECASE
)
_PARAMETER = re.compile(r"\$([A-Za-z_]\w*)")
# Strings, backticked names and both kinds of comment, in the one order in which a scanner can tell them apart.
_OPAQUE = re.compile(r"'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|`(?:``|[^`])*`|//[^\n]*|/\*.*?\*/", re.DOTALL)
_RETURN = re.compile(r"\bRETURN\b(?:\s+DISTINCT\b)?", re.IGNORECASE)
_AFTER_RETURN = re.compile(r"\b(?:ORDER\s+BY|SKIP|LIMIT)\b", re.IGNORECASE)
_ALIAS = re.compile(r"\bAS\s+(\w+)\s*$", re.IGNORECASE)


class QueryFileError(Exception):
    """A query file breaks the rules above: a defect of netmap, never of what a user gave."""


@dataclass(frozen=True, slots=True)
class Query:
    """One query file.

    Parameters
    ----------
    name : str
        File name without ending.
    purpose : str
    mode : {"read", "write", "schema"}
    params, columns : tuple of str
        In the order of the header.
    rows : str
        How many rows it gives and, if it promises one, in which order.
    text : str
        The statement alone.
    path : Path
    """

    name: str
    purpose: str
    mode: Mode
    params: tuple[str, ...]
    columns: tuple[str, ...]
    rows: str
    text: str
    path: Path


@cache
def load_query(name: str) -> Query:
    """Return the query called ``name``. Raises ``QueryFileError`` when it is missing or breaks the rules."""
    path = resource_folder("queries") / f"{name}.cypher"
    if not path.is_file():
        raise QueryFileError(f"there is no query file {path}")
    return parse_query(path, path.read_text(encoding="utf-8"))


def query_names() -> list[str]:
    """Return the names of all query files, sorted."""
    return sorted(path.stem for path in resource_folder("queries").glob("*.cypher"))


def parse_query(path: Path, content: str) -> Query:
    """Return the query in ``content``, checked.

    Raises
    ------
    QueryFileError
        If the header is incomplete or out of order, if it declares other parameters or columns than the statement
        has, if there is not exactly one statement, or if a read query holds a word that writes.
    """
    header, _, statement = content.partition("\n\n")
    statement = statement.strip()
    purpose, entries = _read_header(path, header)
    found = {key: [value for name, value in entries if name == key] for key, _ in entries}
    for key in ("mode", "rows", "source"):
        if len(found.get(key, ())) != 1:
            raise QueryFileError(f"{path}: the header needs one line '{key}:'")
    mode = found["mode"][0]
    if mode not in _MODES:
        raise QueryFileError(f"{path}: mode is {mode!r}, expected one of {_MODES}")
    if path.stem.partition("_")[0] not in VERBS:
        raise QueryFileError(f"{path}: the name must begin with one of {VERBS}")
    query = Query(
        name=path.stem,
        purpose=purpose,
        mode=cast("Mode", mode),
        params=tuple(_names(path, found.get("param", []))),
        columns=tuple(_names(path, found.get("returns", []))),
        rows=found["rows"][0],
        text=statement,
        path=path,
    )
    _check_statement(query)
    return query


def _read_header(path: Path, header: str) -> tuple[str, list[tuple[str, str]]]:
    order = ("mode", "param", "returns", "rows", "source")
    purpose: list[str] = []
    entries: list[tuple[str, str]] = []
    for line in header.splitlines():
        if match := _HEADER.fullmatch(line):
            entries.append((match[1], match[2]))
        elif line.startswith("// ") and not entries:
            purpose.append(line[3:])
        else:
            raise QueryFileError(f"{path}: not a header line: {line!r}")
    if not purpose:
        raise QueryFileError(f"{path}: the header does not open with its purpose")
    ranks = [order.index(key) for key, _ in entries]
    if ranks != sorted(ranks):
        raise QueryFileError(f"{path}: the header lines are not in the order {order}")
    return " ".join(purpose), entries


def _names(path: Path, lines: list[str]) -> list[str]:
    names = []
    for line in lines:
        match = _NAMED.fullmatch(line)
        if match is None:
            raise QueryFileError(f"{path}: expected 'name — what it is', found {line!r}")
        names.append(match[1])
    return names


def _check_statement(query: Query) -> None:
    bare = _OPAQUE.sub(" ", query.text)
    if not bare.strip() or ";" in bare:
        raise QueryFileError(f"{query.path}: expected exactly one statement, without a semicolon")
    used = sorted(set(_PARAMETER.findall(bare)))
    if used != sorted(query.params):
        raise QueryFileError(f"{query.path}: declares parameters {sorted(query.params)}, uses {used}")
    returned = _returned(query.path, bare)
    if returned != list(query.columns):
        raise QueryFileError(f"{query.path}: declares columns {list(query.columns)}, returns {returned}")
    if query.mode == "read" and (word := _WRITE_WORDS.search(bare)):
        raise QueryFileError(f"{query.path}: a read query holds {word[1]!r}")


def _returned(path: Path, bare: str) -> list[str]:
    """Return the aliases after the last RETURN; every returned expression must have one."""
    places = list(_RETURN.finditer(bare))
    if not places:
        return []
    tail = bare[places[-1].end() :]
    end = _AFTER_RETURN.search(tail)
    names = []
    for expression in _split(tail[: end.start()] if end else tail):
        alias = _ALIAS.search(expression)
        if alias is None:
            raise QueryFileError(f"{path}: returns {expression.strip()!r} without an alias")
        names.append(alias[1])
    return names


def _split(text: str) -> list[str]:
    """Return the parts of ``text`` between commas that stand in no bracket."""
    parts, depth = [""], 0
    for char in text:
        depth += (char in "([{") - (char in ")]}")
        if char == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += char
    return parts


# Families: one file for each label or type


def create_unique(kind: str) -> str:
    """Return the name of the query that makes ids unique within a label or relationship type."""
    return f"create_unique_{_snake(kind)}"


def merge_node(label: str) -> str:
    """Return the name of the query that writes nodes of a label."""
    return f"merge_{_snake(label)}"


def delete_node(label: str) -> str:
    """Return the name of the query that removes nodes of a label."""
    return f"delete_{_snake(label)}"


def merge_relationship(kind: str, start: str, end: str) -> str:
    """Return the name of the query that writes relationships of a type between two labels."""
    return f"merge_{_snake(kind)}_{_snake(start)}_{_snake(end)}"


def delete_relationship(kind: str, start: str, end: str) -> str:
    """Return the name of the query that removes relationships of a type between two labels."""
    return f"delete_{_snake(kind)}_{_snake(start)}_{_snake(end)}"


@cache
def _snake(kind: str) -> str:
    return kind.lower() if kind.isupper() else re.sub(r"(?<!^)(?=[A-Z])", "_", kind).lower()
