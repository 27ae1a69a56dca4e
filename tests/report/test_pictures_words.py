"""What a picture says: titles, sentences, names, legend and table, in both languages, masked and not."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from netmap.analysis.gaps import find_gaps
from netmap.analysis.results import Cover
from netmap.model import Network, Organisation, Ref, Status
from netmap.reference.norm import Need, default_norm
from netmap.report.names import Names
from netmap.report.pictures.boxes import label_lines, text_width
from netmap.report.pictures.lacks import LACKS, STAGES, lack_of
from netmap.texts import LANGUAGES, say
from tests.build import DAY, Build, meeting, org
from tests.report.pictures import SAMPLES, every_wish, hostile, nothing, picture, sample

WISHES = [(name, wish) for name in SAMPLES for wish in every_wish(sample(name))]

#: Lines of a name, and of what is said below it; names are narrower in columns.
MOST_LINES = {"routes": 4, "meetings": 4, "route": 5, "hub": 5, "team": 4, "third_parties": 4}


def said(answer: dict[str, Any]) -> str:
    return " ".join(answer["sentences"])


def labels(answer: dict[str, Any]) -> set[str]:
    return {node["label"].replace("\n", " ") for node in answer["nodes"]}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "wish"), WISHES)
def test_every_picture_is_whole_in_every_language(name: str, wish: tuple[str, ...], language: str) -> None:
    answer = picture(sample(name), *wish, language=language)
    assert json.loads(json.dumps(answer)) == answer
    ids = [node["id"] for node in answer["nodes"]]
    assert len(set(ids)) == len(ids)
    assert all(tie[end] in ids for tie in answer["ties"] for end in ("from", "to"))
    for node in answer["nodes"]:
        assert node["size"] <= node["x"] <= answer["width"] - node["size"]
        assert node["size"] <= node["y"] <= answer["height"] - node["size"]
        assert node["name"]
        assert node["words"].startswith(node["name"])
        assert 1 <= len(node["label"].split("\n")) <= MOST_LINES.get(wish[0], 3)
    assert all(tie["words"] for tie in answer["ties"])
    missing = [node["id"] for node in answer["nodes"] if node["missing"]]
    assert answer["table"]["ids"] == [*missing, *(one for one in ids if one not in missing)]
    assert all(len(row) == len(answer["table"]["columns"]) <= 6 for row in answer["table"]["rows"])
    assert len(ids) - sum(node["missing"] for node in answer["nodes"]) == answer["shown"] <= answer["total"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "wish"), WISHES)
def test_no_name_lies_over_another_in_any_language_masked_or_not(
    name: str, wish: tuple[str, ...], language: str
) -> None:
    network = sample(name)
    places = {}
    for masked in (False, True):
        answer = picture(network, *wish, language=language, masked=masked, marked=not masked)
        boxes = [
            (node["x"] - node["box"][0] / 2, node["y"] - node["size"], node["box"][0], node["box"][1] - 14)
            for node in answer["nodes"]
        ]
        for one in answer["headings"]:
            wide, high = one["box"]
            above = one["side"] == "top"
            boxes.append(
                (one["x"] - (wide / 2 if above else wide), one["y"] - (high if above else high / 2), wide, high)
            )
        for number, one in enumerate(boxes):
            assert one[0] >= 0
            assert one[1] >= 0
            assert one[0] + one[2] <= answer["width"] + 0.2
            assert one[1] + one[3] <= answer["height"] + 0.2
            for other in boxes[:number]:
                apart = (
                    one[0] + one[2] <= other[0] + 0.2
                    or other[0] + other[2] <= one[0] + 0.2
                    or one[1] + one[3] <= other[1] + 0.2
                    or other[1] + other[3] <= one[1] + 0.2
                )
                assert apart, (one, other)
        left = min((node["x"] for node in answer["nodes"]), default=0)
        # A masked answer has another order, which says nothing of names.
        places[masked] = sorted((round(node["x"] - left), node["y"]) for node in answer["nodes"])
    far = {len(found) for found in places.values()}
    assert len(far) == 1
    # Nobody stands elsewhere because a name is masked: only where the drawing begins may differ.
    (one, other) = places.values()
    down = {round(a[1] - b[1], 1) for a, b in zip(one, other, strict=True)}
    across = {round(a[0] - b[0], 1) for a, b in zip(one, other, strict=True)}
    assert max(down) - min(down) < 0.3
    assert max(across) - min(across) < 0.3


def test_columns_and_rows_of_the_overview_are_named() -> None:
    answer = picture(sample("waterveen"), "overview")
    words = {
        side: [one["word"].replace("\n", " ") for one in answer["headings"] if one["side"] == side]
        for side in ("top", "left")
    }
    assert words["top"][:3] == ["Bestuur", "Veiligheid", "Zorg"]
    assert "Overleggen" in words["top"]
    assert words["left"][0] == "Regio"
    assert all(set(node["label"]) & set("0123456789") for node in answer["nodes"])
    assert all("Consultation" in tie["kinds"] or tie["kinds"] == ["contact"] for tie in answer["ties"])
    row = {node["y"] for node in answer["nodes"] if node["id"].endswith(":local")}
    assert len(row) == 1


def test_a_picture_of_ways_says_where_signals_begin_and_who_decides() -> None:
    answer = picture(sample("waterveen"), "routes")
    assert [one["word"].replace("\n", " ") for one in answer["headings"]] == [
        "Hier begint een signaal",
        "Hier valt een besluit",
    ]
    deciding = [node for node in answer["nodes"] if node["decides"]]
    assert deciding
    assert all(node["label"].startswith("★ ") and "beslist" in node["words"] for node in deciding)
    assert "decides" in [entry["code"] for entry in answer["legend"]["signs"]]
    assert max(answer["nodes"], key=lambda node: node["x"]) in deciding


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "wish"), WISHES)
def test_one_to_three_short_sentences_say_what_a_picture_shows(name: str, wish: tuple[str, ...], language: str) -> None:
    network = sample(name)
    answer = picture(network, *wish, language=language)
    assert 1 <= len(answer["sentences"]) <= 3
    assert not answer["title"].endswith(".")
    names = [node["name"] for node in answer["nodes"]]
    for sentence in answer["sentences"]:
        assert re.search(r"\d|\bgeen\b|\bniet|\bniemand\b|\bno\b|\bnot\b|\bnobody\b", sentence, re.IGNORECASE), sentence
        for known in sorted(names, key=len, reverse=True):
            sentence = sentence.replace(known, "X")
        assert len(sentence.split()) <= 20, sentence


@pytest.mark.parametrize(("name", "wish"), WISHES)
def test_a_legend_has_what_is_in_the_picture_and_no_more(name: str, wish: tuple[str, ...]) -> None:
    answer = picture(sample(name), *wish)
    legend = {part: [entry["code"] for entry in entries] for part, entries in answer["legend"].items()}
    there = [node for node in answer["nodes"] if not node["missing"]]
    assert set(legend["kinds"]) == {node["stands_for"] or node["kind"] for node in there}
    assert set(legend["domains"]) == {node["domain"] for node in there}
    assert ("absent" in legend["signs"]) == any(node["sign"] == "absent" for node in answer["nodes"])
    assert ("unknown" in legend["signs"]) == any(node["sign"] == "unknown" for node in answer["nodes"])
    arrows = [tie for tie in answer["ties"] if tie["arrow"] and not tie["missing"]]
    if wish[0] == "route":
        assert ("best" in legend["signs"]) == any(tie["best"] for tie in arrows)
        assert ("alternative" in legend["signs"]) == any(not tie["best"] for tie in arrows)
        assert ("informal" in legend["signs"]) == any(tie["informal"] for tie in arrows)
    else:
        assert ("arrow" in legend["signs"]) == bool(arrows)
    assert ("meets" in legend["signs"]) == any(node["meets"] for node in answer["nodes"])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("wish", [("overview",), ("routes",), ("meetings",), ("sectors", "police", "health")])
def test_a_network_of_nothing_says_so(wish: tuple[str, ...], language: str) -> None:
    answer = picture(nothing(), *wish, language=language)
    assert answer["sentences"]
    assert answer["total"] == 0
    assert all(node["missing"] for node in answer["nodes"])
    if not answer["nodes"]:
        assert (answer["width"], answer["height"]) == (0.0, 0.0)


# --- unknown is never absent ------------------------------------------------------------------------------------------


def a_theme() -> Build:
    build = Build(shipped=True)
    build.theme("jeugd")
    build.org("GGD", "health")
    build.covers(org("GGD"), "jeugd", "signal")
    return build


def test_a_step_of_which_nothing_is_known_is_asked() -> None:
    answer = picture(a_theme().network(), "theme", "Theme:jeugd")
    assert {"Wie beslist?", "Wie duidt?", "Wie doet nazorg?"} <= labels(answer)
    assert "Nog niet bekend: wie duidt, wie beslist, wie uitvoert en wie nazorg doet." in answer["sentences"]
    assert "niemand" not in json.dumps(answer).casefold()
    assert {node["sign"] for node in answer["nodes"] if node["missing"]} == {"unknown"}


def test_a_step_of_which_it_is_stated_that_nobody_does_it_is_missing() -> None:
    build = a_theme()
    build.nobody("jeugd", "decide")
    answer = picture(build.network(), "theme", "Theme:jeugd")
    assert "✕ Niemand beslist" in labels(answer)
    assert "Witte plek: niemand beslist." in answer["sentences"]
    assert "Nog niet bekend: wie duidt, wie uitvoert en wie nazorg doet." in answer["sentences"]
    (row,) = [row for row in answer["table"]["rows"] if row[0] == "Niemand beslist"]
    assert row[1:] == ["ontbrekende plek", "", 0, "bij jeugd", "ontbreekt"]


def test_two_sectors_of_which_no_shared_table_is_known_are_asked_and_not_accused() -> None:
    build = Build(shipped=True)
    build.org("GGD", "health")
    build.org("Politie", "police")
    answer = picture(build.network(), "sectors", "police", "health")
    assert "Een gezamenlijk overleg?" in labels(answer)
    assert "Witte plek" not in said(answer)
    assert [node["stands_for"] for node in answer["nodes"] if node["missing"]] == ["consultation"]


def test_a_possible_white_spot_is_a_question_and_a_white_spot_is_not() -> None:
    for network in map(sample, SAMPLES):
        found = find_gaps(network, default_norm(), DAY).findings
        crowded = {finding.id for finding in found if finding.coverage is Cover.TOO_MANY}
        for wish in every_wish(network):
            if wish[0] == "gap":
                missing = [node for node in picture(network, *wish)["nodes"] if node["missing"]]
                # Of what there is too much of, nothing is missing.
                assert len({node["sign"] for node in missing}) == (wish[1] not in crowded)
                assert all(("✕" in node["label"]) == (node["sign"] == "absent") for node in missing)


#: What a line is about -> the label of such a subject.
SUBJECTS = {
    "theme": "Theme",
    "consultation": "Consultation",
    "party": "Organisation",
    "expert": "Expert",
    "area": "Area",
    "group": "PopulationGroup",
    "phase": "Phase",
    "network": "Network",
}
LINES = {line.id: line for line in default_norm().lines}
#: Lines of which several say the same of an empty place, with that word.
ALIKE = {
    "theme-area-signal": "signal",
    "theme-eye": "signal",
    "bridge": "cooperation",
    "ggd-protocol": "plan",
    "theme-expert-past": "expert",
}


@pytest.mark.parametrize("line", LINES)
def test_every_line_of_the_norm_has_its_own_word_for_what_is_missing(line: str) -> None:
    """What an empty place is called says which line it is of, and the same whether it is known or asked."""

    def word(line_id: str) -> str:
        one = LINES[line_id]
        need = one.needs
        values = {
            # Of a line that asks for two of something, one is what there mostly is.
            "coverage": "single" if isinstance(need, Need) and need.arguments[-1:] == ("2",) else "none",
            "stage": one.stage.value if one.stage else "",
            "subject": Ref(SUBJECTS[one.for_each[0]], "x"),
            "need": ":".join((need.predicate, *need.arguments[:1])) if isinstance(need, Need) else "",
        }
        return lack_of(one.type, values)

    mine = word(line)
    assert mine in LACKS - {"other"}
    assert mine == ALIKE.get(line, mine)
    same = {other for other in LINES if word(other) == mine}
    # Stages and "a second one" are said of several subjects; any other word is of one line.
    if mine not in (*STAGES, "second", *ALIKE.values()):
        assert same == {line}, (mine, same)
    for language in LANGUAGES:
        for how in ("absent", "unknown", "lack"):
            assert say(f"picture.{how}.{mine}", language)


def test_how_well_a_line_is_met_decides_only_where_it_is_about_numbers() -> None:
    party = {"subject": Ref("Network", "n"), "coverage": "single"}
    assert lack_of("exercise_gap", {**party, "need": "dated_within:exercise"}) == "exercise"
    assert lack_of("phase_gap", {**party, "coverage": "one_sector", "need": "actor_in_phase"}) == "professions"
    assert lack_of("continuity_gap", {**party, "need": "count:bridge"}) == "second"
    assert lack_of("hub_gap", {**party, "need": "count:hub"}) == "more"
    assert lack_of("own_gap", {"need": "of_a_municipality"}) == "other"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_white_spot_that_nobody_on_the_map_has_to_do_with_says_so(language: str) -> None:
    build = Build(shipped=True)
    build.org("Politie", "police")
    build.setting("exercise", "geen")
    network = build.network()
    (finding,) = [f for f in find_gaps(network, default_norm(), DAY).findings if f.line_id == "exercise"]
    answer = picture(network, "gap", finding.id, language=language)
    assert say("picture.says.gap_nothing", language) in answer["sentences"]
    assert [node["missing"] for node in answer["nodes"]] == [True]
    assert (answer["ties"], answer["shown"], answer["total"]) == ([], 0, 0)


# --- names ------------------------------------------------------------------------------------------------------------


def test_numbers_come_first_and_who_has_most_lines_is_named() -> None:
    build = Build(shipped=True)
    for number in range(4):
        build.org(f"Partij {number}", "health")
        build.seat(f"Partij {number}", "Wijk")
    build.meeting("Wijk")
    build.meeting("Kern")
    build.seat("Partij 0", "Kern")
    answer = picture(build.network(), "around", "Organisation:org-Partij 0")
    assert answer["title"] == "Rond Partij 0"
    assert answer["sentences"][0] == "Rond Partij 0: 3 partijen en 2 overleggen."
    assert answer["sentences"][1] == "De meeste lijnen in dit plaatje heeft Wijk: 4."
    assert picture(build.network(), "around", "Organisation:org-Partij 0", most=3)["sentences"][1].startswith(
        "U ziet er"
    )


def test_two_of_one_name_are_told_apart() -> None:
    build = Build(shipped=True)
    build.org("een")
    build.add(Organisation(id="org-een", name="Wonen"))
    build.add(Organisation(id="org-twee", name="Wonen"))
    build.meeting("Wonen")
    build.seat("een", "Wonen")
    build.seat("twee", "Wonen")
    answer = picture(build.network(), "meetings")
    called = [node["name"] for node in answer["nodes"]]
    assert sorted(called) == ["Wonen (overleg)", "Wonen (partij) (org-een)", "Wonen (partij) (org-twee)"]


def test_a_line_says_who_sits_where_as_what() -> None:
    build = Build(shipped=True)
    build.org("GGD")
    build.meeting("Wijk")
    build.meeting("Kern")
    build.seat("GGD", "Wijk", "adviseur crisis", role="chair")
    build.route(meeting("Wijk"), meeting("Kern"))
    answer = picture(build.network(), "around", "Consultation:ovl-Wijk")
    words = [tie["words"] for tie in answer["ties"]]
    assert "GGD zit in Wijk als adviseur crisis en voorzitter" in words
    assert "Wijk geeft signalen door aan Kern" in words
    (route,) = [tie for tie in answer["ties"] if tie["arrow"]]
    assert (route["from"], route["to"]) == ("Consultation:ovl-Wijk", "Consultation:ovl-Kern")


def test_what_is_planned_says_so_in_words() -> None:
    build = Build(shipped=True)
    build.org("GGD")
    build.meeting("Wijk", status=Status.PLANNED)
    build.seat("GGD", "Wijk")
    answer = picture(build.network(), "meetings")
    assert "Wijk (gepland)" in labels(answer)


def test_a_label_has_at_most_three_lines_of_twenty_two_characters_and_says_when_it_is_cut() -> None:
    for text in (*hostile_names(), "Veiligheidsregio Zuid-Limburg/Noord", "a" * 500, "", "  x  "):
        lines = label_lines(text)
        assert len(lines) <= 3
        assert all(len(line) <= 22 for line in lines)
        assert all(line == line.strip() for line in lines)
        kept = "".join(lines).replace("-", "").replace(" ", "").rstrip("…")
        whole = re.sub(r"[\s\x00-\x1f\u2028-]", "", text)
        assert whole.startswith(kept[: len(whole)])
        assert (len(kept) < len(whole)) == (bool(lines) and lines[-1].endswith("…"))


def hostile_names() -> list[str]:
    return [record.name for record in hostile().of(Organisation).values()]


def test_a_wider_text_has_a_larger_box() -> None:
    assert text_width("") == 0
    assert text_width("iii") < text_width("aaa") < text_width("WWW") < text_width("日本語")
    assert text_width("abc", 28) == pytest.approx(2 * text_width("abc", 14))


# --- sensitive parties ------------------------------------------------------------------------------------------------


def secrets_of(network: Network) -> list[str]:
    """Return names, aliases and ids that a masked answer must not have, in small letters."""
    names = Names(network)
    found: list[str] = []
    for ref in names.sensitive:
        record = network.get(ref)
        if isinstance(record, Organisation):
            found += [record.name, record.id, *record.aliases]
    return [text.casefold() for text in found]


@pytest.mark.parametrize("wish", every_wish(sample("waterveen")))
def test_a_masked_picture_has_no_name_and_no_id_of_a_sensitive_party(wish: tuple[str, ...]) -> None:
    network = sample("waterveen")
    assert len(secrets_of(network)) >= 6
    text = json.dumps(picture(network, *wish), ensure_ascii=False).casefold()
    assert not [secret for secret in secrets_of(network) if secret in text]


def test_a_picture_around_a_sensitive_party_is_masked_too_and_opens_nothing() -> None:
    network = sample("waterveen")
    ref = next(ref for ref in sorted(Names(network).sensitive) if ref.label == "Organisation")
    answer = picture(network, "around", str(ref))
    text = json.dumps(answer, ensure_ascii=False).casefold()
    assert not [secret for secret in secrets_of(network) if secret in text]
    centre = next(node for node in answer["nodes"] if node["centre"])
    assert (centre["opens"], centre["sensitive"]) == ("", True)
    assert centre["id"].startswith("Organisation:gevoelig-")
    assert answer["wish"]["subjects"] == [centre["id"]]


def test_a_picture_on_the_own_machine_names_a_sensitive_party_with_a_mark() -> None:
    network = sample("waterveen")
    ref = next(ref for ref in sorted(Names(network).sensitive) if ref.label == "Organisation")
    answer = picture(network, "around", str(ref), masked=False, marked=True)
    centre = next(node for node in answer["nodes"] if node["centre"])
    assert centre["id"] == centre["opens"] == str(ref)
    assert centre["name"] == f"{network.name_of(ref)} (gevoelig)"


def test_a_function_does_not_give_a_sensitive_party_away() -> None:
    build = Build(shipped=True)
    build.org("Moskee Al Nour", sensitive=True)
    build.org("GGD", "health")
    build.meeting("Wijk")
    build.seat("Moskee Al Nour", "Wijk", "imam")
    build.seat("GGD", "Wijk", "contact voor Moskee Al Nour")
    build.expert("imam", "Moskee Al Nour")
    network = build.network()
    masked = json.dumps(picture(network, "around", "Organisation:org-GGD"))
    assert "imam" not in masked
    assert "Nour" not in masked
    assert "contact voor een gevoelige partij" in masked
    local = json.dumps(picture(network, "around", "Organisation:org-GGD", masked=False))
    assert "als imam" in local
    assert Ref("Expert", "exp-imam") in Names(network).sensitive
