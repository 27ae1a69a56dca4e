"""Who may import whom. Imports inside functions count as well: hiding an import does not turn an arrow round."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

# Layer -> the other layers it may use, and the packages of others. A layer is a module or folder of netmap/.
ALLOWED: dict[str, tuple[set[str], set[str]]] = {
    "__init__": (set(), set()),
    "__main__": ({"cli"}, set()),
    "errors": (set(), set()),
    "resources": ({"errors"}, set()),
    "model": ({"errors"}, {"pydantic"}),
    "privacy": ({"errors", "model"}, {"pydantic"}),
    "texts": ({"errors"}, {"babel"}),
    "reference": ({"errors", "model", "resources"}, {"pydantic"}),
    "graph": ({"errors", "model", "reference"}, {"networkx"}),
    "analysis": ({"errors", "graph", "model", "reference"}, {"networkx", "numpy", "scipy"}),
    "exchange": ({"errors", "model", "privacy", "reference"}, {"defusedxml", "networkx", "openpyxl"}),
    "store": ({"errors", "model", "resources"}, {"arcadedb_embedded", "filelock", "neo4j"}),
    # What an analysis or an import found becomes sentences, tables and files here.
    "report": ({"analysis", "errors", "exchange", "model", "reference", "texts"}, {"openpyxl"}),
    "services": (
        {"analysis", "errors", "exchange", "graph", "model", "privacy", "reference", "report", "resources", "store"}
        | {"texts"},
        set(),
    ),
    "config": ({"errors"}, {"platformdirs", "pydantic", "pydantic_settings"}),
    "wiring": ({"config", "errors", "services", "store"}, set()),
    "ui": (
        {"config", "errors", "model", "report", "services", "texts", "wiring"},
        {"filelock", "pandas", "starlette", "streamlit", "uvicorn"},
    ),
    "cli": (
        {"config", "errors", "exchange", "model", "report", "services", "texts", "ui", "wiring"},
        {"rich", "typer"},
    ),
}
# Packages that only one file may know.
ONE_FILE = {
    "neo4j": "netmap/store/driver.py",
    "arcadedb_embedded": "netmap/store/embedded_server.py",
    "babel": "netmap/texts/__init__.py",
}
# Of these layers others may use one module only.
ONE_DOOR = {("services", "store"): "netmap.store.port", ("cli", "ui"): "netmap.ui.launch"}
# Same network, norm and date: the same answer. So nothing here may ask anything else.
IMPURE_CALLS = {"open", "input", "print"}
IMPURE_MODULES = {"datetime.datetime.now", "os", "pathlib", "random", "secrets", "time", "uuid"}


@dataclass(frozen=True)
class Import:
    file: str
    line: int
    name: str

    @property
    def layer(self) -> str:
        return Path(self.file).relative_to("netmap").parts[0].removesuffix(".py")

    @property
    def top(self) -> str:
        return self.name.split(".")[0]

    def __str__(self) -> str:
        return f"{self.file}:{self.line} imports {self.name}"


def source_files() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted((ROOT / "netmap").rglob("*.py")):
        yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def imports_of(file: str, tree: ast.Module) -> Iterator[Import]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(file, node.lineno, alias.name)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}:{node.lineno}: imports are absolute"
            for alias in node.names:
                yield Import(file, node.lineno, f"{node.module}.{alias.name}")


FILES = list(source_files())
IMPORTS = [found for file, tree in FILES for found in imports_of(file, tree)]


def target_layer(found: Import) -> str:
    parts = found.name.split(".")
    module = ROOT / "netmap" / parts[1] if len(parts) > 1 else ROOT / "netmap" / "__init__"
    return parts[1] if module.is_dir() or module.with_suffix(".py").exists() else "__init__"


def test_every_layer_is_in_the_table() -> None:
    assert {found.layer for found in IMPORTS} <= ALLOWED.keys()


def test_imports_point_down_only() -> None:
    wrong = [
        str(found)
        for found in IMPORTS
        if found.top == "netmap"
        and target_layer(found) not in {found.layer, "__init__"}
        and target_layer(found) not in ALLOWED[found.layer][0]
    ]
    assert wrong == []


def test_each_layer_uses_only_its_own_packages_of_others() -> None:
    wrong = [
        str(found)
        for found in IMPORTS
        if found.top != "netmap"
        and found.top not in sys.stdlib_module_names
        and found.top not in ALLOWED[found.layer][1]
    ]
    assert wrong == []


@pytest.mark.parametrize("package", sorted(ONE_FILE))
def test_a_package_with_traps_is_known_in_one_file(package: str) -> None:
    assert {found.file for found in IMPORTS if found.top == package} == {ONE_FILE[package]}


@pytest.mark.parametrize(("layer", "other"), sorted(ONE_DOOR))
def test_a_layer_with_one_door_is_entered_there(layer: str, other: str) -> None:
    door = ONE_DOOR[layer, other]
    wrong = [
        str(found)
        for found in IMPORTS
        if found.layer == layer
        and found.top == "netmap"
        and target_layer(found) == other
        and not found.name.startswith(door)
        and not door.startswith(f"{found.name}.")
    ]
    assert wrong == []


def test_analyses_read_no_files_no_clock_and_no_chance() -> None:
    wrong = [
        str(found)
        for found in IMPORTS
        if found.layer in {"analysis", "graph"} and {found.top, found.name} & IMPURE_MODULES
    ]
    for file, tree in FILES:
        if not file.startswith(("netmap/analysis/", "netmap/graph")):
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                called = ast.unparse(node.func)
                if called in IMPURE_CALLS or called.endswith((".now", ".today", ".utcnow")):
                    wrong.append(f"{file}:{node.lineno} calls {called}")
    assert wrong == []
