"""Use cases about files that come in: look at one, load it, answer its findings, and the examples of netmap."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from netmap.errors import FileRefused, NetworkNotFound, StoreConflict, UsageError
from netmap.exchange.findings import Answer, Workbook
from netmap.exchange.masking import is_masked
from netmap.exchange.planning import ImportPlan, plan_import, workbook_municipality
from netmap.exchange.reading import read_workbook, read_workbook_bytes
from netmap.exchange.repairing import write_repair_workbook
from netmap.model import Network, SheetName, normalise
from netmap.privacy import refused_file_name
from netmap.report.imports import import_answer, in_words
from netmap.resources import resource_folder
from netmap.services.base import Base, named, new_network
from netmap.texts import say

#: What a file is called whose own name holds what netmap does not keep.
_UNNAMED = "bestand"
_KINDS = (".xlsx", ".xlsm", ".csv", ".txt", ".tsv", ".zip")

__all__ = ["MOST_ROWS", "Choices", "Imports"]

#: How often an import is planned anew when somebody else changed the network in the meantime.
_ATTEMPTS = 20
#: More rows than this do not fit in one transaction.
MOST_ROWS = 50_000


@dataclass(frozen=True, kw_only=True)
class Choices:
    """What somebody chose for an import.

    Parameters
    ----------
    good_rows_only : bool
        Leave out rows with a blocking finding instead of refusing the file.
    end_missing : bool
        End what the sheets of the file no longer name.
    answers : tuple of Answer
        To findings of this file.
    """

    good_rows_only: bool = False
    end_missing: bool = False
    answers: tuple[Answer, ...] = ()


class Imports(Base):
    """Use cases about files that come in."""

    def open_file(self, name: str, data: bytes) -> Workbook:
        """Return the workbook in an uploaded file; its name only tells what kind of file it is.

        Raises
        ------
        FileRefused
            If it cannot be read, is beyond the limits, or is an export from which names were taken out.
        """
        return _usable(read_workbook_bytes(data, name))

    def check(
        self,
        source: Path | Workbook,
        network: str | None = None,
        choices: Choices | None = None,
        *,
        in_context: bool = False,
        progress: Callable[[str], None] | None = None,
        language: str = "nl",
    ) -> dict[str, Any]:
        """Return what importing a file would do; nothing is written.

        Parameters
        ----------
        source : Path or Workbook
            Workbook, CSV folder or zip; or what :meth:`open_file` returned.
        network : str, optional
            Name or id; else the file's ``gemeente``, the only network there is, or one named after the file.
        in_context : bool
            Show with each finding the first rows that it is about; for pages on the municipality's own machine.
        progress : callable, optional
            Gets the code of each step when it begins.

        Raises
        ------
        FileRefused, NetworkNotFound, StoreError
        """
        workbook = _workbook(source)
        target, is_new = self._target(workbook, network)
        plan = self._plan(target, workbook, choices or Choices(), progress)
        return _answer(plan, done=False, language=language, new=is_new, in_context=in_context)

    def refused_text(self, workbook: Workbook, sheet: str, row: int, key: str) -> str:
        """Return what stands in a cell that was refused, for an exception with a reason; it is never to be shown.

        Empty when there is no such cell.
        """
        rows = workbook.rows.get(SheetName(sheet), ())
        return next((found.cells.get(key, "") for found in rows if found.number == row), "")

    def repair_workbook(
        self,
        source: Path | Workbook,
        network: str | None = None,
        choices: Choices | None = None,
        *,
        language: str = "nl",
    ) -> bytes:
        """Return an Excel file with the same sheets and rows in which each finding stands at its cell.

        Filled in and imported again, its answers are applied. What the privacy guard refuses is not in it.
        """
        workbook = _workbook(source)
        target, _ = self._target(workbook, network)
        plan = self._plan(target, workbook, choices or Choices(), None)
        assert plan.workbook is not None  # a plan has what it was made of
        return write_repair_workbook(plan.workbook, plan.findings, in_words(language), partial(say, language=language))

    def import_workbook(
        self,
        source: Path | Workbook,
        network: str | None = None,
        choices: Choices | None = None,
        *,
        example: bool = False,
        in_context: bool = False,
        progress: Callable[[str], None] | None = None,
        language: str = "nl",
    ) -> dict[str, Any]:
        """Load a file into a network (made when new), as a whole or not at all.

        Parameters are those of :meth:`check`; ``example`` marks a new network as an example.

        Returns
        -------
        dict
            The answer of ``importeer``; with ``loadable`` False nothing was written.

        Raises
        ------
        FileRefused, NetworkNotFound, StoreError
        """
        workbook = _workbook(source)
        chosen = choices or Choices()
        rows = sum(len(sheet) for sheet in workbook.rows.values())
        if rows > MOST_ROWS:
            raise UsageError("import.too_many_rows", rows=rows, most=MOST_ROWS)
        for attempt in range(_ATTEMPTS):
            target, is_new = self._target(workbook, network)
            target = replace(target, example=example) if is_new else target
            plan = self._plan(target, workbook, chosen, progress)
            if not plan.loadable:
                return _answer(plan, done=False, language=language, new=is_new, in_context=in_context)
            try:
                if progress:
                    progress("writing")
                if is_new:
                    self._store.create(target)
                if plan.change_set:
                    self._store.apply(plan.change_set)
                return _answer(plan, done=True, language=language, new=is_new, in_context=in_context)
            except StoreConflict:
                if attempt + 1 == _ATTEMPTS:
                    raise
        raise AssertionError("unreachable")

    def load_example(self, sample: str = "waterveen") -> str:
        """Load a shipped example network and return its id; it is made once, and touches no other network."""
        folder = resource_folder("sample_networks") / sample
        name = say("network.example", name=sample.capitalize())
        for known in self.networks():
            if known.name == name and known.counts.get("Organisation"):  # none: a load that was broken off
                return known.id
        answer = self.import_workbook(folder, name, example=True)
        if not answer["loadable"]:
            raise UsageError("network.example_broken", found=sample)
        return str(answer["network"]["id"])

    def _plan(
        self, network: Network, workbook: Workbook, choices: Choices, progress: Callable[[str], None] | None
    ) -> ImportPlan:
        return plan_import(
            network,
            workbook,
            today=self._today(),
            when=self._now(),
            who=self._who,
            good_rows_only=choices.good_rows_only,
            end_missing=choices.end_missing,
            answers=choices.answers,
            progress=progress,
        )

    def _target(self, workbook: Workbook, name: str | None) -> tuple[Network, bool]:
        """Return the network that a file goes to, and whether it is new."""
        networks = self.networks()
        if name is None:
            name = workbook_municipality(workbook)
        if name is None:
            own = [n for n in networks if not n.example]
            if len(own) > 1:
                raise NetworkNotFound("network.several", known=named(own))
            if own:
                return self._store.read(own[0].id), False
            name = Path(workbook.name).stem
        wanted = normalise(name)
        found = [n for n in networks if n.id == name or normalise(n.name) == wanted]
        if len(found) > 1:
            raise NetworkNotFound("network.several", known=named(found))
        if found:
            return self._store.read(found[0].id), False
        return new_network(name, taken={n.id for n in networks}), True


def _workbook(source: Path | Workbook) -> Workbook:
    return _usable(read_workbook(source) if isinstance(source, Path) else source)


def _usable(workbook: Workbook) -> Workbook:
    """Return a workbook whose name may be kept: a new network and the change log are called after it."""
    path = Path(workbook.name)
    if refused_file_name(str(path.with_suffix(""))) is not None or refused_file_name(path.suffix) is not None:
        kind = path.suffix if path.suffix.lower() in _KINDS else ""
        workbook = replace(workbook, name=f"{_UNNAMED}{kind}")
    if is_masked(workbook):
        raise FileRefused("import.masked", file=workbook.name)
    return workbook


def _answer(plan: ImportPlan, *, done: bool, language: str, new: bool, in_context: bool) -> dict[str, Any]:
    counts = {
        "added": plan.change_set.counts.get("added", 0),
        "changed": plan.change_set.counts.get("changed", 0),
        "same": plan.same,
        "missing_from_file": len(plan.missing),
    }
    left_out: Iterable[Any] = dict.fromkeys((source.sheet, source.row) for source in plan.left_out)
    return import_answer(
        plan.network_before,
        plan.findings,
        rows=plan.rows,
        left_out=tuple(left_out),
        counts=counts,
        loadable=plan.loadable,
        done=done,
        new=new,
        change_set=plan.change_set.id if done and plan.change_set.changes else None,
        context=plan.workbook if in_context else None,
        language=language,
    )
