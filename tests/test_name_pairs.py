"""The hand-judged name pairs: enough of each kind, no contradictions, and two halves that are alike."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from rapidfuzz import fuzz

DATA = Path(__file__).parent / "data"
SEEN = DATA / "names" / "pairs_seen.csv"
PUT_ASIDE = DATA / "names" / "pairs_put_aside.csv"
COLUMNS = ["one", "other", "judgement", "near_homonym", "why"]
Pair = dict[str, str]

#: What the column ``why`` says of a public list, and the file that must bear it out.
LISTS = {
    "OpenGR": DATA / "opengr-2015" / "memberships_raw.csv",
    "Regioatlas": DATA / "regioatlas-2016" / "memberships.csv",
}


def read(path: Path) -> list[Pair]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter=";", strict=True)
        assert rows.fieldnames == COLUMNS
        return list(rows)


def both() -> list[Pair]:
    return read(SEEN) + read(PUT_ASIDE)


def kinds(pairs: list[Pair]) -> Counter[tuple[str, str]]:
    return Counter((pair["judgement"], pair["near_homonym"]) for pair in pairs)


def names_of(path: Path) -> set[str]:
    with path.open(encoding="utf-8", newline="") as file:
        return {cell for row in csv.DictReader(file) for cell in row.values()}


def spelled_alike(one: str, other: str) -> bool:
    """Whether the names, without what stands in brackets, are alike in letters or one nearly holds the other."""
    one, other = (re.sub(r"\s*\(.*?\)", "", name).casefold() for name in (one, other))
    return bool(fuzz.ratio(one, other) >= 60 or fuzz.partial_ratio(one, other) >= 80)


def same_bodies(pairs: list[Pair]) -> Iterator[set[str]]:
    """Names that the pairs judged ``same`` tie together, also by a third name."""
    groups: list[set[str]] = []
    for pair in pairs:
        if pair["judgement"] == "same":
            joined = {pair["one"], pair["other"]}
            apart = []
            for group in groups:
                if group & joined:
                    joined |= group
                else:
                    apart.append(group)
            groups = [*apart, joined]
    yield from groups


def test_there_are_enough_pairs_of_each_kind() -> None:
    pairs = both()
    assert len(pairs) >= 200
    judged = Counter(pair["judgement"] for pair in pairs)
    assert judged["same"] >= 50
    assert judged["ask"] >= 50
    assert judged["different"] >= 70
    assert sum(pair["near_homonym"] == "ja" for pair in pairs) >= 70


@pytest.mark.parametrize("path", [SEEN, PUT_ASIDE], ids=lambda path: path.stem)
def test_every_row_is_filled_in_with_known_words(path: Path) -> None:
    for pair in read(path):
        assert None not in pair, "a row has too many cells"
        assert all(value and value.strip() for value in pair.values()), pair
        assert pair["judgement"] in {"same", "different", "ask"}, pair
        assert pair["near_homonym"] in {"ja", "nee"}, pair
        assert pair["one"] != pair["other"], pair


def test_no_pair_stands_there_twice_in_either_order_or_half() -> None:
    count = Counter(frozenset((pair["one"], pair["other"])) for pair in both())
    assert [sorted(names) for names, times in count.items() if times > 1] == []


def test_near_homonyms_are_different_bodies_that_are_spelled_alike() -> None:
    for pair in both():
        if pair["near_homonym"] == "ja":
            assert pair["judgement"] == "different", pair
            assert spelled_alike(pair["one"], pair["other"]), pair


def test_no_two_names_are_judged_both_one_body_and_two() -> None:
    pairs = both()
    for group in same_bodies(pairs):
        for pair in pairs:
            if pair["judgement"] != "same":
                assert not {pair["one"], pair["other"]} <= group, pair


def test_what_is_said_to_stand_in_a_public_list_stands_there() -> None:
    checked = 0
    for name, path in LISTS.items():
        listed = names_of(path)
        for pair in both():
            found = sum(pair[side] in listed for side in ("one", "other"))
            if re.search(rf"both in {name}\b", pair["why"]):
                assert found == 2, pair
                checked += 1
            elif re.search(rf"in {name}\b", pair["why"]):
                assert found >= 1, pair
                checked += 1
    assert checked >= 30


def test_most_names_are_real_ones_of_the_public_lists() -> None:
    listed = set().union(*(names_of(path) for path in LISTS.values()))
    real = sum(pair["one"] in listed or pair["other"] in listed for pair in both())
    assert real >= 0.6 * len(both())


def test_the_halves_are_alike() -> None:
    seen, put_aside = kinds(read(SEEN)), kinds(read(PUT_ASIDE))
    assert seen.keys() == put_aside.keys()
    for kind, count in seen.items():
        assert abs(count - put_aside[kind]) <= 1, kind
