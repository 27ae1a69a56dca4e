"""The query files: what a file must be, checked without a server; and on Neo4j against its own planner."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import neo4j
import pytest

from netmap.model import ENDS, NODE_TYPES
from netmap.store import queries
from netmap.store.driver import Login
from netmap.store.migrations import STEPS
from netmap.store.queries import QueryFileError, load_query, parse_query, query_names

PACKAGE = Path(queries.__file__).resolve().parents[1]
GOOD = """\
// Parties of one network.
// mode: read
// param: network_id — string, required
// returns: id — string, unique
// rows: one per party, ordered by id
// source: data model

MATCH (n:Organisation {network_id: $network_id})
RETURN n.id AS id
ORDER BY id
"""


def names_of_families() -> set[str]:
    found = {queries.create_unique(kind) for step in STEPS for kind in step}
    for label in NODE_TYPES:
        found |= {queries.merge_node(label), queries.delete_node(label)}
    for kind, pairs in ENDS.items():
        for start, end in pairs:
            found |= {queries.merge_relationship(kind, start, end), queries.delete_relationship(kind, start, end)}
    return found


def string_constants() -> Iterator[tuple[Path, int, str]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        exported = {
            id(name)
            for node in tree.body
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
            for name in ast.walk(node)
        }
        for node in ast.walk(tree):
            if id(node) in exported:
                continue  # names of functions, which may look like names of queries
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield path, node.lineno, node.value


@pytest.mark.parametrize("name", query_names())
def test_a_query_file_is_what_its_header_says(name: str) -> None:
    query = load_query(name)
    assert query.purpose.endswith(".")
    assert query.text == query.text.strip()
    if query.mode != "schema":
        assert query.columns


def test_every_query_file_is_used_and_every_used_name_has_a_file() -> None:
    in_text = {text for path, _, text in string_constants() if path.name in ("bolt.py", "writes.py", "checks.py")}
    in_text |= {text for path, _, text in string_constants() if path.name in ("migrations.py", "driver.py")}
    pattern = re.compile(rf"({'|'.join(queries.VERBS)})_[a-z_]+")
    used = {text for text in in_text if pattern.fullmatch(text)}
    assert used | names_of_families() == set(query_names())


def test_queries_of_one_family_differ_in_their_labels_alone() -> None:
    def shape(name: str, *kinds: str) -> str:
        text = load_query(name).text
        for number, kind in enumerate(kinds):
            text = re.sub(rf"\b{kind}\b", f"KIND{number}", text)
        return re.sub(r"CONSTRAINT \w+", "CONSTRAINT name", text)

    merge_and_delete_node = (queries.merge_node, queries.delete_node)
    for family in merge_and_delete_node:
        assert len({shape(family(label), label) for label in NODE_TYPES}) == 1
    for tie_family in (queries.merge_relationship, queries.delete_relationship):
        shapes = set()
        for kind, pairs in ENDS.items():
            for start, end in pairs:
                text = load_query(tie_family(kind, start, end)).text
                assert f"(start:{start} " in text
                assert f"(end:{end} " in text
                shapes.add(re.sub(rf"\b({start}|{end}|{kind})\b", "KIND", text))
        assert len(shapes) == 1
    kinds = [kind for step in STEPS for kind in step]
    assert len({shape(queries.create_unique(kind), kind) for kind in kinds}) == 2  # of nodes and of relationships


def test_no_cypher_stands_in_python() -> None:
    cypher = re.compile(
        r"\b(MATCH\s*\(|OPTIONAL MATCH|MERGE\s*\(|CREATE\s*\(|CREATE CONSTRAINT|UNWIND\s+\S+\s+AS|DETACH DELETE|"
        r"RETURN\s+\w+\.|SHOW CONSTRAINTS|SHOW INDEXES)",
    )
    found = [f"{path.name}:{line}" for path, line, text in string_constants() if cypher.search(text)]
    assert found == []


def test_the_search_for_cypher_in_python_does_find_it() -> None:
    assert re.search(r"\bMATCH\s*\(", "MATCH (n) RETURN n")
    assert any("the query files" in text for _, _, text in string_constants())


def test_only_one_file_imports_the_driver_of_neo4j() -> None:
    importing = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            if any(name.split(".")[0] == "neo4j" for name in names):
                importing.add(path.relative_to(PACKAGE).as_posix())
    assert importing == {"store/driver.py"}


def test_the_scanner_is_not_misled_by_strings_comments_and_backticks() -> None:
    statement = (
        "MATCH (n:Organisation {network_id: $network_id}) // not $this\n"
        "WHERE n.url <> 'http://$host/;' AND n.`$odd; name` <> \"SET $x\" /* DELETE; $y */\n"
        "RETURN n.id AS id\nORDER BY id\n"
    )
    content = GOOD[: GOOD.index("MATCH")] + statement
    query = parse_query(Path("read_parties.cypher"), content)
    assert query.params == ("network_id",)
    assert query.columns == ("id",)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("// Parties of one network.\n", "", "does not open with its purpose"),
        ("// mode: read\n", "", "one line 'mode:'"),
        ("// mode: read\n", "// mode: look\n", "mode is 'look'"),
        ("// rows: one per party, ordered by id\n", "", "one line 'rows:'"),
        ("// source: data model\n", "", "one line 'source:'"),
        ("// param: network_id — string, required\n", "", "declares parameters"),
        ("network_id — string", "network — string", "declares parameters"),
        ("network_id — string, required", "network_id", "expected 'name — what it is'"),
        ("// returns: id — string, unique\n", "", "declares columns"),
        ("n.id AS id", "n.id", "without an alias"),
        ("n.id AS id", "n.id AS id, n.name AS name", "declares columns"),
        ("ORDER BY id", "ORDER BY id; MATCH (m)", "exactly one statement"),
        ("RETURN", "SET n.a = 1\nRETURN", "holds 'SET'"),
        ("RETURN", "DETACH DELETE n\nRETURN", "holds 'DETACH'"),
        ("// rows:", "rows:", "not a header line"),
        ("// mode: read\n// param", "// param", "one line 'mode:'"),
    ],
)
def test_a_bad_file_is_refused_with_the_reason(old: str, new: str, reason: str) -> None:
    assert old in GOOD
    with pytest.raises(QueryFileError, match=reason):
        parse_query(Path("read_parties.cypher"), GOOD.replace(old, new))


def test_a_name_begins_with_a_verb_of_the_list() -> None:
    with pytest.raises(QueryFileError, match="must begin with"):
        parse_query(Path("fetch_parties.cypher"), GOOD)


def test_a_query_that_is_not_there_is_an_error_that_names_its_file() -> None:
    with pytest.raises(QueryFileError, match=r"read_nothing\.cypher"):
        load_query("read_nothing")


@pytest.fixture(scope="module")
def neo4j_driver(neo4j_place: object, neo4j_login: Login) -> Iterator[neo4j.Driver]:
    """A driver to a server that has the schema."""
    auth = (neo4j_login.username, neo4j_login.password)
    with neo4j.GraphDatabase.driver(neo4j_login.uri, auth=auth) as driver:
        yield driver


@pytest.mark.neo4j
class TestOnNeo4j:
    """EXPLAIN knows the columns and the kind of a query without running it."""

    @pytest.mark.parametrize("name", query_names())
    def test_the_planner_agrees_with_the_header(
        self, neo4j_driver: neo4j.Driver, neo4j_login: Login, name: str
    ) -> None:
        query = load_query(name)

        def explain(tx: neo4j.ManagedTransaction) -> tuple[list[str], str | None]:
            result = tx.run("EXPLAIN " + query.text)
            return list(result.keys()), result.consume().query_type

        with neo4j_driver.session(database=neo4j_login.database) as session:
            columns, kind = session.execute_write(explain)
        assert tuple(columns) == query.columns
        assert kind == {"read": "r", "write": "rw", "schema": "s"}[query.mode]

    def test_no_query_names_a_label_type_or_property_that_nothing_has(
        self, neo4j_driver: neo4j.Driver, neo4j_login: Login, filled_neo4j: str
    ) -> None:
        unknown = {}
        with neo4j_driver.session(database=neo4j_login.database) as session:
            for name in query_names():
                text = "EXPLAIN " + load_query(name).text
                status = session.execute_write(lambda tx, text=text: tx.run(text).consume().gql_status_objects)
                about = [found.status_description for found in status if found.raw_classification == "UNRECOGNIZED"]
                if about:
                    unknown[name] = about
        assert unknown == {}
