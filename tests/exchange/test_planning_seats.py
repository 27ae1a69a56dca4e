"""Seats and chairs: functions, taking over, and what *voorzitter* means."""

from __future__ import annotations

from netmap.exchange.findings import Workbook
from netmap.model import (
    Consultation,
    Network,
    Role,
    StatedValue,
    Statement,
    Status,
    TakesPart,
    seat_id,
)
from tests.exchange.files import EMPTY, book, load, meeting, org, plan, told

PARTIES = [{"name": "Politie"}, {"name": "GGD"}, {"name": "Gemeente"}]


def w(*seats: dict[str, str], **table: str) -> Workbook:
    rows = [{"consultation": "W", "organisation": "Politie", **seat} for seat in seats]
    return book(organisations=PARTIES, consultations=[{"name": "W", **table}], participation=rows)


def seats(network: Network) -> dict[tuple[str, str | None], Role | None]:
    return {(s.start.id, s.function): s.role for s in network.of(TakesPart).values() if s.status is not Status.ENDED}


def test_a_row_with_a_function_takes_over_the_seat_without_one() -> None:
    network = load(w({"role": "secretaris", "since": "2020"}), w({"function": "wijkagent"}))
    (seat,) = network.of(TakesPart).values()
    assert seat.id == seat_id(org("org-politie"), meeting("ovl-w"), "wijkagent")
    assert (seat.function, seat.role, seat.since) == ("wijkagent", Role.SECRETARY, "2020")


def test_a_row_without_function_then_means_that_same_seat() -> None:
    network = load(w({}), w({"function": "wijkagent"}), w({"deputy": "collega"}))
    (seat,) = network.of(TakesPart).values()
    assert (seat.function, seat.deputy) == ("wijkagent", "collega")


def test_both_rows_in_one_file_are_two_seats_in_any_order() -> None:
    for rows in (({}, {"function": "wijkagent"}), ({"function": "wijkagent"}, {})):
        assert set(seats(load(w(*rows)))) == {("org-politie", None), ("org-politie", "wijkagent")}


def test_of_several_new_functions_one_takes_over_and_that_is_asked() -> None:
    network = load(w({"role": "voorzitter"}))
    functions = w({"function": "wijkagent"}, {"function": "jeugdagent"})
    assert told(plan(network, functions)) == [("seat_taken_over", (3,))]
    assert seats(load(functions, network=network)) == {
        ("org-politie", "jeugdagent"): Role.CHAIR,
        ("org-politie", "wijkagent"): None,
    }


def test_a_row_without_function_of_a_party_with_several_seats_is_asked_when_it_says_more() -> None:
    network = load(w({"function": "wijkagent"}, {"function": "jeugdagent"}))
    assert told(plan(network, w({}))) == []
    assert told(plan(network, w({"deputy": "collega"}))) == [("seat_which", (2,))]
    assert len(load(w({"deputy": "collega"}), network=network).of(TakesPart)) == 2


def test_functions_are_the_same_without_capitals() -> None:
    network = load(w({"function": "Wijkagent"}, {"function": "wijkagent", "deputy": "collega"}))
    assert [(s.function, s.deputy) for s in network.of(TakesPart).values()] == [("Wijkagent", "collega")]


def test_voorzitter_is_a_role_on_the_partys_only_seat() -> None:
    network = load(w({"function": "wijkagent", "role": "lid"}, chair="Politie"))
    assert seats(network) == {("org-politie", "wijkagent"): Role.CHAIR}
    assert network.of(Consultation)["ovl-w"].chair_function is None


def test_voorzitter_makes_a_seat_when_the_party_has_none_with_the_facts_of_its_row() -> None:
    network = load(w(chair="GGD", source="reglement"))
    (seat,) = network.of(TakesPart).values()
    assert (seat.start.id, seat.function, seat.role, seat.source) == ("org-ggd", None, Role.CHAIR, "reglement")
    assert seat.provenance == ("import|Overleggen|2",)


def test_voorzitter_is_a_question_when_the_party_has_several_seats_and_is_kept_as_text() -> None:
    file = w({"function": "wijkagent"}, {"function": "jeugdagent"}, chair="Politie")
    assert told(plan(EMPTY, file)) == [("chair_seats", (2,))]
    network = load(file)
    assert set(seats(network).values()) == {None}
    assert network.of(Consultation)["ovl-w"].chair_function == "Politie"


def test_voorzitter_with_one_chairing_seat_among_several_is_clear() -> None:
    file = w({"function": "wijkagent", "role": "voorzitter"}, {"function": "jeugdagent"}, chair="Politie")
    assert told(plan(EMPTY, file)) == []


def test_a_function_as_voorzitter_is_the_one_seat_that_bears_it_else_text() -> None:
    mayor = {"organisation": "Gemeente", "function": "burgemeester"}
    assert seats(load(w(mayor, chair="Burgemeester"))) == {("org-gemeente", "burgemeester"): Role.CHAIR}
    alone = load(w({}, chair="burgemeester"))
    assert alone.of(Consultation)["ovl-w"].chair_function == "burgemeester"
    twice = load(w(mayor, {"function": "burgemeester"}, chair="burgemeester"))
    assert twice.of(Consultation)["ovl-w"].chair_function == "burgemeester"


def test_another_role_on_the_seat_of_the_chair_is_asked() -> None:
    file = w({"role": "secretaris"}, chair="Politie")
    assert told(plan(EMPTY, file)) == [("chair_role", (2,))]
    assert seats(load(file)) == {("org-politie", None): Role.CHAIR}


def test_a_later_voorzitter_takes_the_role_from_the_earlier_one() -> None:
    network = load(w({}, chair="Politie"), w(chair="GGD"))
    assert seats(network) == {("org-politie", None): None, ("org-ggd", None): Role.CHAIR}
    by_function = load(w(chair="burgemeester"), network=network)
    assert seats(by_function) == {("org-politie", None): None, ("org-ggd", None): None}
    assert by_function.of(Consultation)["ovl-w"].chair_function == "burgemeester"
    resolved = load(w(chair="GGD"), network=by_function)
    assert resolved.of(Consultation)["ovl-w"].chair_function is None


def test_two_chairs_in_one_file_both_stay() -> None:
    file = w({"role": "voorzitter"}, {"organisation": "GGD", "role": "voorzitter"})
    assert set(seats(load(file)).values()) == {Role.CHAIR}


def test_a_no_about_a_seats_mandate_or_deputy_is_a_statement() -> None:
    network = load(w({"may_commit": "nee", "deputy": "niemand"}))
    (seat,) = network.of(TakesPart).values()
    assert (seat.may_commit, seat.deputy) == (None, None)
    said = {(s.about.value, s.subject, s.object, s.value) for s in network.of(Statement).values()}
    assert said == {
        ("mandate", "Organisation:org-politie", "Consultation:ovl-w", StatedValue.NO),
        ("deputy", "Organisation:org-politie", "Consultation:ovl-w", StatedValue.NO),
    }
    named = load(w({"may_commit": "ja", "deputy": "collega"}), network=network)
    assert {s.status for s in named.of(Statement).values()} == {Status.ENDED}
