"""Pictures of networks without a database, for the tests of words and files."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from netmap.analysis.gaps import find_gaps
from netmap.analysis.pictures import Subject, Wish, place, view, web_positions
from netmap.exchange.reading import read_workbook
from netmap.graph import web_graph
from netmap.model import Network, Organisation, PresentIn, Ref, TakesPart, Theme
from netmap.reference.norm import default_norm
from netmap.reference.vocabulary import shipped_terms
from netmap.report.names import Names
from netmap.report.pictures.answer import picture_answer, sizes
from netmap.resources import resource_folder
from tests.build import DAY, Build
from tests.loading import load

SAMPLES = ("rietdam", "waterveen")

#: Names that a browser, a formula reader or a template might take for more than a name.
HOSTILE = (
    "<script>window.ran = 1</script>",
    "</script><script>window.ran = 2</script>",
    '"><img src=x onerror="window.ran = 3">',
    "<a href='https://example.org/leak'>href</a>",
    "$x^{2$ en $y$",
    "{{7*7}} {% raw %}",
    "javascript:window.ran=4",
    "![x](https://example.org/beacon.png)",
    "Een heel lange naam " * 20,
    "Eenheelelangenaamzondereenenkelespatie" * 8,
    "\u202egninrawr RTL\u202c \u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627",
    "Feest 🎉👩‍👩‍👧 \U0001f9ff 日本語",
    "twee\nregels\ten\u2028meer\x07",
    "${window.ran = 5} `x` \\u003cscript\\u003e",
    "&lt;b&gt; &amp; ]]> <!-- -->",
    "__proto__",
)


@cache
def sample(name: str) -> Network:
    """Return a sample network."""
    return load(read_workbook(resource_folder("sample_networks") / name))[0]


def nothing() -> Network:
    """Return a network that has only its words."""
    return Network(id="net-leeg", name="Leeg").with_records(shipped_terms())


@cache
def hostile() -> Network:
    """Return a network in which every name and function is hostile."""
    build = Build(shipped=True)
    for number, name in enumerate(HOSTILE):
        build.org(str(number), "health")
        build.meeting(f"o{number}")
        build.add(Organisation(id=f"org-{number}", name=name))
        build.seat(str(number), "o0", name)
        build.seat(str(number), f"o{number}")
    return build.network()


def picture(
    network: Network,
    subject: str,
    *subjects: str,
    language: str = "nl",
    masked: bool = True,
    marked: bool = False,
    most: int = 60,
) -> dict[str, Any]:
    """Return a picture as the services make it, with places that nobody kept."""
    wish = Wish(subject=Subject(subject), subjects=subjects, most=most)
    names = Names(network, language, masked=masked, marked=marked)
    gap = None
    if subject == "gap":
        answer = find_gaps(network, default_norm(), DAY)
        every = (*answer.findings, *(q.if_no for q in answer.questions if q.if_no))
        gap = next(finding for finding in every if finding.id == subjects[0])
    found = view(network, DAY, wish, gap=gap)
    boxes = sizes(found, network, names)
    positions = place(found, boxes, web_positions(web_graph(network, DAY), {}), {})
    return picture_answer(found, positions, boxes, network, names, date(2026, 9, 1))


def every_wish(network: Network) -> list[tuple[str, ...]]:
    """Return one wish or more of every kind that a network has something for."""
    wishes: list[tuple[str, ...]] = [("overview",), ("routes",), ("meetings",)]
    seats: dict[Ref, int] = {}
    for seat in network.of(TakesPart).values():
        for end in (seat.start, seat.end):
            seats[end] = seats.get(end, 0) + 1
    busiest = sorted(seats, key=lambda ref: (-seats[ref], ref))
    for label in ("Organisation", "Consultation"):
        wishes += [("around", str(ref)) for ref in busiest if ref.label == label][:2]
    wishes += [("around", str(Ref("Expert", key[1]))) for key in sorted(network.records) if key[0] == "Expert"][:1]
    answer = find_gaps(network, default_norm(), DAY)
    wishes += [("gap", finding.id) for finding in answer.findings]
    wishes += [("gap", question.if_no.id) for question in answer.questions if question.if_no][:4]
    themes = sorted({finding.theme for finding in answer.findings if finding.theme})
    wishes += [("theme", f"Theme:{theme}") for theme in themes or sorted(network.of(Theme))[:1]]
    wishes += [("sectors", "police", "health"), ("sectors", "faith_community", "sport")]
    wishes += [("hub",), ("hub", "without")]
    wishes += [("team",), ("team", "2"), ("team", *[str(ref) for ref in busiest if ref.label == "Organisation"][:5])]
    wishes += [("third_parties", f"Theme:{theme}", "need:interpret", "need:act") for theme in themes[:3]]
    parties = [ref for ref in busiest if ref.label == "Organisation"]
    wishes += [("route", str(ref)) for ref in (*parties[:2], *parties[-2:])]
    wishes += [("route", str(parties[-1]), f"Theme:{theme}") for theme in themes[:3]]
    wishes += [("route", str(ref)) for ref in busiest if ref.label == "Consultation"][-1:]
    wishes += [
        ("route", f"Channel:{channel}")
        for channel in sorted({tie.end.id for tie in network.of(PresentIn).values()})[:1]
    ]
    return wishes
