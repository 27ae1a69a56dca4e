"""The direction of the arrows: who may import whom, those inside functions included, and what never enters a layer."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "netmap"

#: Layer -> own modules that it may import. A layer is a folder or file under ``netmap/``; its own is always allowed.
OWN = {
    "errors": set(),
    "model": {"errors"},
    "sensitive": {"model", "errors"},
    "person_names": {"model", "reference"},
    "privacy": {"model", "errors", "reference", "person_names", "sensitive"},
    "resources": {"errors"},
    "texts": {"errors"},
    "reference": {"model", "errors"},
    "graph": {"model", "errors"},
    "analysis": {"graph", "model", "errors", "reference"},
    "exchange": {"model", "errors", "reference", "privacy", "sensitive"},
    "store": {"model", "errors", "resources"},
    "report": {"privacy", "sensitive", "model", "analysis", "exchange", "reference", "texts", "errors"},
    "services": {
        "analysis",
        "graph",
        "exchange",
        "report",
        "store",
        "reference",
        "model",
        "errors",
        "privacy",
        "sensitive",
        "resources",
        "texts",
    },
    "config": {"errors"},
    "wiring": {"config", "store", "services", "errors"},
    "ui": {"services", "report", "texts", "model", "errors", "wiring", "config", "analysis", "store", "resources"},
    "cli": {"services", "report", "texts", "config", "wiring", "errors", "ui", "exchange", "model"},
    "__main__": {"cli"},
}
#: Layer -> third-party packages and calls that never enter it.
NEVER = {
    "model": {"streamlit", "neo4j", "openpyxl", "networkx", "pandas"},
    "texts": {"streamlit", "neo4j", "networkx"},
    "reference": {"streamlit", "neo4j", "networkx"},
    "graph": {"streamlit", "neo4j", "random", "time"},
    "analysis": {"streamlit", "neo4j", "random", "time", "pathlib", "io", "os"},
    "exchange": {"streamlit", "neo4j", "networkx"},
    "store": {"streamlit", "networkx", "pandas"},
    "services": {"streamlit", "neo4j"},
    "report": {"streamlit", "neo4j"},
    "ui": {"neo4j", "networkx", "arcadedb_embedded"},
    "cli": {"neo4j", "networkx"},
    "config": {"streamlit", "neo4j"},
    "wiring": {"streamlit", "neo4j"},
}
#: Inside ``ui`` the store is reached through the wiring; only these may be named for their types.
UI_STORE = {"netmap.store.port", "netmap.store.platform"}
#: From ``exchange`` the report takes the shape of a finding and how files are written; from ``reference`` that of a
#: norm, and the domains.
REPORT_FROM = {
    "netmap.exchange.csv_files",
    "netmap.exchange.findings",
    "netmap.exchange.question_places",
    "netmap.exchange.question_sheet",
    "netmap.exchange.tables",
    "netmap.exchange.writing",
    "netmap.reference.domains",
    "netmap.reference.norm",
    "netmap.reference.severity",
}
ANALYSIS_CLOCK = {("date", "today"), ("datetime", "now"), ("datetime", "utcnow")}

FILES = sorted(PACKAGE.rglob("*.py"))


def layer_of(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imports_of(path: Path) -> list[tuple[str, int]]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found: list[tuple[str, int]] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [(alias.name, node.lineno) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: only absolute imports"
            found.append((node.module or "", node.lineno))
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_point_down_only(path: Path) -> None:
    layer = layer_of(path)
    if layer == "__init__":
        return
    assert layer in OWN, f"{path}: a new layer needs a place in this table"
    for module, line in imports_of(path):
        parts = module.split(".")
        if parts[0] != "netmap" or len(parts) == 1:
            continue
        assert parts[1] == layer or parts[1] in OWN[layer], f"{path}:{line}: {layer} may not import {module}"
        if layer == "ui" and parts[1] == "store":
            assert module in UI_STORE, f"{path}:{line}: pages reach the store through the wiring"
        if layer == "report" and parts[1] in ("exchange", "reference"):
            assert module in REPORT_FROM, f"{path}:{line}: report may not import {module}"


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_no_layer_holds_what_it_must_never_know(path: Path) -> None:
    never = NEVER.get(layer_of(path), set())
    for module, line in imports_of(path):
        assert module.split(".")[0] not in never, f"{path}:{line}: {module}"


def test_one_file_each_imports_the_driver_and_the_embedded_database() -> None:
    drivers = {str(p.relative_to(PACKAGE)) for p in FILES if any(m.split(".")[0] == "neo4j" for m, _ in imports_of(p))}
    engines = {
        str(p.relative_to(PACKAGE))
        for p in FILES
        if any(m.split(".")[0] in ("arcadedb_embedded", "jpype") for m, _ in imports_of(p))
    }
    assert len(drivers) == 1, drivers
    assert len(engines) == 1, engines


@pytest.mark.parametrize("path", [p for p in FILES if layer_of(p) in ("analysis", "graph", "model")], ids=str)
def test_pure_layers_open_nothing_and_read_no_clock(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id != "open", f"{path}:{node.lineno}"
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            assert (node.value.id, node.attr) not in ANALYSIS_CLOCK, f"{path}:{node.lineno}"


def test_results_and_logic_hold_no_dutch_sentences() -> None:
    """A string of four words or more that ends as a sentence belongs in ``netmap.texts`` (docstrings left out)."""
    for path in FILES:
        if layer_of(path) in ("texts", "reference") or path.name == "examples.py":
            continue  # reference data, and the example rows of the template, are Dutch data
        tree = ast.parse(path.read_text(encoding="utf-8"))
        docs = {
            id(node.body[0].value)
            for node in ast.walk(tree)
            if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef))
            and node.body
            and isinstance(node.body[0], ast.Expr)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
                words = f" {node.value.lower()} "
                dutch = sum(f" {word} " in words for word in ("de", "het", "een", "niet", "naar", "deze", "wordt", "u"))
                assert dutch < 2, f"{path}:{node.lineno}: {node.value[:60]!r}"
