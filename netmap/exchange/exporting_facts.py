"""The other sheets: routes, coverage, settings, words, names and norm, written from a network."""

from __future__ import annotations

from netmap.exchange.columns import SHEETS
from netmap.exchange.exporting_cells import NO, NOBODY, UNKNOWN, Texts, compact, joined, plain, word, yes_no
from netmap.exchange.planning.names import PARTIES
from netmap.exchange.planning.settings import COMPLETE_CHANNELS, COMPLETE_GROUPS
from netmap.model import (
    VOCABULARY_TYPES,
    About,
    Coverage,
    CoveredBy,
    In,
    NameDecision,
    Network,
    NormLineRecord,
    Of,
    Origin,
    PassesOn,
    Phase,
    PopulationGroup,
    Ref,
    Setting,
    SettingKey,
    SheetName,
    StatedValue,
    Statement,
    Term,
    Theme,
)
from netmap.reference.words import word_of

Row = dict[str, str]
#: How a list is called of which only a part can be complete.
COLUMN_TITLES = {COMPLETE_CHANNELS: "Kanalen", COMPLETE_GROUPS: "Groep", SheetName.AREAS.value: "Gebied"}
_THEMES = (SettingKey.THEME_NOW, SettingKey.PAST_UNREST, SettingKey.THEME_NOT_HERE)


def route_rows(network: Network, texts: Texts) -> list[Row]:
    """Return the rows of *Doorgeven*: routes, and that something is passed on to nobody."""
    rows = []
    for route in sorted(network.of(PassesOn).values(), key=lambda r: (r.start, r.end, r.id)):
        rows.append(
            compact(
                {
                    "from": texts.reference(route.start, PARTIES),
                    "to": texts.reference(route.end, PARTIES),
                    "direction": word(route.direction),
                    "kind": word(route.kind),
                    "themes": texts.terms(Theme, [route.theme] if route.theme else []),
                    "criterion": plain(route.criterion),
                    "by_function": plain(route.by_function),
                    "agreed": word(route.agreed),
                    **texts.facts(route),
                }
            )
        )
    for statement in _stated(network, About.ROUTE):
        rows.append(
            compact(
                {
                    "from": texts.reference(_ref(statement.subject), PARTIES),
                    "to": NOBODY if statement.value is StatedValue.NO else UNKNOWN,
                    "direction": word(statement.direction),
                    "themes": texts.terms(Theme, [statement.theme] if statement.theme else []),
                    **texts.facts(statement),
                }
            )
        )
    return rows


def coverage_rows(network: Network, texts: Texts) -> list[Row]:
    """Return the rows of *Dekking*: coverage, and who said no or does not know."""
    ends: dict[tuple[str, str], Ref] = {}
    for kind in (CoveredBy, Of, In):
        ends.update({(kind.KIND, tie.start.id): tie.end for tie in network.of(kind).values()})
    rows = []
    for cover in network.of(Coverage).values():
        theme, area = ends.get(("OF", cover.id)), ends.get(("IN", cover.id))
        rows.append(
            compact(
                {
                    "who": texts.reference(ends.get(("COVERED_BY", cover.id)), PARTIES),
                    "theme": texts.terms(Theme, [theme.id] if theme else []),
                    "stage": word(cover.stage),
                    "phase": texts.terms(Phase, [cover.phase] if cover.phase else []),
                    "area": texts.references([area] if area else [], ("Area",)),
                    **texts.facts(cover),
                }
            )
        )
    rows += [_coverage_statement(statement, texts) for statement in _stated(network, About.COVERAGE)]
    return rows


def _coverage_statement(statement: Statement, texts: Texts) -> Row:
    denied = statement.value is StatedValue.NO
    who = texts.reference(_ref(statement.subject), PARTIES) if statement.subject else NOBODY if denied else UNKNOWN
    return compact(
        {
            "who": who,
            "theme": texts.terms(Theme, [statement.theme] if statement.theme else []),
            "stage": word(statement.stage),
            "phase": texts.terms(Phase, [statement.phase] if statement.phase else []),
            "area": texts.references([Ref("Area", statement.area)] if statement.area else [], ("Area",)),
            "answer": (NO if denied else UNKNOWN) if statement.subject else "",
            **texts.facts(statement),
        }
    )


def setting_rows(network: Network, texts: Texts) -> list[Row]:
    """Return the rows of *Instellingen*."""
    rows = []
    for setting in sorted(network.of(Setting).values(), key=lambda s: (list(SettingKey).index(s.key), s.value, s.id)):
        facts = texts.facts(setting)
        note = facts.pop("note")
        rows.append(
            compact(
                {
                    "key": word(setting.key),
                    "value": _setting_value(setting, texts),
                    "explanation": note,
                    "date": setting.date or "",
                    **facts,
                }
            )
        )
    return rows


def _setting_value(setting: Setting, texts: Texts) -> str:
    if setting.key in _THEMES:
        return texts.terms(Theme, [setting.value])
    if setting.key is SettingKey.GROUP:
        return texts.terms(PopulationGroup, [setting.value])
    if setting.key is not SettingKey.COMPLETE:
        return plain(setting.value)
    return _complete_list(setting.value, texts)


def _complete_list(value: str, texts: Texts) -> str:
    head, colon, rest = value.partition(":")
    if value == COMPLETE_CHANNELS:
        return COLUMN_TITLES[COMPLETE_CHANNELS]
    if head == COMPLETE_GROUPS:
        part = texts.terms(PopulationGroup, [rest])
        return f"{COLUMN_TITLES[COMPLETE_GROUPS]}: {part}" if part else ""
    if head not in SHEETS:
        return ""
    title = SHEETS[SheetName(head)].nl
    if not colon:
        return title
    if head == SheetName.PARTICIPATION:
        part = texts.references([Ref("Consultation", rest)], ("Consultation",))
    elif head == SheetName.AREAS:
        title = COLUMN_TITLES[head]
        part = texts.references([Ref("Area", rest)], ("Area",))
    else:
        part = texts.terms(Theme, [rest])
    return f"{title}: {part}" if part else ""


def word_rows(network: Network, texts: Texts) -> list[Row]:
    """Return the rows of *Woorden*: the network's own words."""
    terms = [r for _, r in sorted(network.records.items()) if isinstance(r, Term) and r.origin is Origin.LOCAL]
    return [
        compact(
            {
                "list": word_of("Vocabulary", term.KIND),
                "word": texts.term(VOCABULARY_TYPES[term.KIND], term.id),
                "meaning": plain(term.meaning),
                "synonyms": joined(term.synonyms),
            }
        )
        for term in terms
        if term.KIND in VOCABULARY_TYPES
    ]


def name_rows(network: Network, texts: Texts) -> list[Row]:
    """Return the rows of *Namen*."""
    return [
        compact(
            {
                "found": plain(decision.found),
                "decision": word(decision.kind),
                "party": texts.reference(_ref(decision.target), PARTIES),
                "effective_on": decision.since or "",
                "decided_on": decision.decided_on or "",
                "decided_by": plain(decision.decided_by),
            }
        )
        for decision in sorted(network.of(NameDecision).values(), key=lambda d: (d.found, d.id))
    ]


def norm_rows(network: Network) -> list[Row]:
    """Return the rows of *Norm*."""
    lines = network.of(NormLineRecord).values()
    return [compact({"id": plain(r.id), "off": yes_no(r.off), "line": plain(r.line)}) for r in lines]


def _stated(network: Network, about: About) -> list[Statement]:
    return [s for s in network.of(Statement).values() if s.about is about]


def _ref(text: str | None) -> Ref | None:
    return Ref.parse(text) if text and ":" in text else None
