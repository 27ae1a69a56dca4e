"""Practices and instruments of the handreiking: what has been done elsewhere, in which phase, and by whom.

The lists are data: ``practices.toml`` (handreiking B1 and C1) and ``instruments.toml`` (A1.1 to A1.6) beside this
module. They say what exists, not what is good: which of them fits is for the municipality to decide.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from netmap.model import ActorType, Phase, Sector
from netmap.reference.vocabulary import Vocabulary

__all__ = ["Instrument", "Practice", "RiskFactor", "instruments", "practices", "read_practices", "risk_factors"]

_Word = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
_Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    id: _Id
    label_nl: _Word
    label_en: _Word
    source: _Word

    def label(self, language: str) -> str:
        """Return how it is called in "nl" or "en"."""
        return self.label_nl if language == "nl" else self.label_en


class RiskFactor(_Entry):
    """A background of unrest that a practice addresses (handreiking B1.1 to B1.10)."""


class Instrument(_Entry):
    """Something to work with in some phases.

    Attributes
    ----------
    goal_nl, goal_en : str
        What it is for, in one short sentence.
    phases : tuple of str
        Ids of phases, in the order of unrest.
    run_by : tuple of str
        Ids of sectors and actor types: any of them could do it. Our reading; the handreiking rarely says it.
    """

    goal_nl: _Word
    goal_en: _Word
    phases: Annotated[tuple[_Id, ...], Field(min_length=1)]
    run_by: Annotated[tuple[_Id, ...], Field(min_length=1)]

    def goal(self, language: str) -> str:
        """Return what it is for in "nl" or "en"."""
        return self.goal_nl if language == "nl" else self.goal_en


class Practice(Instrument):
    """An instrument that residents or professionals worked with somewhere.

    Attributes
    ----------
    form : {"individual", "collective", "targeted"}
        Between a few people, by a group for all, or about certain persons by authorities.
    scale : tuple of {"surroundings", "district", "city"}
    risks : tuple of str
        Ids of risk factors; may be empty.
    phase_stated : bool
        The handreiking itself names the phase; else it is our reading.
    """

    form: Literal["individual", "collective", "targeted"]
    scale: Annotated[tuple[Literal["surroundings", "district", "city"], ...], Field(min_length=1)]
    risks: tuple[_Id, ...] = ()
    phase_stated: bool = False


class _PracticeFile(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    risk: tuple[RiskFactor, ...]
    practice: tuple[Practice, ...]


class _InstrumentFile(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    instrument: tuple[Instrument, ...]


_File = TypeVar("_File", bound=BaseModel)


def practices() -> tuple[Practice, ...]:
    """Return the practices that ship, in the order of their file. Raises as :func:`read_practices`."""
    return _shipped().practice


def risk_factors() -> tuple[RiskFactor, ...]:
    """Return the risk factors of B1, in the order of the handreiking. Raises as :func:`read_practices`."""
    return _shipped().risk


@cache
def instruments() -> tuple[Instrument, ...]:
    """Return the instruments that ship, in the order of their file.

    Raises
    ------
    ValueError
        If the file holds something else, or names a phase, sector or actor type that does not exist.
    """
    name = "instruments.toml"
    found = _read(_InstrumentFile, _text(name), name).instrument
    _check(found, name)
    return found


@cache
def _shipped() -> _PracticeFile:
    name = "practices.toml"
    return read_practices(_text(name), name)


def read_practices(text: str, name: str) -> _PracticeFile:
    """Return the risk factors and practices of a TOML text; ``name`` is that of its file, for messages.

    Raises
    ------
    ValueError
        If the text is no TOML, a field is missing, unknown or of another type, an id is there twice, or a phase,
        sector, actor type or risk factor does not exist.
    """
    found = _read(_PracticeFile, text, name)
    _check(found.practice, name)
    risks = {risk.id for risk in found.risk}
    for practice in found.practice:
        if strange := set(practice.risks) - risks:
            raise ValueError(f"{name}: {practice.id}: there is no risk factor {', '.join(sorted(strange))}")
    return found


def _text(name: str) -> str:
    return resources.files("netmap.reference").joinpath(name).read_text(encoding="utf-8")


def _read(kind: type[_File], text: str, name: str) -> _File:
    try:
        return kind.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{name}: {error}") from error
    except ValidationError as error:
        problem = error.errors()[0]
        raise ValueError(f"{name}: {'.'.join(map(str, problem['loc']))}: {problem['msg']}") from error


def _check(entries: tuple[Instrument, ...], name: str) -> None:
    """Refuse an id that is there twice, and a phase, sector or actor type that does not exist."""
    words = Vocabulary.shipped()
    phases = {phase.id for phase in words.terms(Phase)}
    runners = {term.id for kind in (Sector, ActorType) for term in words.terms(kind)}
    seen: set[str] = set()
    for entry in entries:
        if entry.id in seen:
            raise ValueError(f"{name}: {entry.id}: this id is there twice")
        seen.add(entry.id)
        if strange := (set(entry.phases) - phases) | (set(entry.run_by) - runners):
            raise ValueError(f"{name}: {entry.id}: not in the vocabulary: {', '.join(sorted(strange))}")
