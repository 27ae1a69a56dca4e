"""What somebody does at a table tells as much as a name: no function of a sensitive party is in what leaves."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any

import docx
import pytest

from netmap import model as m
from netmap.analysis.facts import Facts
from netmap.analysis.hub.hub import find_hub
from netmap.analysis.routes.downward import spread_down
from netmap.analysis.routes.upward import route_from
from netmap.analysis.routes.whole import routes_of
from netmap.analysis.situation import Situation
from netmap.model import Network, Ref
from netmap.reference.norm import default_norm
from netmap.reference.words import word_of
from netmap.report.hub import hub_answer
from netmap.report.hub.tables import hub_table
from netmap.report.names import Names
from netmap.report.paper import to_docx, to_html
from netmap.report.routes.answer import route_answer
from netmap.report.routes.down import down_answer
from netmap.report.routes.sheet import route_sheet
from netmap.report.routes.tables import down_table, route_table, routes_table
from netmap.report.routes.whole import routes_answer
from netmap.services.places import beginnings
from tests.build import DAY, Build, meeting, org
from tests.report.pictures import picture, sample

#: Functions, codes and conditions of sensitive parties in the networks below.
SECRETS = ("imam", "gebedsleider", "moskeebestuur", "im 1", "im-1", "vrijdaggebed", "geestelijk")


def town() -> Network:
    """Al Noor and its youth board sit at two tables, chair one, hand on, and are asked to check things with."""
    b = Build(shipped=True)
    b.theme("overlast")
    for name, sector in (("Jongerenwerk", "youth_work"), ("GGD", "health"), ("Gemeente", "municipality")):
        b.org(name, sector)
    b.org("Al Noor", "faith_community")
    b.org("Jeugdbestuur", part_of="Al Noor")
    b.meeting("Wijkoverleg", per_year=12.0, themes=("overlast",), hub=True)
    b.meeting("Gebedsoverleg", chair_function="voorzitter moskeebestuur", themes=("overlast",))
    b.meeting("Driehoek", mandate=m.Mandate.DECIDE, decides=("overlast",))
    b.meeting("Tafel", chair_function="imam")
    rows = {"provenance": ("import|Deelname|4",)}
    b.seat("Al Noor", "Wijkoverleg", "imam", seat_holder_code="IM-1", may_commit=True, **rows)
    b.seat("Al Noor", "Gebedsoverleg", "voorzitter moskeebestuur", role="chair", seat_holder_code="IM-1", **rows)
    b.seat("Al Noor", "Tafel", "Imam", **rows)
    b.seat("Jeugdbestuur", "Gebedsoverleg", "gebedsleider", **rows)
    b.seat("Jongerenwerk", "Wijkoverleg", "jongerenwerker", seat_holder_code="JW-1", **rows)
    b.seat("GGD", "Wijkoverleg", "contact voor de imam", **rows)
    b.seat("GGD", "Gebedsoverleg", "arts", **rows)
    b.seat("Gemeente", "Tafel", "wijkmanager", **rows)
    b.seat("Gemeente", "Driehoek", "burgemeester", **rows)
    b.route(org("Al Noor"), meeting("Driehoek"), by_function="imam", criterion="als het vrijdaggebed uitloopt")
    b.route(meeting("Wijkoverleg"), meeting("Driehoek"), by_function="de imam", criterion="als de imam het vraagt")
    b.route(meeting("Gebedsoverleg"), org("Al Noor"), by_function="voorzitter moskeebestuur")
    b.route(meeting("Tafel"), meeting("Wijkoverleg"), by_function="wijkmanager", criterion="bij onrust")
    b.route(meeting("Wijkoverleg"), meeting("Tafel"), "down", by_function="imam")
    b.expert("geestelijk verzorger", "Al Noor", theme="overlast")
    b.covers(org("Al Noor"), "overlast", "signal")
    b.covers(org("Al Noor"), "overlast", "interpret")
    b.covers(org("GGD"), "overlast", "interpret")
    b.add(m.Channel(id="spreekuur", label_nl="spreekuur"))
    b.tie(m.PresentIn, org("Al Noor"), Ref("Channel", "spreekuur"))
    return b.network()


def planted(name: str) -> Network:
    """Return a sample in which two more parties are sensitive, and all of these have telling functions and codes."""
    network = sample(name)
    seats = list(network.of(m.TakesPart).values())
    busy = sorted({seat.start for seat in seats}, key=lambda ref: (-sum(seat.start == ref for seat in seats), ref))
    parties = [network.get(ref) for ref in busy[3:5]]
    network = network.with_records(replace(one, sensitive=True) for one in parties if isinstance(one, m.Organisation))
    hidden = Names(network).sensitive
    seats = [replace(s, function="imam", seat_holder_code="IM-1") for s in seats if s.start in hidden]
    routes = [
        replace(route, by_function="gebedsleider", criterion="na het vrijdaggebed")
        for route in network.of(m.PassesOn).values()
        if route.start in hidden
    ]
    chaired = {seat.end for seat in seats if seat.role is m.Role.CHAIR}
    tables = [replace(t, chair_function="imam") for t in network.of(m.Consultation).values() if t.ref in chaired]
    assert seats
    return network.with_records([*seats, *routes, *tables])


NETWORKS: dict[str, Callable[[], Network]] = {
    "town": town,
    "rietdam": partial(planted, "rietdam"),
    "waterveen": partial(planted, "waterveen"),
}


def told(network: Network, *, masked: bool = True, most_starts: int = 8) -> Iterator[tuple[str, str]]:
    """Give every form of every answer about routes and about who holds the web together, with what it is."""
    facts, names = Facts(network, DAY), Names(network, masked=masked)
    more: dict[str, Any] = {"norm": default_norm(), "names": names, "reference_date": DAY}
    more["word"] = partial(word_of, language="nl")
    theme = next(iter(s.value for s in facts.settings(m.SettingKey.THEME_NOW)), "")
    starts = sorted(beginnings(facts), key=lambda ref: (ref not in names.sensitive, ref))
    for source in starts[:most_starts]:
        for chosen in dict.fromkeys(("", theme)):
            found = route_from(facts, source, chosen, "")
            answer = route_answer(found, facts, situation=Situation(theme=chosen), **more)
            what = f"route {source} {chosen}"
            yield f"{what} json", json.dumps(answer, ensure_ascii=False)
            yield f"{what} text", route_table(answer)
            sheet = route_sheet(answer)
            yield f"{what} html", to_html(sheet).decode()
            yield f"{what} docx", _text_of(to_docx(sheet))
        asked = (str(source), *([f"Theme:{theme}"] if theme else []))
        yield f"picture {source}", json.dumps(picture(network, "route", *asked, masked=masked), ensure_ascii=False)
        if source.label != "Channel":
            down = down_answer(spread_down(facts, (source,)), facts, **more)
            yield f"down {source}", json.dumps(down, ensure_ascii=False) + down_table(down)
    whole = routes_answer(routes_of(facts, "", ""), facts, **more)
    yield "routes", json.dumps(whole, ensure_ascii=False) + routes_table(whole)
    hub = hub_answer(find_hub(network, DAY, runs=2), facts, default_norm(), names)
    yield "hub", json.dumps(hub, ensure_ascii=False) + hub_table(hub)
    for subjects in ((), ("without",)):
        yield f"picture hub {subjects}", json.dumps(picture(network, "hub", *subjects, masked=masked))


def _text_of(paper: bytes) -> str:
    document = docx.Document(io.BytesIO(paper))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


@pytest.mark.parametrize("name", NETWORKS)
def test_no_function_code_or_condition_of_a_sensitive_party_leaves(name: str) -> None:
    network = NETWORKS[name]()
    for what, text in told(network):
        found = [secret for secret in SECRETS if secret in text.casefold()]
        assert not found, (what, found, text[max(0, text.casefold().find(found[0]) - 200) :][:400])


def test_the_own_machine_shows_them_and_others_keep_theirs() -> None:
    local = " ".join(text for _, text in told(town(), masked=False)).casefold()
    assert [secret for secret in SECRETS if secret not in local] == ["im 1"], "all is there to be masked"
    leaving = " ".join(text for _, text in told(town()))
    assert all(text in leaving for text in ("jongerenwerker", "wijkmanager", "bij onrust", "JW-1"))


# --- the one place that decides -------------------------------------------------------------------------------------


def test_a_function_is_asked_of_names() -> None:
    names = Names(town())
    assert names.function(org("Al Noor"), "imam") is None
    assert names.function(org("Al Noor"), "voorzitter") is None, "of a sensitive party nothing is said"
    assert names.function(org("Jeugdbestuur"), "lid") is None, "a part of one is one"
    assert names.function(org("GGD"), "arts") == "arts"
    assert names.function(org("GGD"), "contact voor de imam") is None
    assert names.function(org("GGD"), "contact voor Al Noor") == "contact voor een gevoelige partij"
    assert names.function(meeting("Tafel"), "imam") is None
    assert names.function(meeting("Gebedsoverleg"), "Voorzitter Moskeebestuur") is None
    assert names.function(meeting("Wijkoverleg"), "voorzitter") == "voorzitter"
    assert names.function(None, "im-1") is None
    assert names.function(org("GGD"), None) is None
    assert names.function(org("GGD"), "") is None
    local = Names(town(), masked=False, marked=True)
    assert local.function(org("Al Noor"), "imam") == "imam"


def test_what_others_are_called_as_well_tells_nothing_but_at_the_table_where_it_is_theirs() -> None:
    b = Build()
    for name, sector in (("Kerk", "faith_community"), ("GGD", "health")):
        b.org(name, sector)
    b.meeting("W")
    b.meeting("V", chair_function="dominee")
    b.seat("Kerk", "W", "adviseur")
    b.seat("Kerk", "V", role="chair")
    b.seat("GGD", "V", "adviseur")
    names = Names(b.network())
    assert names.function(org("GGD"), "adviseur") == "adviseur"
    assert names.function(meeting("V"), "adviseur") == "adviseur"
    assert names.function(meeting("W"), "adviseur") is None
    assert names.function(meeting("V"), "dominee") is None, "who chairs there is a sensitive party"
    assert Names(Build().network()).function(None, "arts") == "arts"
