"""The public Python API: what a notebook gets without a database, and the tutorial word for word."""

from __future__ import annotations

import contextlib
import doctest
import importlib
import io
import json
import math
import random
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
import pandas as pd
import pytest

import netmap.analysis
from netmap.analysis import default_norm, find_gaps, network_from_edges, network_from_graph, ref_of, to_frame
from netmap.analysis.building.network import _WORDS
from netmap.analysis.measures import two_mode
from netmap.errors import UsageError
from netmap.graph import affiliation_graph
from netmap.model import (
    Area,
    Consultation,
    Network,
    Organisation,
    PartOf,
    Ref,
    Setting,
    SettingKey,
    Statement,
    TakesPart,
    Term,
    Theme,
    canonical,
)
from netmap.texts.python_api import SENTENCES
from tests.loading import load
from tests.worked_example import zandwijk

ROOT = Path(__file__).resolve().parents[1]
DAY = date(2026, 9, 1)

ZANDWIJK: dict[str, Any] = {
    "edges": [
        {"organisation": who, "consultation": where, "function": function, "answer": answer}
        for where, who, function, answer in (
            ("Wijkoverleg", "Welzijn", None, None),
            ("Wijkoverleg", "Politie", "wijkagent", None),
            ("Wijkoverleg", "Politie", "jeugdagent", None),
            ("Wijkoverleg", "Wonen", None, None),
            ("Wijkoverleg", "Afdeling OOV", None, None),
            ("Driehoek", "Gemeente", "burgemeester", None),
            ("Driehoek", "Politie", None, None),
            ("Kernteam", "Gemeente", "burgemeester", None),
            ("Kernteam", "Politie", None, None),
            ("Kernteam", "GGD", None, "nee"),
        )
    ],
    "organisations": {
        "Gemeente": {"actor_type": "gemeente", "sector": "gemeente"},
        "Afdeling OOV": {"part_of": "Gemeente"},
        "Politie": {"actor_type": "politie", "sector": "politie"},
        "GGD": {"actor_type": "GGD", "sector": "gezondheid"},
        "Wonen": {"sector": "wonen"},
        "Welzijn": {"sector": "welzijn"},
    },
    "consultations": {
        "Wijkoverleg": {"id": "W", "mandate": "advise", "chair": "Welzijn", "themes": "jongerenoverlast"},
        "Driehoek": {"id": "D", "mandate": "decide", "chair": "Gemeente"},
        "Kernteam": {"id": "K", "chair": "nobody", "coordinator": "nobody"},
    },
    "routes": [
        {"from": "Wijkoverleg", "to": "Kernteam", "direction": "up"},
        {"from": "Kernteam", "to": "nobody"},
        {"from": "Driehoek", "to": "Kernteam", "direction": "down", "kind": "informs"},
    ],
    "coverage": [
        {"who": "Welzijn", "theme": "jongerenoverlast", "stage": "signal", "area": "Noord"},
        ("Wijkoverleg", "jongerenoverlast", "interpret"),
        ("GGD", "burenruzie", "aftercare"),
        ("nobody", "burenruzie", "signal"),
    ],
    "experts": {"adviseur psychosociale hulp": {"organisation": "GGD", "domain": "nazorg", "theme": "burenruzie"}},
    "themes": ["jongerenoverlast", "burenruzie"],
    "complete": {"coverage": "2026-08-20"},
    "checked_on": DAY,
    "name": "Zandwijk",
}


def records(network: Network) -> set[str]:
    return set(canonical(network).decode().splitlines())


def refused(**tables: Any) -> UsageError:
    with pytest.raises(UsageError) as caught:
        network_from_edges(**{"edges": [("A", "X"), ("B", "X")], **tables})
    return caught.value


# --- the tutorial -------------------------------------------------------------------------------------------------


def blocks() -> Iterator[tuple[str, str]]:
    text = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
    yield from re.findall(r"```(\w+)\n(.*?)```\n", text, flags=re.DOTALL)


def test_every_block_of_the_tutorial_runs_and_prints_what_it_says() -> None:
    space: dict[str, Any] = {}
    printed, ran, compared = "", 0, 0
    for kind, body in blocks():
        if kind == "python":
            assert not printed.strip(), "a block prints something that the tutorial does not show"
            out = io.StringIO()
            with contextlib.redirect_stdout(out):
                exec(compile(body, "docs/python.md", "exec"), space)
            printed, ran = out.getvalue(), ran + 1
        elif kind == "text":
            assert printed == body
            printed, compared = "", compared + 1
    assert not printed.strip()
    assert (ran, compared) == (9, 8)


def test_the_tutorial_can_be_read_in_five_minutes() -> None:
    text = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
    prose = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
    assert len(prose.split()) <= 600
    assert sum(body.count("\n") for kind, body in blocks() if kind == "python") <= 110


@pytest.mark.parametrize("module", ["netmap.analysis.building.network", "netmap.analysis.frames"])
def test_the_examples_of_the_docstrings_run(module: str) -> None:
    found = doctest.testmod(importlib.import_module(module))
    assert found.attempted
    assert not found.failed


# --- what comes along with an import ------------------------------------------------------------------------------


def loaded_after(code: str) -> set[str]:
    """Return the modules that a fresh Python has loaded after some code."""
    script = f"import json, sys\n{code}\nprint(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    return set(json.loads(done.stdout))


def test_all_of_it_is_imported_and_used_without_a_database_and_without_pages() -> None:
    code = (
        "import datetime, netmap.analysis as a\n"
        "for name in a.__all__: getattr(a, name)\n"
        "n = a.network_from_edges([('Politie', 'Driehoek'), ('Gemeente', 'Driehoek')], themes=['burenruzie'])\n"
        "day = datetime.date(2026, 9, 1)\n"
        "a.find_gaps(n, a.default_norm(), day)\n"
        "a.find_route(n, day, a.ref_of(n, 'Politie'))\n"
        "a.network_routes(n, day); a.reach_down(n, day); a.find_hub(n, day, runs=2)\n"
        "a.verification_partners(a.Facts(n, day), a.ref_of(n, 'Politie')); a.single_points(a.Facts(n, day))\n"
    )
    loaded = loaded_after(code)
    tops = {name.split(".")[0] for name in loaded}
    assert not tops & {"streamlit", "neo4j", "arcadedb_embedded", "jpype", "openpyxl", "matplotlib", "pandas", "typer"}
    parts = {name.split(".")[1] for name in loaded if name.startswith("netmap.")}
    assert parts == {"analysis", "errors", "graph", "model", "reference"}


def test_a_part_of_it_costs_no_more_than_that_part() -> None:
    loaded = loaded_after("import netmap.analysis.facts")
    assert not {name for name in loaded if name.startswith(("netmap.analysis.hub", "netmap.analysis.measures"))}
    assert "rustworkx" not in loaded
    assert "scipy" not in loaded_after("import netmap.analysis")


def test_everything_that_is_public_is_there_and_has_a_docstring() -> None:
    assert len(set(netmap.analysis.__all__)) == len(netmap.analysis.__all__)
    assert set(netmap.analysis._MODULE_OF) == set(netmap.analysis.__all__) <= set(dir(netmap.analysis))
    for name in netmap.analysis.__all__:
        assert getattr(netmap.analysis, name).__doc__, name
    with pytest.raises(AttributeError, match="nonsense"):
        _ = netmap.analysis.nonsense


# --- a network from tables ----------------------------------------------------------------------------------------


def test_zandwijk_from_python_is_zandwijk_from_its_workbook() -> None:
    """Of what the workbook holds only the municipality, the reference date and the kind of area are not in tables."""
    made, read = network_from_edges(**ZANDWIJK), load(zandwijk())[0]
    lacking = {
        line for line in records(read) if '"municipality","record":"Setting"' in line or "reference_date" in line
    }
    plain = {line.replace('"kind":"wijk",', "") for line in records(read) - lacking}
    assert records(made) == plain
    # Ids of what is about the whole network hold the id of that network.
    gaps = [find_gaps(network, default_norm(), DAY) for network in (replace(made, id=read.id), read)]
    assert [finding.id for finding in gaps[0].findings] == [finding.id for finding in gaps[1].findings]
    assert {question.id for question in gaps[0].questions} == {question.id for question in gaps[1].questions}


def test_frames_lists_and_mappings_say_the_same_in_any_order_of_rows() -> None:
    tables = dict(ZANDWIJK)
    for name, key in (("organisations", "organisation"), ("consultations", "consultation"), ("experts", "expert")):
        rows = [{key: one, **cells} for one, cells in ZANDWIJK[name].items()]
        random.Random(1).shuffle(rows)
        tables[name] = pd.DataFrame(rows)
    for name in ("edges", "routes"):
        rows = list(ZANDWIJK[name])
        random.Random(2).shuffle(rows)
        tables[name] = pd.DataFrame(rows)
    assert canonical(network_from_edges(**tables)) == canonical(network_from_edges(**ZANDWIJK))


def test_pairs_alone_make_organisations_and_consultations() -> None:
    network = network_from_edges([("A", "X"), ("B", "X"), ("A", "X")])
    assert [o.name for o in network.of(Organisation).values()] == ["A", "B"]
    assert [c.name for c in network.of(Consultation).values()] == ["X"]
    assert len(network.of(TakesPart)) == 2
    assert network.of(TakesPart)[min(network.of(TakesPart))].provenance[0].startswith("python|edges|")


def test_no_rows_give_an_empty_network_with_the_shipped_words() -> None:
    network = network_from_edges([])
    assert canonical(network) == b""
    assert network.of(Theme)
    assert (network.id, network.name) == ("net-network", "Network")


@pytest.mark.parametrize("empty", [None, math.nan, np.nan, pd.NA, pd.NaT, "", "  "])
def test_an_empty_cell_says_nothing(empty: object) -> None:
    row = {"organisation": "A", "consultation": "X", "function": empty, "since": empty, "may_commit": empty}
    assert canonical(network_from_edges([row])) == canonical(network_from_edges([("A", "X")]))


def test_values_of_pandas_and_numpy_are_read_as_plain_ones() -> None:
    frame = pd.DataFrame(
        {
            "consultation": ["X", "Y"],
            "per_year": [4, np.nan],
            "hub": [True, None],
            "since": [pd.Timestamp(2020, 3, 1), pd.NaT],
            "checked_on": ["2026-03", None],
        }
    )
    network = network_from_edges([("A", "X"), ("A", "Y")], consultations=frame)
    x, y = network.of(Consultation).values()
    assert (x.per_year, x.hub, x.since, x.checked_on) == (4, True, "2020-03-01", "2026-03")
    assert (y.per_year, y.hub, y.since, y.checked_on) == (None, None, None, None)
    assert type(x.per_year) is float


def test_areas_are_parts_of_areas_when_told_and_then_the_list_is_whole() -> None:
    network = network_from_edges(
        [("A", "X")], organisations={"A": {"area": "Noord"}}, areas={"Noord": "Stad", "Stad": None}
    )
    assert {area.name for area in network.of(Area).values()} == {"Noord", "Stad"}
    assert len(network.of(PartOf)) == 1
    assert refused(organisations={"A": {"area": "Zuid"}, "B": {}}, areas={"Noord": None}).code == "api.unknown_name"


def test_words_of_your_own_are_known_when_you_name_them() -> None:
    network = network_from_edges(
        [("A", "X")], organisations={"A": {"sector": "fishery"}}, words={"sector": ["fishery"]}, themes=["herring"]
    )
    assert network.get(Ref("Sector", "fishery")) is not None
    assert [setting.value for setting in network.settings(SettingKey.THEME_NOW)] == ["herring"]
    assert {kind.KIND for kind in _WORDS.values()} <= {kind.KIND for kind in Term.__subclasses__()}


def test_a_stated_no_is_kept_as_one() -> None:
    network = network_from_edges(
        [("A", "X")],
        consultations={"X": {"mandate": "none", "hub": "no", "coordinator": "nobody"}},
        routes=[("X", "nobody")],
        coverage=[{"who": "A", "theme": "burenruzie", "stage": "act", "answer": "no"}],
    )
    said = {(s.about.value, s.subject, s.value.value) for s in network.of(Statement).values()}
    subjects = {about: subject for about, subject, _ in said}
    assert {value for _, _, value in said} == {"no"}
    assert subjects == {
        **dict.fromkeys(("mandate", "hub", "coordinator", "route"), "Consultation:ovl-x"),
        "coverage": "Organisation:org-a",
    }


def test_lists_are_complete_as_a_whole_or_for_one() -> None:
    complete = {"edges: X": date(2026, 8, 1), "coverage: burenruzie": None, "routes": "2026-08"}
    network = network_from_edges([("A", "X")], complete=complete)
    found = {(setting.value, setting.date) for setting in network.of(Setting).values()}
    assert found == {
        ("participation:ovl-x", "2026-08-01"),
        ("coverage:neighbour_conflict", None),
        ("escalation", "2026-08"),
    }


def test_who_chairs_gets_the_role_on_the_seat_that_is_there() -> None:
    network = network_from_edges([("A", "X"), ("B", "Y")], consultations={"X": {"chair": "A"}, "Y": {"chair": "A"}})
    chairs = {(seat.start.id, seat.end.id) for seat in network.of(TakesPart).values() if seat.role == "chair"}
    assert (chairs, len(network.of(TakesPart))) == ({("org-a", "ovl-x"), ("org-a", "ovl-y")}, 3)


# --- what is refused ----------------------------------------------------------------------------------------------

WRONG: list[tuple[str, dict[str, Any]]] = [
    ("api.not_a_table", {"edges": 3}),
    ("api.not_a_table", {"edges": {"A": "X"}}),
    ("api.not_a_table", {"edges": "A,X"}),
    ("api.not_a_row", {"edges": [("A", "X", "Y")]}),
    ("api.not_a_row", {"edges": [7]}),
    ("api.empty_cell", {"edges": [("A", None)]}),
    ("api.empty_cell", {"edges": [{"organisation": "A"}]}),
    ("api.unknown_column", {"edges": [{"organisation": "A", "consultation": "X", "weight": 2}]}),
    ("api.unknown_column", {"organisations": {"A": {"secotr": "police"}, "B": {}}}),
    ("api.unknown_column", {"words": {"colour": ["red"]}}),
    ("api.unknown_name", {"organisations": {"A": {}}}),
    ("api.unknown_name", {"consultations": {"Y": {}}}),
    ("api.unknown_name", {"consultations": {"X": {"chair": "Z"}}, "organisations": {"A": {}, "B": {}}}),
    ("api.unknown_name", {"routes": [("X", "Nowhere")]}),
    ("api.unknown_name", {"complete": ["edges: Nowhere"]}),
    ("api.unknown_word", {"organisations": {"A": {"sector": "polise"}, "B": {}}}),
    ("api.unknown_word", {"coverage": [("A", "a theme of my own", "signal")]}),
    ("api.two_kinds", {"edges": [("A", "A")], "routes": [("A", "A")]}),
    ("api.not_a_code", {"edges": [{"organisation": "A", "consultation": "X", "role": "boss"}]}),
    ("api.not_a_code", {"coverage": [("A", "burenruzie", "verify")]}),
    ("api.not_a_code", {"complete": ["everything"]}),
    ("api.not_a_code", {"complete": ["routes: X"]}),
    ("api.not_a_number", {"consultations": {"X": {"per_year": "often"}}}),
    ("api.not_a_number", {"consultations": {"X": {"per_year": -1}}}),
    ("api.not_a_date", {"consultations": {"X": {"since": "next year"}}}),
    ("api.not_a_date", {"checked_on": "yesterday"}),
    ("api.not_yes_or_no", {"consultations": {"X": {"hub": "perhaps"}}}),
    ("api.not_one_value", {"consultations": {"X": {"kind": ["a", "b"]}}}),
    ("api.to_itself", {"routes": [("X", "X")]}),
    ("api.same_id", {"organisations": {"A": {"id": "1"}, "B": {"id": "1"}}}),
    ("api.said_otherwise", {"organisations": [{"organisation": "A", "sensitive": s} for s in (True, False)]}),
    (
        "api.said_otherwise",
        {"edges": [{"organisation": "A", "consultation": "X", "role": role} for role in ("chair", "secretary")]},
    ),
    (
        "api.several_seats",
        {
            "edges": [{"organisation": "A", "consultation": "X", "function": f} for f in ("mayor", "clerk")],
            "consultations": {"X": {"chair": "A"}},
        },
    ),
]


@pytest.mark.parametrize(("code", "tables"), WRONG, ids=[f"{code}-{n}" for n, (code, _) in enumerate(WRONG)])
def test_what_cannot_be_read_is_refused_with_its_place(code: str, tables: dict[str, Any]) -> None:
    error = refused(**tables)
    assert error.code == code
    sentence = SENTENCES[code].format(**error.details)
    assert "{" not in sentence.replace(str(error.details.get("allowed")), "")
    if code not in ("api.same_id", "api.not_a_table"):
        assert error.details["table"]
        assert error.details["row"] >= 1


def test_every_code_of_these_errors_has_a_sentence_and_every_sentence_a_code() -> None:
    used = set()
    for path in (ROOT / "netmap" / "analysis").rglob("*.py"):
        used |= set(re.findall(r'"(api\.\w+)"', path.read_text(encoding="utf-8")))
    assert used == SENTENCES.keys()


def test_a_column_that_is_to_be_left_alone_is() -> None:
    rows = [{"organisation": "A", "consultation": "X", "weight": 2}]
    assert canonical(network_from_edges(rows, ignore=["weight"])) == canonical(network_from_edges([("A", "X")]))


def test_one_name_for_a_party_and_a_consultation_is_told_apart_by_what_stands_before_it() -> None:
    network = network_from_edges([("A", "A"), ("B", "X")], routes=[("consultation: A", "X"), ("organisation: A", "X")])
    assert len(network.of(TakesPart)) == 2
    assert ref_of(network, "Consultation:ovl-a") == Ref("Consultation", "ovl-a")
    with pytest.raises(UsageError, match=r"api\.several_called"):
        ref_of(network, "A")
    with pytest.raises(UsageError, match=r"api\.nobody_called"):
        ref_of(network, "Z")


def test_two_names_with_one_id_get_two_ids() -> None:
    network = network_from_edges([("Politie!", "X"), ("Politie", "X")])
    assert set(network.of(Organisation)) == {"org-politie", "org-politie-2"}


# --- a network from a graph ---------------------------------------------------------------------------------------


def test_the_southern_women_go_in_and_come_out_the_same() -> None:
    women = nx.davis_southern_women_graph()
    graph = affiliation_graph(network_from_graph(women), DAY)
    assert (len(graph), graph.number_of_edges()) == (32, 89)
    own = [node for node, side in women.nodes(data="bipartite") if side == 0]
    before = sorted(two_mode.reach(women, own).values())
    assert before == sorted(two_mode.reach(graph, [ref for ref in graph if ref.label == "Organisation"]).values())


def test_attributes_of_nodes_and_edges_are_columns() -> None:
    graph = nx.Graph()
    graph.add_node("A", mode="organisation", sector="police")
    graph.add_node("B", mode="organisation")
    graph.add_node("X", mode="consultation", mandate="decide")
    graph.add_edge("X", "A", function="chief", weight=3)
    network = network_from_graph(graph, ignore=["weight"], routes=[("B", "X")], name="N")
    expected = network_from_edges(
        [{"organisation": "A", "consultation": "X", "function": "chief"}],
        organisations={"A": {"sector": "police"}, "B": {}},
        consultations={"X": {"mandate": "decide"}},
        routes=[("B", "X")],
        name="N",
    )
    assert canonical(network) == canonical(expected)
    assert canonical(network_from_graph(nx.Graph())) == b""


@pytest.mark.parametrize(
    ("code", "graph"),
    [
        ("api.directed", nx.DiGraph()),
        ("api.no_mode", nx.path_graph(2)),
        ("api.one_mode", nx.Graph([(0, 1)])),
        ("api.same_name", nx.Graph()),
    ],
)
def test_a_graph_that_is_no_two_mode_network_is_refused(code: str, graph: nx.Graph) -> None:
    if code == "api.one_mode":
        nx.set_node_attributes(graph, 0, "bipartite")
    if code == "api.same_name":
        graph.add_nodes_from([1, "1"], mode="organisation")
    with pytest.raises(UsageError) as caught:
        network_from_graph(graph)
    assert caught.value.code == code


# --- results as tables --------------------------------------------------------------------------------------------


def test_findings_become_one_row_each_with_names_when_the_network_is_given() -> None:
    network = network_from_edges(**ZANDWIJK)
    answer = find_gaps(network, default_norm(), DAY)
    plain, named = to_frame(answer.findings), to_frame(answer.findings, network=network)
    assert len(plain) == len(answer.findings) > 0
    assert list(plain["id"]) == [finding.id for finding in answer.findings]
    assert list(plain["confidence"]) == [finding.confidence.value for finding in answer.findings]
    parties = [finding.parties for finding in answer.findings]
    assert list(plain["parties"]) == [[str(ref) for ref in refs] for refs in parties]
    assert list(named["parties"]) == [[network.name_of(ref) for ref in refs] for refs in parties]


def test_measures_become_a_column_or_one_per_figure() -> None:
    assert to_frame({"a": 1, "b": 2}).to_dict("list") == {"node": ["a", "b"], "value": [1, 2]}
    roles = netmap.analysis.brokerage.gould_fernandez(nx.DiGraph([(1, 2), (2, 3)]), {1: "x", 2: "y", 3: "z"})
    frame = to_frame(roles)
    assert list(frame.columns) == ["node", *(role.value for role in netmap.analysis.BrokerRole)]
    assert frame.set_index("node").loc[2, "liaison"] == 1


def test_no_results_give_an_empty_table_and_what_is_no_result_is_refused() -> None:
    assert to_frame([]).empty
    with pytest.raises(UsageError, match=r"api\.not_results"):
        to_frame([1, 2])


def test_without_pandas_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(UsageError, match=r"api\.no_pandas"):
        to_frame([])
