"""What the rows of parties, consultations, areas and experts have in common: names, and ties made from columns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from netmap.exchange.cells import is_nobody, is_unknown
from netmap.exchange.findings import Asks, Level, Row, is_answer
from netmap.exchange.planning.cells import Cells, Silence, texts_of
from netmap.exchange.planning.draft import COLUMN, Draft
from netmap.exchange.planning.findings import Source
from netmap.exchange.planning.identity import Identity, Kind, double_rows
from netmap.exchange.planning.names import PARTIES, Decided, Names, name_key
from netmap.exchange.planning.statements import state_silence
from netmap.model import (
    About,
    Area,
    Consultation,
    Expert,
    Organisation,
    Ref,
    Relationship,
    SheetName,
    WorksFor,
)
from netmap.model.words import Decision
from netmap.reference.words import code_of

_SHEETS = {
    SheetName.ORGANISATIONS: "Organisation",
    SheetName.CONSULTATIONS: "Consultation",
    SheetName.AREAS: "Area",
    SheetName.EXPERTS: "Expert",
}


@dataclass(slots=True)
class Nodes:
    """Every row that is about a node, and the node it is about.

    ``merged`` are the rows that somebody decided to be about a node that has a row of its own in the file as well.
    """

    refs: dict[Source, Ref]
    rows: dict[SheetName, list[Row]]
    paired: list[list[Source]]
    merged: set[Source] = field(default_factory=set)

    def own_first(self, sheet: SheetName) -> list[Row]:
        """Return the rows of a sheet, those of merged names last and in an order of their own."""
        rows = self.rows[sheet]
        last = [row for row in rows if Source.of(row) in self.merged]
        own = [row for row in rows if Source.of(row) not in self.merged]
        return [*own, *sorted(last, key=lambda row: sorted(row.cells.items()))]


# --- which row is which node ---------------------------------------------------------------------------------------


def identify(draft: Draft, names: Names) -> Nodes:
    """Find the node of each row of the four sheets of nodes, and make all names known."""
    _decide(draft, names, pointing=False)
    nodes = Nodes({}, {sheet: draft.rows(sheet) for sheet in _SHEETS}, [])
    nodes.rows[SheetName.EXPERTS] = [row for row in nodes.rows[SheetName.EXPERTS] if not denies_expert(row)]
    _one_id_for_two_kinds(draft, nodes)
    for sheet, label in _SHEETS.items():
        rows = nodes.rows[sheet]
        double_rows(draft, draft.rows(sheet))
        for row in draft.workbook.rows.get(sheet, ()):
            _remember_gone(draft, names, row, label)
        identity = Identity(draft, names, _kind(draft, names, label), _taken(draft, nodes, label))
        answers = [row for row in rows if _is_about_known(row, names)]
        rows = [row for row in rows if not _is_about_known(row, names)]
        found = identity.assign([row for row in rows if Source.of(row) not in draft.dropped])
        _forget_old_names(draft, names, found)
        _make_known(names, rows, found)
        _decide(draft, names, pointing=True)
        own = set(found.values())
        found = identity.assign_decided()
        nodes.merged |= {source for source in identity.decided() if found.get(source) in own}
        _make_known(names, rows, found)
        nodes.refs.update(found)
        nodes.refs.update(_asked_about(draft, names, answers, label))
        nodes.paired += identity.paired
    _decide(draft, names, pointing=True)
    return nodes


def _is_about_known(row: Row, names: Names) -> bool:
    """Return whether a row is an answer about something that is on the map, and not about somebody new."""
    if not is_answer(row) or (row.sheet is SheetName.EXPERTS and "id" not in row.cells):
        return False
    decision = names.decision(row.cells.get("name", ""))
    return decision is None or decision.kind is not Decision.NEW


def _asked_about(draft: Draft, names: Names, answers: list[Row], label: str) -> dict[Source, Ref]:
    """Return what each answer is about; one that names nothing, or more than one, is left out."""
    found: dict[Source, Ref] = {}
    for row in answers:
        key = "id" if label == "Expert" else "name"
        text = row.cells.get(key, "")
        refs = names.find(text, (label,))
        if len(refs) == 1:
            found[Source.of(row)] = refs[0]
            continue
        draft.dropped.add(Source.of(row))
        place = (Level.BLOCKS, row.sheet, [row.number], key)
        if refs:
            draft.found.add("imports.plan.reference_ambiguous", *place, found=text, ids=[ref.id for ref in refs])
        else:
            asks = Asks.NAME if label in PARTIES else None
            draft.found.add("imports.plan.reference_unknown", *place, asks=asks, found=text)
    return found


def denies_expert(row: Row) -> bool:
    """Return whether a row of *Deskundigen* says that there is nobody, or that it is not known."""
    organisation = row.cells.get("organisation", "")
    return is_nobody(organisation) or (is_unknown(organisation) and not row.cells.get("title"))


def decisions(draft: Draft) -> list[tuple[str, Decision, str]]:
    """Return what the file decides about names: the name, the decision and the party as it is written."""
    found: dict[str, tuple[str, Decision, str]] = {}
    for row in draft.rows(SheetName.NAMES):
        name, party = row.cells.get("found"), row.cells.get("party", "")
        code = code_of("Decision", row.cells.get("decision", ""))
        if name and code and (party or code == Decision.NEW):
            decided = (name, Decision(code), party)
            found[name_key(name)] = min(found.get(name_key(name), decided), decided)
    return list(found.values())


def _decide(draft: Draft, names: Names, *, pointing: bool) -> None:
    """Make the decisions of the file known; whom they point to is known only when rows have a node."""
    for name, kind, party in decisions(draft):
        target = names.find(party, PARTIES) if pointing else ()
        if len(target) == 1 or not pointing:
            names.decide(name, Decided(kind, target[0] if target else None))


def _remember_gone(draft: Draft, names: Names, row: Row, label: str) -> None:
    if Source.of(row) in draft.rejected and not is_answer(row):
        texts = (row.cells.get("name"), row.cells.get("id"), row.cells.get("code"))
        names.add_gone(label, [text for text in texts if text])


def _one_id_for_two_kinds(draft: Draft, nodes: Nodes) -> None:
    """Block rows whose own id is that of a party and of a consultation."""
    other = {SheetName.ORGANISATIONS: Consultation.KIND, SheetName.CONSULTATIONS: Organisation.KIND}
    by_sheet: dict[SheetName, dict[str, list[Row]]] = {sheet: {} for sheet in other}
    for sheet, ids in by_sheet.items():
        for row in nodes.rows[sheet]:
            if own := row.cells.get("id"):
                ids.setdefault(own, []).append(row)
    organisations, consultations = by_sheet.values()
    for own in organisations.keys() & consultations.keys():
        rows = [*organisations[own], *consultations[own]]
        draft.block_rows("imports.plan.id_taken", (Source.of(row) for row in rows), found=own)
    for sheet, label in other.items():
        for own, rows in by_sheet[sheet].items():
            if (label, own) in draft.before.records and (_label(sheet), own) not in draft.before.records:
                draft.block_rows("imports.plan.id_taken", (Source.of(row) for row in rows), found=own)


def _label(sheet: SheetName) -> str:
    return _SHEETS[sheet]


def _kind(draft: Draft, names: Names, label: str) -> Kind:
    network = draft.before
    if label == "Organisation":
        return Kind(label, "id", "name", {o.ref: (o.name, *o.aliases) for o in network.of(Organisation).values()})
    if label == "Consultation":
        return Kind(label, "id", "name", {c.ref: (c.name, *c.aliases) for c in network.of(Consultation).values()})
    if label == "Area":
        known = {a.ref: (a.name, *((a.code,) if a.code else ())) for a in network.of(Area).values()}
        return Kind(label, "code", "name", known)
    apart: dict[Ref, set[str]] = {}
    for tie in network.of(WorksFor).values():
        apart.setdefault(tie.start, set()).add(str(tie.end))

    def organisation(row: Row) -> str:
        found = names.find(row.cells.get("organisation", ""), ("Organisation",))
        return str(found[0]) if len(found) == 1 else ""

    titles = {e.ref: (e.title,) for e in network.of(Expert).values()}
    return Kind(label, "id", "title", titles, organisation, {ref: frozenset(ends) for ref, ends in apart.items()})


def _taken(draft: Draft, nodes: Nodes, label: str) -> set[str]:
    labels = PARTIES if label in PARTIES else (label,)
    stored = {record_id for kind, record_id in draft.before.records if kind in labels}
    in_file = {ref.id for ref in nodes.refs.values() if ref.label in labels}
    sheets = [sheet for sheet, sheet_label in _SHEETS.items() if sheet_label in labels]
    own = {row.cells[key] for sheet in sheets for row in nodes.rows[sheet] for key in ("id",) if key in row.cells}
    return stored | in_file | own


def _forget_old_names(draft: Draft, names: Names, found: dict[Source, Ref]) -> None:
    """Forget the old name of areas: unlike a party, an area that is renamed does not keep it as an alias."""
    for ref in found.values():
        area = draft.before.get(ref)
        if isinstance(area, Area):
            names.forget(ref, area.name)


def _make_known(names: Names, rows: Iterable[Row], found: dict[Source, Ref]) -> None:
    for row in rows:
        if ref := found.get(Source.of(row)):
            texts = [row.cells.get("name"), row.cells.get("code"), row.cells.get("id"), *texts_of(row, "aliases")]
            names.add(ref, [text for text in texts if text] if ref.label != "Expert" else [])


# --- names of a party or consultation -------------------------------------------------------------------------------


def put_names(cells: Cells, fields: dict[str, Any], ref: Ref, known: Organisation | Consultation | None) -> None:
    """Set name and aliases: an old name and an id that came later stay as alias.

    An answer names who it is about, and never renames it.
    """
    if cells.is_answer and known is not None:
        return
    name, own_id = cells.raw("name"), cells.raw("id")
    stated = [alias for alias in texts_of(cells.row, "aliases") if alias != name]
    if stated:
        fields[f"{COLUMN}aliases"] = frozenset(stated)
    aliases = [*(known.aliases if known else ()), *stated]
    if known is None or own_id or _spelled_alike(name, known.name):
        fields["name"] = name
        if known and not _spelled_alike(name, known.name):
            aliases = [*(alias for alias in aliases if alias != name), known.name]
    elif not any(_spelled_alike(name, alias) for alias in known.aliases) and cells.names.decision(name) is None:
        aliases.append(name)  # so that it is found at once next time
    if own_id and own_id != ref.id:
        aliases.append(own_id)
    if set(aliases) - set(known.aliases if known else ()):
        fields["aliases"] = tuple(sorted(set(aliases)))


def _spelled_alike(one: str, other: str) -> bool:
    return name_key(one) == name_key(other)


# --- ties that a column makes ----------------------------------------------------------------------------------------


def tie_column(
    cells: Cells,
    kind: type[Relationship],
    start: Ref,
    ends: tuple[Ref, ...] | Silence | None,
    facts: dict[str, Any],
    own: dict[str, Any],
    about: About | None = None,
) -> None:
    """Say the relationships that a cell makes; they carry the facts of the row.

    "onbekend" and "geen" end those that there were, and are kept as a statement where the column has one (``about``).
    ``own`` gets the content of the cell, so that two rows about one node that fill the same column differently are
    found.
    """
    draft = cells.draft
    if ends is None or ends is Silence.EMPTY:
        return
    if isinstance(ends, Silence):
        draft.replaced.append((kind, start, ()))
        own[f"{COLUMN}{kind.KIND}"] = ends
        if about:
            state_silence(cells, about, ends, facts, start)
        return
    if not cells.is_answer:  # an answer adds, and says nothing of what else there is
        own[f"{COLUMN}{kind.KIND}"] = ends
    for end in ends:
        if end == start:
            cells.ask("to_itself")
            continue
        draft.say_tie(kind, start, end, cells.source, facts)
    if not cells.is_answer:
        draft.listed.append((kind, start, ends))


def terms_as_refs(label: str, ids: tuple[str, ...] | Silence) -> tuple[Ref, ...] | Silence:
    """Return words as ends of relationships."""
    return ids if isinstance(ids, Silence) else tuple(Ref(label, term_id) for term_id in ids)


def shared_aliases(draft: Draft, names: Names) -> None:
    """Ask about an alias in the file that several parties bear: such an alias never tells whom a cell means."""
    for sheet in (SheetName.ORGANISATIONS, SheetName.CONSULTATIONS):
        for row in draft.rows(sheet):
            for alias in texts_of(row, "aliases"):
                if len(names.find(alias, (_SHEETS[sheet],))) > 1:
                    draft.found.add(
                        "imports.plan.alias_shared", Level.QUESTION, sheet, [row.number], "aliases", found=alias
                    )
