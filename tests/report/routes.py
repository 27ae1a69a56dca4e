"""Routes of a small network by hand, and their answers in words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from netmap import model as m
from netmap.analysis.facts import Facts
from netmap.analysis.results import Ask, Evidence
from netmap.analysis.routes.results import (
    MissingLink,
    Partner,
    Route,
    RouteAnswer,
    RouteStage,
    RouteStatus,
    Step,
)
from netmap.analysis.routes.staged import ArcKind
from netmap.analysis.situation import Situation
from netmap.model import Agreement, Certainty, Network, Ref
from netmap.reference.norm import default_norm
from netmap.reference.words import word_of
from netmap.report.names import Names
from netmap.report.routes.answer import route_answer
from netmap.report.routes.words import RouteWords
from tests.build import DAY, Build, meeting, org

THEME = Ref("Theme", "overlast")
LONGEST = 20


def build() -> Build:
    """Jongerenwerk sits in Wijkoverleg, which hands on to Driehoek; GGD sits in both; Moskee is sensitive."""
    b = Build()
    b.theme("overlast")
    b.org("Jongerenwerk", "youth_work")
    b.org("GGD", "health")
    b.org("Politie", "police", checked_on="2026-01-05")
    b.org("Moskee", "faith_community")
    b.meeting("Wijkoverleg", per_year=26.0, chair_function="wijkmanager", themes=("overlast",))
    b.meeting("Jeugdoverleg", per_year=12.0, chair="Jongerenwerk")
    b.meeting("Driehoek", per_year=12.0, mandate=m.Mandate.DECIDE, decides=("overlast",))
    b.meeting("Stuurgroep")
    b.seat("Jongerenwerk", "Wijkoverleg", "jongerenwerker", checked_on="2025-11", provenance=("import|Deelname|4",))
    b.seat("GGD", "Wijkoverleg", "adviseur")
    b.seat("GGD", "Driehoek")
    b.seat("Moskee", "Wijkoverleg")
    return b


NETWORK = build().network()
SEEN = Step(stage=RouteStage.SIGNAL, party=org("Jongerenwerk"), via=None)
REPORTED = Step(
    stage=RouteStage.PASS,
    party=org("Jongerenwerk"),
    via=meeting("Wijkoverleg"),
    kind=ArcKind.OWN_SEAT,
    function="jongerenwerker",
    certainty=Certainty.STATED,
    waiting_days=7.0,
    evidence=(
        Evidence(
            code="route.evidence.seat_function",
            values={
                "party": org("Jongerenwerk"),
                "consultation": meeting("Wijkoverleg"),
                "function": "jongerenwerker",
            },
            provenance=("import|Deelname|4",),
        ),
    ),
)
INTERPRETED = Step(stage=RouteStage.INTERPRET, party=org("GGD"), via=meeting("Wijkoverleg"), function="adviseur")
HANDED_ON = Step(
    stage=RouteStage.PASS,
    party=None,
    via=meeting("Driehoek"),
    kind=ArcKind.RECORDED,
    function="wijkmanager",
    agreed=Agreement.HABIT,
    criterion="als het de wijk overstijgt",
    certainty=Certainty.IMPLIED,
    waiting_days=15.2,
)
DECIDED = Step(stage=RouteStage.DECIDE, party=None, via=meeting("Driehoek"), certainty=Certainty.BY_DEFINITION)
BEST = Route(
    steps=(SEEN, REPORTED, INTERPRETED, HANDED_ON, DECIDED),
    handovers=2,
    informal=0,
    certainty=Certainty.IMPLIED,
    waiting_days=22.2,
    skipped=(RouteStage.VERIFY,),
)
SHARED = replace(HANDED_ON, party=org("GGD"), kind=ArcKind.SHARED, formal=False, agreed=None, criterion=None)
UNRECORDED = replace(BEST, steps=(SEEN, REPORTED, INTERPRETED, SHARED, DECIDED), informal=1)
KNOWN = RouteAnswer(
    source=org("Jongerenwerk"),
    theme=THEME,
    area=None,
    status=RouteStatus.ROUTE,
    routes=(BEST, UNRECORDED),
    single_points=(meeting("Wijkoverleg"), meeting("Driehoek")),
    disjoint={"interpret": 1, "decide": 2},
    partners=(
        Partner(
            party=org("Politie"),
            through=(meeting("Wijkoverleg"),),
            steps=1,
            other_sector=True,
            knows=True,
            function="wijkagent",
        ),
        Partner(party=org("Moskee"), through=(org("GGD"),), steps=2, other_sector=True, knows=False),
    ),
)
WHO_DECIDES = Ask(code="gaps.ask.mandate_themes.decide", subject=meeting("Stuurgroep"), addressees=(org("GGD"),))
OPEN = RouteAnswer(
    source=org("Jongerenwerk"),
    theme=THEME,
    area=None,
    status=RouteStatus.UNKNOWN,
    routes=(replace(BEST, steps=(SEEN, REPORTED, INTERPRETED), unknown=(RouteStage.DECIDE,), waiting_days=None),),
    missing_links=(
        MissingLink(start=meeting("Stuurgroep"), end=None, stage=m.Stage.DECIDE, known=False, cost=1, ask=WHO_DECIDES),
    ),
    asks=(WHO_DECIDES,),
)
NONE = RouteAnswer(
    source=org("Jongerenwerk"),
    theme=THEME,
    area=None,
    status=RouteStatus.NO_ROUTE,
    missing_links=(
        MissingLink(
            start=meeting("Wijkoverleg"), end=meeting("Driehoek"), stage=None, known=True, cost=1, ask=WHO_DECIDES
        ),
    ),
)


def told(answer: RouteAnswer, network: Network = NETWORK, language: str = "nl", **options: Any) -> dict[str, Any]:
    names = Names(network, language, **options)
    situation = Situation(theme=answer.theme.id if answer.theme else "", phase="escalation")
    return route_answer(
        answer, Facts(network, DAY), default_norm(), names, word(language), reference_date=DAY, situation=situation
    )


def word(language: str = "nl") -> Any:
    return partial(word_of, language=language)


def words(network: Network = NETWORK) -> RouteWords:
    return RouteWords(Facts(network, DAY), default_norm(), Names(network), word())


def sentences_of(value: Any) -> list[str]:
    """Return every text of an answer that stands under "sentence", "sentences" or "notes", or ends so."""
    found: list[str] = []
    if isinstance(value, Mapping):
        for key, part in value.items():
            if isinstance(part, str) and key.endswith("sentence"):
                found.append(part)
            elif key in ("sentences", "notes"):
                found += part
            else:
                found += sentences_of(part)
    elif isinstance(value, list):
        found += [text for part in value for text in sentences_of(part)]
    return found


def too_long(texts: list[str]) -> list[str]:
    parts = [part for text in texts for part in re.split(r"(?<=[.?!])\s+", text)]
    return [part for part in parts if len(part.split()) > LONGEST]
