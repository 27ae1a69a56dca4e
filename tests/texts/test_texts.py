"""Every sentence that netmap says: there, used, in both languages, short and plain."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import fields
from string import Formatter

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from netmap.analysis.facts import STAGE_OF_MANDATE
from netmap.analysis.overviews.results import Kind
from netmap.analysis.pictures.results import NodeKind, TieKind
from netmap.analysis.profiles.results import Confirmer, GroupCode
from netmap.analysis.results import Confidence, Cover, Fallback, Relevance, Sign
from netmap.analysis.routes.results import DeadEndType, RouteStage, RouteStatus
from netmap.analysis.routes.staged import ArcKind
from netmap.analysis.team.criteria import ORDER
from netmap.analysis.team.results import CriterionState
from netmap.analysis.what_if.results import ScenarioId
from netmap.cli import app
from netmap.exchange.findings import Level
from netmap.exchange.template import write_template
from netmap.model import Certainty, PlanKind, SheetName, Stage, StatedValue, Status
from netmap.reference.domains import DOMAINS
from netmap.reference.norm import CLOSES, FOR_EACH, KINDS, PREDICATES, WHERE, NormLine, default_norm
from netmap.report.gap_workbook import ACCOUNT, FINDING, PLAN
from netmap.report.method.lines import PARTS
from netmap.report.method.needs import variant_of
from netmap.report.method.routes import ROUTES
from netmap.report.method.rules import RULES
from netmap.report.overviews.workbook import ACCOUNT as OVERVIEW_ACCOUNT
from netmap.report.overviews.workbook import HAND, LONG, ROWS, SPREAD
from netmap.report.pictures.lacks import LACKS
from netmap.texts import LANGUAGES, offered, say, say_count, sentences
from netmap.ui.navigation import PAGES
from tests.report.test_method import needs
from tests.texts import source

TRANSLATED = LANGUAGES[1:]
SENTENCES = sentences()
LONGEST = 20
MAY_BE_LONGER: dict[str, str] = {}  # code -> why it cannot be shorter

#: Words of programmers. ``cli.`` may say JSON: it is the name of what ``--json`` gives.
JARGON = re.compile(
    r"\b(node|edge|string|null|none|boolean|traceback|exception|constraint|query|cypher|schema|record|parse|json)s?\b",
    re.IGNORECASE,
)
NOT_POLITE = re.compile(r"\b(je|jij|jou|jouw|jullie|graf|knoop|knopen)\b", re.IGNORECASE)


def values(names: Iterable[object]) -> set[str]:
    return {str(name) for name in names}


def covered_stages() -> set[str]:
    return values(PREDICATES["covered"].first)


def method_variants():
    return {variant_of(need, for_each) for for_each, need in needs()}


def criteria() -> set[str]:
    """Return what can follow "team.criterion.": a criterion, how it stands, and which of its sentences."""
    return {code.removeprefix("team.criterion.") for code in SENTENCES if code.startswith("team.criterion.")}


#: Codes that are put together while netmap runs: their start, and all that can follow it.
PUT_TOGETHER: dict[str, set[str]] = {
    "cli.command": {str(command.name) for command in app.registered_commands if not command.hidden},
    "confidence": values(Confidence),
    "coverage": values(Cover) - {Cover.ENOUGH.value},
    "does": values(Stage),
    "fallback": values(Fallback) | {"unknown"},
    "frame.situation": {"theme", "area", "phase", "theme_area", "theme_phase", "area_phase", "theme_area_phase"},
    "gaps.ask.mandate_themes": {"interpret", "decide", "act"},
    "gaps.ask.other": covered_stages(),
    "gaps.ask.setting": values(PREDICATES["setting_present"].first),
    "gaps.ask.stage": covered_stages(),
    "gaps.title.covered": {f"{c}.{stage}" for c in ("none", "single", "one_sector") for stage in covered_stages()},
    "import.consequence": values(SheetName),
    "level": values(Level),
    "map.ask": {"around", "theme", "sectors"},
    "map.choose": {"around", "theme"},
    "map.drawing": {
        *("search", "help", "fit", "closer", "further", "large", "role", "signs", "opened"),
        *("not_found", "nothing_there", "failed"),
    },
    "map.look": {"overview", "around", "theme", "sectors", "routes", "meetings"},
    "map.title": {"overview", "routes", "meetings"},
    "names.reason": {code.rpartition(".")[2] for code in SENTENCES if code.startswith("names.reason.")},
    "page.empty": {"template", "fill", "check", "import"},
    "page.sign": values(Sign),
    "relevance": values(Relevance),
    "picture.absent": LACKS,
    "picture.column": {"name", "kind", "domain", "ties", "how", "note"},
    "picture.domain": {*DOMAINS, "accent"},
    "picture.kind": values(NodeKind),
    "picture.lack": LACKS,
    "picture.sign": {
        *("centre", "size", "line", "arrow", "absent", "unknown", "decides", "groups"),
        *("meets", "best", "alternative", "informal", "together", "alone", "gone", "new"),
    },
    "picture.status": values(set(Status) - {Status.ACTIVE}),
    "picture.tie": values(set(TieKind) - {TieKind.CONTACT, TieKind.MISSING}),
    "picture.unknown": LACKS,
    "profile.confirm": values(Confirmer),
    "profile.group": values(GroupCode),
    "profile.kind": {"organisation", "consultation", "expert", "theme"},
    "profile.none": values(GroupCode)
    - {*("leads", "told_by", "tells", "routes", "telling", "plans", "history", "ended")},
    "profile.said": values(StatedValue),
    "profile.status": values(Status),
    "profile.sum": {"planned", "suspended", "ended", "unknown"}
    | {f"{stage}.{number}" for stage in set(Stage) - {Stage.VERIFY} for number in ("one", "other")},
    "role": values(PREDICATES["has_role"].first),
    "severity": {"1", "2", "3", "4"},
    "sheet": values(SheetName),
    "stage": values(Stage),
    "method.overviews_kinds": values(Kind),
    "overview.account": {"network", "date", "question", "answer", "chosen", "legend", "remarks", "netmap"},
    "overview.column": {*ROWS, *HAND, *SPREAD, *OVERVIEW_ACCOUNT, *LONG},
    "overview.form": {"individual", "collective", "targeted"},
    "overview.handling": {"proaction", "signalling", "prevention", "intervention", "repression", "aftercare"},
    "overview.none": values(Kind),
    "overview.scale": {"surroundings", "district", "city"},
    "overview.sheet": {"matrix", "rows", "hand", "spread", "account"},
    "overview.state": {"present", "absent", "unknown"},
    "overview.title": values(Kind),
    "overview.topic": {"largest", "single_themes", "single_groups", "informal", "citizens", "helped", "sentences"},
    "overview.word": values(Kind),
    "page.what_if.gaps": {
        f"{kind}.{number}"
        for kind in ("opened", "worse", "asked", "better", "closed", "moot")
        for number in ("one", "other")
    },
    "page.what_if.kind": {"party", "consultation", "sector", "holder", "joins", "mandate"},
    "page.what_if.mandate": {"none", "align", "advise", "operate", "decide"},
    "page.what_if.which": {"party", "consultation", "sector", "holder", "joins", "mandate"},
    "picture.change": {"gone", "new", "mandate"},
    "table.import": {"would", "did"},
    "team.criterion": criteria(),
    "team.curve": {"optimal", "bound", "infeasible"},
    "team.passage": set(ORDER),
    "team.state": values(CriterionState),
    "team.status": {"optimal", "bound", "infeasible"},
    "team.title": set(ORDER),
    "whatif.scenario.word": values(ScenarioId),
    "table.routes": {"without", "open", "seatless"},
    **{f"gaps.ask.{what}_in": covered_stages() for what in ("stage", "other")},
    **{
        f"gaps.{what}": {"theme", "group", "area"}
        for what in (
            *("title.nobody", "title.rests_on", "title.too_many", "remedy.nobody", "remedy.rests_on"),
            *("evidence.searched_for", "ask.present", "ask.besides"),
        )
    },
    "gaps.way.plan": values(PlanKind),
    "gaps.way.stage": covered_stages(),
    "questions.example": {code.rpartition(".")[2] for code in SENTENCES if code.startswith("questions.example.")},
    "questions.line": {"theme_now", "past_unrest", "theme_not_here"},
    **{
        f"questions.{what}": {"found", "expected", "do"}
        for what in (*("line_changed", "masked", "other_network", "nobody_not_kept", "nobody_else", "conversation"),)
    },
    **{f"choice.{how}": {"theme", "area", "phase", "sector"} for how in ("unknown", "none", "several")},
    "gap_type": {line.type for line in default_norm().lines},
    "gaps.account": {code.rpartition(".")[2] for code in SENTENCES if code.startswith("gaps.account.")}
    - {"version", "level", "unknown", "all", "method_where"},
    "gaps.column": {*FINDING, *PLAN, *ACCOUNT},
    "gaps.selection.kind": set(KINDS),
    "gaps.sheet": {"findings", "plan", "account"},
    "method.closes": set(CLOSES),
    "method.each": set(FOR_EACH),
    "method.fallback": values(Fallback) | {"unknown"},
    "method.field": {f.name for f in fields(NormLine)} - {"id"},
    "method.kind": set(KINDS),
    "method.kinds": {*KINDS, "kind", "type", "lines"},
    "method.line": {
        *("kind", "each", "where", "candidates", "all", "present"),
        *("absent", "unknown", "severity", "closes", "passage", "own"),
    },
    "method.line.all": {"all", "any"},
    "method.mandate": values(STAGE_OF_MANDATE),
    "method.part": {*PARTS, "basis", "routes", "hub", "team", "third_parties", "what_if", "overviews", "limits"},
    "method.plan": values(PlanKind),
    "method.serious": {"coverage", "relevance", "fallback", "severity"},
    "method.sure": values(Confidence),
    "method.themes": values(Relevance),
    "method.where": set(WHERE),
    "method.word": {"yes", "no"},
    "route.status": values(RouteStatus),
    "route.stage": values(RouteStage),
    "route.kind": values(ArcKind),
    "route.often": {*("200", "52", "26", "12", "6", "4", "2", "1"), *("other", "least", "on_call")},
    "route.place": {"organisation", "consultation", "channel", "expert"},
    "route.certain": {*values(Certainty), "mandate"},
    "route.sheet.column": {"step", "who", "where", "function", "agreed"},
    "routes.end": values(DeadEndType),
    "routes.ending": values(DeadEndType),
    "table.down.kind": {"organisation", "consultation", "area", "group", "channel"},
}
#: Put together in another way than with a dot behind the start.
OTHERWISE = {
    *(
        f"gaps.ask.exists.{kind}.{status}"
        for kind in ("node", "seat", "route", "coordinator", "coverage")
        for status in (Status.SUSPENDED, Status.UNKNOWN)
    ),
    *(f"gaps.evidence.no_{role}" for role in ("chair", "coordinator")),
    "gaps.evidence.covers_in",  # "_in" is added when an area is known
    *(f"page.gaps.{part}{end}" for part in (*KINDS, "possible") for end in ("", ".help", ".none")),
    *(f"page.{page.name}.nav" for page in PAGES),
    *(f"table.gaps.{kind}" for kind in KINDS),
    *(
        f"page.{what}.{number}"
        for what in ("organisations", "consultations", "experts", "seats")
        for number in ("one", "other")
    ),
    *(f"cli.bad_{option}" for option in ("kind", "confidence")),
    *(f"cli.word.kind.{kind}" for kind in KINDS),
    *(f"cli.word.confidence.{level}" for level in Confidence),
    # The method: heading and paragraphs of each rule, and three sentences for each thing that a line may need.
    *(f"method.{name}" for name in RULES),
    *(f"method.{name}.{part}" for name, parts in RULES.items() for part in parts),
    *(f"method.{name}" for name in ROUTES),
    *(f"method.{name}.{part}" for name, parts in ROUTES.items() for part in parts),
    *(f"method.{part}.{variant}" for part in ("present", "absent", "unknown") for variant in method_variants()),
}
#: The start of every f-string with a code in it must be known above, or be one of these.
PATTERNS = {
    *(f"method.{part}.{{}}" for part in ("present", "absent", "unknown")),
    "cli.bad_{}",
    "cli.word.{}.{}",
    "method.{}",
    "method.{}.{}",
    "gaps.ask.exists.{}.{}",
    "gaps.evidence.no_{}",
    "imports.plan.{}",
    "imports.read.{}",
    "imports.template.sheets.{}",
    "imports.template.{}.heading",
    "imports.template.{}.{}",
    "page.gaps.{}",
    "page.gaps.{}.help",
    "page.gaps.{}.none",
    "page.{}",
    "page.{}.nav",
    "table.gaps.{}",
    "team.criterion.{}.{}{}",
}


def of_template() -> set[str]:
    """Return the codes that the template asks for."""
    asked: set[str] = set()

    def recorded(code: str) -> str:
        asked.add(code)
        return say(code)

    write_template(recorded)
    return asked


def of_findings() -> set[str]:
    """Return the codes of the three sentences of every finding that an import can have."""
    written = source.literals(source.PACKAGE / "exchange")
    kinds = {
        code.rsplit(".", 1)[0]
        for code in SENTENCES
        if re.match(r"(imports\.(plan|read)|privacy|repair)\..*\.(found|expected|do)$", code)
    }
    used = {kind for kind in kinds if kind in written or kind.rsplit(".", 1)[1] in written}
    return {f"{kind}.{part}" for kind in used for part in ("found", "expected", "do")}


def put_together() -> set[str]:
    joined = {f"{start}.{end}" for start, ends in PUT_TOGETHER.items() for end in ends}
    return joined | OTHERWISE


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


def catalogue(language: str) -> Catalog:
    path = source.TABLES / "locale" / f"{language}.po"
    with path.open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def parts(sentence: str) -> list[str]:
    """Return the sentences of a text, each placeholder as one word."""
    spoken = re.sub(r"\{\w+\}", "X", sentence)
    return re.split(r"(?<=[.!?])['\")*`]*\s+", spoken)


# --- both languages -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_catalogue_has_every_sentence_and_no_other(language: str) -> None:
    translated = {str(message.id) for message in catalogue(language) if message.id}
    assert translated == set(SENTENCES.values())


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_catalogue_has_no_empty_doubtful_or_obsolete_translation(language: str) -> None:
    found = catalogue(language)
    assert not found.obsolete
    for message in found:
        if message.id:
            assert message.string, message.id
            assert not message.fuzzy, message.id


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_names_what_the_dutch_sentence_names(language: str) -> None:
    for message in catalogue(language):
        dutch, other = str(message.id), str(message.string)
        if dutch:
            assert placeholders(dutch) == placeholders(other), dutch
            assert dutch.count("`") == other.count("`"), dutch
            assert dutch.count("**") == other.count("**"), dutch
            assert dutch[-1] in ".?!:" or other[-1] not in ".?!:", dutch
            assert dutch[-1] not in ".?!:" or other[-1] == dutch[-1], dutch


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_catalogue_compiles_and_is_offered(language: str) -> None:
    buffer = io.BytesIO()
    write_mo(buffer, catalogue(language))
    assert buffer.tell() > 0
    assert language in offered()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_can_be_said(language: str) -> None:
    for code, sentence in SENTENCES.items():
        said = say(code, language, **dict.fromkeys(placeholders(sentence), "Waterveen"))
        assert said.strip()
        assert "{" not in said


def test_the_catalogue_is_really_used() -> None:
    assert say("page.gaps.title") == "Wat ontbreekt er?"
    assert say("page.gaps.title", "en") == "What is missing?"
    assert say_count("page.seats", 1, "en") == "1 seat"
    assert say_count("page.seats", 3, "en") == "3 seats"


def test_the_script_finds_the_catalogues_in_step_and_names_no_place() -> None:
    script = source.ROOT / "scripts" / "messages"
    done = subprocess.run([sys.executable, script, "--check"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")
    for language in TRANSLATED:
        text = (source.TABLES / "locale" / f"{language}.po").read_text(encoding="utf-8")
        assert not re.search(r"(?m)^#:|Date:|(?<!bolt:)//|/(work|home|tmp|root)\b", text)


# --- codes ----------------------------------------------------------------------------------------------------


def test_every_code_in_the_source_has_a_sentence() -> None:
    families = {code.rsplit(".", cut)[0] for code in SENTENCES for cut in range(1, code.count(".") + 1)}
    starts = {pattern.removesuffix("{}") for pattern in PATTERNS}
    for code, place in source.named_codes().items():
        assert code in SENTENCES or code in families or code in starts, f"{place}: {code} has no sentence"


def test_every_code_that_is_put_together_has_a_sentence() -> None:
    assert put_together() <= SENTENCES.keys()


def test_every_way_to_put_a_code_together_is_listed_here() -> None:
    known = {f"{start}.{{}}" for start in PUT_TOGETHER} | {f"{start}.{{}}.{{}}" for start in PUT_TOGETHER} | PATTERNS
    for pattern, place in source.patterns().items():
        assert pattern in known, f"{place}: {pattern}"


def test_every_finding_of_an_import_has_its_three_sentences() -> None:
    rests = source.import_rests()
    assert len(rests) > 20
    for rest, place in rests.items():
        for part in ("found", "expected", "do"):
            assert f"imports.plan.{rest}.{part}" in SENTENCES, f"{place}: {rest}.{part}"
    kinds = {code for code in source.named_codes() if re.match(r"imports\.(plan|read)\.(?!refused\b)\w+$", code)}
    assert kinds
    for kind in kinds:
        for part in ("found", "expected", "do"):
            assert f"{kind}.{part}" in SENTENCES, kind


def test_every_sentence_is_used() -> None:
    named = set(source.named_codes())
    counted = {f"{code}.{number}" for code in named for number in ("one", "other")}
    used = named | counted | put_together() | of_template() | of_findings()
    assert sorted(SENTENCES.keys() - used) == []


def test_every_sentence_gets_the_values_that_it_names() -> None:
    checked = 0
    for code, names, place in source.calls_with_values():
        for known in (code, f"{code}.one", f"{code}.other"):
            if known in SENTENCES:
                assert placeholders(SENTENCES[known]) <= names, f"{place}: {known}"
                checked += 1
    assert checked > 100


# --- plain words ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_longer_than_twenty_words(language: str) -> None:
    for code, sentence in SENTENCES.items():
        text = say(code, language, **dict.fromkeys(placeholders(sentence), "X"))
        for part in parts(text):
            assert len(part.split()) <= LONGEST or code in MAY_BE_LONGER, f"{code}: {part}"
    assert MAY_BE_LONGER.keys() <= SENTENCES.keys()


def test_no_sentence_has_words_of_programmers() -> None:
    for code, sentence in SENTENCES.items():
        found = set(JARGON.findall(re.sub(r"\{\w+\}", "", sentence)))
        known = (code == "cli.json" and found == {"JSON"}) or code.startswith("api.")  # read by who programs
        assert not found or known, f"{code}: {found}"


def test_every_sentence_says_u() -> None:
    for code, sentence in SENTENCES.items():
        assert not NOT_POLITE.search(sentence), code


def test_an_error_says_what_to_do() -> None:
    """What was found and what to do are at least two sentences; a title or question is no error."""
    for code, sentence in SENTENCES.items():
        if code.startswith(("store.", "norm.", "imports.read.refused.", "network.none", "network.unknown")):
            assert len(parts(sentence)) >= 2, code
