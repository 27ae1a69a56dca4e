"""Two hundred texts that do something on a page that trusts them, and a network that has each of them in every field.

Every text has a number of its own, which it gives to ``__hit`` or shows in a dialog when it is executed, and which is
in the address that it asks for when it is fetched. ``__hit`` is put in the window by whoever looks (``tests/browser``).
"""

from __future__ import annotations

import typing
from collections.abc import Iterator
from dataclasses import fields, replace
from functools import cache
from typing import Any

from netmap import model as m
from netmap.reference.vocabulary import shipped_terms

OUTSIDE = "beacon.invalid"

# In each, § is replaced by a script that is noticed, ¤ by the number of the payload, and ¶ by an address elsewhere.
_MARKUP = (
    "<script>§</script>",
    "</script><script>§</script>",
    "<ScRiPt>§</sCrIpT>",
    "<script src=¶></script>",
    "<img src=x onerror=§>",
    '"><img src=x onerror="§">',
    "'><img src=x onerror='§'>",
    "<IMG SRC=/ ONERROR=§>",
    "<img/src=x/onerror=§>",
    "<img src=¶ onload=§>",
    "<svg onload=§>",
    "<svg/onload=§>",
    "<svg><script>§</script></svg>",
    "<svg><animate onbegin=§ attributeName=x dur=1s>",
    "<svg><set onbegin=§ attributename=x>",
    "<svg><image href=¶></svg>",
    "<svg><foreignObject><img src=x onerror=§></foreignObject></svg>",
    "<math><mtext><img src=x onerror=§></mtext></math>",
    "<iframe srcdoc='<script>parent.§</script>'></iframe>",
    "<iframe src='javascript:parent.§'></iframe>",
    "<iframe src=¶></iframe>",
    "<object data='javascript:§'></object>",
    "<embed src='javascript:§'>",
    "<video><source onerror=§></video>",
    "<video src=x onerror=§></video>",
    "<audio src=x onerror=§></audio>",
    "<details open ontoggle=§>",
    "<style onload=§></style>",
    "<link rel=stylesheet href='data:text/css,a' onload=§>",
    "<link rel=stylesheet href=¶>",
    "<input autofocus onfocus=§>",
    "<select autofocus onfocus=§></select>",
    "<textarea autofocus onfocus=§></textarea>",
    "<marquee onstart=§>lopend</marquee>",
    "<body onload=§>",
    "<form action='javascript:§'><button>klik</button></form>",
    "<a href='javascript:§'>klik</a>",
    "<a href=javas&#99;ript:§>klik</a>",
    '<a href="¶" onmouseover=§>klik</a>',
    "<base href=¶>",
    "<meta http-equiv=refresh content='0;url=¶'>",
    "<template><img src=x onerror=§></template>",
    "<noscript><p title='</noscript><img src=x onerror=§>'>",
    "<!--><img src=x onerror=§>-->",
    "<![CDATA[<img src=x onerror=§>]]>",
    "<xmp><img src=x onerror=§></xmp>",
    "<table background=¶><tr><td>cel</td></tr></table>",
    "<img srcset='¶ 2x' src=x onerror=§>",
    "<img src='data:image/svg+xml,%3Csvg onload=§%3E' onload=§>",
    "<img src=x onerror=&#64;§>",
    "<b style='background:url(¶)' onclick=§>vet</b>",
    "<x contenteditable autofocus onfocus=§ tabindex=1>x</x>",
    "</title><img src=x onerror=§>",
    "</textarea><img src=x onerror=§>",
    "</style><img src=x onerror=§>",
    "--><img src=x onerror=§>",
    "]]><img src=x onerror=§>",
)
_SCRIPT = (
    "javascript:§",
    "JaVaScRiPt:§",
    "java\tscript:§",
    "data:text/html,<script>§</script>",
    "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==¤",
    "vbscript:msgbox(¤)",
    '" onmouseover="§',
    "' onfocus='§' autofocus='",
    "` onclick=`§",
    "x onload=§ y",
    '";§;//',
    "';§;//",
    "`;§;//",
    "'-§-'",
    '"-§-"',
    "\\';§;//",
    '\\";§;//',
    '"}];§;//',
    "*/§/*",
    "${§}",
    "`${§}`",
    "{{§}}",
    "{{constructor.constructor('§')()}}",
    "{{[].pop.constructor('§')()}}",
    "{{7*7}} {{config}} ¤",
    "{% for x in ().__class__.__base__.__subclasses__() %}{{x}}{% endfor %}¤",
    "{%raw%}<script>§</script>{%endraw%}",
    "<%= § %>",
    "<?php § ?>",
    "#{§} *{§} @{§}",
    "%(¤)s %s {¤} {0.__class__} {x!r}",
    "eval('§')",
    "__proto__ constructor toString ¤",
    "\\u003cimg src=x onerror=§\\u003e",
    "\\x3cscript\\x3e§\\x3c/script\\x3e",
    "%3Cscript%3E§%3C/script%3E",
    "&lt;script&gt;§&lt;/script&gt;",
    "&#60;img src=x onerror=§&#62;",
    "&amp;lt;img src=x onerror=§&amp;gt;",
)
_MARKDOWN = (
    "![plaatje](¶)",
    "![](¶)",
    "![plaatje][een¤]\n\n[een¤]: ¶",
    "[klik](¶)",
    "[klik](javascript:§)",
    "[klik](data:text/html,<script>§</script>)",
    "[![plaatje](¶)](¶)",
    '[klik](¶ "titel\\" onmouseover=§")',
    "<¶>",
    "¶",
    "www.beacon.invalid/¤",
    "//beacon.invalid/¤",
    "post¤@beacon.invalid",
    "[klik]: ¶",
    "<a href=¶>![](¶)</a>",
    "# kop ¤",
    "> citaat ¤",
    "- lijst ¤\n- twee",
    "1. lijst ¤",
    "```mermaid\ngraph TD; A[<img src=¶>]-->B; click A call §\n```",
    "```html\n<img src=x onerror=§>\n```",
    "`code ¤` **vet** _schuin_ ~~door~~",
    "| a | b |\n|---|---|\n| ![](¶) | ¤ |",
    "---\n# onder ¤",
    "voetnoot[^¤]\n\n[^¤]: ![](¶)",
    ":material/home: ¤",
    ":material/delete_forever:¤",
    ":streamlit: ¤",
    ":smile: :shortcode¤:",
    ":red[rood ¤]",
    ":red-background[rood ¤]",
    ":blue-badge[merk ¤]",
    ":small[klein ¤] :gray[![](¶)]",
    ":color[tekst ¤]{foreground='red' background='url(¶)'}",
    ":rainbow[¤ <img src=x onerror=§>]",
    "$latex ¤ \\frac{1}{2}$",
    "$$\\href{javascript:§}{klik}$$",
    "$\\includegraphics{¶}$",
    "$\\htmlStyle{background:url(¶)}{x}$",
    "$\\htmlData{x=§}{x}$",
    "\\(x^¤\\) \\[y\\]",
    "-> <- <-> -- >= <= ¤ ~=",
)
_SHEET_STYLE_UNICODE = (
    "=HYPERLINK(\"¶\",'klik')",
    '=WEBSERVICE("¶")',
    "=1+1+¤",
    "+1+¤",
    "-1-¤",
    "@SUM(1;¤)",
    "\t=1+¤",
    "=cmd|' /C calc'!A¤",
    "%0A=1+¤",
    "</style><style>*{background:url(¶)}</style>",
    "<style>@import '¶';</style>",
    "background:url(¶)",
    "red;background-image:url(¶)",
    "expression(§)",
    "}*{color:red;background:url(¶)}",
    "url(¶)",
    "\u202e<script>§</script>\u202c",
    "\u200b<img src=x onerror=§>",
    "\ufeff<img src=x onerror=§>",
    "\uff1cimg src=x onerror=§\uff1e",
    "\u2028§\u2029",
    "<img\u00a0src=x onerror=§>",
    "<img\u000csrc=x\u000conerror=§>",
    "<\u0131mg src=x onerror=§>",
    "e\u0301\u0301\u0301\u0301\u0301\u0301\u0301 zalgo ¤",
    "\U0001f469\u200d\U0001f469\u200d\U0001f467 ¤",
    "\u0645\u0633\u062c\u062f ¤",
    "a" * 300 + "¤",
    "lang woord zonder einde " * 12 + "¤",
    "regel een ¤\nregel twee\r\nregel drie",
)
_TEMPLATES = (*_MARKUP, *_SCRIPT, *_MARKDOWN, *_SHEET_STYLE_UNICODE)
COUNT = 200


def _fill(template: str, number: int, *, dialog: bool) -> str:
    script = f"alert({number})" if dialog else f"__hit({number})"
    other = f"http://{OUTSIDE}/{number}"
    text = template.replace("¤", str(number)).replace("§", script).replace("¶", other)
    return text if str(number) in text else f"{text} {number}"


def _payloads() -> tuple[str, ...]:
    """Return the texts: every template once, and then, with a dialog instead, as many as are still wanted."""
    wanted = [(template, False) for template in _TEMPLATES] + [
        (template, True) for template in _MARKUP if "§" in template
    ]
    return tuple(_fill(template, number, dialog=dialog) for number, (template, dialog) in enumerate(wanted[:COUNT]))


PAYLOADS = _payloads()

# Texts that are no free text: codes, references, dates. Everything else that is text gets a payload, also a field that
# is added to the model later.
_FORMAL = {
    "id",
    "changed_at",
    "changeset",
    "since",
    "until",
    "checked_on",
    "consent_on",
    "knows_samos_on",
    "helped_on",
    "agreed_on",
    "assured_on",
    "date",
    "actor_type",
    "echelon",
    "phase",
    "area",
    "theme",
    "domain",
    "subject",
    "object",
    "as_sector",
    "sector_pairs",
    "domains",
    "line",
    "value",
    "target",
    "decided_on",
    "provenance",
}
_FORMAL_OF = frozenset({("Consultation", "kind")})


@cache
def free_texts(kind: type[m.Record]) -> dict[str, bool]:
    """Return the names of a record's free texts, and of each whether it holds several."""
    found: dict[str, bool] = {}
    for name, hint in typing.get_type_hints(kind).items():
        if name in _FORMAL or (kind.KIND, name) in _FORMAL_OF or name not in {field.name for field in fields(kind)}:
            continue
        options = {hint, *typing.get_args(hint)}
        if typing.get_origin(hint) is tuple or any(typing.get_origin(option) is tuple for option in options):
            found[name] = True
        elif str in options:
            found[name] = False
    return found


def fill(record: m.Record, text: str) -> m.Record:
    """Return a record with a text in every one of its free texts."""
    return replace(record, **{name: (text,) if several else text for name, several in free_texts(type(record)).items()})


# How many seats each of the big consultations has: with it, nearly as much as one picture shows at first.
AROUND = 50
# One in so many themes plays now: each gives a row and a white spot for every step.
EVERY = 8


def network(network_id: str, texts: tuple[str, ...] = PAYLOADS) -> m.Network:
    """Return a network with each text in every field of an organisation, a consultation, an expert, a theme, an area.

    It is in every field of the ties between these as well. A second consultation of that name is led by nobody, so
    that there is a white spot about each text. The big consultations together seat all organisations.
    """
    made = list(shipped_terms())
    for number, text in enumerate(texts):
        made += [fill(record, text) for record in _records(number, len(texts))]
        made.append(m.Consultation(id=_without_lead(number).id, name=text))
    day = m.Setting(id="setting-date", key=m.SettingKey.REFERENCE_DATE, value="2026-09-01")
    return m.Network(network_id, texts[0], municipality=texts[0]).with_records([*made, day])


def named(number: int) -> dict[str, m.Ref]:
    """Return the references to what one text names."""
    labels = {"Organisation": "org", "Consultation": "ovl", "Expert": "exp", "Theme": "thema", "Area": "geb"}
    return {label: m.Ref(label, f"{prefix}-{number}") for label, prefix in labels.items()}


def _without_lead(number: int) -> m.Ref:
    return m.Ref("Consultation", f"ovl-{number}-zonder")


def _records(number: int, total: int) -> Iterator[m.Record]:
    own, following = named(number), named((number + 1) % total)
    org, meeting, expert, theme, area = own.values()
    yield m.Organisation(id=org.id, name="", actor_type="politie")
    yield m.Consultation(id=meeting.id, name="", mandate=m.Mandate.DECIDE, echelon="lokaal")
    yield m.Expert(id=expert.id, title="")
    yield m.Theme(id=theme.id, label_nl="", origin=m.Origin.LOCAL, named=True)
    yield m.Area(id=area.id, name="")
    yield m.Plan(id=f"plan-{number}", name="")
    if number % EVERY == 0:
        yield _setting(m.SettingKey.THEME_NOW, theme.id)

    for where in {meeting, named(number // AROUND * AROUND)["Consultation"]}:
        yield m.TakesPart(id=m.seat_id(org, where, f"functie {number}"), start=org, end=where)
    up = m.Direction.UP
    yield m.PassesOn(
        id=m.route_id(meeting, following["Consultation"], up, None),
        start=meeting,
        end=following["Consultation"],
        direction=up,
    )
    coverage = m.Ref("Coverage", m.coverage_id(org, theme.id, area.id, m.Stage.SIGNAL, None))
    yield m.Coverage(id=coverage.id, stage=m.Stage.SIGNAL)
    ties: tuple[tuple[type[m.Relationship], m.Ref, m.Ref], ...] = (
        (m.DealsWith, meeting, named(number // EVERY * EVERY)["Theme"]),
        (m.DealsWith, expert, theme),
        (m.WorksFor, expert, org),
        (m.Serves, org, area),
        (m.LinkedTo, meeting, m.Ref("Plan", f"plan-{number}")),
        (m.Represents, org, following["Organisation"]),
        (m.CoveredBy, coverage, org),
        (m.Of, coverage, theme),
        (m.In, coverage, area),
    )
    for kind, start, end in ties:
        yield kind(id=m.tie_id(kind.KIND, start, end), start=start, end=end)
    said: tuple[dict[str, Any], ...] = (
        {"about": m.About.CHAIR, "subject": str(_without_lead(number))},
        {"about": m.About.COORDINATOR, "subject": str(_without_lead(number))},
        {"about": m.About.COVERAGE, "theme": theme.id, "stage": m.Stage.DECIDE},
    )
    for words in said:
        row = (f"import|overleggen|{number + 2}",)
        yield m.Statement(id=m.statement_id(words), value=m.StatedValue.NO, provenance=row, **words)


def _setting(key: m.SettingKey, value: str) -> m.Setting:
    return m.Setting(id=m.setting_id(key, value, None), key=key, value=value)
