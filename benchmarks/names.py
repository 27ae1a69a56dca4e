"""How well names are matched against pairs that people judged, and how fast against long lists.

The half that was put aside is only looked at when asked for: rules and limits are chosen on the half that is seen.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.machine import clocked
from netmap.exchange.matching import Verdict, compare, nearest

NAMES = Path(__file__).resolve().parents[1] / "tests" / "data" / "names"
SEEN, ASIDE = "pairs_seen.csv", "pairs_put_aside.csv"
_SEED = 4
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_KINDS = (
    "Wijkteam", "Stichting Welzijn", "GGD", "Basisschool", "Wijkoverleg", "Bewonersvereniging", "Politie basisteam",
    "Jongerenwerk", "Woningcorporatie", "Sportvereniging", "Buurthuis", "Veiligheidshuis", "Dorpsraad", "Jeugdoverleg",
    "Gemeente", "Afdeling Handhaving", "Zorggroep", "Ondernemersvereniging", "Huurdersvereniging", "Meldpunt",
)  # fmt: skip
_DIRECTIONS = ("", "", "", "Noord", "Zuid", "Oost", "West", "Zuidoost", "1", "2", "II", "(O)", "Centrum")

#: What is printed: what was measured, the figure, its unit, a target or None, a note.
Line = Callable[[str, float, str, float | None, str], None]


@dataclass(frozen=True)
class Pair:
    """Two names and what a person said about them: same, different or ask."""

    one: str
    other: str
    judgement: str
    near_homonym: bool


@dataclass(frozen=True)
class Quality:
    """What the matcher made of judged pairs; shares from 0 to 1, 1 when there was nothing to find."""

    pairs: int
    precision: float
    recall: float
    same_recall: float
    silent_merges: tuple[Pair, ...]
    homonyms: int
    homonyms_suggested: tuple[Pair, ...]


def read_pairs(path: Path) -> list[Pair]:
    """Return the judged pairs of a file (``one;other;judgement;near_homonym;why``)."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file, delimiter=";")
        return [Pair(r["one"], r["other"], r["judgement"], r["near_homonym"] == "ja") for r in rows]


def quality(pairs: Sequence[Pair]) -> Quality:
    """Return precision and recall of "same or ask", recall of "same", and what went wrong."""
    given = {pair: compare(pair.one, pair.other).verdict for pair in pairs}
    suggested = {pair for pair, verdict in given.items() if verdict is not Verdict.DIFFERENT}
    wanted = {pair for pair in given if pair.judgement != "different"}
    same = {pair for pair in given if pair.judgement == "same"}
    merged = {pair for pair, verdict in given.items() if verdict is Verdict.SAME}
    homonyms = {pair for pair in given if pair.near_homonym}
    return Quality(
        len(given),
        _share(suggested & wanted, suggested),
        _share(suggested & wanted, wanted),
        _share(merged & same, same),
        _in_order(merged - same),
        len(homonyms),
        _in_order(suggested & homonyms),
    )


def made_up_names(count: int, seed: int) -> list[str]:
    """Return names of parties as lists have them: kinds at made-up and shared places, some of them misspelt."""
    chance = random.Random(seed)
    places = [_word(chance) for _ in range(count // 8)]
    found: dict[str, None] = {}
    while len(found) < count:
        name = " ".join(
            part for part in (chance.choice(_KINDS), chance.choice(places), chance.choice(_DIRECTIONS)) if part
        )
        found[_slip(name, chance) if chance.random() < 0.3 else name] = None
    return list(found)


def measure_quality(line: Line, *, both: bool = False) -> None:
    """Print how the matcher does on the half that is seen, and on the other half when ``both``."""
    for half in (SEEN, ASIDE) if both else (SEEN,):
        if not (NAMES / half).is_file():
            continue
        found = quality(read_pairs(NAMES / half))
        line(f"names, {half}: pairs", found.pairs, "", None, "")
        line(f"names, {half}: precision of same or ask", found.precision, "", None, "at least 0.90")
        line(f"names, {half}: recall of same or ask", found.recall, "", None, "at least 0.85")
        line(f"names, {half}: recall of same", found.same_recall, "", None, "")
        line(f"names, {half}: silent merges", len(found.silent_merges), "", 0, _listed(found.silent_merges))
        note = f"of {found.homonyms}{_listed(found.homonyms_suggested)}"
        line(f"names, {half}: near-homonyms suggested", len(found.homonyms_suggested), "", 0, note)


def measure_speed(line: Line, count: int = 10_000) -> None:
    """Print the seconds for ``count`` names against as many known ones."""
    names, known = made_up_names(count, _SEED), made_up_names(count, _SEED)
    known = [_slip(name, random.Random(number)) if number % 3 == 0 else name for number, name in enumerate(known)]
    with clocked() as clock:
        found = nearest(names, known)
    asked = sum(bool(near) for near in found.values())
    line(f"names: {count:,} against {count:,}", clock.seconds, "s", 10, f"{asked:,} with something to ask")


def measure(line: Line, *, both: bool = False) -> None:
    """Print quality and speed."""
    measure_quality(line, both=both)
    measure_speed(line)


def _share(part: set[Pair], whole: set[Pair]) -> float:
    return len(part) / len(whole) if whole else 1.0


def _in_order(pairs: set[Pair]) -> tuple[Pair, ...]:
    return tuple(sorted(pairs, key=lambda pair: (pair.one, pair.other)))


def _listed(pairs: Sequence[Pair]) -> str:
    return "".join(f"; {pair.one} | {pair.other}" for pair in pairs)


def _word(chance: random.Random) -> str:
    parts = (
        "ber",
        "dijk",
        "wou",
        "de",
        "ha",
        "ven",
        "ster",
        "lin",
        "ge",
        "mo",
        "ter",
        "kam",
        "pe",
        "len",
        "drie",
        "veld",
    )
    return "".join(chance.choice(parts) for _ in range(chance.randint(2, 4))).capitalize()


def _slip(name: str, chance: random.Random) -> str:
    place = chance.randrange(1, len(name))
    kind = chance.randrange(3)
    letter = chance.choice(_LETTERS) if kind else ""
    return name[:place] + letter + name[place + (kind != 2) :]


def main(*, both: bool = False) -> None:
    """Print everything."""
    from benchmarks.bench import Report

    measure(Report().line, both=both)


if __name__ == "__main__":
    main()
