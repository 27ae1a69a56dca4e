"""Which codes netmap's own source names, found by reading it: nothing is imported or run."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from netmap.texts import sentences

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "netmap"
TABLES = PACKAGE / "texts"

#: First words of codes, as in ``gaps.title.eye``.
TOPICS = {code.split(".")[0] for code in sentences()}
#: Ends of file names, which look like codes (``page.lock``).
FILE_ENDS = {"json", "lock", "toml", "csv", "py", "new", "tmp", "log", "po", "xlsx", "svg", "css", "html", "js"}
#: How a rest of a code reaches its sentence: these add ``imports.plan.`` or ``imports.read.`` to it.
TELLERS = {"ask", "block", "tell", "_block", "_report", "_put"}


@cache
def trees() -> dict[Path, ast.Module]:
    """Every module of netmap but the tables of sentences themselves."""
    files = [p for p in sorted(PACKAGE.rglob("*.py")) if p.parent != TABLES or p.name == "__init__.py"]
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in (*files, ROOT / "app.py")}


def literals(under: Path = PACKAGE) -> set[str]:
    """Return every text that is written out in the source, docstrings too (they name no code by itself)."""
    return {
        node.value
        for path, tree in trees().items()
        if path.is_relative_to(under)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def named_codes() -> dict[str, str]:
    """Return each literal that looks like a code, with one place where it stands."""
    found: dict[str, str] = {}
    for path, tree in trees().items():
        pieces = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
        for node in ast.walk(tree):
            if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or id(node) in pieces:
                continue
            match = re.fullmatch(r"([a-z]+)(?:\.[a-z_-]+)+", node.value)
            is_file = node.value.rsplit(".", 1)[-1] in FILE_ENDS and node.value not in sentences()
            if match and match.group(1) in TOPICS and not is_file:
                found.setdefault(node.value, f"{path.relative_to(ROOT)}:{node.lineno}")
    return found


def patterns() -> dict[str, str]:
    """Return each code that is put together from a fixed start (``severity.{}``), with one place."""
    found: dict[str, str] = {}
    for path, tree in trees().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr):
                text = "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)  # type: ignore[misc]
                start = re.match(r"([a-z]+)\.", text)
                if start and start.group(1) in TOPICS and re.fullmatch(r"[a-z_.{}-]+", text):
                    found.setdefault(text, f"{path.relative_to(ROOT)}:{node.lineno}")
    return found


def import_rests() -> dict[str, str]:
    """Return the rests of codes ("date_unknown") that the import hands to what puts ``imports.plan.`` before them."""
    found: dict[str, str] = {}
    for path, tree in trees().items():
        if "exchange" not in path.relative_to(ROOT).parts:
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in TELLERS:
                place = {"_block": 1, "_put": 4}.get(node.func.attr, 0)
                for arg in node.args[place : place + 1]:
                    for part in choices(arg):
                        found.setdefault(part, f"{path.relative_to(ROOT)}:{node.lineno}")
    return found


def choices(node: ast.expr) -> Iterator[str]:
    """Return the texts that an expression can be: itself, or either side of an ``if``."""
    if isinstance(node, ast.IfExp):
        yield from choices(node.body)
        yield from choices(node.orelse)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str) and "." not in node.value:
        yield node.value


def calls_with_values() -> Iterator[tuple[str, set[str], str]]:
    """Return each call with a code and only named values: the code, their names and the place."""
    for path, tree in trees().items():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not node.args or any(keyword.arg is None for keyword in node.keywords):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            said = name in ("say", "say_count") or name.endswith(
                ("Refused", "Error", "NotFound", "Unavailable", "ReadOnly", "Conflict", "Failed")
            )
            code = node.args[0]
            if said and isinstance(code, ast.Constant) and isinstance(code.value, str):
                more = {"count"} if name == "say_count" else set()
                names = {str(keyword.arg) for keyword in node.keywords} | more
                yield code.value, names, f"{path.relative_to(ROOT)}:{node.lineno}"
