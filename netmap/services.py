"""The use cases, in the user's words: import a workbook, find the gaps, give everything back.

Pages and command line call these and nothing below them. Each takes what the user chose and returns an answer as
plain JSON types (sentences included) or bytes; failures are ``NetmapError``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from netmap.analysis.gaps import find_gaps
from netmap.analysis.results import Remark
from netmap.analysis.theme_steps import theme_steps
from netmap.errors import FileRefused, NetworkNotFound, StoreConflict, UsageError
from netmap.exchange.exporting import export_rows
from netmap.exchange.findings import Workbook
from netmap.exchange.masking import MASKED_ROW, is_masked, masked_network
from netmap.exchange.planning import ImportPlan, plan_import, workbook_municipality
from netmap.exchange.reading import read_workbook
from netmap.exchange.writing import write_csv_folder, write_workbook
from netmap.model import Network, SettingKey, SheetName, last_day, months_between, normalise, slug
from netmap.reference.norm import Norm, default_norm, network_norm, read_norm
from netmap.reference.vocabulary import shipped_terms
from netmap.report.gaps import gap_answer
from netmap.report.imports import import_answer
from netmap.report.names import Names
from netmap.resources import resource_folder
from netmap.store.port import Health, NetworkStore, NetworkSummary
from netmap.texts import say

__all__ = ["MOST_ROWS", "Export", "NetworkSummary", "Services", "new_network"]

#: How often an import is planned anew when somebody else changed the network in the meantime.
_ATTEMPTS = 20
_OLD_REFERENCE_MONTHS = 6
#: More rows than this do not fit in one transaction.
MOST_ROWS = 50_000


@dataclass(frozen=True)
class Export:
    """The files of an export: one workbook, or one CSV file per sheet."""

    files: Mapping[str, bytes]
    sensitive: bool


class Services:
    """All use cases on one store.

    Parameters
    ----------
    store : NetworkStore
    today : callable
        Returns today's date.
    now : callable
        Returns the time as UTC text for the change log.
    who : str
        The account for the change log.
    """

    def __init__(self, store: NetworkStore, *, today: Callable[[], date], now: Callable[[], str], who: str) -> None:
        self._store, self._today, self._now, self._who = store, today, now, who

    # --- networks ----------------------------------------------------------------------------------------

    def health(self) -> Health:
        """Return what the database's own check found at start."""
        return self._store.health

    def networks(self) -> list[NetworkSummary]:
        """Return every network, ordered by id."""
        return self._store.networks()

    def network_list(self) -> list[dict[str, Any]]:
        """Return every network as JSON: id, name, counts, reference date and whether it is an example."""
        listed = []
        for summary in self.networks():
            settings = self._store.read(summary.id).settings(SettingKey.REFERENCE_DATE)
            listed.append(
                {
                    "id": summary.id,
                    "name": summary.name,
                    "counts": summary.counts,
                    "reference_date": settings[0].value if settings else None,
                    "example": summary.example,
                }
            )
        return listed

    def status(self, language: str = "nl") -> dict[str, Any]:
        """Return which database is used, its version and health, and the networks in it, as JSON."""
        health = self.health()
        return {
            "database": health.database,
            "version": health.version,
            "schema": health.schema,
            "healthy": health.healthy,
            "problems": [say(code, language, **details) for code, details in health.problems],
            "networks": self.network_list(),
        }

    def changes(self, network: str | None = None) -> list[dict[str, Any]]:
        """Return the change log of a network as JSON, latest first."""
        log = self._store.change_sets(self.find_network(network).id)
        names = ("id", "who", "when", "why", "file_hash", "added", "changed", "removed")
        return [{name: getattr(entry, name) for name in names} for entry in log]

    def data_version(self, network_id: str) -> str:
        """Return what identifies the present content of a network."""
        return self._store.data_version(network_id)

    def find_network(self, name: str | None = None) -> NetworkSummary:
        """Return the network with this name or id; without a name the only one there is.

        Examples count only when they are all there is.

        Raises
        ------
        NetworkNotFound
            When there is none with that name, none at all, or more than one and none was named.
        """
        networks = self.networks()
        if name is not None:
            wanted = normalise(name)
            found = [n for n in networks if n.id == name] or [n for n in networks if normalise(n.name) == wanted]
            if not found:
                raise NetworkNotFound("network.unknown", found=name, known=_named(networks))
        else:
            found = [n for n in networks if not n.example] or networks
            if not found:
                raise NetworkNotFound("network.none")
        if len(found) > 1:
            raise NetworkNotFound("network.several", known=_named(found))
        return found[0]

    def network(self, name: str | None = None) -> Network:
        """Return a whole network. Raises as :meth:`find_network`."""
        return self._store.read(self.find_network(name).id)

    # --- import --------------------------------------------------------------------------------------------

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

    def close(self) -> None:
        """Release the database; the embedded one stops by itself after its last client."""
        self._store.close()

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
                raise NetworkNotFound("network.several", known=_named(own))
            if own:
                return self._store.read(own[0].id), False
            name = path.stem
        wanted = normalise(name)
        found = [n for n in networks if n.id == name or normalise(n.name) == wanted]
        if len(found) > 1:
            raise NetworkNotFound("network.several", known=_named(found))
        if found:
            return self._store.read(found[0].id), False
        return new_network(name, taken={n.id for n in networks}), True

    # --- white spots -------------------------------------------------------------------------------------------

    def gaps(
        self,
        network: str | None = None,
        *,
        norm_file: Path | None = None,
        reference_date: date | None = None,
        language: str = "nl",
        masked: bool = True,
        mark_sensitive: bool = False,
    ) -> dict[str, Any]:
        """Return the white spots and questions of a network, in words.

        Parameters
        ----------
        network : str, optional
            Name or id; else the only network there is.
        norm_file : Path, optional
            A norm that replaces the network's own overlay.
        reference_date : date, optional
            Else the network's ``peildatum``, else today.
        masked : bool
            False only for pages on the municipality's own machine: sensitive parties are then named.
        mark_sensitive : bool
            Put a mark behind the name of a sensitive party.
        """
        content = self.network(network)
        norm = self._norm(content, norm_file)
        day, remarks = self._reference_date(content, reference_date)
        answer = find_gaps(content, norm, day)
        answer = replace(answer, remarks=(*remarks, *answer.remarks))
        themes = theme_steps(content, norm, day, answer)
        names = Names(content, language, masked=masked, marked=mark_sensitive)
        return gap_answer(answer, content, norm, day, names, themes)

    def _norm(self, network: Network, norm_file: Path | None) -> Norm:
        if norm_file is None:
            return network_norm(network, default_norm())
        try:
            return read_norm(norm_file.read_text(encoding="utf-8"), norm_file.name)
        except (OSError, UnicodeDecodeError) as error:
            raise UsageError("norm.unreadable", file=norm_file.name) from error

    def _reference_date(self, network: Network, chosen: date | None) -> tuple[date, tuple[Remark, ...]]:
        if chosen is not None:
            return chosen, ()
        settings = network.settings(SettingKey.REFERENCE_DATE)
        if not settings:
            return self._today(), ()
        day = last_day(settings[0].value)
        old = months_between(settings[0].value, self._today()) > _OLD_REFERENCE_MONTHS
        return day, (Remark("gaps.remark.old_reference_date", {"reference_date": day}),) if old else ()

    # --- out again -------------------------------------------------------------------------------------------

    def export(self, network: str | None = None, *, csv: bool = False, without_sensitive: bool = False) -> Export:
        """Return the whole network as files that import again to an equal network.

        Parameters
        ----------
        csv : bool
            One CSV file per sheet instead of one workbook.
        without_sensitive : bool
            Mask sensitive parties; such a file is marked, and is refused by an import.
        """
        content = self.network(network)
        names = Names(content)
        if without_sensitive and names.sensitive:
            content = masked_network(content, names.sensitive, say("sensitive.name"))
            rows = export_rows(content)
            rows[SheetName.HISTORY] = [*rows.get(SheetName.HISTORY, []), dict(MASKED_ROW)]
        else:
            rows = export_rows(content)
        name = slug(content.name)
        files = write_csv_folder(rows) if csv else {f"{name}.xlsx": write_workbook(rows)}
        return Export(files, bool(names.sensitive))


def new_network(name: str, *, taken: set[str] | frozenset[str] = frozenset()) -> Network:
    """Return an empty network with the shipped vocabulary; its id is the slug of its name."""
    base = f"net-{slug(name)}"
    network_id, number = base, 1
    while network_id in taken:
        number += 1
        network_id = f"{base}-{number}"
    return Network(id=network_id, name=name, municipality=name).with_records(shipped_terms())


def _named(networks: list[NetworkSummary]) -> list[str]:
    return [network.name for network in networks]


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
