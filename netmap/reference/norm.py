"""The norm is data: which lines there are, how a file of them is read, and how a municipality overlays its own.

A line says *for each* of something, *where* some fields have some values, that something *needs* to be there. What
can be needed is a closed list of predicates (:data:`PREDICATES`); the analysis has one function for each. A new
line with known predicates needs no code.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import resources
from typing import Any, Literal

from netmap.errors import NormRefused
from netmap.model import ActorType, Network, NormLineRecord, PlanKind, Sector, Stage

__all__ = [
    "FOR_EACH",
    "OF_CORE_TEAM",
    "OF_THEME",
    "PREDICATES",
    "Combination",
    "Need",
    "Norm",
    "NormLine",
    "Passage",
    "Predicate",
    "default_norm",
    "network_norm",
    "read_norm",
]

#: What a line can be tested on.
FOR_EACH = ("network", "theme", "area", "phase", "group", "consultation", "party", "expert")
#: Fields that ``where`` may restrict, with the subject that they belong to.
WHERE = {
    "relevance": "theme",
    "past_unrest": "theme",
    "theme": "theme",
    "kind": "consultation",
    "echelon": "consultation",
    "sector": "party",
}
_WHERE_VALUES = {"relevance": ("now", "conceivable", "low"), "past_unrest": ("yes", "no")}
_TOP = ("name", "version", "extends", "line")
#: What ``count`` counts -> what it can be counted on.
COUNTED = {
    "party": ("theme", "area", "group"),
    "hub": ("network",),
    "bridge": ("network",),
    "spokesperson": ("network",),
    "residents_entry": ("network",),
    "digital_channel": ("network",),
}
#: Fields that a line may ask for or want a date of -> what they belong to.
RECORDED = {
    "knows_samos_on": ("network",),
    "helped_on": ("network",),
    "consent_on": ("network",),
    "agreed_on": ("expert",),
}
#: What is asked of the core team on the map, by the word in the line.
OF_CORE_TEAM = ("mixed", "usual", "mandate", "convened", "secretary", "deputies")
DATED = {"exercise": ("network",), "checked_on": ("network",), "agreed_on": ("expert",)}
#: What an argument reads from the theme's own record.
OF_THEME = ("@theme.sector_pairs", "@theme.domains")


@dataclass(frozen=True, slots=True)
class Predicate:
    """What a line may need: on which subjects, with how many arguments, and which first arguments are known."""

    subjects: frozenset[str]
    least: int = 0
    most: int = 0
    first: frozenset[str] | Mapping[str, tuple[str, ...]] = frozenset()

    def allowed_on(self, first: str) -> frozenset[str]:
        """Return the subjects on which a first argument can be tested."""
        return frozenset(self.first[first]) if isinstance(self.first, Mapping) else self.subjects


def _on(*subjects: str) -> frozenset[str]:
    return frozenset(subjects)


_STAGES = frozenset(s.value for s in Stage if s is not Stage.VERIFY)
#: The closed list of predicates, by name.
PREDICATES: dict[str, Predicate] = {
    "covered": Predicate(_on("theme"), 1, 1, _STAGES),
    "deals_with": Predicate(_on("theme")),
    "coordinated": Predicate(_on("consultation", "theme")),
    "route_to": Predicate(_on("consultation"), 1, 1, _on("decide", "interpret")),
    "has_role": Predicate(_on("consultation"), 1, 1, _on("chair", "secretary", "coordinator", "spokesperson")),
    "seated": Predicate(_on("party")),
    "deputised": Predicate(_on("expert")),
    "core_team": Predicate(_on("consultation"), 1, 1, _on(*OF_CORE_TEAM)),
    "setting_present": Predicate(_on("network"), 1, 1, _on("boundary", "theme_now", "exercise", "group")),
    "sectors_at_table": Predicate(_on("theme"), 1, 1),
    "deciders_at_table": Predicate(_on("theme")),
    "cooperates": Predicate(_on("theme"), 1, 2),
    "expert": Predicate(_on("theme"), 0, 9),
    "count": Predicate(_on("theme", "area", "group", "network"), 2, 3, COUNTED),
    "actor_in_phase": Predicate(_on("phase")),
    "reached_from_hub": Predicate(_on("party")),
    "assured": Predicate(_on("consultation")),
    "verifiable": Predicate(_on("party")),
    "linked": Predicate(_on("network"), 1, 1, frozenset(kind.value for kind in PlanKind)),
    "recorded": Predicate(_on("network", "expert"), 1, 1, RECORDED),
    "dated_within": Predicate(_on("network", "expert"), 2, 2, DATED),
}
KINDS = ("substantive", "instrumental")
CLOSES = ("involve", "expert", "agree", "name")
_MAX_WORDS = 40


@dataclass(frozen=True, slots=True)
class Need:
    """One predicate with its arguments, for example ``covered(signal)``."""

    predicate: str
    arguments: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.predicate}({', '.join(self.arguments)})" if self.arguments else self.predicate


@dataclass(frozen=True, slots=True)
class Combination:
    """``all`` or ``any`` of several needs."""

    mode: Literal["all", "any"]
    parts: tuple[Need, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """Where the norm line comes from: part, heading and a paraphrase of at most 40 words."""

    part: str
    heading: str
    paraphrase: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NormLine:
    """One line of the norm. ``candidates`` are sectors or actor types; empty means any party."""

    id: str
    text: str
    kind: str
    type: str
    for_each: tuple[str, ...]
    needs: Need | Combination
    passage: Passage
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    candidates: tuple[str, ...] = ()
    severity_max: int | None = None
    closes: tuple[str, ...] = ()

    @property
    def stage(self) -> Stage | None:
        """The stage of a plain ``covered(stage)`` line, else None."""
        if isinstance(self.needs, Need) and self.needs.predicate == "covered":
            return Stage(self.needs.arguments[0])
        return None


@dataclass(frozen=True, slots=True)
class Norm:
    """A named set of lines, in the order of their file."""

    name: str
    version: str
    lines: tuple[NormLine, ...]


@cache
def default_norm() -> Norm:
    """Return the handreiking's norm as it ships."""
    text = resources.files("netmap.reference").joinpath("norms", "handreiking.toml").read_text(encoding="utf-8")
    return read_norm(text, "handreiking.toml")


def read_norm(text: str, name: str) -> Norm:
    """Return the norm of a TOML text; with ``extends`` it is laid over the norm that it names.

    Parameters
    ----------
    text : str
        A norm file.
    name : str
        The file's name, for messages.

    Raises
    ------
    NormRefused
        With ``line`` (row in the file), ``id`` and the reason, when the text is no TOML, or a line misses a field,
        names an unknown predicate, subject, field, kind or way of closing, or stands there twice.
    """
    data = _parse(text, name)
    for key in data:
        if key not in _TOP:
            raise NormRefused("norm.unknown_field", file=name, line=_row_of(text, key), id="", field=key)
    base = {"handreiking": default_norm}.get(str(data.get("extends", "")))
    if "extends" in data and base is None:
        raise NormRefused("norm.unknown_base", file=name, found=str(data["extends"]))
    known = {line.id: line for line in base().lines} if base else {}
    rows = _rows_of_lines(text)
    seen: set[str] = set()
    for number, raw in enumerate(_lines_of(data, name)):
        where = {"file": name, "line": rows[number] if number < len(rows) else 0, "id": str(raw.get("id", ""))}
        if not raw.get("id") or not isinstance(raw["id"], str):
            raise NormRefused("norm.missing_field", **where, field="id")
        if raw["id"] in seen:
            raise NormRefused("norm.double_line", **where)
        seen.add(raw["id"])
        _overlay(known, raw, where, _shipped_candidates())
    if not known:
        raise NormRefused("norm.no_lines", file=name)
    version = str(data.get("version", base().version if base else ""))
    return Norm(str(data.get("name", name)), version, tuple(known.values()))


def network_norm(network: Network, base: Norm) -> Norm:
    """Return ``base`` with the network's own overlay (sheet *Norm*) applied.

    Raises ``NormRefused`` as :func:`read_norm` does; the place is then the line's id.
    """
    known = {line.id: line for line in base.lines}
    overlay = network.of(NormLineRecord)
    candidates = _shipped_candidates() | {*network.of(Sector), *network.of(ActorType)}
    for record in overlay.values():
        where = {"file": "Norm", "line": 0, "id": record.id}
        raw = _parse(record.line or "", "Norm")
        if "line" in raw:
            lines = _lines_of(raw, "Norm")
            if len(lines) != 1 or len(raw) != 1:
                raise NormRefused("norm.one_line", **where)
            raw = dict(lines[0])
        _overlay(known, {**raw, "id": record.id, **({"off": True} if record.off else {})}, where, candidates)
    return replace(base, name=f"{base.name}+{network.id}" if overlay else base.name, lines=tuple(known.values()))


def _parse(text: str, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+)", str(error))
        raise NormRefused("norm.not_toml", file=name, line=int(place.group(1)) if place else 0, id="") from error


def _lines_of(data: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    lines = data.get("line", [])
    if not isinstance(lines, list) or not all(isinstance(line, dict) for line in lines):
        raise NormRefused("norm.not_lines", file=name)
    return lines


def _row_of(text: str, key: str) -> int:
    """Return the first row that begins with a key or its table, else 0."""
    rows = (row for row, line in enumerate(text.splitlines(), 1) if line.strip().lstrip("[").startswith(key))
    return next(rows, 0)


@cache
def _shipped_candidates() -> frozenset[str]:
    from netmap.reference.vocabulary import shipped_terms

    return frozenset(term.id for term in shipped_terms() if isinstance(term, (Sector, ActorType)))


def _rows_of_lines(text: str) -> list[int]:
    return [row for row, line in enumerate(text.splitlines(), 1) if line.strip().replace(" ", "") == "[[line]]"]


def _overlay(
    known: dict[str, NormLine], raw: Mapping[str, Any], where: dict[str, Any], candidates: frozenset[str] | set[str]
) -> None:
    line_id = raw["id"]
    if not isinstance(raw.get("off", False), bool):
        raise NormRefused("norm.unknown_value", **where, field="off", found=str(raw["off"]), known=["true", "false"])
    if raw.get("off"):
        if line_id not in known:
            raise NormRefused("norm.off_unknown", **where)
        del known[line_id]
        return
    line = _line(raw, known.get(line_id), where)
    for candidate in line.candidates:
        if candidate not in candidates:
            raise NormRefused(
                "norm.unknown_value", **where, field="candidates", found=candidate, known=sorted(candidates)
            )
    known[line_id] = line


_FIELDS = (
    "id",
    "text",
    "kind",
    "type",
    "for_each",
    "where",
    "needs",
    "candidates",
    "severity",
    "closes",
    "passage",
    "off",
)


def _line(raw: Mapping[str, Any], base: NormLine | None, where: dict[str, Any]) -> NormLine:
    for name in raw:
        if name not in _FIELDS:
            raise NormRefused("norm.unknown_field", **where, field=name)
    values: dict[str, Any] = {}
    for name in ("text", "kind", "type", "for_each", "needs", "passage"):
        if name not in raw and base is None:
            raise NormRefused("norm.missing_field", **where, field=name)
    for name in ("text", "kind", "type"):
        if name in raw:
            if not isinstance(raw[name], str):
                raise NormRefused("norm.missing_field", **where, field=name)
            values[name] = raw[name]
    if "for_each" in raw:
        values["for_each"] = _chosen(raw["for_each"], FOR_EACH, "for_each", where)
    if "closes" in raw:
        values["closes"] = _chosen(raw["closes"], CLOSES, "closes", where)
    if "candidates" in raw:
        values["candidates"] = tuple(_as_list(raw["candidates"]))
    if "severity" in raw:
        values["severity_max"] = _severity(raw["severity"], where)
    if "passage" in raw:
        values["passage"] = _passage(raw["passage"], where)
    if "where" in raw:
        if not isinstance(raw["where"], Mapping):
            raise NormRefused(
                "norm.unknown_value", **where, field="where", found=str(raw["where"]), known=sorted(WHERE)
            )
        values["where"] = {key: tuple(_as_list(value)) for key, value in raw["where"].items()}
    if "needs" in raw:
        values["needs"] = _needs(raw["needs"], where)
    line = replace(base, **values) if base else NormLine(id=raw["id"], **values)
    _check(line, where)
    return line


def _check(line: NormLine, where: dict[str, Any]) -> None:
    if line.kind not in KINDS:
        raise NormRefused("norm.unknown_value", **where, field="kind", found=line.kind, known=list(KINDS))
    for name in line.where:
        if name not in WHERE or WHERE[name] not in line.for_each:
            allowed = sorted(key for key, subject in WHERE.items() if subject in line.for_each)
            raise NormRefused("norm.unknown_value", **where, field="where", found=name, known=allowed)
        for value in line.where[name]:
            if name in _WHERE_VALUES and value not in _WHERE_VALUES[name]:
                raise NormRefused(
                    "norm.unknown_value", **where, field=name, found=value, known=list(_WHERE_VALUES[name])
                )
    parts = line.needs.parts if isinstance(line.needs, Combination) else (line.needs,)
    for need in parts:
        _check_need(need, line, where)


def _check_need(need: Need, line: NormLine, where: dict[str, Any]) -> None:
    predicate = PREDICATES[need.predicate]
    subjects = predicate.subjects
    count = len(need.arguments)
    if not predicate.least <= count <= predicate.most:
        raise NormRefused("norm.wrong_arguments", **where, found=str(need), needed=predicate.least)
    if count and predicate.first:
        if need.arguments[0] not in predicate.first:
            known = sorted(predicate.first)
            field = need.predicate
            raise NormRefused("norm.unknown_value", **where, field=field, found=need.arguments[0], known=known)
        subjects = predicate.allowed_on(need.arguments[0])
    if not subjects & set(line.for_each):
        raise NormRefused("norm.wrong_subject", **where, found=str(need), known=sorted(subjects))
    numbers = {"count": need.arguments[1:], "dated_within": need.arguments[1:], "sectors_at_table": need.arguments}
    for text in numbers.get(need.predicate, ()):
        if not text.isdecimal():
            raise NormRefused("norm.unknown_value", **where, field=need.predicate, found=text, known=["1", "2", "3"])
    for text in need.arguments:
        if text.startswith("@") and text not in OF_THEME:
            raise NormRefused("norm.unknown_value", **where, field=need.predicate, found=text, known=list(OF_THEME))


def _needs(raw: Any, where: dict[str, Any]) -> Need | Combination:
    if isinstance(raw, str):
        return _need(raw, where)
    if isinstance(raw, Mapping) and len(raw) == 1 and next(iter(raw)) in ("all", "any"):
        mode, parts = next(iter(raw.items()))
        if not _as_list(parts):
            raise NormRefused("norm.missing_field", **where, field=f"needs.{mode}")
        return Combination(mode, tuple(_need(part, where) for part in _as_list(parts)))
    raise NormRefused("norm.unknown_value", **where, field="needs", found=str(raw), known=sorted(PREDICATES))


def _need(text: str, where: dict[str, Any]) -> Need:
    match = re.fullmatch(r"\s*([a-z_]+)\s*(?:\(([^()]*)\))?\s*", text)
    if not match or match.group(1) not in PREDICATES:
        raise NormRefused("norm.unknown_value", **where, field="needs", found=text, known=sorted(PREDICATES))
    arguments = tuple(part.strip() for part in (match.group(2) or "").split(",") if part.strip())
    return Need(match.group(1), arguments)


def _chosen(raw: Any, allowed: tuple[str, ...], name: str, where: dict[str, Any]) -> tuple[str, ...]:
    chosen = tuple(_as_list(raw))
    for item in chosen:
        if item not in allowed:
            raise NormRefused("norm.unknown_value", **where, field=name, found=item, known=list(allowed))
    if name == "for_each" and not chosen:
        raise NormRefused("norm.missing_field", **where, field=name)
    return chosen


def _severity(raw: Any, where: dict[str, Any]) -> int | None:
    value = raw.get("max") if isinstance(raw, Mapping) else raw
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 4:
        raise NormRefused("norm.unknown_value", **where, field="severity", found=str(raw), known=["1", "2", "3", "4"])
    return value


def _passage(raw: Any, where: dict[str, Any]) -> Passage:
    if not isinstance(raw, Mapping) or not {"part", "heading", "paraphrase"} <= raw.keys():
        raise NormRefused("norm.missing_field", **where, field="passage")
    if len(str(raw["paraphrase"]).split()) > _MAX_WORDS:
        raise NormRefused("norm.passage_too_long", **where, most=_MAX_WORDS)
    return Passage(str(raw["part"]), str(raw["heading"]), str(raw["paraphrase"]))


def _as_list(value: Any) -> list[str]:
    return [str(item) for item in value] if isinstance(value, (list, tuple)) else [str(value)]
