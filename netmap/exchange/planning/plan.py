"""From the rows of a workbook to what they change in a network.

Which question of the user: "What happens when I load this file, and what is wrong with it?" Reading the file itself
is left to ``reading``; writing the change to the store. Pure: no clock, no files.

The work is done in passes. A pass reads all rows sheet by sheet, gathers what they say, and settles contradictions.
Rows that cannot be loaded are left out of the next pass, with the rows that need them, until none are left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from netmap.exchange.answered_questions import answered_network, with_answered_questions
from netmap.exchange.answering import with_answers
from netmap.exchange.columns import SHEETS
from netmap.exchange.findings import FIRST_ANSWER, Answer, Finding, Level, Workbook
from netmap.exchange.guarding import guard_workbook
from netmap.exchange.planning.areas import plan_named_areas
from netmap.exchange.planning.conflicts import Conflicts
from netmap.exchange.planning.consultations import plan_consultations
from netmap.exchange.planning.coverage import plan_coverage
from netmap.exchange.planning.draft import Draft
from netmap.exchange.planning.experts import plan_experts
from netmap.exchange.planning.findings import Findings, Source
from netmap.exchange.planning.history import History, check_ends, plan_history
from netmap.exchange.planning.merging import merge_parties
from netmap.exchange.planning.missing import end_missing as end_all
from netmap.exchange.planning.missing import find_missing
from netmap.exchange.planning.names import Names
from netmap.exchange.planning.nodes import Nodes, identify, shared_aliases
from netmap.exchange.planning.open_parties import plan_open_parties
from netmap.exchange.planning.organisations import plan_areas, plan_organisations
from netmap.exchange.planning.remarks import add_remarks, number_sensitive
from netmap.exchange.planning.rewording import replace_words
from netmap.exchange.planning.routes import plan_routes
from netmap.exchange.planning.seats import Seats, plan_chairs, plan_participation
from netmap.exchange.planning.settings import (
    allowed_texts,
    date_in_file,
    plan_decisions,
    plan_norm,
    plan_settings,
    plan_words,
    setting_in_file,
)
from netmap.exchange.planning.several import split_names, split_references
from netmap.exchange.planning.suggesting import ask_about_names, with_suggestions
from netmap.exchange.planning.words import Words
from netmap.model import (
    ChangeSet,
    Fact,
    Network,
    Organisation,
    Record,
    Ref,
    SettingKey,
    SheetName,
    Status,
    last_day,
    make_change_set,
)
from netmap.model.network import Key

__all__ = ["ImportPlan", "plan_import", "workbook_municipality"]


@dataclass(frozen=True)
class ImportPlan:
    """What loading a file would do.

    Parameters
    ----------
    network_before : Network
    change_set : ChangeSet
        What the rows that can be loaded change; empty when they say what is known already.
    findings : tuple of Finding
        Also those of reading the file: blocks, repaired, questions, notes; then by sheet and row.
    rows : int
        How many rows the file has.
    missing : tuple of (kind, id)
        Records of the sheets in the file that still stand but that the file no longer names.
    loadable : bool
        Whether nothing blocks, or only the good rows were asked for.
    left_out : tuple of (sheet, row)
        The rows that are not loaded, because of what they say or because of what they name.
    same : int
        How many records the file states that are known already as it states them.
    workbook : Workbook or None
        The file as it was understood: with the answers, and without what the privacy guard refuses.
    """

    network_before: Network
    change_set: ChangeSet
    findings: tuple[Finding, ...]
    rows: int
    missing: tuple[Key, ...]
    loadable: bool
    left_out: tuple[Source, ...] = ()
    same: int = 0
    workbook: Workbook | None = None


def plan_import(
    network: Network,
    workbook: Workbook,
    *,
    today: date,
    when: str,
    who: str,
    good_rows_only: bool = False,
    end_missing: bool = False,
    answers: Iterable[Answer] = (),
    advise: bool = True,
    progress: Callable[[str], None] | None = None,
) -> ImportPlan:
    """Return what loading a workbook into a network changes, and what there is to say about it.

    Parameters
    ----------
    network : Network
        As it is; empty for a new one.
    workbook : Workbook
    today : date
        When something ends that the file contradicts, if the file has no ``peildatum``.
    when : str
        UTC time of the import, for the change log.
    who : str
        Who imports.
    good_rows_only : bool
        Load the rows that do not block. Without it the plan still shows what these would change.
    end_missing : bool
        End the records that the file no longer names.
    answers : iterable of Answer
        What somebody answered to the findings of an earlier plan of this file.
    advise : bool
        Ask about names that look alike and suggest what may be meant; changes nothing of what is loaded.
    progress : callable, optional
        Gets the code of each step when it begins: "guard", "rows", "names", "changes".

    Notes
    -----
    Linear in rows and records, but for sorting. The same file twice gives an empty ChangeSet; rows in another
    order give an equal network.
    """
    tell = progress or (lambda step: None)
    rows = sum(len(rows) for rows in workbook.rows.values())
    tell("guard")
    workbook = with_answers(workbook, answers, decided_on=today.isoformat(), decided_by=who)
    guarded = guard_workbook(workbook, allowed_texts(network, workbook))
    understood = workbook = guarded.workbook
    on_day = date_in_file(workbook) or _stored_date(network) or today.isoformat()
    answered = with_answered_questions(workbook, network, date=on_day)
    workbook = answered.workbook
    found = Findings(workbook, answered.columns)
    tell("rows")
    workbook = split_names(network, workbook, found)
    rejected: frozenset[Source] = frozenset()
    file_date = date_in_file(workbook)
    while True:
        draft = Draft(network, workbook, found, rejected, today.isoformat(), file_date)
        plan = _Pass(draft)
        plan.run(end_missing=end_missing)
        if not draft.dropped:
            break
        rejected |= draft.dropped
    tell("changes")
    change_set = make_change_set(
        network,
        plan.records.values(),
        removed=plan.removed,
        who=who,
        when=when,
        why=f"import {workbook.name}",
        file_hash=workbook.sha256,
    )
    if advise and plan.settled:
        tell("names")
        nodes, names, words = plan.settled
        ask_about_names(draft, nodes, names)
    findings = found.all(workbook.findings)
    if advise and plan.settled:
        findings = with_suggestions(findings, names, words)
    blocked = any(finding.level is Level.BLOCKS for finding in findings)
    loadable = good_rows_only or not blocked
    same = len(plan.records.keys() - {change.key for change in change_set.changes})
    refused = {Source(sheet, number) for sheet, number in guarded.dropped}
    left_out = tuple(sorted({Source(*source.shown, source.part, source.origin) for source in rejected | refused}))
    missing = tuple(plan.missing)
    return ImportPlan(network, change_set, findings, rows, missing, loadable, left_out, same, understood)


def workbook_municipality(workbook: Workbook) -> str | None:
    """Return the municipality that a file names in *Instellingen*, the network of its questions, or None."""
    return setting_in_file(workbook, SettingKey.MUNICIPALITY) or answered_network(workbook)


def _stored_date(network: Network) -> str | None:
    settings = network.settings(SettingKey.REFERENCE_DATE)
    return next((s.value for s in settings if s.status is not Status.ENDED), None)


class _Pass:
    """One reading of all rows that are not left out."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.records: dict[Key, Record] = {}
        self.removed: set[Key] = set()
        self.missing: list[Key] = []
        #: What the last pass found out, for asking about names and words.
        self.settled: tuple[Nodes, Names, Words] | None = None

    def run(self, *, end_missing: bool) -> None:
        """Fill records and removed; stop early when rows must be left out first."""
        draft = self.draft
        words, names = Words(draft.before), Names(draft.before)
        plan_words(draft, names, words)
        nodes = identify(draft, names)
        split_references(draft, names)
        self._say_all(nodes, names, words)
        draft.block_disputed()
        draft.tell_yielded()
        history = plan_history(draft)
        if draft.dropped:
            _leave_out_users(draft, nodes)
            return
        self.records = {key: draft.build(key, said) for key, said in draft.said.items()}
        Conflicts(draft, self.records).settle()
        self._check_paired(nodes)
        self._apply_changes()
        self._store_words(words)
        self.records.update(merge_parties(draft, names, self.records))
        reworded, gone = replace_words(draft, words, self.records)
        self.records.update(reworded)
        self.removed |= gone
        self.records = {key: record for key, record in self.records.items() if key not in gone}
        self._apply_history(history)
        named = [*draft.said, *history.records, *self.removed]
        missing = find_missing(draft, named, self.records, last_day(draft.reference_date))
        self.missing = list(missing)
        for key in end_all(draft, missing) if end_missing else ():
            record = self.records.get(key, draft.before.records[key])
            assert isinstance(record, Fact)  # only what has a status can be missing
            self.records[key] = replace(record, status=Status.ENDED, until=draft.reference_date)
        number_sensitive(draft.before, self.records, words)
        add_remarks(draft, self.records, words)
        self.settled = (nodes, names, words)

    def _say_all(self, nodes: Nodes, names: Names, words: Words) -> None:
        draft = self.draft
        plan_named_areas(draft, names)
        plan_open_parties(draft, names)
        plan_areas(draft, nodes, names, words)
        plan_organisations(draft, nodes, names, words)
        plan_consultations(draft, nodes, names, words)
        seats = Seats(draft)
        plan_participation(draft, names, words, seats)
        plan_chairs(draft, nodes, names, words, seats)
        plan_routes(draft, names, words)
        plan_coverage(draft, names, words)
        plan_experts(draft, nodes, names, words)
        plan_settings(draft, names, words)
        plan_decisions(draft, names, words)
        plan_norm(draft, names, words)
        shared_aliases(draft, names)

    def _check_paired(self, nodes: Nodes) -> None:
        """Block rows that share a name with several records when loading them would change one of these."""
        group_of = {source: number for number, sources in enumerate(nodes.paired) for source in sources}
        changed: set[int] = set()
        for key, said in self.draft.said.items() if group_of else ():
            groups = {group_of.get(source, -1) for source in said.rows}
            if len(groups) == 1 and self.records[key] != self.draft.before.records.get(key):
                changed |= groups - {-1}
        for number in sorted(changed):
            self.draft.block_rows("imports.plan.rows_share_name", nodes.paired[number])

    def _apply_changes(self) -> None:
        """Lay the changes over the records, and say from which rows each record comes."""
        draft = self.draft
        for key, fields in draft.changes.items():
            record = self.records.get(key) or draft.before.records[key]
            self.records[key] = replace(record, **fields)
        for key, said in draft.said.items():
            if said.taken_over:
                self.removed.add(said.taken_over)
            self.records[key] = with_rows(self.records[key], said.rows)
            if all(source.row > FIRST_ANSWER for source in said.rows) and (before := draft.before.records.get(key)):
                self.records[key] = with_answered(self.records[key], before)
        self.removed -= self.records.keys()

    def _store_words(self, words: Words) -> None:
        for term, sources in words.records():
            self.records[(term.KIND, term.id)] = with_rows(term, sources)

    def _apply_history(self, history: History) -> None:
        draft = self.draft
        for key, record in history.records.items():
            if record is None:
                self.records.pop(key, None)
                self.removed.add(key)
                continue
            before = draft.before.records.get(key)
            if isinstance(record, Organisation) and isinstance(before, Organisation):
                record = replace(record, sensitive_number=before.sensitive_number)
            self.records[key] = with_rows(record, {Source.of(row) for row in history.rows[key]})
            self.removed.discard(key)
        check_ends(draft, history, (draft.before.records.keys() - self.removed) | self.records.keys())


def with_rows(record: Record, sources: set[Source]) -> Record:
    """Return a record whose provenance names these rows instead of those of earlier files."""
    kept = {entry for entry in record.provenance if not entry.startswith("import|")}
    entries = tuple(sorted(kept | {source.provenance for source in sources}))
    return record if entries == record.provenance else replace(record, provenance=entries)


def with_answered(record: Record, before: Record) -> Record:
    """Return a record that answers added to, with the rows of earlier files that say the rest of it."""
    answers = f"import|{SHEETS[SheetName.QUESTIONS].nl}|"
    kept = {entry for entry in before.provenance if entry.startswith("import|") and not entry.startswith(answers)}
    return replace(record, provenance=tuple(sorted(kept | set(record.provenance))))


def _leave_out_users(draft: Draft, nodes: Nodes) -> None:
    """Leave out the rows that name a node of which every row is left out, and so on."""
    rows_of: dict[Ref, set[Source]] = {}
    for source, ref in nodes.refs.items():
        rows_of.setdefault(ref, set()).add(source)
    names = {Source.of(row): row.cells.get("name", "") for rows in nodes.rows.values() for row in rows}
    waiting = [ref for ref, sources in rows_of.items() if sources <= draft.dropped]
    while waiting:
        ref = waiting.pop()
        if draft.before.get(ref) is not None:
            continue
        found = min(names[source] for source in rows_of[ref])
        for source in sorted(draft.uses.get(ref, set()) - draft.dropped):
            draft.dropped.add(source)
            draft.found.add("imports.plan.reference_gone", Level.BLOCKS, source.sheet, [source.row], found=found)
            own = nodes.refs.get(source)
            if own and rows_of[own] <= draft.dropped:
                waiting.append(own)
