"""The answer of an own page: one to three sentences, numbers first."""

from __future__ import annotations

from netmap.analysis.profiles.results import GroupCode, Line, Profile, Said
from netmap.model import Consultation, Expert, Organisation, Stage, Status, Theme
from netmap.report.names import Names
from netmap.texts import format_date, say, say_count

__all__ = ["sentences"]

_STAGES = (Stage.SIGNAL, Stage.INTERPRET, Stage.DECIDE, Stage.ACT, Stage.AFTERCARE)
_MOST_PIECES = 4  # a sentence of more is not read to its end


def sentences(profile: Profile, names: Names) -> list[str]:
    """Return what the subject does, when that was last checked, and what is open about it."""
    return [_first(profile, names), _checked(profile, names.language), *_open(profile, names.language)]


def _first(profile: Profile, names: Names) -> str:
    language, name = names.language, names.name(profile.ref)
    if profile.status is not Status.ACTIVE:
        return say(f"profile.sum.{profile.status.value}", language, name=name)
    if profile.ref.label == Theme.KIND:
        return " ".join(_steps(profile, language))
    makers = {Organisation.KIND: _party, Consultation.KIND: _table, Expert.KIND: _expert}
    pieces = makers[profile.ref.label](profile, names)
    if not pieces:
        return say("profile.sum.nothing", language, name=name)
    return _capital(say("profile.sum.list", language, pieces=pieces[:_MOST_PIECES]))


def _party(profile: Profile, names: Names) -> list[str]:
    counts, language = profile.counts, names.language
    found = [say_count("profile.sum.seats", counts["at_tables"], language)] if counts["at_tables"] else []
    return found + _stages(profile, language)


def _stages(profile: Profile, language: str) -> list[str]:
    numbers = {stage: profile.counts.get(f"stage.{stage.value}", 0) for stage in _STAGES}
    return [say_count(f"profile.sum.{stage.value}", count, language) for stage, count in numbers.items() if count]


def _table(profile: Profile, names: Names) -> list[str]:
    counts, language = profile.counts, names.language
    found = []
    if count := counts.get("members", 0):
        found.append(say_count("profile.sum.members", count, language))
    if count := counts.get("sectors", 0):
        found.append(say_count("profile.sum.sectors", count, language))
    if count := counts.get("themes", 0):
        found.append(say_count("profile.sum.themes", count, language))
    return found + _stages(profile, language)


def _expert(profile: Profile, names: Names) -> list[str]:
    active = _holding(profile, GroupCode.EMPLOYER)
    found = [say("profile.sum.employer", names.language, name=names.name(line.other)) for line in active if line.other]
    if count := profile.counts.get("themes", 0):
        found.append(say_count("profile.sum.knows", count, names.language))
    return found


def _steps(profile: Profile, language: str) -> list[str]:
    """Return for a theme which steps are taken, which by nobody, and of which that is not known."""
    known: list[str] = []
    nobody: list[str] = []
    unknown: list[str] = []
    for stage in _STAGES:
        step = say(f"stage.{stage.value}", language)
        if count := profile.counts.get(stage.value, 0):
            known.append(say("profile.sum.step", language, step=step, count=count))
        else:
            (nobody if profile.counts.get(f"{stage.value}.nobody", 0) else unknown).append(step)
    told = []
    if known:
        told.append(say("profile.sum.steps", language, steps=known))
    if nobody:
        told.append(say("profile.sum.steps_nobody", language, steps=nobody))
    if unknown:
        told.append(say("profile.sum.steps_unknown", language, steps=unknown))
    return told


def _holding(profile: Profile, code: GroupCode) -> list[Line]:
    return [line for line in profile.lines(code) if line.said is Said.YES and line.status is Status.ACTIVE]


def _checked(profile: Profile, language: str) -> str:
    if not profile.newest or not profile.oldest:
        return say("profile.sum.unchecked", language)
    newest, oldest = format_date(profile.newest, language), format_date(profile.oldest, language)
    if newest == oldest:
        return say("profile.sum.checked", language, newest=newest)
    return say("profile.sum.checked_range", language, newest=newest, oldest=oldest)


def _open(profile: Profile, language: str) -> list[str]:
    if not profile.findings and not profile.questions:
        return []
    found = []
    if profile.findings:
        found.append(say_count("profile.sum.gaps", len(profile.findings), language))
    if profile.questions:
        found.append(say_count("profile.sum.questions", len(profile.questions), language))
    return [say("profile.sum.open", language, pieces=found)]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
