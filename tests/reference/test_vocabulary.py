"""The shipped words: every list is whole, and no word of a list means two things."""

import enum

import pytest

import netmap.model as model
from netmap.exchange.columns import SHEETS, Cell
from netmap.model import (
    VOCABULARY_TYPES,
    ActorType,
    Channel,
    ConsultationKind,
    Echelon,
    ExpertiseDomain,
    Network,
    Origin,
    Phase,
    PopulationGroup,
    Sector,
    SheetName,
    Stage,
    Theme,
    normalise,
)
from netmap.reference.vocabulary import Vocabulary, check_references, read_terms, shipped_terms, words_of
from netmap.reference.words import all_words, code_of, codes, list_names, word_of

KINDS = sorted(VOCABULARY_TYPES)


def ids(kind):
    return [term.id for term in Vocabulary.shipped().terms(kind)]


@pytest.mark.parametrize("kind", KINDS)
def test_no_word_of_a_list_names_two_of_its_terms(kind):
    named = {}
    for term in Vocabulary.shipped().terms(VOCABULARY_TYPES[kind]):
        for word in words_of(term):
            assert normalise(word), (term.id, word)
            assert named.setdefault(normalise(word), term.id) == term.id, word


@pytest.mark.parametrize("kind", KINDS)
def test_every_term_is_found_by_each_of_its_words_in_any_spelling(kind):
    cls = VOCABULARY_TYPES[kind]
    vocabulary = Vocabulary.shipped()
    for term in vocabulary.terms(cls):
        for word in words_of(term):
            assert vocabulary.find(cls, f"  {word.upper()} ") == term, word


def test_terms_are_shipped_with_a_source_and_an_english_label():
    assert shipped_terms() is shipped_terms()
    for term in shipped_terms():
        assert term.origin is Origin.SHIPPED
        assert term.source
        assert term.label_en
        assert term.version == 0


def test_every_reference_between_the_lists_exists():
    sectors, domains, types = set(ids(Sector)), set(ids(ExpertiseDomain)), set(ids(ActorType))
    vocabulary = Vocabulary.shipped()
    assert {t.sector for t in vocabulary.terms(ActorType)} <= sectors
    for theme in vocabulary.terms(Theme):
        for pair in theme.sector_pairs:
            first, second = pair.split("+")
            assert first < second, theme.id
            assert {first, second} <= sectors
        assert set(theme.domains) <= domains
    for phase in vocabulary.terms(Phase):
        assert phase.professions
        assert set(phase.professions) <= types


def test_a_reference_to_nothing_is_refused_with_the_term_that_makes_it():
    broken = Theme(id="x", label_nl="x", label_en="x", source="x", domains=("no_such_domain",))
    with pytest.raises(ValueError, match=r"Theme x: there is no ExpertiseDomain 'no_such_domain'"):
        check_references([broken])


def test_sectors_carry_the_words_of_the_workbook():
    words = [term.label_nl for term in Vocabulary.shipped().terms(Sector)]
    assert ", ".join(words) == (
        "gemeente, politie, justitie, handhaving, welzijn, jongerenwerk, sociaal team, jeugdzorg, gezondheid, wonen, "
        "onderwijs, bewoners, geloof en zelforganisaties, ondernemers, sport, informeel, zorg- en veiligheidshuis, "
        "veiligheidsregio, expertise, media, overig"
    )


def test_echelons_rise_from_one_person_to_the_country():
    terms = Vocabulary.shipped().terms(Echelon)
    assert [t.id for t in sorted(terms, key=lambda t: t.rank)] == [
        "individual",
        "street",
        "buurt",
        "wijk",
        "local",
        "basisteam",
        "district",
        "region",
        "national",
    ]


def test_phases_are_those_of_table_a1_and_are_found_by_their_handling():
    terms = Vocabulary.shipped().terms(Phase)
    assert [t.id for t in terms] == ["calm", "first_signs", "build_up", "tension", "escalation", "return_to_calm"]
    assert [t.rank for t in terms] == [1, 2, 3, 4, 5, 6]
    handlings = ["proactie", "signalering", "preventie", "interventie", "repressie", "nazorg"]
    assert [Vocabulary.shipped().find(Phase, word) for word in handlings] == list(terms)


def test_sensitive_kinds_are_exactly_those_of_the_faith_and_self_organisation_sector():
    terms = Vocabulary.shipped().terms(ActorType)
    sensitive = {t.id for t in terms if t.sensitive}
    assert sensitive == {"mosque", "church", "self_organisation", "community_representatives", "neighbourhood_fathers"}
    assert sensitive == {t.id for t in terms if t.sector == "faith_community"}


def test_population_groups_are_only_those_that_name_no_origin_faith_health_or_orientation():
    labels = [t.label_nl for t in Vocabulary.shipped().terms(PopulationGroup)]
    assert labels == [
        "jongeren",
        "ouderen",
        "kinderen 8-14",
        "nieuwkomers",
        "huurders",
        "kopers",
        "studenten",
        "ondernemers",
        "supporters",
    ]
    for word in ("moslims", "statushouders", "LVB-jongeren", "Marokkanen", "LHBT'ers"):
        assert Vocabulary.shipped().candidates(PopulationGroup, word) == ()


def test_only_themes_that_the_handreiking_does_not_name_lack_the_mark():
    assert {t.id for t in Vocabulary.shipped().terms(Theme) if not t.named} == {"extremism", "public_facility"}


@pytest.mark.parametrize(
    ("kind", "word", "term_id"),
    [
        (ActorType, "woningbouwvereniging", "housing_association"),
        (ActorType, "OM", "public_prosecutor"),
        (ActorType, "Boa’s", "enforcement_officer"),
        (ActorType, "moskeeën", "mosque"),
        (ActorType, "Kerken", "church"),
        (ActorType, "ziekenhuis", "hospital"),
        (ActorType, "huisartsen", "general_practitioner"),
        (ActorType, "Bureau Halt", "halt"),
        (ActorType, "Ambulancedienst", "ambulance_service"),
        (ActorType, "buurthuis", "community_centre"),
        (ActorType, "bibliotheek", "library"),
        (ActorType, "uwv", "benefits_agency"),
        (ConsultationKind, "Driehoeksoverleg", "triangle"),
        (ConsultationKind, "JGO", "area_professionals"),
        (Theme, "Geweld tegen LHBT'ers", "lgbt_violence"),
        (Theme, "hangjongeren", "youth_nuisance"),
        (Channel, "Whatsapp groep", "whatsapp_group"),
        (Echelon, "regionaal", "region"),
        (ExpertiseDomain, "LVB", "mild_disability"),
        (Sector, "Zorg & Veiligheidshuis", "care_safety_house"),
    ],
)
def test_words_of_real_lists_are_understood(kind, word, term_id):
    term = Vocabulary.shipped().find(kind, word)
    assert term is not None
    assert term.id == term_id


def test_a_word_of_two_terms_finds_neither_but_names_both_as_candidates():
    one = Theme(id="one", label_nl="kermis", origin=Origin.LOCAL, synonyms=("feest",))
    two = Theme(id="two", label_nl="carnaval", origin=Origin.LOCAL, synonyms=("Feest",))
    vocabulary = Vocabulary([one, two])
    assert vocabulary.find(Theme, "feest") is None
    assert vocabulary.candidates(Theme, "FEEST") == (one, two)
    assert vocabulary.find(Theme, "kermis") == one
    assert vocabulary.find(Sector, "kermis") is None


def test_an_exact_id_wins_from_a_synonym_of_another_term():
    one = Theme(id="kermis", label_nl="onrust op de kermis", origin=Origin.LOCAL)
    two = Theme(id="feest", label_nl="feest", origin=Origin.LOCAL, synonyms=("kermis",))
    assert Vocabulary([two, one]).find(Theme, "kermis") == one


def test_the_vocabulary_of_a_network_has_its_own_words_after_the_shipped_ones():
    local = Theme(id="kermis", label_nl="kermis", origin=Origin.LOCAL)
    network = Network(id="net-x", name="X").with_records([local, *reversed(shipped_terms())])
    vocabulary = Vocabulary.of(network)
    assert [t.id for t in vocabulary.terms(Theme)] == [*ids(Theme), "kermis"]
    assert vocabulary.find(Theme, "Kermis") == local


GOOD = '[[term]]\nid = "a"\nlabel_nl = "a"\nlabel_en = "a"\nsource = "x"\n'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[term]", "sector.toml: "),
        (GOOD.replace('label_nl = "a"\n', ""), "sector.toml: term.0.label_nl: Field required"),
        (GOOD.replace('id = "a"', 'id = "A b"'), "sector.toml: term.0.id: "),
        (GOOD + 'colour = "red"\n', "sector.toml: term.0.colour: "),
        (GOOD + 'synonyms = "a"\n', "sector.toml: term.0.synonyms: "),
        (GOOD + "sensitive = true\n", "sector.toml: a: not a field of Sector: sensitive"),
        (GOOD + GOOD, "sector.toml: a: this id is there twice"),
    ],
)
def test_a_bad_vocabulary_file_is_refused_with_its_name_and_place(text, message):
    with pytest.raises(ValueError, match="^" + message.replace("[", r"\[")):
        read_terms(Sector, text, "sector.toml")


# --- the closed lists --------------------------------------------------------------------------------------------


def test_every_closed_list_of_the_workbook_has_words():
    used = {column.list for sheet in SHEETS.values() for column in sheet.columns if column.cell is Cell.CODE}
    assert used <= set(list_names())


def test_the_words_cover_every_member_of_their_enumeration_and_no_other():
    for name in list_names():
        cls = getattr(model, name, None)
        if isinstance(cls, type) and issubclass(cls, enum.StrEnum):
            # Nobody enters "verify": it is computed, never in the data.
            assert set(codes(name)) == {member.value for member in cls} - {Stage.VERIFY.value}, name
    assert set(codes("Vocabulary")) == set(VOCABULARY_TYPES)


def test_every_word_stands_for_its_code_in_any_spelling():
    for name in list_names():
        for code in codes(name):
            for word in all_words(name, code):
                assert code_of(name, f" {word.upper()} ") == code, (name, word)
            assert word_of(name, code) != ""
            assert code_of(name, word_of(name, code, "en")) == code


def test_sheet_words_are_those_of_the_sheets():
    for name in SheetName:
        assert word_of("SheetName", name) == SHEETS[name].nl
        assert word_of("SheetName", name, "en") == SHEETS[name].en


@pytest.mark.parametrize(
    ("name", "word", "code"),
    [
        ("Status", "beeindigd", "ended"),
        ("Status", "Beëindigd", "ended"),
        ("Mandate", "afstemmend", "align"),
        ("Mandate", "voorbereidend", "advise"),
        ("Mandate", "uitzetten van acties", "operate"),
        ("Mandate", "informerend", "align"),
        ("Role", "coordinator", "coordinator"),
        ("PlanKind", "ggd protocol", "ggd_protocol"),
        ("SettingKey", "Thema speelt niet hier", "theme_not_here"),
        ("Answer", "?", "unknown"),
        ("Answer", "X", "yes"),
        ("Nobody", "geen", "nobody"),
        ("Vocabulary", "thema’s", "Theme"),
        ("Status", "", None),
        ("Status", "geel", None),
    ],
)
def test_words_of_closed_lists_are_understood(name, word, code):
    assert code_of(name, word) == code


def test_a_list_that_does_not_exist_is_a_defect():
    with pytest.raises(KeyError):
        code_of("Colours", "rood")
