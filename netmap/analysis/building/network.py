"""A network from tables or graphs in Python, for researchers: no workbook and no database are needed.

Which question of the user: *I have a two-mode edge list in a notebook; what does netmap see in it?* Nothing is guessed:
an unknown column, word, code or name is refused with the place where it stands, and an empty cell means "not said", as
in a workbook.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping
from typing import Any

import networkx as nx

from netmap.analysis.building import tables
from netmap.analysis.building.records import FACTS, Records
from netmap.analysis.building.rows import Row, rows_of
from netmap.errors import UsageError
from netmap.model import (
    ActorType,
    Channel,
    Consultation,
    ConsultationKind,
    Network,
    Organisation,
    PopulationGroup,
    Ref,
    Sector,
    SettingKey,
    Term,
    Theme,
)

__all__ = ["network_from_edges", "network_from_graph", "ref_of"]

_WORDS: dict[str, type[Term]] = {
    "theme": Theme,
    "sector": Sector,
    "group": PopulationGroup,
    "channel": Channel,
    "actor_type": ActorType,
    "kind": ConsultationKind,
}


def network_from_edges(
    edges: Any,
    *,
    organisations: Any = None,
    consultations: Any = None,
    routes: Any = None,
    coverage: Any = None,
    experts: Any = None,
    themes: Iterable[str] = (),
    areas: Mapping[str, str | None] | None = None,
    complete: Mapping[str, Any] | Iterable[str] = (),
    words: Mapping[str, Iterable[str]] | None = None,
    checked_on: Any = None,
    ignore: Collection[str] = (),
    name: str = "Network",
) -> Network:
    """Return a network from a two-mode edge list and what is known of its two sides.

    Parameters
    ----------
    edges : pandas.DataFrame, or iterable of mappings or pairs
        Who sits where, one row per seat: ``organisation`` and ``consultation`` (by name), and if known ``function``,
        ``role`` (chair, secretary, coordinator, member, adviser, agenda_member, spokesperson), ``presence`` (fixed,
        on_call), ``as_sector``, ``may_commit`` (yes or no), ``seat_holder_code``, ``deputy``, ``answer`` (yes when
        empty; no: it was said not to sit there).
    organisations : pandas.DataFrame, mapping from name to attributes, or iterable of mappings, optional
        ``organisation`` (the name), ``id``, ``aliases``, ``actor_type``, ``sector``, ``part_of``, ``informal``,
        ``sensitive``, ``echelon``, ``stands_for`` (number of parties that a collective speaks for), ``area``,
        ``group``, ``channel``, ``represents``. When given it is the whole list: a name elsewhere that is not on it is
        refused. Else every name in ``edges`` is an organisation.
    consultations : the same, optional
        ``consultation`` (the name), ``id``, ``aliases``, ``kind``, ``echelon``, ``per_year`` (meetings), ``on_call``,
        ``mandate`` (align, advise, operate, decide, or "none": it was said to have none), ``mandate_for`` and
        ``themes`` (themes), ``hub`` (yes, or no: it was said not to be the core team), ``stands_for``, ``area``,
        ``chair`` and ``coordinator`` (an organisation, or "nobody").
    routes : pandas.DataFrame, or iterable of mappings or pairs, optional
        ``from`` and ``to`` (an organisation or a consultation; to "nobody": it was said that nothing is passed on),
        ``theme`` (empty: all themes), ``direction`` (up, down, lateral), ``kind``, ``criterion``, ``by_function``,
        ``agreed`` (agreed, habit).
    coverage : pandas.DataFrame, or iterable of mappings or triples, optional
        ``who`` (an organisation or a consultation, or "nobody"), ``theme``, ``stage`` (signal, interpret, decide, act,
        aftercare), ``area``, ``phase``, ``answer`` (yes when empty; no: it was said not to).
    experts : pandas.DataFrame, mapping from title to attributes, or iterable of mappings, optional
        ``expert`` (the function that can be called, never a person's name), ``organisation``, ``theme``, ``domain``,
        ``scale`` (local, regional, national), ``reachable``, ``deputy``, ``agreed_on``.
    themes : iterable of str
        The themes that play now. They need not be words that netmap knows.
    areas : mapping of str to str or None, optional
        Every area, and what it is part of. Without it each name of an area is one.
    complete : iterable of str, or mapping of str to date
        What was said to be a complete list, with the day: "edges", "routes", "coverage", "organisations",
        "consultations", "experts", "edges: NAME" (the seats of one consultation) or "coverage: THEME". Only then can
        something be missing because it is not there.
    words : mapping of str to iterable of str, optional
        Words of your own, by what they are a word for: "theme", "sector", "group", "channel", "actor_type", "kind".
    checked_on : date or str, optional
        The day on which everything was told that has no ``checked_on`` of its own. Without it a stated no is undated,
        and less sure.
    ignore : collection of str
        Columns to leave alone, such as a weight.
    name : str
        Name of the network.

    Returns
    -------
    Network
        With the shipped vocabulary. Every table may also have ``status``, ``since``, ``until``, ``certainty``,
        ``source``, ``checked_on`` and ``note``. Provenance is "python|table|row". The same tables give an equal
        network, in whatever order their rows are, unless two names have one id: then the first keeps it.

    Raises
    ------
    UsageError
        With a code ``api...`` and the table, row (from 1) and column: an unknown column, a needed cell that is empty,
        a value that is no code, number, date or yes or no, an unknown name or word, one record told in two ways.

    Notes
    -----
    Several values in one cell are a list, or parted by semicolons. Words are understood as in the workbook: by id,
    Dutch or English label, or synonym; codes are those named here. Linear in rows. No rows give an empty network.
    """
    own = {_kind_of(key): list(values) for key, values in (words or {}).items()}
    playing = list(dict.fromkeys(themes))
    own[Theme] = [*own.get(Theme, ()), *playing]
    told = Row("checked_on", 1, {} if checked_on is None else {"checked_on": checked_on})
    records = Records(own, told.day("checked_on"))

    def read(table: Any, what: str, columns: Iterable[str], first: tuple[str, ...], key: str = "") -> list[Row]:
        return rows_of(table, what, (*columns, *FACTS), first=first, key=key, ignore=ignore)

    seat_rows = read(edges, "edges", tables.EDGES, ("organisation", "consultation"))
    party_rows = read(organisations, "organisations", tables.ORGANISATIONS, ("organisation",), "organisation")
    table_rows = read(consultations, "consultations", tables.CONSULTATIONS, ("consultation",), "consultation")
    if areas is not None:
        tables.say_areas(records, areas)
    tables.name_all(records, Organisation.KIND, party_rows, organisations is not None)
    tables.name_all(records, Consultation.KIND, table_rows, consultations is not None)
    for row in party_rows:
        tables.say_organisation(records, row)
    for row in table_rows:
        tables.say_consultation(records, row)
    for row in seat_rows:
        tables.say_seat(records, row)
    for row in table_rows:
        tables.say_who_leads(records, row)
    for row in read(routes, "routes", tables.ROUTES, ("from", "to")):
        tables.say_route(records, row)
    for row in read(coverage, "coverage", tables.COVERAGE, ("who", "theme", "stage")):
        tables.say_coverage(records, row)
    for row in read(experts, "experts", tables.EXPERTS, ("expert",), "expert"):
        tables.say_expert(records, row)
    for number, theme in enumerate(playing, start=1):
        row = Row("themes", number, {})
        records.setting(SettingKey.THEME_NOW, records.term(row, "", theme, Theme).id, row)
    dated = complete if isinstance(complete, Mapping) else dict.fromkeys(complete)
    for number, (what, day) in enumerate(dated.items(), start=1):
        row = Row("complete", number, {"date": day} if day is not None else {})
        records.setting(SettingKey.COMPLETE, records.complete(what, row), row, row.day("date"))
    return records.network(name)


def network_from_graph(graph: nx.Graph[Any], *, ignore: Collection[str] = (), **others: Any) -> Network:
    """Return a network from a two-mode graph with attributes.

    Parameters
    ----------
    graph : networkx.Graph
        Each node has ``mode`` ("organisation" or "consultation"), or as in networkx ``bipartite`` (0 for
        organisations, 1 for consultations). A node's name is its text. Other attributes of nodes and edges are the
        columns of :func:`network_from_edges`.
    ignore : collection of str
        Attributes to leave alone.
    **others
        Anything else that :func:`network_from_edges` takes: routes, coverage, experts, themes, areas, complete, words,
        checked_on, name.

    Returns
    -------
    Network
        Nodes without edges are in it too. The empty graph gives an empty network.

    Raises
    ------
    UsageError
        ``api.no_mode`` and ``api.one_mode`` (an edge between two of a kind), ``api.same_name`` (two nodes with one
        text), and those of :func:`network_from_edges`. A directed graph is ``api.directed``.
    """
    if graph.is_directed():
        raise UsageError("api.directed")
    sides: dict[Hashable, str] = {node: _mode(node, data) for node, data in graph.nodes(data=True)}
    known: dict[tuple[str, str], Hashable] = {}
    for node, side in sides.items():
        if known.setdefault((side, str(node)), node) != node:
            raise UsageError("api.same_name", name=str(node))
    left = {*ignore, "mode", "bipartite"}
    nodes: dict[str, list[dict[str, Any]]] = {"organisation": [], "consultation": []}
    for node, data in graph.nodes(data=True):
        attributes = {key: value for key, value in data.items() if key not in left}
        nodes[sides[node]].append({**attributes, sides[node]: str(node)})
    edges = []
    for one, other, data in graph.edges(data=True):
        if sides[one] == sides[other]:
            raise UsageError("api.one_mode", one=str(one), other=str(other))
        ends = {sides[one]: str(one), sides[other]: str(other)}
        edges.append({**{key: value for key, value in data.items() if key not in left}, **ends})
    return network_from_edges(
        edges, organisations=nodes["organisation"], consultations=nodes["consultation"], ignore=ignore, **others
    )


def ref_of(network: Network, name: str) -> Ref:
    """Return the reference of a party or consultation by its name, alias or id.

    Raises
    ------
    UsageError
        ``api.nobody_called`` or ``api.several_called``.

    Examples
    --------
    >>> from netmap.analysis import network_from_edges, ref_of
    >>> str(ref_of(network_from_edges([("Politie", "Driehoek")]), "Driehoek"))
    'Consultation:ovl-driehoek'
    """
    both: list[Organisation | Consultation] = [*network.of(Organisation).values(), *network.of(Consultation).values()]
    found = [record.ref for record in both if name in (record.name, record.id, str(record.ref))]
    found = found or [record.ref for record in both if name in record.aliases]
    if not found:
        raise UsageError("api.nobody_called", name=name)
    if len(found) > 1:
        raise UsageError("api.several_called", name=name, found=[str(ref) for ref in found])
    return found[0]


# --- inside -------------------------------------------------------------------------------------------------------


def _kind_of(key: str) -> type[Term]:
    if key not in _WORDS:
        raise UsageError("api.unknown_column", table="words", row=1, column=key, allowed=sorted(_WORDS))
    return _WORDS[key]


def _mode(node: Hashable, data: Mapping[str, Any]) -> str:
    mode = data.get("mode", {0: "organisation", 1: "consultation"}.get(data.get("bipartite", -1)))
    if mode not in ("organisation", "consultation"):
        raise UsageError("api.no_mode", name=str(node))
    return str(mode)
