"""What is known of one party, consultation, expert or theme; what concerns it, and who can say whether it is right.

Which question of the user: "wat weten we hiervan, en klopt het?". Every record about the subject becomes one line of
one group. What was stated not to be so stays a no; what nobody said stays unknown.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from netmap.analysis.facts import Facts
from netmap.analysis.profiles.kinds import groups_of
from netmap.analysis.profiles.lines import Lines
from netmap.analysis.profiles.open_ends import asks, concerns, own_finding, own_question
from netmap.analysis.profiles.results import Confirmer, Group, GroupCode, Line, Profile, Said
from netmap.analysis.results import GapAnswer
from netmap.errors import UsageError
from netmap.model import (
    Consultation,
    CoveredBy,
    Expert,
    Network,
    Organisation,
    Ref,
    Role,
    Status,
    TakesPart,
    Theme,
    WorksFor,
    first_day,
    last_day,
)
from netmap.reference.norm import Norm, default_norm

__all__ = ["SUBJECTS", "profile_of"]

#: The kinds that have a page of their own.
SUBJECTS: tuple[type[Organisation | Consultation | Expert | Theme], ...] = (Organisation, Consultation, Expert, Theme)


def profile_of(network: Network, day: date, ref: Ref, answer: GapAnswer, *, norm: Norm | None = None) -> Profile:
    """Return all that is known of one subject.

    Parameters
    ----------
    network : Network
    day : date
        The reference date: what holds now is judged on this day.
    ref : Ref
        An Organisation, Consultation, Expert or Theme of the network.
    answer : GapAnswer
        White spots and questions of the network; those that concern the subject are in the profile, in the same order.
        Of one about the network that names many parties, a party has its own part only.
    norm : Norm, optional
        The norm by which they were found, else the default one: of a theme it says who could take a step.

    Returns
    -------
    Profile
        Every active tie of the subject stands in exactly one line. Lines are ordered by the name of what they are
        about, fields of the subject's own row in the order of the sheet; a no or unknown comes last.

    Raises
    ------
    UsageError
        ``profile.unknown`` when the network has no such subject.

    Notes
    -----
    A subject without any tie has its own row, and groups without lines. Cost: linear in the records.
    """
    if ref.label not in {kind.KIND for kind in SUBJECTS} or network.get(ref) is None:
        raise UsageError("profile.unknown", found=str(ref))
    lines = Lines(network, day, ref)
    own = lines.standing(network.get(ref))
    groups, ended = _apart(groups_of(lines, norm or default_norm()), keep=own is Status.ENDED)
    confirm, confirm_as = _confirmer(lines.facts, ref)
    town = lines.facts.municipality
    holding = [line for group in groups for line in group.lines if line.status is Status.ACTIVE]
    dates = sorted((d for line in holding if (d := line.checked_on)), key=lambda d: (last_day(d), first_day(d)))
    return Profile(
        ref=ref,
        status=own,
        groups=tuple(groups),
        ended=ended,
        findings=tuple(own_finding(f, ref, town) for f in answer.findings if concerns(f, ref, town)),
        questions=tuple(own_question(q, ref, town) for q in answer.questions if asks(q, ref)),
        confirm=confirm,
        confirm_as=confirm_as,
        newest=dates[-1] if dates else None,
        oldest=dates[0] if dates else None,
        counts=_counts(lines, groups),
    )


def _apart(groups: Iterable[Group], *, keep: bool) -> tuple[list[Group], Group]:
    """Take out what holds no more; ``keep`` leaves all as it is: the subject itself has ended."""
    ended: list[Line] = []
    left = []
    for group in groups:
        gone = [] if keep else [line for line in group.lines if line.status is Status.ENDED]
        ended += gone
        if not gone:
            left.append(group)
        elif rest := tuple(line for line in group.lines if line not in gone):
            left.append(replace(group, lines=rest))
        elif group.code not in (GroupCode.LEADS, GroupCode.PLANS, GroupCode.HISTORY, GroupCode.ROUTES):
            left.append(replace(group, lines=()))
    return left, Group(code=GroupCode.ENDED, lines=tuple(ended))


# --- who can confirm it ---------------------------------------------------------------------------------------------


def _confirmer(facts: Facts, ref: Ref) -> tuple[Ref | None, Confirmer]:
    if ref.label == Organisation.KIND:
        return ref, Confirmer.ITSELF
    if ref.label == Consultation.KIND:
        seats = facts.seats.get(ref, ())
        for role, how in ((Role.CHAIR, Confirmer.CHAIR), (Role.COORDINATOR, Confirmer.COORDINATOR)):
            if found := sorted({seat.start for seat in seats if seat.role is role}):
                return found[0], how
        if leading := sorted({tie.start for tie in facts.coordinators.get(ref, ())}):
            return leading[0], Confirmer.COORDINATOR
    if ref.label == Expert.KIND and (at := sorted({tie.end for tie in facts.ties(WorksFor) if tie.start == ref})):
        return at[0], Confirmer.EMPLOYER
    return facts.municipality, Confirmer.MUNICIPALITY if facts.municipality else Confirmer.NOBODY


# --- numbers --------------------------------------------------------------------------------------------------------


def _counts(lines: Lines, groups: Iterable[Group]) -> dict[str, int]:
    """Return the numbers of the sentences: what holds now, each thing counted once."""
    counts: dict[str, int] = {}
    for group in groups:
        yes = [line for line in group.lines if line.said is Said.YES and line.status is Status.ACTIVE]
        counts[group.code.value] = len({line.other for line in yes if line.other})
        counts[f"{group.code.value}.nobody"] = int(group.nobody is not None)
    facts, ref = lines.facts, lines.ref
    if ref.label == Consultation.KIND:
        members = {seat.start for seat in facts.seats.get(ref, ())}
        counts["sectors"] = len({sector for member in members for sector in facts.sectors(member)})
    covered = {tie.start.id: tie.end for tie in facts.ties(CoveredBy) if tie.end == ref}
    for (theme, stage), covers in facts.covers.items():
        del theme
        if any(cover.who == ref and cover.record.id in covered for cover in covers):
            counts[f"stage.{stage.value}"] = counts.get(f"stage.{stage.value}", 0) + 1
    counts["at_tables"] = len({seat.end for seat in facts.ties(TakesPart) if seat.start == ref})
    return counts
