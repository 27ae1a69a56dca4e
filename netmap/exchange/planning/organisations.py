"""Sheets *Organisaties* and *Gebieden*."""

from __future__ import annotations

from typing import Any

from netmap.exchange.findings import Level
from netmap.exchange.planning.cells import Cells, Silence
from netmap.exchange.planning.draft import Draft
from netmap.exchange.planning.names import Names
from netmap.exchange.planning.nodes import Nodes, put_names, terms_as_refs, tie_column
from netmap.exchange.planning.statements import put_stated_date
from netmap.exchange.planning.words import Words
from netmap.model import (
    About,
    ActorType,
    Area,
    AreaKind,
    Channel,
    Echelon,
    InSector,
    Organisation,
    PartOf,
    PopulationGroup,
    PresentIn,
    Reaches,
    Ref,
    Relationship,
    Represents,
    Sector,
    Serves,
    SheetName,
    Term,
)

_WORD_COLUMNS: tuple[tuple[str, type[Term], type[Relationship], About | None], ...] = (
    ("sector", Sector, InSector, None),
    ("population_groups", PopulationGroup, Reaches, About.REACHES),
    ("channels", Channel, PresentIn, About.CHANNELS),
)
_DATES = (("consent_on", About.CONSENT), ("knows_samos_on", About.TOLD), ("helped_on", About.HELPED))


def plan_organisations(draft: Draft, nodes: Nodes, names: Names, words: Words) -> None:
    """Say what the rows of *Organisaties* say."""
    for row in nodes.own_first(SheetName.ORGANISATIONS):
        cells = Cells(draft, row, names, words)
        ref = nodes.refs.get(cells.source)
        if cells.needed("name") and ref:
            _organisation(cells, ref, merged=cells.source in nodes.merged)


def _organisation(cells: Cells, ref: Ref, *, merged: bool) -> None:
    draft = cells.draft
    known = draft.before.get(ref)
    facts = cells.facts()
    fields = cells.of_node(facts)
    put_names(cells, fields, ref, known if isinstance(known, Organisation) else None)
    cells.put_term(fields, "actor_type", ActorType)
    cells.put_term(fields, "echelon", Echelon)
    cells.put_count(fields, "stands_for")
    for key in ("informal", "sensitive"):
        cells.put_yes_no(fields, key)
    for key, about in _DATES:
        put_stated_date(cells, fields, key, about, facts, ref)
    for key, kind, tie, denies in _WORD_COLUMNS:
        found = terms_as_refs(kind.KIND, cells.terms(key, kind, nobody=denies is not None))
        tie_column(cells, tie, ref, found, facts, fields, denies)
    areas = cells.references("areas", ("Area",), nobody=True)
    tie_column(cells, Serves, ref, areas, facts, fields, About.SERVES)
    whole = cells.reference("part_of", ("Organisation",))
    tie_column(cells, PartOf, ref, (whole,) if isinstance(whole, Ref) else whole, facts, fields)
    _represents(cells, ref, facts, fields)
    draft.say(Organisation, ref.id, [cells.source], fields, merged=merged)


def _represents(cells: Cells, ref: Ref, facts: dict[str, Any], fields: dict[str, Any]) -> None:
    """Parties that are known become relationships; other names are kept as text."""
    represented = cells.references("represents", ("Organisation",), loose=True)
    tie_column(cells, Represents, ref, represented, facts, fields)
    if represented is Silence.UNKNOWN:
        fields["represents_text"] = ()
    elif not isinstance(represented, Silence):
        texts = cells.unmatched("represents", ("Organisation",))
        fields["represents_text"] = texts
        for text in texts:
            cells.tell("represents_text", Level.NOTE, "represents", found=text)


def plan_areas(draft: Draft, nodes: Nodes, names: Names, words: Words) -> None:
    """Say what the rows of *Gebieden* say."""
    for row in nodes.rows[SheetName.AREAS]:
        cells = Cells(draft, row, names, words)
        ref = nodes.refs.get(cells.source)
        if not cells.needed("name") or ref is None:
            continue
        facts = cells.facts()
        fields: dict[str, Any] = {**cells.of_node(facts), "name": cells.raw("name")}
        cells.put_text(fields, "code")
        cells.put_code(fields, "kind", AreaKind)
        parent = cells.reference("parent", ("Area",))
        tie_column(cells, PartOf, ref, (parent,) if isinstance(parent, Ref) else parent, facts, fields)
        draft.say(Area, ref.id, [cells.source], fields)
