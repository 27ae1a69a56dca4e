"""Use cases about files that come in: look at one, load it, and the examples that ship with netmap."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from netmap.errors import FileRefused, NetworkNotFound, StoreConflict, UsageError
from netmap.exchange.findings import Workbook
from netmap.exchange.masking import is_masked
from netmap.exchange.planning import ImportPlan, plan_import, workbook_municipality
from netmap.exchange.reading import read_workbook
from netmap.model import Network, normalise
from netmap.report.imports import import_answer
from netmap.resources import resource_folder
from netmap.services.base import Base, named, new_network
from netmap.texts import say

#: How often an import is planned anew when somebody else changed the network in the meantime.
_ATTEMPTS = 20
#: More rows than this do not fit in one transaction.
MOST_ROWS = 50_000


class Imports(Base):
    """Use cases about files that come in."""

    def check(self, path: Path, network: str | None = None, *, language: str = "nl") -> dict[str, Any]:
        """Return what importing a file would do; nothing is written."""
        workbook = _read(path)
        target, _ = self._target(workbook, path, network)
        return _imported(self._plan(target, workbook), done=False, language=language)

    def import_workbook(
        self,
        path: Path,
        network: str | None = None,
        *,
        good_rows_only: bool = False,
        end_missing: bool = False,
        example: bool = False,
        language: str = "nl",
    ) -> dict[str, Any]:
        """Load a file into a network (made when new), as a whole or not at all.

        Parameters
        ----------
        path : Path
            Workbook, CSV folder or zip.
        network : str, optional
            Name or id; else the file's ``gemeente``, the only network there is, or one named after the file.
        good_rows_only : bool
            Leave out rows with a blocking finding instead of refusing the file.
        end_missing : bool
            End what the sheets of the file no longer name.
        example : bool
            Mark a new network as an example.

        Returns
        -------
        dict
            The answer of ``importeer``; with ``loadable`` False nothing was written.

        Raises
        ------
        FileRefused, NetworkNotFound, StoreError
        """
        workbook = _read(path)
        rows = sum(len(sheet) for sheet in workbook.rows.values())
        if rows > MOST_ROWS:
            raise UsageError("import.too_many_rows", rows=rows, most=MOST_ROWS)
        for attempt in range(_ATTEMPTS):
            target, is_new = self._target(workbook, path, network)
            target = replace(target, example=example) if is_new else target
            plan = self._plan(target, workbook, good_rows_only=good_rows_only, end_missing=end_missing)
            if not plan.loadable:
                return _imported(plan, done=False, language=language)
            try:
                if is_new:
                    self._store.create(target)
                if plan.change_set:
                    self._store.apply(plan.change_set)
                return _imported(plan, done=True, language=language)
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

    def _plan(self, network: Network, workbook: Workbook, **choices: bool) -> ImportPlan:
        return plan_import(network, workbook, today=self._today(), when=self._now(), who=self._who, **choices)

    def _target(self, workbook: Workbook, path: Path, name: str | None) -> tuple[Network, bool]:
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
            name = path.stem
        wanted = normalise(name)
        found = [n for n in networks if n.id == name or normalise(n.name) == wanted]
        if len(found) > 1:
            raise NetworkNotFound("network.several", known=named(found))
        if found:
            return self._store.read(found[0].id), False
        return new_network(name, taken={n.id for n in networks}), True


def _imported(plan: ImportPlan, *, done: bool, language: str) -> dict[str, Any]:
    counts = {
        "added": plan.change_set.counts.get("added", 0),
        "changed": plan.change_set.counts.get("changed", 0),
        "same": plan.same,
        "missing_from_file": len(plan.missing),
    }
    return import_answer(
        plan.network_before,
        plan.findings,
        rows=plan.rows,
        left_out=len(plan.left_out),
        counts=counts,
        loadable=plan.loadable,
        done=done,
        language=language,
    )


def _read(path: Path) -> Workbook:
    workbook = read_workbook(path)
    if is_masked(workbook):
        raise FileRefused("import.masked", file=path.name)
    return workbook
