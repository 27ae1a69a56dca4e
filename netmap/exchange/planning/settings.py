"""Sheets *Instellingen*, *Woorden*, *Namen* and *Norm*: what a municipality tells about its own network."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import Any

from netmap.errors import NormRefused
from netmap.exchange.cells import is_nobody, parse_date, parse_yes_no, split_values
from netmap.exchange.findings import Workbook
from netmap.exchange.planning.cells import Cells, Silence, texts_of, words_of_list
from netmap.exchange.planning.draft import Draft
from netmap.exchange.planning.findings import Source
from netmap.exchange.planning.identity import double_rows
from netmap.exchange.planning.names import PARTIES, Names
from netmap.exchange.planning.words import Words
from netmap.model import (
    VOCABULARY_TYPES,
    ActorType,
    Channel,
    Decision,
    MergedInto,
    NameDecision,
    Network,
    NormLineRecord,
    PopulationGroup,
    Ref,
    Relationship,
    RenamedTo,
    Sector,
    Setting,
    SettingKey,
    SheetName,
    Status,
    Term,
    Theme,
    fact_id,
    setting_id,
)
from netmap.reference.norm import default_norm, network_norm
from netmap.reference.words import code_of

_TERM_SETTINGS: dict[SettingKey, type[Term]] = {
    SettingKey.THEME_NOW: Theme,
    SettingKey.PAST_UNREST: Theme,
    SettingKey.THEME_NOT_HERE: Theme,
    SettingKey.GROUP: PopulationGroup,
}
#: Lists of which a part can be complete: who sits in one consultation, who works in one area.
_NAMED_LISTS = {SheetName.PARTICIPATION: ("Consultation",), SheetName.AREAS: ("Area",)}
COMPLETE_GROUPS, COMPLETE_CHANNELS = "groups", "channels"
#: What the setting of an exercise reads when there was none.
NO_EXERCISE = "geen"


def setting_in_file(workbook: Workbook, key: SettingKey) -> str | None:
    """Return the text of the first row of a setting that a file holds once, or None."""
    rows = workbook.rows.get(SheetName.SETTINGS, ())
    found = [row.cells["value"] for row in rows if _setting_key(row.cells) is key and "value" in row.cells]
    return min(found) if found else None


def date_in_file(workbook: Workbook) -> str | None:
    """Return the reference date that a file names, or None."""
    text = setting_in_file(workbook, SettingKey.REFERENCE_DATE)
    return parse_date(text) if text else None


def allowed_texts(network: Network, workbook: Workbook) -> set[str]:
    """Return the texts that somebody declared to be no personal data, with a reason; here or in an earlier file."""
    stored = {s.value for s in network.settings(SettingKey.ALLOWED) if s.status is not Status.ENDED and s.note}
    rows = workbook.rows.get(SheetName.SETTINGS, ())
    here = [row.cells for row in rows if _setting_key(row.cells) is SettingKey.ALLOWED]
    return stored | {cells["value"] for cells in here if "value" in cells and "explanation" in cells}


def _setting_key(cells: dict[str, str]) -> SettingKey | None:
    code = code_of("SettingKey", cells.get("key", ""))
    return SettingKey(code) if code else None


# --- Instellingen ----------------------------------------------------------------------------------------------------


def plan_settings(draft: Draft, names: Names, words: Words) -> None:
    """Say what the rows of *Instellingen* say."""
    rows = draft.rows(SheetName.SETTINGS)
    double_rows(draft, rows)
    for row in rows:
        cells = Cells(draft, row, names, words)
        key = cells.needed_code("key", SettingKey) if cells.needed("key", "value") else None
        if key is None:
            continue
        fields = cells.facts()
        if key is SettingKey.ALLOWED and not cells.needed("explanation"):
            continue  # an exception without a reason is none
        cells.put_text(fields, "explanation", "note")
        cells.put_date(fields, "date")
        for value in _setting_values(cells, key):
            record_id = setting_id(key, value, fields.get("date"))
            draft.say(Setting, record_id, [cells.source], {"key": key, "value": value, **fields})


def _setting_values(cells: Cells, key: SettingKey) -> tuple[str, ...]:
    """Return what a setting is set to; a value that cannot be understood blocks the row."""
    if key in _TERM_SETTINGS:
        ids = cells.terms("value", _TERM_SETTINGS[key])
        if isinstance(ids, Silence):
            cells.block("setting_value", "value")
            return ()
        return ids
    text = cells.raw("value")
    if key is SettingKey.REFERENCE_DATE:
        day = parse_date(text)
        if day is None:
            cells.block("setting_value", "value")
        return (day,) if day else ()
    if key is SettingKey.COMPLETE:
        lists = [_complete_list(cells, part) for part in split_values(text, lambda part: bool(_sheet(part)))]
        return tuple(value for value in lists if value)
    if key is SettingKey.EXERCISE and (is_nobody(text) or parse_yes_no(text) is False):
        return (NO_EXERCISE,)
    return (text,)


def _sheet(text: str) -> SheetName | None:
    code = code_of("SheetName", text)
    return SheetName(code) if code else None


def _complete_list(cells: Cells, text: str) -> str | None:
    """Return which list is complete: a sheet, or the part of a sheet about one theme or consultation."""
    if ":" not in text and (sheet := _sheet(text)) and sheet is not SheetName.QUESTIONS:
        return sheet.value
    head, colon, rest = text.partition(":")
    rest = rest.strip()
    if not colon and code_of("Vocabulary", head) == Channel.KIND:
        return COMPLETE_CHANNELS
    if colon and rest and (found := _complete_part(cells, head, rest)):
        return found
    if not cells.blocked:
        cells.block("setting_value", "value")
    return None


def _complete_part(cells: Cells, head: str, rest: str) -> str | None:
    """Return which part of a list is complete: of one consultation, area, theme or group; None when it is none."""
    sheet = _sheet(head)
    labels = _NAMED_LISTS.get(sheet) if sheet else None
    if sheet and labels:
        ref = cells.resolve("value", rest, labels)
        return f"{sheet.value}:{ref.id}" if ref else None
    kind: type[Term]
    if sheet is SheetName.COVERAGE:
        kind, start = Theme, sheet.value
    elif code_of("Vocabulary", head) == PopulationGroup.KIND:
        kind, start = PopulationGroup, COMPLETE_GROUPS
    else:
        return None
    return f"{start}:{cells.words.id_of(kind, rest, cells.source)[0]}" if cells.words.known(kind, rest) else None


# --- Woorden -------------------------------------------------------------------------------------------------------


def plan_words(draft: Draft, names: Names, words: Words) -> None:
    """Make the network's own words known, before any other sheet is read."""
    rows = draft.rows(SheetName.WORDS)
    double_rows(draft, rows)
    explained: dict[tuple[str, str], list[tuple[Term, Source]]] = defaultdict(list)
    for row in rows:
        cells = Cells(draft, row, names, words)
        label = code_of("Vocabulary", cells.raw("list")) if cells.needed("list", "word") else None
        if label is None:
            if cells.raw("list"):
                cells.block("code_needed", "list", known=words_of_list("Vocabulary"))
            continue
        kind, word = VOCABULARY_TYPES[label], cells.raw("word")
        synonyms = tuple(texts_of(row, "synonyms"))
        for text in (word, *synonyms):
            if words.refused(kind, text):
                cells.block("group_refused", "word" if text == word else "synonyms", found=text)
        if labels := words.ambiguous(kind, word):
            cells.block("word_ambiguous", "word", labels=labels)
        if not cells.blocked:
            term = words.explain(kind, word, cells.raw("meaning") or None, synonyms, cells.source)
            explained[(kind.KIND, term.id)].append((term, cells.source))
    words.learn([_one_term(draft, terms) for terms in explained.values()])


def _one_term(draft: Draft, terms: list[tuple[Term, Source]]) -> Term:
    """Return one term of all rows about it: with all their synonyms; two meanings block."""
    if len({term.meaning for term, _ in terms}) > 1:
        draft.block_rows("imports.plan.two_contents", (source for _, source in terms), found=terms[0][0].id)
    synonyms = sorted({synonym for term, _ in terms for synonym in term.synonyms})
    label = min(term.label_nl for term, _ in terms)
    return replace(terms[0][0], synonyms=tuple(synonyms), label_nl=label)


# --- Namen ---------------------------------------------------------------------------------------------------------


def plan_decisions(draft: Draft, names: Names, words: Words) -> None:
    """Say what was decided about names, and what became of parties that are both on the map."""
    rows = draft.rows(SheetName.NAMES)
    double_rows(draft, rows)
    for row in rows:
        cells = Cells(draft, row, names, words)
        kind = cells.needed_code("decision", Decision) if cells.needed("found", "decision") else None
        if kind is None:
            continue
        target = cells.reference("party", PARTIES)
        if isinstance(target, Silence) and kind is not Decision.NEW:
            cells.block("required_empty", "party", found="")
        if cells.blocked:
            continue
        found = cells.raw("found")
        fields: dict[str, Any] = {"found": found, "kind": kind}
        if isinstance(target, Ref):
            fields["target"] = str(target)
        cells.put_date(fields, "effective_on", "since")
        cells.put_date(fields, "decided_on")
        cells.put_text(fields, "decided_by")
        record_id = fact_id(NameDecision.KIND, (), (found,))
        draft.say(NameDecision, record_id, [cells.source], fields, dated=False)
        if isinstance(target, Ref):
            _became(cells, kind, found, target, fields.get("since"))


def _became(cells: Cells, kind: Decision, found: str, target: Ref, day: str | None) -> None:
    """Say that a party was renamed or merged, and when, where both are on the map."""
    types: dict[Decision, type[Relationship]] = {Decision.RENAMED_TO: RenamedTo, Decision.MERGED_INTO: MergedInto}
    old = cells.names.find(found, (target.label,))
    if kind in types and len(old) == 1 and old[0] != target:
        cells.draft.use(old[0], cells.source)
        cells.draft.say_tie(types[kind], old[0], target, cells.source, {"date": day} if day else {})


# --- Norm ----------------------------------------------------------------------------------------------------------


def _is_usable(line: NormLineRecord, network: Network) -> bool:
    known = (record for record in network.records.values() if isinstance(record, (Sector, ActorType)))
    try:
        network_norm(Network(network.id, network.name).with_records([*known, line]), default_norm())
    except NormRefused:
        return False
    return True


def plan_norm(draft: Draft, names: Names, words: Words) -> None:
    """Say what the network's own lines of the norm are; a line that the norm's loader refuses blocks its row."""
    rows = draft.rows(SheetName.NORM)
    double_rows(draft, rows)
    for row in rows:
        cells = Cells(draft, row, names, words)
        if cells.needed("id"):
            fields: dict[str, Any] = {}
            cells.put_yes_no(fields, "off")
            cells.put_text(fields, "line")
            own = NormLineRecord(id=cells.raw("id"), off=fields.get("off"), line=fields.get("line"))
            if not _is_usable(own, draft.before):
                cells.block("norm_line", "line" if own.line else "id", found=own.id)
                continue
            draft.say(NormLineRecord, cells.raw("id"), [cells.source], fields, dated=False)
