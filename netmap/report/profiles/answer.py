"""The own page of a party, consultation, expert or theme in words: the JSON answer for the page and the paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from netmap import __version__
from netmap.analysis.profiles.kinds import kind_of
from netmap.analysis.profiles.results import Group, GroupCode, Line, Part, Profile, Said, When, Word
from netmap.analysis.results import Confidence
from netmap.model import Certainty, Consultation, Expert, Network, Organisation, Ref, Setting, Status, Term, Theme
from netmap.report.names import Names
from netmap.report.profiles.sentences import sentences
from netmap.sensitive import SensitiveNames
from netmap.texts import format_date, format_number, say

__all__ = ["name_entries", "profile_answer", "subjects_by_shown"]

#: Gives the word of a code of a closed list, in the language of the answer: ``word("Role", "chair")``.
WordOf = Callable[[str, str], str]

#: Of these groups the order says something; the others are in order of names.
_IN_OWN_ORDER = (GroupCode.IDENTITY, GroupCode.PLAYS, GroupCode.LEAD, GroupCode.MANDATE)
_NOT_KNOWN = (Part("profile.part.unknown"),)

_KINDS: tuple[type[Organisation | Consultation | Expert | Theme], ...] = (Organisation, Consultation, Expert, Theme)


def profile_answer(
    profile: Profile,
    network: Network,
    names: Names,
    word: WordOf,
    *,
    reference_date: date,
    gaps: Mapping[str, Any],
) -> dict[str, Any]:
    """Return what is known of one subject, with its sentences.

    Parameters
    ----------
    gaps : mapping
        The answer about white spots (:func:`netmap.report.gaps.gap_answer`) of the findings and questions that concern
        the subject, made with the same ``names``.

    Returns
    -------
    dict
        ``netmap``, ``network``, ``norm``, ``remarks``, ``reference_date``, ``of``, ``name``, ``kind``, ``kind_word``,
        ``title``, ``sentences``, ``groups`` (each ``code``, ``heading``, ``rows``, ``none``: the sentence when there
        are no rows, and ``complete``: that sentence is a stated no), ``findings`` and ``questions`` as in the answer
        about white spots, ``consent`` (a sentence when it is not known whether a sensitive party agrees to be on the
        map, with whom to ask; else ""), ``confirm``, ``checked`` (``newest`` and ``oldest`` as ISO dates, "" when not
        known) and ``sensitive`` (a sensitive party is named, or masked, in it). A row has ``what``, ``of``, ``text``,
        ``where``, ``checked_on``, ``status_word``, and the codes ``said`` and ``status``. JSON types
        only; ordered; the same input gives the same bytes.
    """
    writer = _Writer(network, names, word)
    ref = profile.ref
    record = network.get(ref)
    assert isinstance(record, _KINDS)
    name = names.name(ref)
    groups = [
        writer.group(group, ref) for group in (*profile.groups, *([profile.ended] if profile.ended.lines else []))
    ]
    return {
        "netmap": __version__,
        "network": {"id": network.id, "name": network.name},
        "norm": gaps["norm"],
        "remarks": gaps["remarks"],
        "reference_date": reference_date.isoformat(),
        "of": writer.of(ref, own=True),
        "name": name,
        "kind": ref.label.lower(),
        "kind_word": writer.kind_word(record),
        "title": say("profile.title", names.language, name=name),
        "sentences": sentences(profile, names),
        "groups": groups,
        "findings": gaps["result"]["findings"],
        "questions": gaps["result"]["questions"],
        "consent": say("profile.consent", names.language, name=name) if writer.consent_unknown(ref) else "",
        "confirm": _confirm(profile, writer),
        "checked": {"newest": profile.newest or "", "oldest": profile.oldest or ""},
        "sensitive": writer.names_sensitive(profile),
    }


def name_entries(network: Network, names: Names) -> list[dict[str, Any]]:
    """Return everything that has a page of its own, for a search: ``of``, ``name``, ``kind`` (a word), ``also``."""
    words = SensitiveNames(network, names.sensitive)
    writer = _Writer(network, names, lambda _, code: code)
    found = []
    for record in (record for kind in _KINDS for record in network.of(kind).values()):
        also = record.synonyms if isinstance(record, Theme) else getattr(record, "aliases", ())
        hidden = names.masked and record.ref in names.sensitive
        kept = [] if hidden else [alias for alias in also if not (names.masked and words(alias))]
        name = names.name(record.ref)
        kind = writer.kind_word(record)
        found.append({"of": writer.of(record.ref, own=True), "name": name, "kind": kind, "also": kept})
    return sorted(found, key=lambda entry: (entry["name"].casefold(), entry["of"]))


def subjects_by_shown(network: Network, names: Names) -> dict[str, Ref]:
    """Return each subject by how an answer writes it ("Organisation:gevoelig-2" where it is masked)."""
    found = [record.ref for kind in _KINDS for record in network.of(kind).values()]
    shown: dict[str, Ref] = {}
    for ref in found:
        shown.setdefault(f"{ref.label}:{names.id(ref)}", ref)
    return shown


def _confirm(profile: Profile, writer: _Writer) -> dict[str, str]:
    ref, language = profile.confirm, writer.names.language
    code = f"profile.confirm.{profile.confirm_as.value}"
    if ref is None:
        return {"of": "", "id": "", "name": "", "sentence": say(code, language)}
    name = writer.names.name(ref)
    return {"of": writer.of(ref), "id": writer.names.id(ref), "name": name, "sentence": say(code, language, name=name)}


class _Writer:
    """Words for the lines of one profile in one language."""

    def __init__(self, network: Network, names: Names, word: WordOf) -> None:
        self.network, self.names, self.word = network, names, word
        self._sensitive_words = SensitiveNames(network, names.sensitive)

    def of(self, ref: Ref | None, *, own: bool = False) -> str:
        """Return what a name leads to; "" for what has no page, and for what is masked (``own``: its masked id)."""
        if ref is None or ref.label not in {kind.KIND for kind in _KINDS}:
            return ""
        if self.names.masked and ref in self.names.sensitive and not own:
            return ""
        return f"{ref.label}:{self.names.id(ref)}"

    def kind_word(self, record: Organisation | Consultation | Expert | Term) -> str:
        """Return what kind of thing something is, by the network's own word; a masked party is an organisation."""
        masked = self.names.masked and record.ref in self.names.sensitive
        kind = None if masked else kind_of(record)
        if kind and self.network.get(kind):
            return self.names.name(kind)
        return say(f"profile.kind.{record.KIND.lower()}", self.names.language)

    def names_sensitive(self, profile: Profile) -> bool:
        """Return whether a sensitive party is the subject, or is named in a line, or can confirm it."""
        lines = (line for group in (*profile.groups, profile.ended) for line in group.lines)
        refs = {profile.ref, profile.confirm, *(line.other for line in lines)}
        refs |= {party for finding in profile.findings for party in (*finding.parties, *finding.subjects)}
        refs |= {question.addressee for question in profile.questions}
        return any(ref in self.names.sensitive for ref in refs)

    # --- groups and rows ------------------------------------------------------------------------------------

    def group(self, group: Group, ref: Ref) -> dict[str, Any]:
        """Return one group as the JSON of an answer has it."""
        language = self.names.language
        code = group.code.value
        masked = self.names.masked and ref in self.names.sensitive and group.code is GroupCode.IDENTITY
        lines = [line for line in group.lines if not masked or line.label == "profile.field.name"]
        if self.names.masked and group.code not in _IN_OWN_ORDER:
            lines.sort(key=self._masked_order)
        heading = say(f"profile.group.{code}", language)
        none = ""
        if not lines:
            none = self._complete(group.complete, group) if group.complete else say(f"profile.none.{code}", language)
        rows = [self.row(line) for line in lines]
        if group.code is GroupCode.IDENTITY and self.consent_unknown(ref):
            rows.append(self.row(Line(label="profile.field.consent_on", parts=_NOT_KNOWN, said=Said.UNKNOWN)))
        complete = bool(none and group.complete)
        return {"code": code, "heading": heading, "rows": rows, "none": none, "complete": complete}

    def _masked_order(self, line: Line) -> tuple[bool, bool, int, str]:
        """Return what puts masked names last, by their numbers: their place would give their first letters away."""
        last = line.said is not Said.YES
        if line.other is None or self.names.id(line.other) == line.other.id:
            return last, False, 0, ""
        number = self.names.sensitive.get(line.other, "").rpartition("-")[2]
        return last, True, int(number or 0), self.names.name(line.other)

    def _complete(self, setting: Setting, group: Group) -> str:
        """Return that a list is complete, so that what is not on it is not there."""
        language = self.names.language
        sheet = say(f"sheet.{setting.value.partition(':')[0]}", language)
        if setting.date:
            day = format_date(setting.date, language)
            listed = say("profile.complete", language, list=sheet, date=day)
        else:
            listed = say("profile.complete_undated", language, list=sheet)
        first = say("profile.complete.none" if group.nobody is None else "profile.complete.nobody", language)
        old = [say("profile.complete.old", language)] if group.nobody is Confidence.ASK else []
        return " ".join([first, listed, *old])

    def consent_unknown(self, ref: Ref) -> bool:
        """Return whether a party must agree to be on the map, and nobody wrote down that it did."""
        party = self.network.get(ref)
        return isinstance(party, Organisation) and ref in self.names.sensitive and not party.consent_on

    def row(self, line: Line) -> dict[str, Any]:
        """Return one line as the JSON of an answer has it."""
        language = self.names.language
        checked = format_date(line.checked_on, language) if line.checked_on else say("profile.no_date", language)
        return {
            "what": self.names.name(line.other) if line.other else say(line.label, language),
            "of": self.of(line.other),
            "text": self.text(line),
            "where": "; ".join(self.place(place) for place in line.provenance),
            "checked_on": "" if line.said is Said.UNKNOWN and not line.checked_on else checked,
            "status_word": self.status_word(line),
            "said": line.said.value,
            "status": line.status.value,
        }

    def status_word(self, line: Line) -> str:
        """Return how a line stands: it holds, it is a no, it is not known, or it does not hold now."""
        language = self.names.language
        if line.said is not Said.YES:
            return say(f"profile.said.{line.said.value}", language)
        status = say(f"profile.status.{line.status.value}", language)
        if line.certainty in (None, Certainty.STATED) or line.status is not Status.ACTIVE:
            return status
        certainty = self.word("Certainty", line.certainty.value)
        return say("profile.certain", language, status=status, certainty=certainty)

    def text(self, line: Line) -> str:
        """Return what a line says, in a few words; free text about a masked party is left out."""
        about_masked = self.names.masked and any(end in self.names.sensitive for end in line.ends)
        parts = [text for part in line.parts if (text := self.part(part, about_masked))]
        if not self.names.masked:  # remarks and sources are for the own machine only
            parts += [say("profile.part.source", self.names.language, value=line.source)] if line.source else []
            parts += [say("profile.part.note", self.names.language, value=line.note)] if line.note else []
        return "; ".join(dict.fromkeys(parts))  # a function is often called what it does: "voorzitter"

    def part(self, part: Part, about_masked: bool) -> str:
        """Return one part of a line; "" when it may not be said."""
        spoken = {key: self.spoken(value, about_masked) for key, value in part.values.items()}
        if any(value is None for value in spoken.values()):
            return ""
        return say(part.code, self.names.language, **spoken) if part.code else str(spoken["value"])

    def spoken(self, value: Any, about_masked: bool) -> str | None:
        """Return a value as people read it; None for free text that may not be shown."""
        language = self.names.language
        if isinstance(value, Ref):
            return self.names.name(value)
        if isinstance(value, Word):
            return say(f"stage.{value.code}", language) if value.list == "Stage" else self.word(*value)
        if isinstance(value, When):
            return format_date(value.date, language)
        if isinstance(value, (int, float)):
            return format_number(value, language)
        if isinstance(value, (list, tuple)):
            told = (text for item in value if (text := self.spoken(item, about_masked)))
            return ", ".join(sorted(told, key=str.casefold)) or None
        return None if about_masked else self._unmasked(str(value))

    def _unmasked(self, text: str) -> str:
        if not self.names.masked:
            return text
        return self._sensitive_words.replaced(text, say("sensitive.name", self.names.language))

    def place(self, provenance: str) -> str:
        """Return in which row of the user's own workbook something stands, or when it was filled in here."""
        kind, _, rest = provenance.partition("|")
        language = self.names.language
        if kind == "import" and "|" in rest:
            sheet, _, row = rest.rpartition("|")
            return say("profile.row", language, sheet=self._unmasked(sheet), row=row)
        try:
            return say("profile.by_hand", language, date=format_date(rest[:10], language))
        except ValueError:
            return self._unmasked(rest)
