"""A small municipality that is solved by hand, and how tests ask it whom to invite."""

from __future__ import annotations

from netmap.analysis.third_parties.find import find_third_parties
from netmap.analysis.third_parties.results import Needed, NeedState, ThirdPartiesAnswer, Wish
from tests.build import DAY, Build

T1 = ("T1",)
INTERPRET = Wish(themes=T1, needed=(Needed.INTERPRET,))
DECIDE = Wish(themes=T1, needed=(Needed.DECIDE,))


def town(*, shipped: bool = False) -> Build:
    """A core team of the municipality and the police; Welzijn sits with the police, Wonen with Welzijn, GGD nowhere."""
    b = Build(shipped=shipped)
    b.theme("T1", "T2")
    b.org("Gemeente", actor_type="municipality")
    b.org("OOV", part_of="Gemeente")
    b.org("Politie", "police")
    b.org("Welzijn", "welfare")
    b.org("Wonen", "housing")
    b.org("GGD", "health")
    b.meeting("Kernteam", hub=True)
    b.meeting("Wijk")
    b.meeting("Huurders")
    b.seat("Gemeente", "Kernteam", "burgemeester")
    b.seat("Politie", "Kernteam")
    b.seat("Politie", "Wijk", "wijkagent")
    b.seat("Welzijn", "Wijk", "teamleider", deputy="opbouwwerker")
    b.seat("Welzijn", "Huurders")
    b.seat("Wonen", "Huurders", "consulent")
    return b


def ask(b: Build, wish: Wish, **options: object) -> ThirdPartiesAnswer:
    return find_third_parties(b.network(), DAY, wish, **options)  # type: ignore[arg-type]


def states(answer: ThirdPartiesAnswer) -> dict[str, NeedState]:
    return {one.need.id: one.state for one in answer.needs}


def invited(answer: ThirdPartiesAnswer) -> list[str]:
    return [one.party.id.removeprefix("org-") for one in answer.invite]
