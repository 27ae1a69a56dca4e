"""In which form a theme is held together: one leads, a body of its own does, or all share it.

Basis: forms of network governance after Provan & Kenis (2008): shared (fits few participants and much trust), lead
organisation, and a network administrative organisation. The handreiking (A1, Veel betrokkenen vereist regie) leaves
the form to the municipality, so it is a question to talk about and never a verdict.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from netmap.analysis.facts import Facts
from netmap.analysis.results import Evidence
from netmap.model import Consultation, Ref, Theme

__all__ = ["RegieForm", "forms_of_regie"]

Form = Literal["lead", "own_body", "shared"]
#: Kinds of consultation that exist to bring others together.
_BODIES = ("preparatory_team", "core_team")


@dataclass(frozen=True, slots=True)
class RegieForm:
    """The form of one theme, with a sentence that asks whether that is intended."""

    theme: Ref
    form: Form
    sentence: Evidence


def forms_of_regie(facts: Facts) -> tuple[RegieForm, ...]:
    """Return the form of every theme with two consultations or more of which all chairs are known, by theme.

    ``lead``: one organisation (the top of PART_OF) chairs or coordinates more than half of them; ``own_body``: else,
    a preparatory or core team is one of them; ``shared``: neither. A chair that is only known by a function is a
    chair of whom the party is not known: then nothing is said. The empty network gives nothing.
    """
    found = []
    for theme in facts.network.of(Theme):
        tables = sorted(ref for ref in facts.dealing_with.get(theme, ()) if ref.label == Consultation.KIND)
        if len(tables) < 2:
            continue
        leaders = [_leaders(facts, table) for table in tables]
        if all(leaders):
            found.append(_form(facts, Ref(Theme.KIND, theme), tables, leaders))
    return tuple(found)


def _leaders(facts: Facts, table: Ref) -> set[Ref]:
    people = [seat.start for seat in facts.chairs(table)] + [tie.start for tie in facts.coordinators.get(table, ())]
    return {facts.top(person) for person in people}


def _form(facts: Facts, theme: Ref, tables: list[Ref], leaders: list[set[Ref]]) -> RegieForm:
    counted = Counter(leader for some in leaders for leader in some)
    leader = min(counted, key=lambda ref: (-counted[ref], ref))
    if 2 * counted[leader] > len(tables):
        return RegieForm(theme, "lead", Evidence(code="regie.lead", values={"theme": theme, "party": leader}))
    for table in tables:
        record = facts.network.get(table)
        if isinstance(record, Consultation) and record.kind in _BODIES:
            values = {"theme": theme, "consultation": table}
            return RegieForm(theme, "own_body", Evidence(code="regie.own_body", values=values))
    return RegieForm(theme, "shared", Evidence(code="regie.shared", values={"theme": theme}))
