"""Pictures as SVG, PNG and PDF: the same bytes every time, readable text, no secret and no surprise in a name."""

from __future__ import annotations

import copy
import io
import re
import zlib
from typing import Any
from xml.etree import ElementTree

import pytest
from matplotlib.image import imread

from netmap.model import Organisation
from netmap.report.names import Names
from netmap.report.pictures.files import FORMS, PAPERS, picture_bytes
from netmap.texts import LANGUAGES
from tests.build import Build
from tests.report.pictures import every_wish, hostile, nothing, picture, sample

INCHES = {"A4": (11.69, 8.27), "A3": (16.54, 11.69)}
ON_PAPER = tuple(form for form in FORMS if form != "html")
#: One wish of every kind.
KINDS = list({wish[0]: wish for wish in every_wish(sample("waterveen"))}.values())
SVG = "{http://www.w3.org/2000/svg}"


def texts(svg: bytes) -> list[str]:
    return ["".join(element.itertext()) for element in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def streams(pdf: bytes) -> bytes:
    """Return a PDF with its packed parts unpacked."""
    found = [pdf]
    for part in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        try:
            found.append(zlib.decompress(part))
        except zlib.error:
            continue
    return b"\n".join(found)


def crowd(number: int) -> dict[str, Any]:
    build = Build(shipped=True)
    build.meeting("Groot overleg met iedereen")
    for place in range(number):
        build.org(f"Partij met een langere naam nummer {place}", "health")
        build.seat(f"Partij met een langere naam nummer {place}", "Groot overleg met iedereen")
    return picture(build.network(), "meetings", most=number + 1)


@pytest.mark.parametrize(
    ("form", "wish"),
    [*((form, wish) for form in ("html", "svg") for wish in KINDS), *((form, KINDS[1]) for form in ("png", "pdf"))],
    ids=str,
)
def test_the_same_picture_gives_the_same_bytes(form: str, wish: tuple[str, ...]) -> None:
    answer = picture(sample("waterveen"), *wish)
    before = copy.deepcopy(answer)
    first = picture_bytes(answer, form)
    assert answer == before
    assert first == picture_bytes(picture(sample("waterveen"), *wish), form)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_files_of_a_network_of_nothing_say_so(form: str, language: str) -> None:
    answer = picture(nothing(), "overview", language=language)
    data = picture_bytes(answer, form)
    assert len(data) > 500
    if form in ("html", "svg"):
        assert answer["sentences"][0] in data.decode("utf-8")


@pytest.mark.parametrize("paper", PAPERS)
def test_paper_has_its_size_in_every_form(paper: str) -> None:
    answer = picture(sample("rietdam"), "meetings")
    width, height = INCHES[paper]
    svg = ElementTree.fromstring(picture_bytes(answer, "svg", paper))
    assert float(str(svg.get("width")).removesuffix("pt")) == pytest.approx(width * 72, abs=1)
    box = re.search(rb"/MediaBox \[ ?0 0 ([\d.]+) ([\d.]+) ?\]", picture_bytes(answer, "pdf", paper))
    assert box
    assert [float(side) for side in box.groups()] == pytest.approx([width * 72, height * 72], abs=1)
    shape = imread(io.BytesIO(picture_bytes(answer, "png", paper))).shape
    assert shape[1] / shape[0] == pytest.approx(width / height, abs=0.01)
    assert shape[1] >= 2000


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("wish", KINDS, ids=lambda wish: wish[0])
def test_a_drawing_has_every_name_the_words_the_legend_and_its_date(wish: tuple[str, ...], language: str) -> None:
    answer = picture(sample("rietdam" if wish[0] == "overview" else "waterveen"), *wish, language=language, most=25)
    svg = picture_bytes(answer, "svg", "A3")
    root = ElementTree.fromstring(svg)
    written = texts(svg)
    whole = " ".join(written)
    assert root.get("role") == "img"
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == language
    assert root.findtext(f"{SVG}desc") == " ".join(answer["sentences"])
    assert root.findtext(f"{SVG}title") == answer["title"]
    for node in answer["nodes"]:
        for line in node["label"].removeprefix("✕ ").split("\n"):
            assert line in written
    for part in answer["legend"].values():
        assert {entry["word"] for entry in part} <= set(written)
    assert " ".join(answer["sentences"]) in whole
    assert {"nl": "1 september 2026", "en": "1 September 2026"}[language] in whole
    assert {"nl": "getoond", "en": "shown"}[language] in whole


def test_a_missing_place_is_a_dashed_outline_with_a_sign() -> None:
    wish = next(w for w in every_wish(sample("waterveen")) if w[0] == "theme")
    answer = picture(sample("waterveen"), *wish)
    assert any(node["missing"] for node in answer["nodes"])
    svg = picture_bytes(answer, "svg").decode()
    # Both the place and the line to it; the legend has a place as well.
    assert svg.count("stroke-dasharray") >= 2 * sum(node["missing"] for node in answer["nodes"]) + 1


@pytest.mark.parametrize(
    ("form", "wish"),
    [*((form, wish) for form in ("html", "svg") for wish in KINDS), *(("pdf", wish) for wish in KINDS[2:4])],
    ids=str,
)
def test_a_masked_file_has_no_name_and_no_id_of_a_sensitive_party(form: str, wish: tuple[str, ...]) -> None:
    network = sample("waterveen")
    data = picture_bytes(picture(network, *wish), form)
    text = (streams(data) if form == "pdf" else data).decode("utf-8", "replace").casefold()
    organisations = [network.get(ref) for ref in Names(network).sensitive]
    secrets = [t for o in organisations if isinstance(o, Organisation) for t in (o.name, o.id, *o.aliases)]
    assert len(secrets) >= 6
    assert not [secret for secret in secrets if secret.casefold() in text]


def test_that_secrets_are_looked_for_where_they_would_be() -> None:
    """The positive control of the test above: the same search finds the names when they are not masked."""
    network = sample("waterveen")
    ref = next(ref for ref in sorted(Names(network).sensitive) if ref.label == "Organisation")
    answer = picture(network, "around", str(ref), masked=False)
    word = max(re.findall(r"\w+", network.name_of(ref)), key=len)
    for form in ("html", "svg"):
        assert word in picture_bytes(answer, form).decode("utf-8")
    assert word.encode() in streams(picture_bytes(answer, "pdf"))


def test_a_file_says_whether_names_are_masked() -> None:
    network = sample("waterveen")
    ref = next(ref for ref in sorted(Names(network).sensitive) if ref.label == "Organisation")
    masked = " ".join(texts(picture_bytes(picture(network, "around", str(ref)), "svg")))
    named = " ".join(texts(picture_bytes(picture(network, "around", str(ref), masked=False), "svg")))
    assert "Gevoelige partijen staan er zonder naam in" in masked
    assert "gevoelige partijen staan er met naam in" in named


@pytest.mark.parametrize("form", ON_PAPER)
def test_no_name_is_read_as_a_formula_and_none_lacks_a_sign(form: str) -> None:
    """A sign that the font does not have, or a formula that cannot be read, would be a warning or an error."""
    answer = picture(hostile(), "around", "Consultation:ovl-o0")
    assert len(answer["nodes"]) > 15
    data = picture_bytes(answer, form)
    if form == "svg":
        assert any("$x^{2$" in text for text in texts(data))
        assert ElementTree.fromstring(data).find(f".//{SVG}script") is None


def test_a_crowded_sheet_says_how_many_names_it_leaves_out_and_a_larger_one_leaves_out_fewer() -> None:
    answer = crowd(150)
    left_out = {}
    for paper in PAPERS:
        svg = picture_bytes(answer, "svg", paper)
        found = re.search(r"(\d+) na(?:am|men) past?(?:sen)? niet op dit papier", " ".join(texts(svg)))
        left_out[paper] = int(found.group(1)) if found else 0
        names = [node for node in answer["nodes"] if node["label"].split("\n")[0] in texts(svg)]
        assert names
        sizes = [float(size) for size in re.findall(rb"font-size: ([\d.]+)px", svg)]
        assert min(sizes) >= 6
    assert left_out["A4"] > left_out["A3"]


def test_a_sheet_with_room_leaves_no_name_out() -> None:
    for wish in KINDS:
        if wish[0] in ("around", "theme", "gap"):
            assert "papier" not in " ".join(texts(picture_bytes(picture(sample("waterveen"), *wish), "svg", "A3")))


def test_there_is_no_other_form() -> None:
    answer = picture(nothing(), "overview")
    with pytest.raises(ValueError, match="docx"):
        picture_bytes(answer, "docx")
    with pytest.raises(ValueError, match="A2"):
        picture_bytes(answer, "png", "A2")
