"""Names: surely the same, worth asking about, or different; nothing is merged because it looks alike."""

from __future__ import annotations

import random
import string
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.names import NAMES, SEEN, Pair, made_up_names, quality, read_pairs
from netmap.exchange.matching import (
    Verdict,
    compare,
    loose_key,
    meanings,
    nearest,
    nearest_words,
    open_category,
    same_body,
    whole_of,
)
from netmap.reference.name_words import name_words
from netmap.texts import say, sentences

PAIRS = read_pairs(NAMES / SEEN)
SPELLINGS = (
    ["Gemeente IJsselstein", "gem. Ĳsselstein", "IJSSELSTEIN", "Ijsselstein, gemeente"],
    ["Stichting Welzijn Zandwijk", "St. Welzijn Zandwijk", "Welzijn-Zandwijk", " welzijn  zandwijk "],
    ["Coöperatie De Brug U.A.", "Cooperatie De Brug", "De Brug U.A."],
    ["Zorg & Welzijn", "Zorg en Welzijn", "ZORG- EN WELZIJN"],
    ["Wijkteam Noord-Oost", "Wijkteam Noordoost", "wijkteam noord oost"],
    ["Omgevingsdienst Zandwijk (OZ)", "Omgevingsdienst Zandwijk"],
    ["St. Anna", "Sint Anna", "Sint-Anna"],
)
words = st.sampled_from(
    [
        "Stichting",
        "gemeente",
        "BV",
        "B.V.",
        "St.",
        "Ver.",
        "GR",
        "Noord",
        "Zuidoost",
        "7",
        "12",
        "II",
        "GGD",
        "(ZW)",
        "(O)",
        "Zorg",
        "en",
        "&",
        "+",
        "Veiligheidshuis",
        "'s-Gravenhage",
        "Ĳmond",
        "Hengelo",
        "afdeling OOV",
        "Zandwijk",
    ]
)
names = st.one_of(st.lists(words, max_size=6).map(" ".join), st.text(max_size=40))


# --- keys ----------------------------------------------------------------------------------------------------


@given(names)
def test_a_key_is_its_own_key_and_never_empty(name: str) -> None:
    key = loose_key(name)
    assert key
    assert loose_key(key) == key


@pytest.mark.parametrize("spellings", SPELLINGS, ids=lambda spellings: spellings[0])
def test_spellings_of_one_name_are_one_body_each_with_each(spellings: list[str]) -> None:
    for one, other in product(spellings, repeat=2):
        assert same_body(one, other), (one, other)


def test_names_of_different_spelling_lists_are_never_one_body() -> None:
    for one, other in combinations(SPELLINGS, 2):
        assert not any(same_body(a, b) for a, b in product(one, other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Stichting Noord", "Vereniging Noord"),
        ("Stichting Zandwijk", "Gemeente Zandwijk"),
        ("Stichting Hengelo (O)", "Hengelo (O)"),
        ("Gemeente Groningen", "Provincie Groningen"),
        ("Bergen (L)", "Bergen (NH)"),
        ("Hengelo", "Hengelo (O)"),
        ("Haren", "Haren (Gr)"),
        ("Waterschap Rivierenland", "Rivierenland"),
        ("Team 7 1", "Team 71"),
        ("Feyenoord", "Feijenoord"),
        ("Protestantse Gemeente Ede", "Gemeente Ede"),
        ("Stichting Anna", "St. Anna"),
        ("!!!", "???"),
    ],
)
def test_what_a_person_would_call_two_bodies_is_not_one(one: str, other: str) -> None:
    assert not same_body(one, other)
    assert compare(one, other).verdict is not Verdict.SAME


def test_no_two_municipalities_and_provinces_have_one_key() -> None:
    listed = name_words()
    everything = (*listed.municipalities, *listed.former_municipalities, *(f"Provincie {p}" for p in listed.provinces))
    assert len(set(map(loose_key, everything))) == len(everything)


# --- likeness ------------------------------------------------------------------------------------------------


@given(names, names)
def test_comparing_is_symmetrical_and_same_only_for_the_same_body(one: str, other: str) -> None:
    likeness = compare(one, other)
    assert likeness == compare(other, one)
    assert (likeness.verdict is Verdict.SAME) == same_body(one, other) == (likeness.score == 100)
    assert 0 <= likeness.score <= 100
    assert f"names.reason.{likeness.reason}" in sentences()


def test_every_two_municipalities_are_different_with_and_without_the_word() -> None:
    alike = {frozenset((one, other)) for one, other in name_words().other_names}
    for one, other in combinations(name_words().municipalities, 2):
        if frozenset((one, other)) not in alike:
            assert compare(one, other).verdict is Verdict.DIFFERENT, (one, other)
    assert compare("Gemeente Lingewaal", "gem. Lingewaard").verdict is Verdict.DIFFERENT


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("GGD Gelderland-Zuid", "GGD Gelderland-Midden", "direction"),
        ("Wijkteam Zuid", "Wijkteam Zuidoost", "direction"),
        ("Wijkteam 1", "Wijkteam 2", "number"),
        ("Fase II", "Fase III", "number"),
        ("GGD Haarlem", "GGD Haarlemmermeer", "place"),
        ("Basisteam Lisdorp", "Basisteam Waterveen", "other_words"),
        ("GGD Lisdorp", "GGZ Lisdorp", "other_words"),
        ("Gemeente Almelo", "Welzijn Almelo", "kind"),
        ("Hengelo (O)", "Hengelo (Gld)", "bracket"),
    ],
)
def test_near_homonyms_are_kept_apart(one: str, other: str, reason: str) -> None:
    likeness = compare(one, other)
    assert (likeness.verdict, likeness.reason) == (Verdict.DIFFERENT, reason)
    assert nearest([one], [other]) == {one: []}


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Stichting Noord", "Vereniging Noord", "legal_form"),
        ("Den Haag", "Gemeente 's-Gravenhage", "other_name"),
        ("Gemeente Zandwjk", "Gemeente Zandwijk", "typo_one"),
        ("Hoogheermradschap Rijnland", "Hoogheemraadschap Rijnland", "typo"),
        ("Zeeuwsch Platform", "Zeeuws Platform", "spelling"),
        ("Buurtvaders Lisdorp", "Buurtvader Lisdorp", "ending"),
        ("Samen Werken Lisdorp Fonds", "Fonds Samenwerken Lisdorp", "split"),
        ("Fonds van Lisdorp", "Fonds voor Lisdorp", "small_words"),
        ("Platform Jeugd Lisdorp", "Lisdorp Platform Jeugd", "order"),
        ("Jongerenwerk Straatwijs", "Straatwijs", "part"),
        ("DOZ", "Dienst Onderwijs en Zorg", "abbreviation"),
        ("OOV", "Afdeling Openbare Orde en Veiligheid", "abbreviation"),
        ("GGD Fryslân", "GGD Friesland", "other_name"),
        ("SCP", "Sociaal en Cultureel Planbureau", "two_meanings"),
        ("Hengelo (O)", "Hengelo (Ov)", "bracket"),
        ("Hengelo", "Hengelo (O)", "bracket_missing"),
        ("Samen Sterk (voorheen De Schakel)", "De Schakel", "bracket_name"),
        ("Gemeente Zandwijk", "Gemeente Zandwijk, afdeling OOV", "department"),
        ("Gemeente Almelo", "Burgemeester van Almelo", "department"),
    ],
)
def test_what_may_be_one_body_is_asked_with_its_reason(one: str, other: str, reason: str) -> None:
    likeness = compare(one, other)
    assert (likeness.verdict, likeness.reason) == (Verdict.ASK, reason)
    near = nearest([one], [other])[one]
    assert [(entry.text, entry.score, entry.reason) for entry in near] == [(other, likeness.score, reason)]
    assert len(say(f"names.reason.{reason}").split()) <= 8


# --- the judged pairs ----------------------------------------------------------------------------------------


def test_the_seen_half_has_no_silent_merge_and_suggests_well() -> None:
    found = quality(PAIRS)
    assert found.pairs >= 75
    assert found.silent_merges == ()
    assert found.precision >= 0.9
    assert found.recall >= 0.85
    assert found.homonyms >= 25


@pytest.mark.parametrize("pair", [pair for pair in PAIRS if pair.near_homonym], ids=lambda p: f"{p.one}-{p.other}")
def test_no_near_homonym_is_taken_for_the_same(pair: Pair) -> None:
    assert compare(pair.one, pair.other).verdict is not Verdict.SAME
    assert not same_body(pair.one, pair.other)


# --- long lists ----------------------------------------------------------------------------------------------


def test_the_order_of_the_lists_and_doubles_do_not_matter() -> None:
    wanted, known = made_up_names(150, 1), made_up_names(150, 1) + made_up_names(150, 2)
    found = nearest(wanted, known)
    assert any(found.values())
    chance = random.Random(7)
    for _ in range(3):
        chance.shuffle(wanted)
        chance.shuffle(known)
        again = nearest(wanted + wanted[:5], known + known[:5])
        assert list(again) == wanted
        assert again == found


def test_long_lists_find_what_comparing_each_with_each_finds() -> None:
    listed = sorted({name for pair in PAIRS for name in (pair.one, pair.other)})
    found = nearest(listed, listed, limit=len(listed))
    for name in listed:
        asked = {other for other in listed if other != name and compare(name, other).verdict is Verdict.ASK}
        assert {near.text for near in found[name]} == asked


def test_the_best_come_first_and_no_more_than_asked() -> None:
    known = ["Stichting De Linde", "De Lindes", "De Linde Zorg en Welzijn", "De Linden", "De Eik"]
    near = nearest(["Vereniging De Linde"], known, limit=2)["Vereniging De Linde"]
    assert len(near) == 2
    assert near[0].text == "Stichting De Linde"
    assert near[0].score >= near[1].score


def test_the_same_body_and_the_name_itself_are_not_asked() -> None:
    assert nearest(["Gemeente Tiel"], ["Tiel", "gem. Tiel", "Gemeente Tiel"]) == {"Gemeente Tiel": []}


def test_empty_lists_give_empty_answers() -> None:
    assert nearest([], ["Tiel"]) == {}
    assert nearest(["Tiel", ""], []) == {"Tiel": [], "": []}


def test_a_name_of_thousands_of_words_is_compared() -> None:
    long = "x " * 5000 + "(" + "".join(string.ascii_uppercase) + ")"
    assert nearest([long], [long + "y"])[long] is not None


# --- words, meanings, categories, parts ----------------------------------------------------------------------


def test_a_misspelt_word_of_a_vocabulary_finds_it() -> None:
    themes = ["jongerenoverlast", "overlast door kinderen", "burenruzie", "geluidsoverlast", "polarisatie"]
    assert nearest_words("jongern overlast", themes)[0].text == "jongerenoverlast"
    assert [near.text for near in nearest_words("polarizatie", themes)] == ["polarisatie"]
    assert [near.reason for near in nearest_words("overlast kinderen", themes)] == ["part"]
    assert nearest_words("Burenruzie", themes) == []
    assert nearest_words("zwerfvuil", themes) == []
    assert nearest_words("", themes) == []


def test_an_abbreviation_with_two_meanings_gives_both() -> None:
    assert meanings("S.C.P.") == meanings("scp") == ("Sociaal Calamiteiten Plan", "Sociaal en Cultureel Planbureau")
    assert len(meanings("RVO")) == len(meanings("MOT")) == 2
    assert meanings("GGD") == meanings("RVO Plassenland") == meanings("") == ()
    assert all(len(both) >= 2 for both in name_words().meanings.values())


@pytest.mark.parametrize(
    "name",
    [
        "scholen",
        "Scholen Noord",
        "Scholen Hengelo",
        "externe partners",
        "woningcorporatie",
        "Professionals",
        "partners",
        "huisartsen",
        "flexibele schil",
        "de lokale huisartsen",
        "Diverse zorgaanbieders",
        "scholen, kerken en moskeeën",
        "ketenpartners e.o.",
        "alle scholen in de wijk",
        "sociale partners",
        "moskeeën",
    ],
)
def test_a_nameless_category_is_one(name: str) -> None:
    assert open_category(name)


@pytest.mark.parametrize(
    "name",
    [
        "Woningcorporatie De Brug",
        "Woningcorporatie Noord",
        "Politie",
        "Gemeente",
        "GGD",
        "Huisartsen De Linde",
        "",
        "Partners voor Jeugd",
        "Stichting Welzijn Zandwijk",
        "Sociale Dienst",
        "Zorg en Veiligheid",
        "de gemeente",
    ],
)
def test_a_name_is_no_category(name: str) -> None:
    assert not open_category(name)


@pytest.mark.parametrize(
    ("name", "whole"),
    [
        ("Gemeente Zandwijk, afdeling OOV", "Gemeente Zandwijk"),
        ("Gemeente Zandwijk - afdeling OOV", "Gemeente Zandwijk"),
        ("Gemeente Zandwijk (afdeling OOV)", "Gemeente Zandwijk"),
        ("Gemeente Zandwijk afdeling OOV", "Gemeente Zandwijk"),
        ("Afdeling OOV gemeente Zandwijk", "gemeente Zandwijk"),
        ("Afdeling OOV, gemeente Zandwijk", "gemeente Zandwijk"),
        ("Politie, basisteam Oost", "Politie"),
        ("Gemeente Zandwijk", None),
        ("Afdeling OOV", None),
        ("Zorg- en Veiligheidshuis Zandwijk", None),
        ("Platform Jeugd, Zorg en Welzijn", None),
        ("", None),
    ],
)
def test_the_name_of_a_part_names_the_whole(name: str, whole: str | None) -> None:
    assert whole_of(name) == whole
