"""The sheets that people read and fill in, written from a network: one row per node, seat, route or statement."""

from __future__ import annotations

from collections import defaultdict

from netmap.exchange.exporting_cells import (
    NO,
    NOBODY,
    NONE,
    UNKNOWN,
    Texts,
    belongs,
    compact,
    joined,
    number,
    plain,
    word,
    yes_no,
)
from netmap.exchange.planning.identity import PREFIXES
from netmap.model import (
    About,
    ActorType,
    Area,
    Channel,
    Consultation,
    ConsultationKind,
    Coordinates,
    DealsWith,
    Echelon,
    Expert,
    ExpertIn,
    ExpertiseDomain,
    Fact,
    InSector,
    LinkedTo,
    MandateFor,
    Network,
    Organisation,
    PartOf,
    Plan,
    PopulationGroup,
    PresentIn,
    Reaches,
    Ref,
    Relationship,
    Represents,
    Role,
    Sector,
    Serves,
    StatedValue,
    Statement,
    Status,
    TakesPart,
    Theme,
    WorksFor,
    slug,
)

Row = dict[str, str]
_ORGANISATION, _CONSULTATION, _AREA = ("Organisation",), ("Consultation",), ("Area",)


class Sheets:
    """The rows of the sheets about nodes, and what they need to look up."""

    def __init__(self, network: Network) -> None:
        self.network, self.texts = network, Texts(network)
        self._from: dict[tuple[str, Ref], list[Relationship]] = defaultdict(list)
        self._to: dict[tuple[str, Ref], list[Relationship]] = defaultdict(list)
        for tie in network.relationships():
            self._from[(tie.KIND, tie.start)].append(tie)
            self._to[(tie.KIND, tie.end)].append(tie)
        self._statements: dict[tuple[str, str | None], list[Statement]] = defaultdict(list)
        for statement in network.of(Statement).values():
            self._statements[(statement.about, statement.subject)].append(statement)

    # --- nodes ------------------------------------------------------------------------------------------------------

    def organisations(self) -> list[Row]:
        """Return the rows of *Organisaties*."""
        return [self._organisation(o) for o in self.network.of(Organisation).values() if plain(o.id)]

    def _organisation(self, party: Organisation) -> Row:
        texts, ref = self.texts, party.ref
        whole = self._ends(PartOf, party)
        represented = texts.references(self._ends(Represents, party), _ORGANISATION)
        return compact(
            {
                "id": plain(party.id),
                "name": plain(party.name),
                "aliases": joined(party.aliases),
                "actor_type": texts.term(ActorType, party.actor_type),
                "sector": texts.terms(Sector, self._ids(InSector, party)),
                "echelon": texts.term(Echelon, party.echelon),
                "areas": texts.references(self._ends(Serves, party), _AREA) or self._none(About.SERVES, ref),
                "part_of": texts.reference(whole[0], _ORGANISATION) if whole else "",
                "represents": "; ".join(t for t in (represented, joined(party.represents_text)) if t),
                "stands_for": number(party.stands_for),
                "population_groups": texts.terms(PopulationGroup, self._ids(Reaches, party))
                or self._none(About.REACHES, ref),
                "channels": texts.terms(Channel, self._ids(PresentIn, party)) or self._none(About.CHANNELS, ref),
                "informal": yes_no(party.informal),
                "sensitive": yes_no(party.sensitive),
                "consent_on": party.consent_on or self._denial(About.CONSENT, ref, no=NO),
                "knows_samos_on": party.knows_samos_on or self._denial(About.TOLD, ref, no=NO),
                "helped_on": party.helped_on or self._denial(About.HELPED, ref, no=NO),
                **texts.facts(party),
            }
        )

    def consultations(self) -> list[Row]:
        """Return the rows of *Overleggen*."""
        return [self._consultation(c) for c in self.network.of(Consultation).values() if plain(c.id)]

    def _consultation(self, table: Consultation) -> Row:
        texts, ref = self.texts, table.ref
        coordinating = [t for t in self._to[(Coordinates.KIND, ref)] if belongs(t, table)]
        assured = {t.assured_on for t in coordinating if isinstance(t, Coordinates)}
        linked = [t for t in self._from[(LinkedTo.KIND, ref)] if belongs(t, table)]
        agreed = {t.agreed_on for t in linked if isinstance(t, LinkedTo)}
        coordinators = texts.references((t.start for t in coordinating), _ORGANISATION)
        per_year = number(table.per_year)
        if per_year and table.per_year_certainty is not None:
            per_year = f"tenminste {per_year}"
        return compact(
            {
                "id": plain(table.id),
                "name": plain(table.name),
                "aliases": joined(table.aliases),
                "kind": texts.term(ConsultationKind, table.kind),
                "echelon": texts.term(Echelon, table.echelon),
                "areas": texts.references(self._ends(Serves, table), _AREA) or self._none(About.SERVES, ref),
                "frequency": per_year,
                "on_call": yes_no(table.on_call),
                "mandate": word(table.mandate) or self._denial(About.MANDATE, ref),
                "mandate_for": texts.terms(Theme, self._ids(MandateFor, table)),
                "chair": self._chair(table),
                "coordinator": coordinators or self._denial(About.COORDINATOR, ref),
                "assured_on": _only(assured) or self._denial(About.ASSURED, ref, no=NO),
                "themes": texts.terms(Theme, self._ids(DealsWith, table)) or self._none(About.THEMES, ref),
                "stands_for": number(table.stands_for),
                "hub": yes_no(table.hub) or self._denial(About.HUB, ref, no=NO),
                "convened_by": plain(table.convened_by),
                "plan": joined(self._plan(t.end) for t in linked) or self._none(About.PLAN, ref),
                "plan_agreed_on": _only(agreed) or self._denial(About.PLAN_AGREED, ref, no=NO),
                **texts.facts(table),
            }
        )

    def _chair(self, table: Consultation) -> str:
        """Return the chair: the function that is kept, else the one party that chairs on its only seat."""
        if table.chair_function:
            return plain(table.chair_function)
        seats = [s for s in self._to[(TakesPart.KIND, table.ref)] if isinstance(s, TakesPart)]
        standing = [seat for seat in seats if seat.status is not Status.ENDED]
        chairs = [seat for seat in standing if seat.role is Role.CHAIR]
        if len(chairs) == 1 and sum(seat.start == chairs[0].start for seat in standing) == 1:
            return self.texts.reference(chairs[0].start, _ORGANISATION)
        return "" if chairs else self._denial(About.CHAIR, table.ref)

    def _plan(self, ref: Ref) -> str:
        record = self.network.get(ref)
        return word(record.kind) if isinstance(record, Plan) else ""

    def experts(self) -> list[Row]:
        """Return the rows of *Deskundigen*, and of experts that nobody has."""
        rows = [self._expert(expert) for expert in self.network.of(Expert).values() if plain(expert.id)]
        for statement in self._stated(About.EXPERT):
            rows.append(
                compact(
                    {
                        "title": plain(statement.function),
                        "organisation": NOBODY if statement.value is StatedValue.NO else UNKNOWN,
                        "expertise": self.texts.term(ExpertiseDomain, statement.domain),
                        "themes": self.texts.term(Theme, statement.theme),
                        **self.texts.facts(statement),
                    }
                )
            )
        return rows

    def _expert(self, expert: Expert) -> Row:
        employers = self._ends(WorksFor, expert)
        return compact(
            {
                "id": plain(expert.id),
                "title": plain(expert.title),
                "organisation": self.texts.reference(employers[0], _ORGANISATION) if employers else "",
                "expertise": self.texts.terms(ExpertiseDomain, self._ids(ExpertIn, expert)),
                "themes": self.texts.terms(Theme, self._ids(DealsWith, expert)),
                "scale": word(expert.scale),
                "reachable": plain(expert.reachable),
                "deputy": plain(expert.deputy) or self._denial(About.DEPUTY, expert.ref),
                "agreed_on": expert.agreed_on or self._denial(About.AGREED, expert.ref, no=NO),
                **self.texts.facts(expert),
            }
        )

    def areas(self) -> list[Row]:
        """Return the rows of *Gebieden*; an area has no column for its id but ``code``."""
        rows = []
        for area in self.network.of(Area).values():
            whole = self._ends(PartOf, area)
            made = area.id == PREFIXES[Area.KIND] + slug(area.name)
            rows.append(
                compact(
                    {
                        "name": plain(area.name),
                        "code": "" if made and area.code != area.id else plain(area.id),
                        "kind": word(area.kind),
                        "parent": self.texts.reference(whole[0], _AREA) if whole else "",
                        **self.texts.facts(area),
                    }
                )
            )
        return rows

    # --- facts ------------------------------------------------------------------------------------------------------

    def seats(self) -> list[Row]:
        """Return the rows of *Deelname*: seats, and seats that were denied or are not known."""
        rows = []
        for seat in sorted(self.network.of(TakesPart).values(), key=lambda s: (s.end, s.start, s.function or "", s.id)):
            place = {"subject": str(seat.start), "object": str(seat.end), "function": seat.function}
            rows.append(
                compact(
                    {
                        **self._place(seat.end, seat.start),
                        "function": plain(seat.function),
                        "role": word(seat.role) or self._seat_denial(About.ROLE, place, NONE),
                        "presence": word(seat.presence),
                        "as_sector": self.texts.term(Sector, seat.as_sector),
                        "may_commit": yes_no(seat.may_commit) or self._seat_denial(About.MANDATE, place, NO),
                        "seat_holder_code": plain(seat.seat_holder_code),
                        "deputy": plain(seat.deputy) or self._seat_denial(About.DEPUTY, place, NOBODY),
                        **self.texts.facts(seat),
                    }
                )
            )
        for statement in self._stated(About.SEAT):
            place_of = self._place(_ref(statement.object), _ref(statement.subject))
            if statement.object is None and statement.value is StatedValue.NO:
                rows.append(compact({**place_of, "consultation": NONE, **self.texts.facts(statement)}))
                continue
            answer = NO if statement.value is StatedValue.NO else UNKNOWN
            facts = self.texts.facts(statement)
            rows.append(compact({**place_of, "function": plain(statement.function), "takes_part": answer, **facts}))
        return rows

    def _place(self, table: Ref | None, party: Ref | None) -> Row:
        return {
            "consultation": self.texts.reference(table, _CONSULTATION),
            "organisation": self.texts.reference(party, _ORGANISATION),
        }

    def _stated(self, about: About) -> list[Statement]:
        return [s for s in self.network.of(Statement).values() if s.about is about]

    # --- looking up ---------------------------------------------------------------------------------------------------

    def _ends(self, kind: type[Relationship], node: Fact) -> list[Ref]:
        return sorted(tie.end for tie in self._from[(kind.KIND, node.ref)] if belongs(tie, node))

    def _ids(self, kind: type[Relationship], node: Fact) -> list[str]:
        return [ref.id for ref in self._ends(kind, node)]

    def _denial(self, about: About, subject: Ref, *, no: str = NOBODY) -> str:
        """Return how a cell says what was stated about its subject; empty when nothing was."""
        for statement in self._statements[(about, str(subject))]:
            if statement.object is None and statement.status in (None, Status.ACTIVE):
                return no if statement.value is StatedValue.NO else UNKNOWN
        return ""

    def _none(self, about: About, subject: Ref) -> str:
        return self._denial(about, subject, no=NONE)

    def _seat_denial(self, about: About, place: dict[str, str | None], no: str) -> str:
        for statement in self._statements[(about, place["subject"])]:
            same = all(getattr(statement, name) == value for name, value in place.items())
            if same and statement.status in (None, Status.ACTIVE):
                return no if statement.value is StatedValue.NO else UNKNOWN
        return ""


def _only(dates: set[str | None]) -> str:
    """Return the date that all relationships of a row share; a cell cannot say more than one."""
    return next(iter(dates)) or "" if len(dates) == 1 else ""


def _ref(text: str | None) -> Ref | None:
    return Ref.parse(text) if text and ":" in text else None
