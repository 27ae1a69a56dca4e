"""Where everything stands: no box over another, and nobody moves when others come."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netmap import model as m
from netmap.analysis import pictures as p
from netmap.graph import web_graph
from netmap.model import Network
from tests.analysis.test_pictures_every_network import SAMPLES, all_pictures, generated, sample
from tests.analysis.test_pictures_views import picture, town
from tests.build import DAY, Build, meeting, org
from tests.generator import generate
from tests.loading import load

S = p.Subject
Sizes = Mapping[str, tuple[float, float]]


def sizes_of(view: p.View) -> dict[str, tuple[float, float]]:
    """Return boxes of different sizes that follow from the id alone, as labels do."""
    return {n.id: (60.0 + 17 * (len(n.id) % 9), 34.0 + 16 * (len(n.id) % 3)) for n in view.nodes}


def overlaps(at: Mapping[str, p.Point], sizes: Sizes) -> list[tuple[str, str]]:
    order = sorted(at, key=lambda name: at[name][0] - sizes[name][0] / 2)
    found = []
    for place, one in enumerate(order):
        right = at[one][0] + sizes[one][0] / 2
        for other in order[place + 1 :]:
            if at[other][0] - sizes[other][0] / 2 >= right:
                break
            if abs(at[one][1] - at[other][1]) < (sizes[one][1] + sizes[other][1]) / 2:
                found.append((one, other))
    return found


def web_of(network: Network, kept: Mapping[str, p.Point] | None = None) -> dict[str, p.Point]:
    return p.web_positions(web_graph(network, DAY), kept or {})


def settled(view: p.View, at: Mapping[str, p.Point]) -> dict[str, p.Point]:
    """Return the places that must never change: all but those of missing places."""
    real = {n.id for n in view.nodes if n.kind is not p.NodeKind.MISSING}
    return {name: point for name, point in at.items() if name in real}


# --- the whole web ------------------------------------------------------------------------------------------------


def test_an_empty_web_has_no_places() -> None:
    assert web_of(Network(id="net-x", name="x")) == {}


def test_every_node_of_the_web_has_its_own_place() -> None:
    b = town()
    b.org("alleen")
    b.org("ook")
    found = web_of(b.network())
    assert len(found) == 10
    assert len(set(found.values())) == 10
    single = {name: at for name, at in found.items() if name.endswith(("alleen", "ook", "org-E"))}
    others = [y for name, (_, y) in found.items() if name not in single]
    assert all(y > max(others) for _, y in single.values())  # what is tied to nothing stands below


def test_unconnected_parts_stand_apart() -> None:
    b = town()
    for name in "PQR":
        b.org(name)
    b.meeting("Z")
    for name in "PQR":
        b.seat(name, "Z")
    found = web_of(b.network())
    small = [at for name, at in found.items() if name[-1] in "PQRZ"]
    large = [at for name, at in found.items() if name[-1] in "ABCDWVX"]
    beside = min(x for x, _ in small) > max(x for x, _ in large)
    below = min(y for _, y in small) > max(y for _, y in large)
    assert beside or below


@pytest.mark.parametrize("parties", [30, 400])  # below and above where the faster library takes over
def test_the_same_web_stands_the_same_and_the_order_of_records_does_not_matter(parties: int) -> None:
    network = generated(parties)
    turned = Network(id="net-x", name="x", records=dict(reversed(list(network.records.items()))))
    assert web_of(network) == web_of(turned)


def test_a_new_party_moves_nobody_and_stands_near_what_it_is_tied_to() -> None:
    b = town()
    before = web_of(b.network())
    b.org("nieuw")
    b.seat("nieuw", "V")
    b.expert("Y", "nieuw")  # tied through the new one
    for name in "PQ":
        b.org(name)
    b.tie(m.PartOf, org("P"), org("Q"))  # a new part
    after = web_of(b.network(), before)
    assert after.items() >= before.items()
    assert len(set(after.values())) == len(before) + 4
    new, near = after[str(org("nieuw"))], after[str(meeting("V"))]
    assert abs(new[0] - near[0]) + abs(new[1] - near[1]) < 300


def test_what_is_gone_leaves_no_place_behind() -> None:
    assert set(web_of(town().network(), {"Organisation:org-weg": (0.0, 0.0)})) == set(web_of(town().network()))


# --- one picture --------------------------------------------------------------------------------------------------


def test_an_empty_picture_has_no_places() -> None:
    view = p.view(Network(id="net-x", name="x"), DAY, p.Wish(subject=S.OVERVIEW))
    assert p.place(view, {}, {}, {}) == {}


@pytest.mark.parametrize("name", SAMPLES)
def test_no_two_boxes_of_a_sample_overlap_and_a_second_visit_moves_nothing(name: str) -> None:
    network = sample(name)
    web = web_of(network)
    for view in all_pictures(network, 60):
        sizes = sizes_of(view)
        found = p.place(view, sizes, web, {})
        assert list(found) == [n.id for n in view.nodes]
        assert overlaps(found, sizes) == []
        assert found == p.place(view, sizes, web, {})
        assert found == p.place(view, sizes, web, found)
        assert all(at == (round(at[0], 1), round(at[1], 1)) for at in found.values())


@pytest.mark.parametrize("name", SAMPLES)
def test_growing_moves_nobody(name: str) -> None:
    network = sample(name)
    web = web_of(network)
    for record in list(network.of(m.Organisation).values())[:10]:
        small = picture(network, S.AROUND, str(record.ref), most=8)
        before = p.place(small, sizes_of(small), web, {})
        large = picture(network, S.AROUND, str(record.ref), grown=tuple(n.id for n in small.nodes), most=8)
        after = p.place(large, sizes_of(large), web, before)
        assert after.items() >= before.items()
        assert overlaps(after, sizes_of(large)) == []


def with_more(network: Network, tables: list[str], many: int) -> Network:
    """Return a network with new parties, each in one of these consultations."""
    b = Build()
    for number in range(many):
        b.org(f"nieuw{number}")
        b.add(
            m.TakesPart(
                id=f"seat{number}",
                start=org(f"nieuw{number}"),
                end=m.Ref("Consultation", tables[number % len(tables)]),
            )
        )
    new = [r for r in b.records.values() if isinstance(r, (m.Organisation, m.TakesPart))]
    return network.with_records(new)


@pytest.mark.parametrize("name", SAMPLES)
def test_new_parties_move_nobody_in_any_picture(name: str) -> None:
    network = sample(name)
    grown = with_more(network, sorted(network.of(m.Consultation)), 40)
    web = web_of(network)
    more = web_of(grown, web)
    assert more.items() >= web.items()
    for subject in (S.MEETINGS, S.ROUTES):
        view = picture(network, subject, most=500)
        before = p.place(view, sizes_of(view), web, {})
        wider = picture(grown, subject, most=500)
        after = p.place(wider, sizes_of(wider), more, before)
        assert after.items() >= settled(view, before).items()
        assert overlaps(after, sizes_of(wider)) == []


def test_the_centre_of_a_picture_stands_where_it_wants() -> None:
    view = picture(town(), S.AROUND, "Organisation:org-A")
    found = p.place(view, sizes_of(view), {}, {})  # nothing is known of the web: everything wants the same place
    assert found["Organisation:org-A"] == (0.0, 0.0)


def test_a_picture_is_wider_than_high_but_no_ribbon() -> None:
    network = sample("waterveen")
    view = picture(
        network,
        S.AROUND,
        "Consultation:ovl-kernteam",
        grown=tuple(str(o.ref) for o in list(network.of(m.Organisation).values())[:15]),
    )
    found = p.place(view, sizes_of(view), web_of(network), {})
    wide = max(x for x, _ in found.values()) - min(x for x, _ in found.values())
    high = max(y for _, y in found.values()) - min(y for _, y in found.values())
    assert 1.0 < wide / high < 2.6


# --- columns ------------------------------------------------------------------------------------------------------


def chain() -> Build:
    b = Build()
    for name in "WJ":
        b.meeting(name, mandate=m.Mandate.ALIGN)
    b.meeting("D", mandate=m.Mandate.DECIDE)
    b.route(meeting("W"), meeting("J"))
    b.route(meeting("J"), meeting("D"))
    return b


def test_routes_stand_from_left_to_right_and_a_straight_way_is_straight() -> None:
    view = picture(chain(), S.ROUTES)
    found = p.place(view, sizes_of(view), {}, {})
    (w, j, d) = (found[str(meeting(name))] for name in "WJD")
    assert w[0] < j[0] < d[0]
    assert w[1] == j[1] == d[1]


def test_a_missing_way_on_stands_behind_where_the_signal_stops() -> None:
    b = chain()
    b.meeting("L", mandate=m.Mandate.ALIGN)
    for number in range(20):  # a crowd in the next column
        b.meeting(f"{number:02}", mandate=m.Mandate.ALIGN)
        b.route(meeting("W"), meeting(f"{number:02}"))
        b.route(meeting(f"{number:02}"), meeting("D"))
    view = picture(b, S.ROUTES)
    found = p.place(view, sizes_of(view), {}, {})
    (place,) = [n.id for n in view.nodes if n.kind is p.NodeKind.MISSING]
    stops = found[str(meeting("L"))]
    assert found[place][0] > stops[0]
    assert abs(found[place][1] - stops[1]) < 150


def test_a_node_whose_column_changed_moves_to_its_new_column_and_the_others_stay() -> None:
    b = chain()
    view = picture(b, S.ROUTES)
    before = p.place(view, sizes_of(view), {}, {})
    b.meeting("N", mandate=m.Mandate.ALIGN)
    b.route(meeting("J"), meeting("N"))
    b.route(meeting("N"), meeting("D"))  # D is one further now
    later = picture(b, S.ROUTES)
    after = p.place(later, sizes_of(later), {}, before)
    assert after[str(meeting("W"))] == before[str(meeting("W"))]
    assert after[str(meeting("J"))] == before[str(meeting("J"))]
    assert after[str(meeting("N"))][0] == before[str(meeting("D"))][0] < after[str(meeting("D"))][0]
    assert overlaps(after, sizes_of(later)) == []


def test_consultations_stand_between_the_parties() -> None:
    view = picture(sample("waterveen"), S.MEETINGS)
    found = p.place(view, sizes_of(view), {}, {})
    tables = [found[n.id][0] for n in view.nodes if n.kind is p.NodeKind.CONSULTATION]
    parties = [found[n.id][0] for n in view.nodes if n.kind is p.NodeKind.ORGANISATION]
    left, right = [x for x in parties if x < min(tables)], [x for x in parties if x > max(tables)]
    assert len(left) + len(right) == len(parties)
    assert abs(len(left) - len(right)) <= 1


def test_a_picture_in_columns_can_be_read_on_a_screen_as_a_whole() -> None:
    for subject in (S.ROUTES, S.MEETINGS):
        view = picture(sample("waterveen"), subject)
        sizes = {n.id: (150.0, 80.0) for n in view.nodes}
        found = p.place(view, sizes, {}, {})
        assert max(x for x, _ in found.values()) - min(x for x, _ in found.values()) <= 930
        assert overlaps(found, sizes) == []


def test_a_party_stays_on_the_side_where_it_stood() -> None:
    view = picture(town(), S.MEETINGS)
    before = p.place(view, sizes_of(view), {}, {})
    left, right = min(x for x, _ in before.values()), max(x for x, _ in before.values())
    parties = [n.id for n in view.nodes if n.kind is p.NodeKind.ORGANISATION]
    turned = {n: (left + right - x if n in parties else x, y) for n, (x, y) in before.items()}
    assert p.place(view, sizes_of(view), {}, turned) == turned


def test_the_overview_stands_in_columns_and_rows() -> None:
    view = picture(sample("waterveen"), S.OVERVIEW)
    found = p.place(view, sizes_of(view), {}, {})
    assert overlaps(found, sizes_of(view)) == []
    for one in view.nodes:
        for other in view.nodes:
            assert (found[one.id][0] == found[other.id][0]) == (one.column == other.column)
            assert (found[one.id][0] < found[other.id][0]) == (one.column < other.column)
            assert (found[one.id][1] == found[other.id][1]) == (one.row == other.row)
            assert (found[one.id][1] < found[other.id][1]) == (one.row < other.row)


# --- size, and any network ----------------------------------------------------------------------------------------


@cache
def large() -> Network:
    return load(generate(2000, seed=3).workbook())[0]


def test_two_thousand_parties_find_a_place_in_every_kind_of_picture() -> None:
    network = large()
    graph = web_graph(network, DAY)
    web = p.web_positions(graph, {})
    assert len(set(web.values())) == len(graph)
    everything = tuple(str(ref) for ref in graph)
    for wish in (
        p.Wish(subject=S.AROUND, subjects=everything[:1], grown=everything),
        p.Wish(subject=S.MEETINGS, most=3000),
        p.Wish(subject=S.ROUTES, most=3000),
    ):
        view = p.view(network, DAY, wish)
        sizes = sizes_of(view)
        found = p.place(view, sizes, web, {})
        assert overlaps(found, sizes) == []
        half = dict(list(settled(view, found).items())[::2])
        after = p.place(view, sizes, web, half)
        assert after.items() >= half.items()
        assert overlaps(after, sizes) == []


POINTS = st.dictionaries(
    st.sampled_from([f"Organisation:org-{number:02}" for number in range(14)]),
    st.tuples(st.integers(-300, 300).map(float), st.integers(-300, 300).map(float)),
)


@given(
    st.lists(st.tuples(st.integers(0, 13), st.integers(0, 4)), max_size=30),
    st.lists(st.tuples(st.integers(0, 13), st.integers(0, 4)), max_size=8),
    POINTS,
)
@settings(max_examples=150, deadline=None)
def test_whatever_is_added_nobody_moves_and_no_box_lies_over_another(
    seats: list[tuple[int, int]], more: list[tuple[int, int]], web: dict[str, p.Point]
) -> None:
    b = Build()
    for number in range(14):
        b.org(f"{number:02}")
    for number in range(5):
        b.meeting(str(number))
    for who, where in seats:
        b.seat(f"{who:02}", str(where))
    subjects = {S.AROUND: ("Organisation:org-00",), S.MEETINGS: (), S.SECTORS: ("police", "health")}
    first = {subject: picture(b, subject, *names, most=30) for subject, names in subjects.items()}
    placed = {subject: p.place(view, sizes_of(view), web, {}) for subject, view in first.items()}
    for who, where in more:
        b.seat(f"{who:02}", str(where))
    for subject, names in subjects.items():
        view = picture(b, subject, *names, most=30)
        sizes = sizes_of(view)
        after = p.place(view, sizes, web, placed[subject])
        assert overlaps(placed[subject], sizes_of(first[subject])) == []
        assert overlaps(after, sizes) == []
        assert after.items() >= settled(first[subject], placed[subject]).items()
        assert after == p.place(view, sizes, web, after)


@given(POINTS, POINTS)
@settings(max_examples=50, deadline=None)
def test_a_web_keeps_what_it_has_whatever_that_is(first: dict[str, p.Point], second: dict[str, p.Point]) -> None:
    b = Build()
    for number in range(14):
        b.org(f"{number:02}", part_of="00" if number % 3 == 1 else None)
    found = web_of(b.network(), first)
    assert found.items() >= first.items()
    assert set(found) == {str(org(f"{number:02}")) for number in range(14)}
    assert web_of(b.network(), found) == found
