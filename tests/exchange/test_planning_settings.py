"""Settings, own words, the norm's own lines, groups that are refused, and sensitive parties."""

from __future__ import annotations

import pytest

from netmap.exchange.findings import Level
from netmap.exchange.planning import workbook_municipality
from netmap.model import (
    DealsWith,
    Network,
    NormLineRecord,
    Organisation,
    Origin,
    PopulationGroup,
    Reaches,
    Setting,
    Term,
    Theme,
)
from netmap.reference.refused_groups import refused_ground
from netmap.reference.vocabulary import shipped_terms
from tests.exchange.files import EMPTY, blocking, book, ends, load, meeting, org, plan, told


def setting(key: str, value: str, **cells: str) -> dict[str, str]:
    return {"key": key, "value": value, **cells}


def values(network: Network) -> set[tuple[str, str, str | None]]:
    return {(s.key.value, s.value, s.date) for s in network.of(Setting).values()}


def local(network: Network) -> list[Term]:
    return [r for r in network.records.values() if isinstance(r, Term) and r.origin is Origin.LOCAL]


# --- Instellingen --------------------------------------------------------------------------------------------------


def test_settings_are_kept_by_code_and_id() -> None:
    network = load(
        book(
            consultations=[{"name": "Driehoek"}],
            settings=[
                setting("Gemeente", "Zandwijk"),
                setting("peildatum", "01-09-2026"),
                setting("grens", "Alle partijen met een taak", explanation="besluit college"),
                setting("thema dat speelt", "jongerenoverlast; burenruzie"),
                setting("eerdere onrust", "rellen", date="2021"),
                setting("thema speelt niet hier", "vervuiling"),
                setting("groep", "jongeren"),
                setting("volledig", "Organisaties", date="2026-08-01"),
                setting("volledig", "Dekking: burenruzie", date="2026-08"),
                setting("volledig", "deelname: driehoek"),
                setting("oefening", "tafeloefening", date="2025-11"),
                setting("bewaartermijn", "24"),
                setting("norm", "handreiking"),
            ],
        )
    )
    assert values(network) == {
        ("municipality", "Zandwijk", None),
        ("reference_date", "2026-09-01", None),
        ("boundary", "Alle partijen met een taak", None),
        ("theme_now", "youth_nuisance", None),
        ("theme_now", "neighbour_conflict", None),
        ("past_unrest", "riot_protest", "2021"),
        ("theme_not_here", "litter_dirt", None),
        ("group", "young_people", None),
        ("complete", "organisations", "2026-08-01"),
        ("complete", "coverage:neighbour_conflict", "2026-08"),
        ("complete", "participation:ovl-driehoek", None),
        ("exercise", "tafeloefening", "2025-11"),
        ("retention", "24", None),
        ("norm", "handreiking", None),
    }
    assert [s.note for s in network.of(Setting).values() if s.note] == ["besluit college"]


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("peildatum", "binnenkort", "setting_value"),
        ("volledig", "Postcodes", "setting_value"),
        ("volledig", "Dekking:", "setting_value"),
        ("volledig", "Dekking: ruimtevaart", "setting_value"),
        ("volledig", "Deelname: Kernteam", "reference_unknown"),
        ("thema dat speelt", "onbekend", "setting_value"),
        ("kleur", "rood", "code_needed"),
    ],
)
def test_a_setting_that_cannot_be_understood_blocks(key: str, value: str, code: str) -> None:
    found = plan(EMPTY, book(settings=[setting(key, value)]))
    assert told(found) == [(code, (2,))]
    assert not found.change_set.changes


def test_a_single_setting_takes_its_new_value_and_two_values_in_one_file_block() -> None:
    first, second = book(settings=[setting("bewaartermijn", "12")]), book(settings=[setting("bewaartermijn", "24")])
    assert values(load(first, second)) == {("retention", "24", None)}
    both = book(settings=[setting("bewaartermijn", "12"), setting("bewaartermijn", "24")])
    assert told(plan(EMPTY, both)) == [("two_contents", (2, 3))]


def test_a_theme_that_plays_and_does_not_is_asked() -> None:
    rows = [setting("thema dat speelt", "burenruzie"), setting("thema speelt niet hier", "burenruzie")]
    found = plan(EMPTY, book(settings=rows))
    assert told(found) == [("theme_both", (2, 3))]
    assert found.findings[0].level is Level.QUESTION
    network = load(book(settings=rows[:1]))
    assert told(plan(network, book(settings=rows[1:]))) == [("theme_both", (2,))]


def test_the_municipality_of_a_file() -> None:
    assert workbook_municipality(book(settings=[setting("municipality", "Zandwijk")])) == "Zandwijk"
    assert workbook_municipality(book(organisations=[{"name": "Zandwijk"}])) is None


# --- words ---------------------------------------------------------------------------------------------------------


def test_an_unknown_word_is_kept_and_asked_once_however_many_rows_have_it() -> None:
    tables = [{"name": f"Overleg {n}", "themes": "Vuurwerk" if n % 2 else "vuurwerk"} for n in range(40)]
    found = plan(EMPTY, book(consultations=tables))
    assert told(found) == [("word_new", tuple(range(2, 42)))]
    assert (found.findings[0].level, found.findings[0].column) == (Level.QUESTION, "thema's")
    (term,) = local(load(book(consultations=tables)))
    assert (term.KIND, term.id, term.label_nl) == ("Theme", "vuurwerk", "Vuurwerk")


def test_words_are_found_by_label_synonym_and_id_in_either_language() -> None:
    for word in ("jongerenoverlast", "Jeugdoverlast", "youth nuisance", "youth_nuisance"):
        network = load(book(consultations=[{"name": "W", "themes": word}]))
        assert ends(network, DealsWith, meeting("ovl-w")) == {"youth_nuisance"}
        assert local(network) == []


def test_an_own_word_with_synonyms_is_known_on_every_sheet() -> None:
    file = book(
        consultations=[{"name": "W", "themes": "knallen; Vuurwerkoverlast"}],
        words=[{"list": "thema", "word": "Vuurwerkoverlast", "meaning": "Knallen", "synonyms": "knallen; rotjes"}],
    )
    assert told(plan(EMPTY, file)) == []
    network = load(file)
    (term,) = local(network)
    assert (term.id, term.meaning, term.synonyms) == ("vuurwerkoverlast", "Knallen", ("knallen", "rotjes"))
    assert ends(network, DealsWith, meeting("ovl-w")) == {"vuurwerkoverlast"}
    assert told(plan(network, book(consultations=[{"name": "X", "themes": "rotjes"}]))) == []


def test_a_shipped_word_becomes_an_own_copy_with_more_synonyms() -> None:
    network = load(book(words=[{"list": "thema", "word": "burenruzie", "synonyms": "heggenstrijd"}]))
    (term,) = local(network)
    shipped = next(t for t in shipped_terms() if t.id == "neighbour_conflict")
    assert term.id == "neighbour_conflict"
    assert set(term.synonyms) == {*shipped.synonyms, "heggenstrijd"}
    assert isinstance(term, Theme)
    assert term.domains == shipped.domains  # type: ignore[attr-defined]


def test_a_word_with_two_meanings_blocks() -> None:
    words = [{"list": "thema", "word": word, "synonyms": "herrie"} for word in ("burenruzie", "vervuiling")]
    file = book(words=words, consultations=[{"name": "W", "themes": "herrie"}])
    assert told(plan(EMPTY, file)) == [("word_ambiguous", (2,))]


def test_geen_and_onbekend_never_become_words() -> None:
    rows = [{"name": "Politie", "sector": "geen", "population_groups": "onbekend", "part_of": "geen"}]
    found = plan(EMPTY, book(organisations=rows))
    assert told(found) == [("nobody_not_kept", (2,)), ("nobody_not_kept", (2,))]
    assert local(load(book(organisations=rows))) == []


def test_words_that_no_letters_hold_stay_apart() -> None:
    tables = [{"name": "A", "themes": "社区"}, {"name": "B", "themes": "مسجد"}]
    network = load(book(consultations=tables))
    assert len(local(network)) == 2
    assert not plan(network, book(consultations=tables)).change_set.changes


# --- groups and sensitive parties ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("group", "ground"),
    [
        ("Moslims", "faith"),
        ("Joodse gemeenschap", "faith"),
        ("statushouders", "origin"),
        ("Turkse Nederlanders", "origin"),
        ("jongeren met een migratieachtergrond", "origin"),
        ("LHBT'ers", "orientation"),
        ("LVB-jongeren", "health"),
        ("mensen met een beperking", "health"),
    ],
)
def test_groups_by_origin_faith_health_or_orientation_are_refused_everywhere(group: str, ground: str) -> None:
    assert refused_ground(group) == ground
    files = [
        book(organisations=[{"name": "X", "population_groups": f"jongeren; {group}"}]),
        book(settings=[setting("groep", group)]),
        book(words=[{"list": "groep", "word": group}]),
        book(words=[{"list": "groep", "word": "jongeren", "synonyms": group}]),
    ]
    for file in files:
        found = plan(EMPTY, file)
        assert not found.loadable
        assert [f.code for f in blocking(found)] == ["imports.plan.group_refused"]
        good = load(file, good_rows_only=True)
        assert not [t for t in local(good) if isinstance(t, PopulationGroup) and t.id != "young_people"]


def test_a_refused_group_drops_its_cell_and_not_the_row() -> None:
    file = book(organisations=[{"name": "X", "population_groups": "jongeren; moslims", "stands_for": "2"}])
    network = load(file, good_rows_only=True)
    assert ends(network, Reaches, org("org-x")) == {"young_people"}
    assert network.of(Organisation)["org-x"].stands_for == 2


def test_no_group_that_ships_is_refused() -> None:
    groups = [t for t in shipped_terms() if isinstance(t, PopulationGroup)]
    assert groups
    for term in groups:
        assert not [w for w in (term.label_nl, *term.synonyms) if refused_ground(w)]


@pytest.mark.parametrize("group", ["vrijwilligers", "kerngezinnen", "bewoners", "ouders", "polsstokspringers"])
def test_other_groups_may_be_added(group: str) -> None:
    assert refused_ground(group) is None


def test_sensitive_parties_get_a_number_when_they_are_first_marked_and_keep_it() -> None:
    rows = [
        {"name": "Buurtvaders", "sensitive": "ja"},
        {"name": "Moskee Noord", "actor_type": "moskee"},
        {"name": "Raad van Kerken", "sector": "geloof en zelforganisaties"},
        {"name": "Zelforganisatie", "actor_type": "zelforganisatie", "sensitive": "nee"},
        {"name": "Politie"},
    ]
    network = load(book(organisations=rows))
    numbers = {o.name: o.sensitive_number for o in network.of(Organisation).values()}
    assert numbers == {
        "Buurtvaders": 1,
        "Moskee Noord": 2,
        "Raad van Kerken": 3,
        "Zelforganisatie": None,
        "Politie": None,
    }
    later = load(
        book(organisations=[{"name": "Buurtvaders", "sensitive": "nee"}, {"name": "Aanloop", "sensitive": "ja"}]),
        network=network,
    )
    after = {o.name: o.sensitive_number for o in later.of(Organisation).values()}
    assert (after["Buurtvaders"], after["Aanloop"]) == (1, 4)
    marked = [o.sensitive for o in network.of(Organisation).values() if o.name == "Moskee Noord"]
    assert marked == [None]


def test_the_numbers_of_sensitive_parties_do_not_follow_the_alphabet() -> None:
    names = ["Aarde", "Berg", "Cirkel", "Dal", "Eiland", "Fontein", "Gracht", "Haven"]
    network = load(book(organisations=[{"name": name, "sensitive": "ja"} for name in names]))
    numbers = [o.sensitive_number for o in sorted(network.of(Organisation).values(), key=lambda o: o.name)]
    assert sorted(n for n in numbers if n) == list(range(1, 9))
    assert numbers not in (sorted(numbers), sorted(numbers, reverse=True))


# --- norm ----------------------------------------------------------------------------------------------------------


LINE = """text = "Iemand oefent."
kind = "instrumental"
type = "exercise_gap"
for_each = ["network"]
needs = "setting_present(exercise)"
passage = { part = "A2", heading = "Oefenen", paraphrase = "Oefenen houdt de structuur levend." }
"""


def test_the_networks_own_norm_lines_are_kept_as_they_are() -> None:
    network = load(book(norm=[{"id": "theme-eye", "off": "ja"}, {"id": "eigen", "line": LINE.strip()}]))
    lines = {r.id: (r.off, r.line) for r in network.of(NormLineRecord).values()}
    assert lines == {"theme-eye": (True, None), "eigen": (None, LINE.strip())}


@pytest.mark.parametrize("row", [{"id": "eigen", "line": "needs = ("}, {"id": "bestaat-niet", "off": "ja"}])
def test_a_norm_line_that_cannot_be_used_blocks(row: dict[str, str]) -> None:
    assert told(plan(EMPTY, book(norm=[row]))) == [("norm_line", (2,))]
