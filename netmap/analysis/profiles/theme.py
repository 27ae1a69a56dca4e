"""The groups of lines of a theme: who takes each step, where it is discussed, who knows about it."""

from __future__ import annotations

from dataclasses import replace

from netmap.analysis.demands import Demand
from netmap.analysis.facts import STAGE_OF_MANDATE
from netmap.analysis.predicates.coverage import covered
from netmap.analysis.profiles.lines import Lines, hands_over, said_value, value
from netmap.analysis.profiles.results import Group, GroupCode, Line, Part, When, Word
from netmap.analysis.results import Relevance, State
from netmap.model import (
    About,
    Consultation,
    DealsWith,
    Expert,
    ExpertIn,
    Mandate,
    MandateFor,
    PassesOn,
    Ref,
    SettingKey,
    SheetName,
    Stage,
    StatedValue,
    Statement,
    Status,
    Theme,
)
from netmap.reference.norm import Need, Norm, NormLine, Passage

_PLAYS = {
    SettingKey.THEME_NOW: "profile.part.plays_now",
    SettingKey.PAST_UNREST: "profile.part.past_unrest",
    SettingKey.THEME_NOT_HERE: "profile.part.not_here",
}
_STAGES = (Stage.SIGNAL, Stage.INTERPRET, Stage.DECIDE, Stage.ACT, Stage.AFTERCARE)


def theme_groups(lines: Lines, norm: Norm) -> list[Group]:
    """Return the groups of a theme; ended lines are still among the others.

    Whether nobody takes a step is the verdict of the white spots: this page never says something else than their list.
    """
    theme = lines.network.get(lines.ref)
    assert isinstance(theme, Theme)
    found = lines.group(GroupCode.PLAYS, _plays(lines, theme))
    for stage in _STAGES:
        found += [_judged(lines, norm, stage, group) for group in lines.group(GroupCode(stage), _stage(lines, stage))]
    tables = [tie for tie in lines.to(DealsWith) if tie.start.label == Consultation.KIND]
    others = [tie for tie in lines.to(MandateFor) if _stage_of(lines, tie) is None]
    routes = [route for route in lines.network.of(PassesOn).values() if route.theme == theme.id]
    return [
        *found,
        *lines.group(
            GroupCode.TABLES,
            [
                *(lines.tie(tie, Part("profile.part.deals_with")) for tie in tables),
                *(lines.tie(tie, Part("profile.part.mandate_for")) for tie in others),
            ],
        ),
        *lines.group(GroupCode.EXPERTS, _theme_experts(lines, theme)),
        *lines.group(GroupCode.ROUTES, [_theme_route(lines, r) for r in routes if hands_over(r)], keep=False),
        *lines.group(GroupCode.TELLING, [_theme_route(lines, r) for r in routes if not hands_over(r)], keep=False),
    ]


def _judged(lines: Lines, norm: Norm, stage: Stage, group: Group) -> Group:
    """Return the group of a step with the verdict on it: of what several lines of the norm say, the worst counts."""
    asked = [line for line in norm.lines if line.stage is stage and line.for_each == ("theme",)] or [_line_for(stage)]
    for line in asked:
        verdict = covered(lines.facts, Demand(line, (lines.ref,), Relevance.NOW), (stage.value,))
        if verdict.state is State.ABSENT:
            complete = lines.facts.complete(SheetName.COVERAGE, f"{SheetName.COVERAGE}:{lines.ref.id}")
            return replace(group, nobody=verdict.confidence, complete=complete)
    return group


def _line_for(stage: Stage) -> NormLine:
    """Return a line that asks for a step which the norm leaves to the municipality."""
    need = Need("covered", (stage.value,))
    passage = Passage(part="", heading="", paraphrase="")
    return NormLine(id="", text="", kind="", type="", for_each=("theme",), needs=need, passage=passage)


def _plays(lines: Lines, theme: Theme) -> list[Line]:
    found = []
    for setting in (s for key in _PLAYS for s in lines.network.settings(key) if s.value == theme.id):
        dated = said_value("profile.part.on_date", When(setting.date)) if setting.date else None
        label = "profile.field.plays"
        found.append(lines.line(setting, Part(_PLAYS[setting.key]), dated, label=label))
    return found or [lines.unknown("profile.field.plays")]


def _stage_of(lines: Lines, tie: MandateFor) -> Stage | None:
    table = lines.network.get(tie.start)
    mandate: Mandate | None = table.mandate if isinstance(table, Consultation) else None
    return STAGE_OF_MANDATE.get(mandate) if mandate else None


def _stage(lines: Lines, stage: Stage) -> list[Line]:
    found = lines.covers_of_theme(stage)
    mandated = (tie for tie in lines.to(MandateFor) if _stage_of(lines, tie) is stage)
    found += [lines.tie(tie, Part("profile.part.by_mandate")) for tie in mandated]
    if stage is Stage.INTERPRET:
        for ref in _experts_of(lines):
            record = lines.network.get(ref)
            assert isinstance(record, Expert)
            found.append(_bare(lines, record, Part("profile.part.as_expert")))
    stated = lines.facts.coverage_statements.get((lines.ref.id, stage), [])
    return found + [lines.cover_statement(statement, theme=False) for statement in stated]


def _experts_of(lines: Lines) -> list[Ref]:
    return sorted(ref for ref, themes in lines.facts.expert_themes.items() if lines.ref.id in themes)


def _theme_experts(lines: Lines, theme: Theme) -> list[Line]:
    by_row = [tie for tie in lines.to(DealsWith) if tie.start.label == Expert.KIND]
    found = [lines.tie(tie, *expert_parts(lines, tie.start)) for tie in by_row]
    for ref in (ref for ref in _experts_of(lines) if ref not in {tie.start for tie in by_row}):
        record = lines.network.get(ref)
        assert isinstance(record, Expert)
        found.append(_bare(lines, record, *expert_parts(lines, ref)))
    for statement in lines.network.of(Statement).values():
        about = statement.theme == theme.id or (statement.domain is not None and statement.domain in theme.domains)
        if statement.about is not About.EXPERT or not about or lines.standing(statement) is not Status.ACTIVE:
            continue
        domain = value(Ref("ExpertiseDomain", statement.domain)) if statement.domain else None
        asked = value(statement.function) if statement.function else None
        label = "profile.nobody" if statement.value is StatedValue.NO else "profile.not_known"
        no, unknown = "profile.part.stated", "profile.part.asked"
        found.append(lines.statement(statement, asked, domain, no=no, unknown=unknown, label=label))
    return found


def _bare(lines: Lines, expert: Expert, *parts: Part | None) -> Line:
    """Return a line about an expert that another line tells with its source and remark, or that is derived."""
    return lines.line(expert, *parts, ends=(expert.ref,), own=False, other=expert.ref, source=None, note=None)


def _theme_route(lines: Lines, route: PassesOn) -> Line:
    to = said_value("profile.part.hands_to" if hands_over(route) else "profile.part.tells", route.end)
    kind = value(Word("RouteKind", route.kind.value)) if route.kind else None
    return lines.line(route, to, kind, ends=(route.start, route.end), other=route.start)


def expert_parts(lines: Lines, ref: Ref) -> list[Part | None]:
    """Return what a line says of an expert: fields of expertise, scale, how to reach him."""
    expert = lines.network.get(ref)
    if not isinstance(expert, Expert):
        return []
    known = sorted({tie.end for tie in lines.facts.ties(ExpertIn) if tie.start == ref})
    return [
        *(value(domain) for domain in known),
        value(Word("Scale", expert.scale.value)) if expert.scale else None,
        said_value("profile.part.reachable", expert.reachable) if expert.reachable else None,
    ]
