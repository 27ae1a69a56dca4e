"""Teams that somebody kept to compare: beside the data, for everybody, and no personal data in their names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from netmap.errors import StoreReadOnly, UsageError
from netmap.model import Network, canonical
from netmap.report.team.tables import team_table
from netmap.services import Services
from netmap.services.team import LONGEST_NAME, MOST_KEPT
from netmap.store.bolt import BoltStore
from netmap.store.port import Health, Scenario
from netmap.texts import error_sentence
from tests.test_undo import file, loaded, services

PARTIES = [{"name": name} for name in ("Gemeente", "Politie", "GGD", "School")]
TABLES = [{"name": "Zorgoverleg"}]
SEATS = [{"consultation": "Zorgoverleg", "organisation": name} for name in ("Gemeente", "GGD", "School")]

pytestmark = pytest.mark.embedded


@pytest.fixture
def use(embedded_store: BoltStore, network_id: str, tmp_path: Path) -> Iterator[Services]:
    """Use cases on a network that the test owns."""
    found = services(embedded_store)
    path = file(tmp_path, "begin.xlsx", organisations=PARTIES, consultations=TABLES, participation=SEATS)
    loaded(found, path, network_id)
    yield found
    embedded_store.delete(found.find_network(network_id).id)


def told(use: Services, network: str) -> list[tuple[str, list[str], int]]:
    return [
        (one["name"], [entry["name"] for entry in one["team"]], one["gone"])
        for one in use.kept_teams(network, masked=False)
    ]


def test_a_team_is_kept_under_its_name_listed_and_forgotten(use: Services, network_id: str) -> None:
    assert use.kept_teams(network_id) == []
    kept = use.keep_team(network_id, name="  Zonder   GGD ", team=["School", "Politie", "School"])
    assert kept == {
        "name": "Zonder GGD",
        "made_on": "2026-09-01",
        "team": [
            {"id": "org-politie", "name": "Politie", "of": "Organisation:org-politie"},
            {"id": "org-school", "name": "School", "of": "Organisation:org-school"},
        ],
        "gone": 0,
    }
    use.keep_team(network_id, name="Anders", team=["GGD"])
    use.keep_team(network_id, name="zonder ggd", team=["Organisation:org-gemeente"])  # in the place of the first
    assert told(use, network_id) == [("Anders", ["GGD"], 0), ("zonder ggd", ["Gemeente"], 0)]
    use.forget_team(network_id, name="ANDERS")
    assert told(use, network_id) == [("zonder ggd", ["Gemeente"], 0)]


@pytest.mark.parametrize(
    ("name", "team", "code"),
    [
        (" ", ["GGD"], "team.name_missing"),
        ("x" * (LONGEST_NAME + 1), ["GGD"], "team.name_long"),
        ("Team jan.devries@voorbeeld.nl", ["GGD"], "team.name_refused"),
        ("Team 06-12345678", ["GGD"], "team.name_refused"),
        ("Team van mevrouw De Vries", ["GGD"], "team.name_refused"),
        ("Team A", [], "team.no_members"),
        ("Team A", ["Nergens bekend"], "team.unknown_party"),
        ("Team A", ["Zorgoverleg"], "team.unknown_party"),
    ],
)
def test_what_may_not_be_kept_is_refused_in_a_sentence(
    use: Services, network_id: str, name: str, team: list[str], code: str
) -> None:
    with pytest.raises(UsageError) as refused:
        use.keep_team(network_id, name=name, team=team)
    assert refused.value.code == code
    said = error_sentence(refused.value)
    assert "{" not in said
    assert "Vries" not in said
    assert use.kept_teams(network_id) == []


def test_the_longest_name_and_the_most_teams_fit(use: Services, network_id: str) -> None:
    use.keep_team(network_id, name="x" * LONGEST_NAME, team=["GGD"])
    network = use.find_network(network_id).id
    for number in range(MOST_KEPT - 1):
        one = Scenario(kind="team", name=f"T{number}", members=("Organisation:org-ggd",), made_on="", made_by="")
        use._store.keep_scenario(network, one, most=MOST_KEPT)
    with pytest.raises(UsageError) as refused:
        use.keep_team(network_id, name="Nog een", team=["GGD"])
    assert error_sentence(refused.value) == (
        f"Er zijn al {MOST_KEPT} bewaarde teams. Verwijder eerst een team dat u niet meer nodig hebt."
    )
    use.keep_team(network_id, name="T0", team=["School"])  # one that is there may change


def test_forgetting_what_is_not_there_says_what_is(use: Services, network_id: str) -> None:
    with pytest.raises(UsageError) as nothing:
        use.forget_team(network_id, name="X")
    assert nothing.value.code == "team.nothing_kept"
    use.keep_team(network_id, name="A", team=["GGD"])
    with pytest.raises(UsageError) as unknown:
        use.forget_team(network_id, name="X")
    assert error_sentence(unknown.value) == "Er is geen bewaard team met de naam 'X'. Kies A."


def test_it_changes_no_data_and_no_import_or_undo_touches_it(use: Services, network_id: str, tmp_path: Path) -> None:
    network = use.find_network(network_id).id
    before, version, log = canonical(use.network(network)), use.data_version(network), use.changes(network)
    exported = use.export(network, csv=True).files
    use.keep_team(network_id, name="Team A", team=["GGD", "School"])
    assert (canonical(use.network(network)), use.data_version(network)) == (before, version)
    assert use.changes(network) == log
    assert use.export(network, csv=True).files == exported
    more = file(tmp_path, "meer.xlsx", organisations=[*PARTIES, {"name": "Wonen"}])
    change = loaded(use, more, network_id)
    assert told(use, network_id) == [("Team A", ["GGD", "School"], 0)]
    use.undo(change, network_id)
    assert canonical(use.network(network)) == before
    assert told(use, network_id) == [("Team A", ["GGD", "School"], 0)]


def test_a_member_that_is_gone_is_counted_and_comes_back_with_an_undo(
    use: Services, network_id: str, tmp_path: Path
) -> None:
    use.keep_team(network_id, name="Team A", team=["GGD", "School"])
    ended = [{**row, "status": "beëindigd"} if row["name"] == "School" else row for row in PARTIES]
    change = loaded(use, file(tmp_path, "weg.xlsx", organisations=ended), network_id)
    assert told(use, network_id) == [("Team A", ["GGD"], 1)]
    use.undo(change, network_id)
    assert told(use, network_id) == [("Team A", ["GGD", "School"], 0)]


def test_kept_teams_are_compared_with_the_team_now(use: Services, network_id: str, tmp_path: Path) -> None:
    use.keep_team(network_id, name="Team A", team=["GGD", "Politie"])
    answer = use.team(network_id, bridge=False)
    assert answer["sentences"][0] == "Op de kaart staat geen kernteam. Er valt dus niets te toetsen."
    (alone,) = answer["result"]["kept"]
    assert alone["sentence"].startswith(f"Bereikt {alone['reach']} van de {alone['of']} partijen")
    assert sum(alone["counts"].values()) == 12
    tables = [*TABLES, {"name": "Kernteam", "hub": "ja"}]
    seats = [*SEATS, {"consultation": "Kernteam", "organisation": "Politie"}]
    path = file(tmp_path, "kern.xlsx", organisations=PARTIES, consultations=tables, participation=seats)
    loaded(use, path, network_id)
    result = use.team(network_id, bridge=False)["result"]
    assert [entry["name"] for entry in result["present"]["team"]] == ["Politie"]
    (kept,) = result["kept"]
    more = kept["reach"] - result["present"]["reach"]
    assert more > 0
    assert f"{more} meer dan nu" in kept["sentence"]
    use.forget_team(network_id, name="Team A")
    assert use.team(network_id, bridge=False)["result"]["kept"] == []


def test_an_empty_network_answers_what_to_do(embedded_store: BoltStore, network_id: str) -> None:
    embedded_store.create(Network(id=network_id, name=network_id))
    try:
        answer = services(embedded_store).team(network_id)
        assert answer["sentences"] == [
            "Van geen enkele partij is bekend in welk overleg die zit. Vul het blad Deelname in."
        ]
        assert answer["result"]["teams"] == []
        assert "Vul het blad Deelname in." in team_table(answer)
        assert services(embedded_store).team_choices(network_id)["parties"] == []
    finally:
        embedded_store.delete(network_id)


def test_everybody_who_works_with_the_database_sees_the_same_teams(
    use: Services, network_id: str, embedded_store: BoltStore
) -> None:
    colleague = services(embedded_store, who="een ander")
    use.keep_team(network_id, name="Team A", team=["GGD"])
    assert colleague.kept_teams(network_id) == use.kept_teams(network_id)
    colleague.forget_team(network_id, name="Team A")
    assert use.kept_teams(network_id) == []


def test_the_account_is_kept_with_it_and_never_shown(use: Services, network_id: str) -> None:
    use.keep_team(network_id, name="Team A", team=["GGD"])
    (kept,) = use._store.scenarios(use.find_network(network_id).id)
    assert (kept.made_by, kept.made_on) == ("test", "2026-09-01")
    assert "made_by" not in use.kept_teams(network_id)[0]


def test_a_database_that_may_only_be_read_refuses_in_a_sentence(
    use: Services, network_id: str, embedded_store: BoltStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    use.keep_team(network_id, name="Team A", team=["GGD"])
    problem: tuple[str, dict[str, object]] = ("store.check.newer", {"found": 99, "known": 3})
    ill = Health(database="x", version="x", schema=99, healthy=False, problems=(problem,))
    with monkeypatch.context() as then:
        then.setattr(embedded_store, "_health", ill)
        for ask in (
            lambda: use.keep_team(network_id, name="Team B", team=["GGD"]),
            lambda: use.forget_team(network_id, name="Team A"),
        ):
            with pytest.raises(StoreReadOnly) as refused:
                ask()
            assert "U kunt daarom alleen lezen." in error_sentence(refused.value)
    assert told(use, network_id) == [("Team A", ["GGD"], 0)]
