"""Lists of lines between parties: what they can hold is loaded, what they do not say is asked."""

import pytest

from netmap.exchange.findings import Level
from netmap.exchange.reading import read_workbook, read_workbook_bytes
from netmap.model import Consultation, Organisation, PassesOn, SheetName, TakesPart
from netmap.texts import say
from tests.exchange.excel_files import excel, zipped
from tests.loading import blocking, load

ORG, OVL, SEAT, ROUTE = (
    SheetName.ORGANISATIONS,
    SheetName.CONSULTATIONS,
    SheetName.PARTICIPATION,
    SheetName.ESCALATION,
)
ELEMENTS = [
    ["Label", "Type", "Description"],
    ["Politie", "organisation", "basisteam"],
    ["GGD", "partij", None],
    ["Wijkoverleg Noord", "overleg", None],
    ["Driehoek", "driehoek", None],
    ["Gemeente", "Gemeente|partner", None],
]
CONNECTIONS = [
    ["From", "To", "Direction", "Label", "Type"],
    ["Politie", "Wijkoverleg Noord", "directed", None, None],
    ["Wijkoverleg Noord", "GGD", "directed", None, "voorzitter"],
    ["Politie", "GGD", "mutual", None, "informeert"],
    ["Wijkoverleg Noord", "Driehoek", "directed", None, "omhoog"],
    ["Gemeente", "Wijkoverleg Noord", "directed", None, "adviseert"],
]


def kumu(elements=ELEMENTS, connections=CONNECTIONS):
    return read_workbook_bytes(excel({"Elements": elements, "Connections": connections}), "kumu.xlsx")


def lines(text, name="lijst.csv"):
    return read_workbook_bytes(text.encode(), name)


def rows(workbook, sheet):
    return [(row.number, row.cells) for row in workbook.rows.get(sheet, ())]


def asked(workbook):
    return [(f.code.removeprefix("imports.read."), f.sheet, f.rows) for f in workbook.findings]


def ties(network, kind):
    return sorted((tie.start.id, tie.end.id) for tie in network.of(kind).values())


def test_the_two_sheets_of_kumu_become_parties_seats_and_routes_at_their_own_rows():
    workbook = kumu()
    assert rows(workbook, ORG) == [
        (2, {"name": "Politie", "note": "basisteam"}),
        (3, {"name": "GGD"}),
        (6, {"name": "Gemeente", "actor_type": "Gemeente"}),
    ]
    assert rows(workbook, OVL) == [(4, {"name": "Wijkoverleg Noord"}), (5, {"name": "Driehoek", "kind": "driehoek"})]
    assert rows(workbook, SEAT) == [
        (2, {"consultation": "Wijkoverleg Noord", "organisation": "Politie"}),
        (3, {"consultation": "Wijkoverleg Noord", "organisation": "GGD", "role": "voorzitter"}),
    ]
    assert rows(workbook, ROUTE) == [
        (4, {"from": "Politie", "to": "GGD", "kind": "informeert"}),
        (4, {"from": "GGD", "to": "Politie", "kind": "informeert"}),
        (5, {"from": "Wijkoverleg Noord", "to": "Driehoek", "direction": "omhoog"}),
        (6, {"from": "Gemeente", "to": "Wijkoverleg Noord", "kind": "adviseert"}),
    ]
    assert workbook.findings == ()


def test_what_kumu_holds_is_loaded():
    network, findings = load(kumu())
    assert not blocking(findings)
    assert {o.name for o in network.of(Organisation).values()} == {"Politie", "GGD", "Gemeente"}
    assert {c.name for c in network.of(Consultation).values()} == {"Wijkoverleg Noord", "Driehoek"}
    assert ties(network, TakesPart) == [("org-ggd", "ovl-wijkoverleg-noord"), ("org-politie", "ovl-wijkoverleg-noord")]
    assert ties(network, PassesOn) == [
        ("org-gemeente", "ovl-wijkoverleg-noord"),
        ("org-ggd", "org-politie"),
        ("org-politie", "org-ggd"),
        ("ovl-wijkoverleg-noord", "ovl-driehoek"),
    ]


def test_a_finding_can_be_shown_in_the_sheet_of_its_user():
    workbook = kumu()
    assert workbook.raw[ORG].title == workbook.raw[OVL].title == "Elements"
    assert workbook.raw[SEAT].title == workbook.raw[ROUTE].title == "Connections"
    assert workbook.headers[ORG] == {"name": "Label", "actor_type": "Type", "note": "Description"}
    assert workbook.raw[ROUTE].positions == {"from": 0, "to": 1, "kind": 4, "direction": 2}
    assert workbook.raw[SEAT].positions == {}  # a consultation stands on both sides
    assert workbook.headers[SEAT] == {"consultation": "From / To", "organisation": "From / To"}


def test_a_line_between_parties_without_a_meaning_is_asked_and_not_loaded():
    more = [["Politie", "Gemeente"], ["GGD", "Politie", None, None, "kent"], ["GGD", "Gemeente", None, None, "kent"]]
    workbook = kumu(connections=[*CONNECTIONS, *more])
    assert asked(workbook) == [("edge_without_kind", ROUTE, (7,)), ("edge_unclear", ROUTE, (8, 9))]
    assert all(finding.level is Level.QUESTION for finding in workbook.findings)
    assert rows(workbook, ROUTE) == rows(kumu(), ROUTE)


def test_a_line_to_a_consultation_of_a_kind_that_is_not_known_is_a_seat_and_is_asked():
    workbook = kumu(connections=[["From", "To", "Type"], ["Politie", "Driehoek", "financiert"]])
    assert rows(workbook, SEAT) == [(2, {"consultation": "Driehoek", "organisation": "Politie"})]
    assert asked(workbook) == [("edge_as_seat", SEAT, (2,))]


def test_an_element_of_another_kind_is_asked_and_its_lines_stay_out():
    person = [*ELEMENTS, ["Jan", "Person", None]]
    workbook = kumu(person, [*CONNECTIONS, ["Jan", "Politie", None, None, "informeert"]])
    assert asked(workbook) == [("edge_end_unknown", ORG, (7,)), ("edge_end_not_read", ROUTE, (7,))]
    assert workbook.rows == kumu().rows


def test_names_without_a_kind_are_read_by_their_words_with_one_question_for_each_group():
    workbook = lines(
        "Van;Naar\r\nPolitie;Jeugdoverleg Zuid\r\nGGD;Kernteam\r\nWelzijn;GGD\r\nROT;Sportclub De Groot\r\n"
    )
    assert [cells["name"] for _, cells in rows(workbook, OVL)] == ["Jeugdoverleg Zuid", "Kernteam", "ROT"]
    assert [cells["name"] for _, cells in rows(workbook, ORG)] == ["Politie", "GGD", "Welzijn", "Sportclub De Groot"]
    assert asked(workbook) == [
        ("edge_without_kind", ROUTE, (4,)),
        ("edge_consultations", OVL, (2, 3, 5)),
        ("edge_organisations", ORG, (2, 3, 4, 5)),
    ]
    names = workbook.findings[1].details["names"]
    assert names == ("Jeugdoverleg Zuid", "Kernteam", "ROT")
    assert rows(workbook, SEAT)[2] == (5, {"consultation": "ROT", "organisation": "Sportclub De Groot"})


@pytest.mark.parametrize("header", ["Van;Naar;Soort", "From;To;Type", "Source;Target;Type", "bron;doel;relatie"])
def test_the_headers_of_a_list_of_lines_are_known_in_several_languages(header):
    workbook = lines(f"{header}\r\nPolitie;Driehoek;lid\r\n")
    assert rows(workbook, SEAT) == [(2, {"consultation": "Driehoek", "organisation": "Politie", "role": "lid"})]


def test_both_parties_of_one_line_are_loaded():
    network, findings = load(lines("Van;Naar;Soort\r\nPolitie;GGD;adviseert\r\n"))
    assert not blocking(findings)
    assert {o.name for o in network.of(Organisation).values()} == {"Politie", "GGD"}
    assert ties(network, PassesOn) == [("org-politie", "org-ggd")]


def test_the_two_tables_of_gephi_are_joined_by_number_and_the_numbers_are_not_kept(tmp_path):
    parts = {
        "nodes.csv": b"Id;Label\r\n1;Politie\r\n2;Driehoek\r\n3;GGD\r\n",
        "edges.csv": b"Source;Target;Type;Weight;Label\r\n1;2;Undirected;1.0;\r\n3;2;Undirected;1.0;agendalid\r\n",
    }
    for name, content in parts.items():
        (tmp_path / name).write_bytes(content)
    for workbook in (read_workbook_bytes(zipped(parts), "gephi.zip"), read_workbook(tmp_path)):
        assert rows(workbook, ORG) == [(2, {"name": "Politie"}), (4, {"name": "GGD"})]
        assert rows(workbook, SEAT) == [
            (2, {"consultation": "Driehoek", "organisation": "Politie"}),
            (3, {"consultation": "Driehoek", "organisation": "GGD", "role": "agendalid"}),
        ]
        assert asked(workbook)[0] == ("column_unknown", ROUTE, (2, 3))  # Weight


def test_numbers_without_a_list_of_names_are_asked_and_not_loaded():
    workbook = lines("Source;Target;Type\r\n1;2;Directed\r\n2;3;informeert\r\n")
    assert workbook.rows == {}
    assert asked(workbook) == [
        ("edge_numbers", ROUTE, (2, 3)),
        ("edge_end_not_read", ROUTE, (2,)),
        ("edge_end_not_read", ROUTE, (3,)),
    ]


def test_a_name_that_only_a_line_has_is_a_party_as_well_and_keeps_its_place():
    workbook = kumu(connections=[*CONNECTIONS, ["Welzijn", "Driehoek", None, None, "lid"]])
    assert rows(workbook, ORG)[-1] == (7, {"name": "Welzijn"})
    assert workbook.rows[ORG][-1].origin == "import|Connections|7"
    assert asked(workbook) == [("edge_organisations", ROUTE, (7,))]
    network, findings = load(workbook)
    assert not blocking(findings)
    assert ("org-welzijn", "ovl-driehoek") in ties(network, TakesPart)


def test_nobody_at_the_end_of_a_line_is_a_stated_no_and_no_party():
    workbook = lines("Van;Naar\r\nWijkoverleg;niemand\r\nWijkoverleg;Politie\r\n")
    assert rows(workbook, ROUTE) == [(2, {"from": "Wijkoverleg", "to": "niemand"})]
    assert [cells["name"] for _, cells in rows(workbook, ORG)] == ["Politie"]


def test_an_incomplete_line_is_asked():
    workbook = lines("Van;Naar\r\nPolitie;\r\nPolitie;Driehoek\r\n")
    assert asked(workbook)[0] == ("edge_incomplete", ROUTE, (2,))


def test_the_own_sheet_doorgeven_stays_what_it_is():
    parts = {
        "organisaties.csv": b"naam\r\nPolitie\r\n",
        "overleggen.csv": b"naam\r\nDriehoek\r\n",
        "doorgeven.csv": b"van;naar;soort\r\nPolitie;Driehoek;\r\n",
    }
    workbook = read_workbook_bytes(zipped(parts), "x.zip")
    assert rows(workbook, ROUTE) == [(2, {"from": "Politie", "to": "Driehoek"})]
    assert SEAT not in workbook.rows
    alone = read_workbook_bytes(parts["doorgeven.csv"], "doorgeven.csv")
    assert rows(alone, ROUTE) == rows(workbook, ROUTE)


def test_a_list_beside_own_sheets_is_noted_and_not_read():
    sheets = {"Organisaties": [["naam"], ["GGD"]], "Overleggen": [["naam"], ["Driehoek"]], "Connections": CONNECTIONS}
    workbook = read_workbook_bytes(excel(sheets), "x.xlsx")
    assert set(workbook.rows) == {ORG, OVL}
    assert asked(workbook) == [("sheet_unknown", None, ())]


def test_a_title_above_the_headers_damaged_letters_and_other_sheets_are_no_obstacle():
    page = [["Overlegnet 2026"], [], ["Van", "Naar", "Soort"], ["CoÃ¶peratie Noord", "Driehoek", "lid"]]
    workbook = read_workbook_bytes(excel({"Blad1": page, "Kladblad": [["x"]]}), "x.xlsx")
    assert rows(workbook, ORG) == [(4, {"name": "Coöperatie Noord"})]
    assert ("double_encoded", ROUTE, (4,)) in asked(workbook)
    assert ("sheet_unknown", None, ()) in asked(workbook)


def test_an_address_in_the_place_of_a_name_is_not_shown_in_a_question():
    workbook = lines("Van;Naar\r\njan@voorbeeld.nl;Driehoek\r\n0612345678x;Driehoek\r\n")
    finding = next(f for f in workbook.findings if f.code.endswith("edge_organisations"))
    assert finding.details["names"] == ("…",)


def test_a_direction_of_a_line_that_is_drawn_without_one_is_asked_with_its_words():
    workbook = lines("Van;Naar;Richting;Soort\r\nPolitie;GGD;omhoog;ongericht\r\nGGD;Politie;omhoog/omlaag;kent\r\n")
    assert [(code, rows) for code, _, rows in asked(workbook)][:2] == [("edge_unclear", (2,)), ("edge_unclear", (3,))]
    assert [finding.details["found"] for finding in workbook.findings[:2]] == [
        "ongericht, omhoog",
        "kent, omhoog/omlaag",
    ]


def test_every_finding_has_its_sentences():
    person = [*ELEMENTS, ["Jan", "Person", None], ["Tafel Zuid", None, None], ["Bureau", None, None], [None, "x", None]]
    more = [
        ["Jan", "GGD"],
        ["GGD", "Gemeente"],
        ["GGD", "Gemeente", "kent"],
        ["GGD"],
        ["GGD", "Driehoek", "kent"],
        ["9", "GGD"],
    ]
    workbook = kumu(person, [["From", "To", "Type"], *more])
    codes = {finding.code for finding in workbook.findings}
    assert len(codes) == 9
    for finding in workbook.findings:
        for part in ("found", "expected", "do"):
            assert say(f"{finding.code}.{part}", **finding.details)


def test_the_same_list_gives_the_same_workbook():
    data = excel({"Elements": ELEMENTS, "Connections": CONNECTIONS})
    assert read_workbook_bytes(data, "x.xlsx") == read_workbook_bytes(data, "x.xlsx")
