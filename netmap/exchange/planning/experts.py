"""Sheet *Deskundigen*: functions that can be called for advice."""

from __future__ import annotations

from itertools import product
from typing import Any

from netmap.exchange.planning.cells import Cells, Silence
from netmap.exchange.planning.draft import Draft
from netmap.exchange.planning.names import Names
from netmap.exchange.planning.nodes import Nodes, denies_expert, terms_as_refs, tie_column
from netmap.exchange.planning.seats import put_deputy
from netmap.exchange.planning.statements import put_stated_date, state
from netmap.exchange.planning.words import Words
from netmap.model import (
    About,
    DealsWith,
    Expert,
    ExpertIn,
    ExpertiseDomain,
    Ref,
    Scale,
    SheetName,
    Theme,
    WorksFor,
)


def plan_experts(draft: Draft, nodes: Nodes, names: Names, words: Words) -> None:
    """Say what the rows of *Deskundigen* say."""
    for row in draft.rows(SheetName.EXPERTS):
        cells = Cells(draft, row, names, words)
        organisation = cells.reference("organisation", ("Organisation",), nobody=True)
        domains = cells.terms("expertise", ExpertiseDomain)
        about_known = cells.is_answer and bool(cells.raw("id"))
        if isinstance(domains, Silence) and not about_known:
            cells.block("required_empty", "expertise", found="")
            continue
        if denies_expert(row) and not about_known:
            assert not isinstance(domains, Silence)  # blocked above
            _state_nobody(cells, domains, denied=organisation is Silence.NOBODY)
        elif cells.needed("title") and organisation is not None and (ref := nodes.refs.get(cells.source)):
            _expert(cells, ref, organisation, domains)


def _state_nobody(cells: Cells, domains: tuple[str, ...], *, denied: bool) -> None:
    listed = cells.terms("themes", Theme)
    themes: tuple[str | None, ...] = (None,) if isinstance(listed, Silence) else listed
    title = cells.raw("title") or None
    for domain, theme in product(domains, themes):
        state(cells, About.EXPERT, cells.facts(), denied=denied, domain=domain, theme=theme, function=title)


def _expert(cells: Cells, ref: Ref, organisation: Ref | Silence, domains: tuple[str, ...] | Silence) -> None:
    facts = cells.facts()
    fields: dict[str, Any] = cells.of_node(facts)
    if not (cells.is_answer and cells.raw("id")):
        fields["title"] = cells.raw("title")
    cells.put_code(fields, "scale", Scale)
    cells.put_text(fields, "reachable")
    put_stated_date(cells, fields, "agreed_on", About.AGREED, facts, ref)
    put_deputy(cells, fields, facts, {"subject": str(ref)})
    employer = (organisation,) if isinstance(organisation, Ref) else organisation
    tie_column(cells, WorksFor, ref, employer, facts, fields)
    tie_column(cells, ExpertIn, ref, terms_as_refs("ExpertiseDomain", domains), facts, fields)
    tie_column(cells, DealsWith, ref, terms_as_refs("Theme", cells.terms("themes", Theme)), facts, fields)
    cells.draft.say(Expert, ref.id, [cells.source], fields)
