"""Which place somebody means by what was typed, and what is offered when that is not one."""

from __future__ import annotations

from datetime import date

import pytest

from netmap import model as m
from netmap.analysis.facts import Facts
from netmap.errors import UsageError
from netmap.model import Network, Ref
from netmap.report.names import Names
from netmap.services import Services
from netmap.services.places import beginnings, choices, meant, names_beginning
from netmap.texts import error_sentence
from tests.build import DAY, Build, meeting, org


def town() -> Build:
    """Jeugdpunt is a party and a consultation; two parties are called Buurthuis, one of them sensitive in another."""
    b = Build(shipped=True)
    b.org("Jeugdpunt")
    b.meeting("Jeugdpunt")
    b.add(m.Organisation(id="org-b1", name="Buurthuis", actor_type="community_centre"))
    b.add(m.Organisation(id="org-b2", name="Buurthuis", actor_type="school"))
    for area in ("Noord", "Oost", "Zuid", "West", "Centrum", "Haven", "Strand"):
        b.meeting(f"Wijkoverleg {area}")
    b.org("Wijkmoskee", sensitive=True)
    b.org("Wijkvereniging")
    return b


class Loaded(Services):
    """The services on one network that is not in a database."""

    content: Network

    def network(self, name: str | None = None) -> Network:
        return self.content


def refused(b: Build, text: str, *, masked: bool = True) -> str:
    services = Loaded.__new__(Loaded)
    Services.__init__(services, None, today=lambda: DAY, now=lambda: "2026-09-01T00:00:00Z", who="t")  # type: ignore[arg-type]
    services.content = b.network()
    with pytest.raises(UsageError) as caught:
        services.place_of(None, text, reference_date=date(2026, 9, 1), masked=masked)
    return error_sentence(caught.value)


def found(b: Build, text: str, *, masked: bool = True) -> list[Ref]:
    network = b.network()
    return meant(network, text, Names(network, masked=masked))


@pytest.mark.parametrize("text", ["overleg: Jeugdpunt", "Overleg : jeugdpunt", "consultation: ovl-Jeugdpunt"])
def test_a_word_before_a_name_says_what_it_is(text: str) -> None:
    assert found(town(), text) == [meeting("Jeugdpunt")]


@pytest.mark.parametrize("text", ["partij: Jeugdpunt", "organisatie: Jeugdpunt", "PARTY:Jeugdpunt"])
def test_so_does_the_word_for_a_party(text: str) -> None:
    assert found(town(), text) == [org("Jeugdpunt")]


def test_a_name_with_such_a_word_in_it_goes_first_and_a_wrong_word_finds_nothing() -> None:
    b = town()
    b.add(m.Organisation(id="org-x", name="Overleg: Jeugdpunt"))
    assert found(b, "overleg: Jeugdpunt") == [Ref("Organisation", "org-x")]
    assert found(town(), "kanaal: Jeugdpunt") == []
    assert found(town(), "partij: Wijkoverleg Noord") == []
    assert found(town(), "partij:") == []
    assert len(found(town(), "kanaal: meldapp")) == 1


def test_of_one_name_the_words_are_offered() -> None:
    assert refused(town(), "Jeugdpunt") == (
        "Er is meer dan één 'Jeugdpunt'. Kies partij: Jeugdpunt of overleg: Jeugdpunt."
    )


def test_two_of_a_kind_are_told_apart_by_id_and_kind_and_what_is_offered_is_understood() -> None:
    b = town()
    assert refused(b, "Buurthuis") == (
        "Er is meer dan één 'Buurthuis'. Kies partij: org-b1 (buurthuis) of partij: org-b2 (school)."
    )
    network, refs = b.network(), [Ref("Organisation", "org-b1"), Ref("Organisation", "org-b2")]
    offered = choices(refs, network, Names(network))
    assert [found(b, text) for text in offered] == [[ref] for ref in refs]


def test_a_sensitive_party_of_that_name_is_offered_by_its_number() -> None:
    b = town()
    b.meeting("Wijkmoskee")
    said = refused(b, "Wijkmoskee")
    assert "partij: gevoelig-1 (organisatie)" in said
    assert "partij: Wijkmoskee" not in said
    assert found(b, "partij: gevoelig-1 (organisatie)") == [org("Wijkmoskee")]
    assert "partij: Wijkmoskee" in refused(b, "Wijkmoskee", masked=False)


def test_the_beginning_of_a_name_gives_five_that_begin_so_and_how_many_more() -> None:
    assert refused(town(), "wijkoverleg") == (
        "'wijkoverleg' staat niet op de kaart. Zo beginnen: Wijkoverleg Centrum, Wijkoverleg Haven, Wijkoverleg Noord, "
        "Wijkoverleg Oost, Wijkoverleg Strand en nog 2."
    )
    assert "Bedoelt u Wijkvereniging?" in refused(town(), "Wijkver")
    network = town().network()
    begins = set(beginnings(Facts(network, DAY)))
    assert "Wijkmoskee" not in names_beginning("wijk", begins, network, Names(network))
    assert "Wijkmoskee" in names_beginning("wijk", begins, network, Names(network, masked=False))
    assert names_beginning("w", begins, network, Names(network)) == [], "one letter is no beginning"
