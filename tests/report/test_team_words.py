"""A core team in words: hand-made results, so that each sentence is held against what it must say."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest

from netmap.analysis.facts import Facts
from netmap.analysis.results import Evidence, Remark
from netmap.analysis.team.results import (
    Conflict,
    Criterion,
    CriterionState,
    CurvePoint,
    Demand,
    DemandKind,
    Fixed,
    Proposal,
    Swap,
    TeamDemands,
    TeamMember,
    TeamReach,
    TeamTest,
)
from netmap.model import Ref
from netmap.reference.norm import default_norm
from netmap.report.names import Names
from netmap.report.team import KeptTeam, team_answer
from netmap.report.team.criteria import criterion_words
from netmap.report.team.tables import team_table
from netmap.report.team.words import TeamSpeaker, share
from netmap.texts import LANGUAGES, sentences
from tests.build import DAY, Build, meeting, org

NOW = ("Burgemeester", "Politie", "GGD")
OTHERS = ("School", "Wonen", "Welzijn", "Moskee")
PARTIES = (*NOW, *OTHERS)
REACHED = tuple(org(name) for name in (*NOW, "School"))
MISSED = tuple(org(name) for name in ("Wonen", "Welzijn", "Moskee"))


@pytest.fixture
def facts() -> Facts:
    build = Build(shipped=True)
    sectors = ("municipality", "police", "health", "education", "housing", "welfare", "faith_community")
    for name, sector in zip(PARTIES, sectors, strict=True):
        build.org(name, sector)
    build.area("Noord")
    build.theme("Opvang")
    build.meeting("Kernteam", hub=True)
    build.meeting("Overleg")
    return Facts(build.network(), DAY)


def speaker(facts: Facts, *, masked: bool = False, language: str = "nl") -> TeamSpeaker:
    return TeamSpeaker(Names(facts.network, language, masked=masked), facts, default_norm())


def member(name: str, *adds: str, **fields: Any) -> TeamMember:
    reached = fields.pop("reached", tuple(dict.fromkeys((org(name), *(org(one) for one in adds)))))
    made = {"tables": (meeting("Overleg"),), "sectors": ("police",), **fields}
    return TeamMember(party=org(name), reached=tuple(reached), adds=tuple(org(one) for one in adds), **made)


def reach(**fields: Any) -> TeamReach:
    members = tuple(member(name, *(("School",) if name == "GGD" else ())) for name in NOW)
    return TeamReach(**{"members": members, "reached": REACHED, "missed": MISSED, **fields})


def criterion(name: str, state: str, reason: str = "", **values: Any) -> Criterion:
    code = f"team.criterion.{name}.{state}" + (f".{reason}" if reason else "")
    return Criterion(id=name, number=1, state=CriterionState(state), code=code, values=values)


CRITERIA = (
    criterion("mixed_sectors", "met", sectors=[Ref("Sector", "police"), Ref("Sector", "health")], count=2),
    criterion("mandate", "unknown", parties=[org("GGD")], count=2, of=3),
    criterion("third_parties_can_join", "not_met"),
    criterion("local_form", "local"),
)


def made_test(**fields: Any) -> TeamTest:
    made = {
        "team": tuple(sorted(org(name) for name in NOW)),
        "consultation": meeting("Kernteam"),
        "criteria": CRITERIA,
        "reach": reach(),
    }
    return TeamTest(**{**made, **fields})


BEST = tuple(sorted(org(name) for name in ("Burgemeester", "Politie", "Welzijn", "Wonen")))


def proposal(**fields: Any) -> Proposal:
    made: dict[str, Any] = {
        "status": "optimal",
        "demands": TeamDemands(size=4, fixed=(Fixed((org("Burgemeester"),), "mayor"), Fixed((org("Politie"),)))),
        "teams": (BEST,),
        "shared": BEST,
        "reach": 6,
        "of": 7,
        "bound": 6,
    }
    return Proposal(**{**made, **fields})


def answer(facts: Facts, present: TeamTest | None, made: Proposal, **fields: Any) -> dict[str, Any]:
    names = Names(facts.network, fields.pop("language", "nl"), masked=fields.pop("masked", False))
    first = reach(reached=tuple(org(n) for n in PARTIES), missed=()) if made.teams else None
    swaps, kept = fields.pop("swaps", ()), fields.pop("kept", ())
    return team_answer(made, present, first, swaps, kept, facts, default_norm(), names, **fields)


SWAP = Swap(out=org("GGD"), into=org("Welzijn"), reach=6, team=BEST[:3])


# --- shares -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("part", "whole", "percent"),
    [(0, 0, 0), (0, 7, 0), (7, 7, 100), (24, 40, 60), (1, 8, 13), (399, 400, 99), (1, 400, 1), (1, 3, 33), (2, 3, 67)],
)
def test_only_all_is_a_hundred_and_only_none_is_nothing(part: int, whole: int, percent: int) -> None:
    assert share(part, whole) == percent


# --- the answer in one to three sentences -----------------------------------------------------------------------------


def test_the_team_now_then_the_replacement_that_helps_most_then_the_criteria(facts: Facts) -> None:
    said = answer(facts, made_test(), proposal(), swaps=(SWAP,))["sentences"]
    assert said == [
        "Het kernteam bereikt nu in één stap 4 van de 7 partijen: 57 %.",
        "Met Welzijn in plaats van GGD wordt dat 86 %: 6 partijen.",
        "Van de 4 eisen: 1 gehaald, 1 niet, 1 niet te beoordelen en 1 aan u.",
    ]


def test_without_a_replacement_that_helps_the_best_team_is_named_by_its_reach(facts: Facts) -> None:
    same = replace(SWAP, reach=4)
    assert (
        "Het beste team van 4 bereikt 86 %: 6 partijen."
        in answer(facts, made_test(), proposal(), swaps=(same,))["sentences"]
    )
    found = answer(facts, made_test(), proposal(status="bound", bound=7))["sentences"]
    assert "Het beste gevonden team van 4 bereikt 86 %: 6 partijen." in found


def test_no_better_team_is_said_so_and_wishes_can_make_it_worse(facts: Facts) -> None:
    assert "Met deze wensen bereikt geen team van 4 meer." in answer(facts, made_test(), proposal(reach=4))["sentences"]
    less = answer(facts, made_test(), proposal(reach=3))["sentences"]
    assert "Met deze wensen bereikt een team van 4 hooguit 3 partijen." in less
    unproved = answer(facts, made_test(), proposal(reach=4, status="bound", bound=6))
    assert len(unproved["sentences"]) == 2  # nothing is known to say in between


def test_a_team_that_somebody_named_and_two_steps_are_said_as_they_are(facts: Facts) -> None:
    made = proposal(demands=TeamDemands(size=4, steps=2))
    said = answer(facts, made_test(consultation=None), made, given=True)["sentences"]
    assert said[0] == "Dit team bereikt in 2 stappen 4 van de 7 partijen: 57 %."


def test_what_is_missing_comes_first(facts: Facts) -> None:
    nothing = answer(facts, None, proposal())
    assert nothing["sentences"][0] == "Op de kaart staat geen kernteam. Er valt dus niets te toetsen."
    assert nothing["result"]["present"] is None
    empty = answer(facts, made_test(team=(), reach=reach(members=(), reached=(), missed=())), proposal())
    assert empty["sentences"][0].startswith("Van het kernteam is niet bekend wie erin zit.")
    assert empty["result"]["swaps"] == []
    no_web = answer(facts, None, proposal(status="infeasible", teams=(), shared=(), reach=0, of=0, bound=0))
    assert no_web["sentences"] == [
        "Van geen enkele partij is bekend in welk overleg die zit. Vul het blad Deelname in."
    ]


# --- wishes that do not go together -----------------------------------------------------------------------------------


CLASH = Conflict(
    (
        Demand(DemandKind.SIZE, number=4),
        Demand(DemandKind.CAP, number=1),
        Demand(DemandKind.CAP, Ref("Sector", "police"), number=2),
        Demand(DemandKind.SAFETY),
        Demand(DemandKind.SOCIAL),
    )
)


def infeasible(*conflicts: Conflict) -> Proposal:
    return proposal(status="infeasible", teams=(), shared=(), reach=0, bound=0, conflicts=conflicts)


def test_no_team_is_said_with_the_wishes_that_clash(facts: Facts) -> None:
    mandate = Demand(DemandKind.MANDATE, Ref("Theme", "Opvang"))
    fixed = Demand(DemandKind.FIXED, parties=(org("Politie"),))
    mayor = Demand(DemandKind.FIXED, parties=(org("Burgemeester"),), word="mayor")
    found = answer(facts, made_test(), infeasible(Conflict((mayor, fixed, mandate)), CLASH, Conflict((mandate,))))
    assert found["sentences"][1:] == [
        "Er is geen team van 4 dat aan alle wensen voldoet.",
        "Deze wensen gaan niet samen: burgemeester erin, Politie erin en een beslisser over Opvang.",
    ]
    result = found["result"]
    assert result["status_word"] == "geen team mogelijk"
    assert result["conflicts"][1]["demands"] == [
        "hooguit 4 leden",
        "hooguit 1 lid per sector",
        "hooguit 2 leden uit de sector politie",
        "een lid uit veiligheid",
        "een lid uit het sociaal domein",
    ]
    assert result["conflicts"][2]["sentence"] == (
        "Deze wens is niet te halen met de partijen op de kaart: een beslisser over Opvang."
    )
    assert (result["teams"], result["members"], result["teams_sentence"], result["bound_sentence"]) == ([], [], "", "")
    assert result["out"] == {"sector": [], "theme": [], "area": [], "group": [], "party": []}


def test_many_wishes_that_clash_are_all_named_in_short_sentences(facts: Facts) -> None:
    fixed = tuple(Demand(DemandKind.FIXED, parties=(org(name),)) for name in PARTIES)
    themes = (Demand(DemandKind.MANDATE, Ref("Theme", "Opvang")), *CLASH.demands)
    said = answer(facts, None, infeasible(Conflict((*themes, *fixed))))["result"]["conflicts"][0]
    for demand in said["demands"]:
        assert demand in said["sentence"]
    parts = re.split(r"(?<=[.?!])\s+", said["sentence"])
    assert len(parts) == 2
    assert len(parts[0].split()) <= 20


def test_of_several_core_teams_it_is_said_which_one(facts: Facts) -> None:
    build = Build(shipped=True)
    for name in PARTIES:
        build.org(name)
    for name in ("Kernteam", "Tweede"):
        build.meeting(name, hub=True)
    said = answer(Facts(build.network(), DAY), made_test(), proposal())["sentences"]
    assert said[0] == "Kernteam bereikt nu in één stap 4 van de 7 partijen: 57 %."


def test_every_kind_of_wish_has_its_words(facts: Facts) -> None:
    for kind in DemandKind:
        refs = {DemandKind.MANDATE: Ref("Theme", "Opvang"), DemandKind.FIXED: org("Politie")}
        demand = Demand(kind, refs.get(kind), number=1)
        said = answer(facts, None, infeasible(Conflict((demand,))))["result"]["conflicts"][0]
        assert said["demands"][0]
        assert "{" not in said["sentence"]


def test_what_is_wished_is_said_one_by_one(facts: Facts) -> None:
    many = tuple(org(name) for name in PARTIES[:6])
    demands = TeamDemands(
        size=5,
        fixed=(Fixed((org("Burgemeester"),), "mayor"), Fixed((org("Politie"),)), Fixed(many), Fixed(many[:2])),
        caps=(("municipality", 2),),
        mandate=("Opvang",),
        excluded=(org("Wonen"),),
    )
    made = answer(facts, None, proposal(demands=demands, without_decider=(Ref("Theme", "Opvang"),)))
    assert made["result"]["demands"]["sentences"] == [
        "Hooguit 5 leden.",
        "Vast lid als burgemeester: Burgemeester.",
        "Vast lid: Politie.",
        "Vast lid: Burgemeester, Politie, GGD, School en 2 andere.",
        "Vast lid: Burgemeester of Politie.",
        "Hooguit 1 lid per sector.",
        "Uit de sector gemeente hooguit 2 leden.",
        "Minstens één lid uit veiligheid en één uit het sociaal domein.",
        "Over deze thema's beslist minstens één lid: Opvang.",
        "Niet in het team: Wonen.",
        "Voor Opvang is geen beslisser bekend. Die wens telt daarom niet mee.",
    ]
    assert [entry["name"] for entry in made["result"]["demands"]["without_decider"]] == ["Opvang"]
    none = answer(facts, None, proposal(demands=TeamDemands(cap=None, bridge=False)))
    assert none["result"]["demands"]["sentences"] == ["Hooguit 4 leden.", "Geen grens aan het aantal leden per sector."]


# --- proposals --------------------------------------------------------------------------------------------------------


def test_a_proved_answer_says_so_and_one_that_is_not_gives_the_bound(facts: Facts) -> None:
    result = answer(facts, made_test(), proposal())["result"]
    assert result["bound_sentence"] == "Met deze wensen bereikt geen team van 4 meer. Dat is nagerekend."
    assert result["teams_sentence"] == (
        "Eén team van hooguit 4 bereikt zoveel: 6 van de 7 partijen (86 %). "
        "Dit is een voorstel. Wie erin komt, kiest u."
    )
    found = answer(facts, made_test(), proposal(status="bound", bound=7, stopped=True))["result"]
    assert found["status_word"] == "het beste dat gevonden is"
    assert found["bound_sentence"].endswith("Geen team van 4 bereikt meer dan 7 partijen.")
    assert found["teams_sentence"].startswith("Het beste gevonden team bereikt 6 van de 7 partijen (86 %).")
    assert (found["stopped"], found["stopped_sentence"]) == (
        True,
        "U stopte het rekenen. Dit is het beste dat tot dan toe gevonden is.",
    )
    assert result["stopped_sentence"] == ""
    proved = answer(facts, made_test(), proposal(stopped=True))["result"]
    assert proved["stopped_sentence"].endswith("Dit voorstel was al nagerekend; andere groottes niet allemaal.")


def test_several_teams_say_how_many_and_what_they_share(facts: Facts) -> None:
    teams = (BEST, (*BEST[:3], org("School")))
    said = answer(facts, made_test(), proposal(teams=teams, shared=BEST[:2]))["result"]
    assert said["teams_sentence"].startswith("2 teams van hooguit 4 bereiken evenveel")
    assert "In al die teams: Burgemeester en Politie." in said["teams_sentence"]
    assert [len(team) for team in said["teams"]] == [4, 4]
    apart = answer(facts, made_test(), proposal(teams=teams, shared=()))["result"]
    assert "Die teams delen geen enkel lid." in apart["teams_sentence"]
    more = answer(facts, made_test(), proposal(teams=teams, shared=(), more=True))["result"]
    assert more["teams_sentence"].startswith("Minstens 2 teams van hooguit 4")
    assert "delen" not in more["teams_sentence"], "not all of them were looked at"


def test_that_people_choose_is_said_once(facts: Facts) -> None:
    said = json.dumps(answer(facts, made_test(), proposal(), swaps=(SWAP,)), ensure_ascii=False)
    assert said.count("kiest u") == 1


def test_each_size_of_the_curve_has_its_sentence(facts: Facts) -> None:
    curve = (
        CurvePoint(size=3, status="infeasible"),
        CurvePoint(size=4, status="optimal", reach=5, bound=5, team=BEST),
        CurvePoint(size=5, status="bound", reach=6, bound=7, team=BEST),
    )
    said = answer(facts, made_test(), proposal(curve=curve))["result"]["curve"]
    assert [point["sentence"] for point in said] == [
        "Met 3: geen team dat aan alle wensen voldoet.",
        "Met 4: 71 %, 5 van de 7 partijen.",
        "Met 5: minstens 86 %, 6 van de 7 partijen. Meer dan 7 kan niet.",
    ]
    assert [(point["share"], point["bound"]) for point in said] == [(0, 0), (71, 5), (86, 7)]


def test_a_replacement_names_both_and_the_numbers(facts: Facts) -> None:
    (swap,) = answer(facts, made_test(), proposal(), swaps=(SWAP,))["result"]["swaps"]
    assert swap["sentence"] == "Welzijn in plaats van GGD: 86 %, 6 van de 7 partijen."
    assert (swap["out"]["of"], swap["in"]["of"]) == ("Organisation:org-GGD", "Organisation:org-Welzijn")


# --- members and what stays out ---------------------------------------------------------------------------------------


def test_a_member_says_whom_only_it_reaches_and_on_what_it_decides(facts: Facts) -> None:
    parts = (
        member("GGD", "School", "Wonen", decides=(Ref("Theme", "Opvang"),)),
        member("Politie", "Politie"),
        member("Burgemeester", reached=(org("Burgemeester"), org("GGD"))),
        member("Wonen", "Wonen", tables=()),
    )
    said = answer(facts, made_test(reach=reach(members=parts)), proposal())["result"]["present"]["members"]
    assert [one["sentence"] for one in said] == [
        "Bereikt 3 partijen. Alleen via dit lid bereikt het team School en Wonen. Beslist over Opvang.",
        "Bereikt 1 partij. Zonder dit lid bereikt het team alleen deze partij zelf niet meer.",
        "Bereikt 2 partijen. Niemand alleen via dit lid.",
        "Van dit lid is buiten het kernteam geen overleg bekend.",
    ]
    assert (said[0]["adds_count"], said[0]["sectors"]) == (2, ["politie"])


@pytest.mark.parametrize(
    ("state", "reason", "sentence"),
    [
        ("met", "all", "Dit team bereikt alle 7 partijen met een bekende zetel."),
        ("met", "all_fixed", "De vaste leden bereiken alle 7 partijen met een bekende zetel."),
        ("met", "", "Met de wensen bij het voorstel bereikt geen team van zoveel leden meer."),
        ("met", "fixed", "De vaste leden bereiken 4 van de 7 partijen. Met de wensen bij het voorstel"),
        (
            "not_met",
            "fixed",
            "De vaste leden bereiken 4 van de 7 partijen. Een ander team van zoveel leden bereikt er 6.",
        ),
        ("unknown", "", "Of een ander team er meer bereikt, is niet bekend."),
        ("unknown", "fixed", "De vaste leden bereiken 4 van de 7 partijen."),
        ("unknown", "fixed_seats", "de vaste leden, voor zover bekend, 4. Niet alle zetels zijn bekend."),
    ],
)
def test_the_largest_network_says_of_whom_the_figure_is(facts: Facts, state: str, reason: str, sentence: str) -> None:
    found = criterion("largest_network", state, reason, reach=4, of=7, best=6, parties=[org("Wonen")])
    assert sentence in criterion_words(found, speaker(facts))["sentence"]


def test_what_stays_out_of_reach_is_named_and_silence_is_not_absence(facts: Facts) -> None:
    out = reach(
        sectors=(Ref("Sector", "housing"),),
        themes=(Ref("Theme", "Opvang"),),
        areas=(Ref("Area", "geb-Noord"),),
        groups=(Ref("PopulationGroup", "elderly"),),
        unseated=(org("School"),),
    )
    said = answer(facts, made_test(reach=out), proposal())["result"]["present"]
    assert said["out_sentence"].startswith("Buiten bereik blijven 3 partijen: Wonen, Welzijn en Moskee.")
    assert "Niemand binnen bereik werkt, voor zover bekend, in Noord." in said["out_sentence"]
    assert "Van 1 partij is geen overleg bekend. Die telt niet mee: School." in said["out_sentence"]
    assert {key: len(entries) for key, entries in said["out"].items()} == {
        **dict.fromkeys(("sector", "theme", "area", "group"), 1),
        "party": 3,
    }
    whole = answer(facts, made_test(reach=reach(missed=())), proposal())["result"]["present"]
    assert whole["out_sentence"] == "Alle partijen met een bekende zetel zijn binnen bereik."


# --- criteria ---------------------------------------------------------------------------------------------------------


def test_a_criterion_has_its_title_state_rows_asks_and_passage(facts: Facts) -> None:
    row = Evidence(
        code="gaps.evidence.member",
        values={"party": org("GGD"), "consultation": meeting("Kernteam")},
        provenance=("import|Deelname|7",),
    )
    ask = Evidence(code="gaps.ask.sector", values={"party": org("GGD"), "who": org("Politie")})
    made = replace(CRITERIA[1], evidence=(row, row), asks=(ask, replace(ask, values={"party": org("GGD")})))
    said = criterion_words(made, speaker(facts))
    assert (said["id"], said["state"], said["state_word"]) == ("mandate", "unknown", "niet te beoordelen")
    assert said["sentence"] == "Of GGD mag beslissen, is niet bekend. Van 2 van de 3 leden wel."
    assert [(one["sheet"], one["row"]) for one in said["evidence"]] == [("Deelname", 7)]
    assert said["asks"][0] == f"Vraag Politie: {said['asks'][1]}"
    assert said["passage"].startswith("Handreiking A2, Kernteam: ")


def test_a_reason_of_its_own_and_a_reason_of_all_are_said(facts: Facts) -> None:
    told = speaker(facts)
    doubt = criterion_words(criterion("small", "unknown", "doubt", count=3), told)
    assert doubt["sentence"] == "Van een rij die hierbij hoort, is niet bekend of die nog geldt."
    members = criterion_words(criterion("support", "unknown", "members", parties=[]), told)
    assert members["sentence"] == "Of dit alle leden van het team zijn, is niet bekend."
    made_up = criterion_words(criterion("replacement", "local", "made_up"), told)
    assert made_up["sentence"] == "Wie vervangt, spreekt u af als u dit team instelt."
    roles = criterion("coordinator_and_secretary", "unknown", roles=["coordinator", "secretary"], parties=[])
    assert criterion_words(roles, told)["sentence"] == "Wie coördinator en wie secretaris is, is niet bekend."
    none = criterion("usual_members", "not_met", "others", parties=[], count=0)
    assert (
        criterion_words(none, told)["sentence"] == "Naast burgemeester en politie komt niemand uit een andere sector."
    )
    with pytest.raises(KeyError):
        criterion_words(criterion("small", "local"), told)


# --- kept teams -------------------------------------------------------------------------------------------------------


def test_kept_teams_stand_beside_the_team_now(facts: Facts) -> None:
    small = made_test(reach=reach(reached=REACHED[:3], missed=(*MISSED, REACHED[3])), consultation=None)
    kept = (
        KeptTeam(name="Anders", made_on="2026-08-01", team=BEST, test=made_test(reach=reach())),
        KeptTeam(name="Kleiner", made_on="2026-08-02", team=BEST[:2], gone=2, test=small),
        KeptTeam(name="Weg", made_on="2026-08-03", team=(), gone=3),
    )
    said = answer(facts, made_test(), proposal(), kept=kept)["result"]["kept"]
    assert [one["sentence"] for one in said] == [
        "Bereikt 4 van de 7 partijen (57 %), evenveel als nu.",
        "Bereikt 3 van de 7 partijen (43 %), 1 minder dan nu. 2 leden staan niet meer op de kaart.",
        "Geen van de leden staat nog op de kaart.",
    ]
    assert [(one["gone"], one["reach"], one["share"]) for one in said] == [(0, 4, 57), (2, 3, 43), (3, 0, 0)]
    assert said[0]["counts"] == {"met": 1, "not_met": 1, "unknown": 1, "local": 1}
    alone = answer(facts, None, proposal(), kept=kept[:1])["result"]["kept"][0]
    assert alone["sentence"] == "Bereikt 4 van de 7 partijen (57 %)."


# --- everything -------------------------------------------------------------------------------------------------------


def whole(facts: Facts, **fields: Any) -> dict[str, Any]:
    masked_swap = replace(SWAP, into=org("Moskee"))
    parts = (member("Moskee", "Wonen"), member("Politie"))
    kept = (KeptTeam(name="Met de Moskee erbij", made_on="2026-08-01", team=(org("Moskee"),), test=made_test()),)
    made = proposal(
        teams=((org("Moskee"), org("Politie")),),
        shared=(org("Moskee"),),
        demands=TeamDemands(fixed=(Fixed((org("Moskee"),)),), excluded=(org("Moskee"),)),
        curve=(CurvePoint(size=4, status="optimal", reach=6, bound=6, team=(org("Moskee"),)),),
        conflicts=(Conflict((Demand(DemandKind.FIXED, parties=(org("Moskee"),)),)),),
        remarks=(Remark("team.remark.triangle", {"consultation": meeting("Kernteam")}),),
    )
    criteria = (criterion("mandate", "unknown", parties=[org("Moskee")], count=0, of=1), *CRITERIA)
    test = made_test(team=(org("Moskee"),), reach=reach(members=parts), criteria=criteria)
    return answer(facts, test, made, swaps=(masked_swap,), kept=kept, **fields)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_leaves_names_no_sensitive_party(facts: Facts, language: str) -> None:
    masked = whole(facts, masked=True, language=language)
    text = json.dumps(masked, ensure_ascii=False) + team_table(masked, language)
    assert "moskee" not in text.lower()
    assert "gevoelig-1" in text
    assert "Moskee" in json.dumps(whole(facts, masked=False), ensure_ascii=False)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_answer_is_json_and_no_sentence_is_too_long(facts: Facts, language: str) -> None:
    made = whole(facts, language=language)
    assert json.loads(json.dumps(made)) == made
    assert made == whole(facts, language=language)
    for text in texts(made):
        assert "{" not in text
        for sentence in re.split(r"(?<=[.?!])\s+", text):
            assert len(sentence.split()) <= 20, sentence


def test_the_same_remark_is_said_once(facts: Facts) -> None:
    remark = Remark("team.remark.triangle", {"consultation": meeting("Kernteam")})
    made = answer(facts, made_test(remarks=(remark,)), proposal(remarks=(remark,)), remarks=(remark,))
    assert [one["code"] for one in made["remarks"]] == ["team.remark.triangle"]


def test_the_table_shows_the_answer_and_says_of_how_many(facts: Facts) -> None:
    teams = tuple(
        (org("Politie"), org(name)) for name in ("GGD", "School", "Wonen", "Welzijn", "Moskee", "Burgemeester")
    )
    made = answer(facts, made_test(), proposal(teams=teams, shared=(org("Politie"),)), swaps=(SWAP,))
    table = team_table(made)
    assert table.splitlines()[0] == "Test, peildatum 1 september 2026"
    assert table.splitlines()[1] == made["sentences"][0]
    assert "De eerste 5 van 6 staan hier." in table
    assert "Uit meer dan één sector: gehaald." in table
    assert made["result"]["teams_sentence"].split(". ")[0] in " ".join(table.split())
    nothing = team_table(answer(facts, None, infeasible(CLASH)))
    assert "Op de kaart staat geen kernteam." in nothing
    assert "hooguit 4 leden" in nothing


def test_every_criterion_that_the_analysis_knows_has_a_title_and_a_passage() -> None:
    from netmap.analysis.team.criteria import ORDER

    known = sentences()
    for name in ORDER:
        assert f"team.title.{name}" in known
        assert f"team.passage.{name}" in known
        assert any(code.startswith(f"team.criterion.{name}.") for code in known)


def texts(value: Any) -> list[str]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return [text for part in value for text in texts(part)]
    return [value] if isinstance(value, str) else []


# --- what is not told, and what is told once --------------------------------------------------------------------------


def test_of_many_as_good_replacements_one_is_named_first_and_what_is_lost_is_told(facts: Facts) -> None:
    swap = replace(SWAP, equals=(org("Wonen"), org("School")), loses=(Ref("Theme", "Opvang"),))
    made = answer(facts, made_test(), proposal(), swaps=(swap,))
    lost = "Over Opvang beslist dan, voor zover bekend, niemand in het team meer."
    assert made["sentences"][1] == (
        f"Met Welzijn in plaats van GGD wordt dat 86 %: 6 partijen. Met een van 2 andere partijen kan dat ook. {lost}"
    )
    (told,) = made["result"]["swaps"]
    assert told["sentence"] == (
        f"Welzijn in plaats van GGD: 86 %, 6 van de 7 partijen. Even goed: Wonen en School. {lost}"
    )
    assert ([one["name"] for one in told["equals"]], [one["name"] for one in told["loses"]]) == (
        ["Wonen", "School"],
        ["Opvang"],
    )
    one = answer(facts, made_test(), proposal(), swaps=(replace(SWAP, equals=(org("Wonen"),)),))["sentences"][1]
    assert one.endswith("6 partijen. Met één andere partij kan dat ook.")


def test_why_nobody_decides_is_told_as_it_is_known() -> None:
    build = Build(shipped=True)
    for name in PARTIES:
        build.org(name)
    build.theme("Opvang", "Overlast", "Brand")
    build.meeting("Kernteam", hub=True)
    build.covers(meeting("Kernteam"), "Opvang", "decide")
    build.nobody("Overlast", "decide")
    themes = tuple(Ref("Theme", theme) for theme in ("Brand", "Opvang", "Overlast"))
    demands = TeamDemands(cap=None, bridge=False)
    made = answer(Facts(build.network(), DAY), None, proposal(demands=demands, without_decider=themes))
    assert made["result"]["demands"]["sentences"][2:] == [
        "Buiten het kernteam zelf is geen beslisser bekend voor Opvang. Die wens telt daarom niet mee.",
        "Over Overlast beslist niemand: zo is het opgegeven. Die wens telt niet mee.",
        "Voor Brand is geen beslisser bekend. Die wens telt daarom niet mee.",
    ]


def test_who_only_comes_when_called_is_told_beside_the_reach_of_the_others() -> None:
    build = Build(shipped=True)
    for name in PARTIES:
        build.org(name)
    build.meeting("Kernteam", hub=True)
    build.meeting("Overleg")
    build.seat("Burgemeester", "Kernteam")
    build.seat("Politie", "Kernteam")
    build.seat("GGD", "Kernteam", role="agenda_member")
    for name in ("GGD", "School"):
        build.seat(name, "Overleg")
    made = answer(Facts(build.network(), DAY), made_test(), proposal())
    present = made["result"]["present"]
    assert made["sentences"][0] == (
        "Het kernteam bereikt nu in één stap 4 van de 7 partijen: 57 %. Het team heeft 3 leden, van wie 1 op afroep "
        "of als agendalid. De 2 vaste leden bereiken samen 2 partijen."
    )
    assert [one["name"] for one in present["on_call"]] == ["GGD"]
    assert [one["party"]["name"] for one in present["members"] if one["on_call"]] == ["GGD"]
    assert "Komt alleen op afroep of als agendalid." in " ".join(team_table(made).split())


def test_a_question_names_everybody_and_is_asked_once(facts: Facts) -> None:
    parties = [org(name) for name in PARTIES]
    ask = Evidence(
        code="gaps.ask.deputies",
        values={"parties": parties, "consultation": meeting("Kernteam"), "who": org("Politie")},
    )
    one = Evidence(code="gaps.ask.sector", values={"party": org("GGD"), "who": org("Politie")})
    criteria = tuple(replace(criterion, asks=(ask, one)) for criterion in CRITERIA)
    made = answer(facts, made_test(criteria=criteria), proposal())
    asks = made["result"]["present"]["asks"]
    assert asks == made["result"]["present"]["criteria"][0]["asks"]
    assert len(asks) == len(set(asks)) == 3
    assert all(any(name in text for text in asks[:2]) for name in PARTIES)
    assert not any(" nog " in text for text in asks)
    assert " ".join(team_table(made).split()).count(asks[0]) == 1


def test_a_team_of_one_is_spoken_of_as_one(facts: Facts) -> None:
    told = speaker(facts)
    met = criterion_words(criterion("mandate", "met", parties=[org("GGD")], count=1, of=1), told)["sentence"]
    assert met == "Het enige lid mag namens de eigen organisatie beslissen: GGD."
    unknown = criterion_words(criterion("mandate", "unknown", parties=[org("GGD")], count=0, of=1), told)["sentence"]
    assert unknown == "Of het enige lid mag beslissen, is niet bekend: GGD."
    known = criterion_words(criterion("support", "met", parties=[org("GGD")], count=1, of=7), told)["sentence"]
    assert known.endswith("Op de kaart kent 1 van de 7 partijen de aanpak.")


def test_which_core_team_was_tested_is_named(facts: Facts) -> None:
    remark = Remark(
        "team.remark.core_teams",
        {"consultation": meeting("Kernteam"), "consultations": [meeting("Overleg"), meeting("Kernteam")]},
    )
    (said,) = answer(facts, made_test(remarks=(remark,)), proposal())["remarks"]
    assert said["sentence"] == "Meer overleggen heten kernteam: Overleg en Kernteam. Getoetst is Kernteam."
