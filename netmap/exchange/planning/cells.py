"""Reading one row cell by cell; what cannot be read becomes a finding, never a guess."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, StrEnum
from typing import Any, TypeVar

from netmap.exchange.cells import is_nobody, is_unknown, parse_count, parse_date, parse_yes_no, split_values
from netmap.exchange.findings import Asks, Level, Row, is_answer
from netmap.exchange.planning.draft import Draft
from netmap.exchange.planning.findings import Source
from netmap.exchange.planning.names import PARTIES, Names
from netmap.exchange.planning.words import Words
from netmap.model import Certainty, Ref, Status, Term, first_day, last_day
from netmap.reference.words import code_of, codes, word_of

E = TypeVar("E", bound=StrEnum)


class Silence(Enum):
    """A cell without a value of its own: empty, "onbekend", or "niemand" and "geen"."""

    EMPTY = "empty"
    UNKNOWN = "unknown"
    NOBODY = "nobody"


class Cells:
    """One row of the file.

    Parameters
    ----------
    draft : Draft
        Where findings go, and rows that cannot be loaded.
    """

    def __init__(self, draft: Draft, row: Row, names: Names, words: Words) -> None:
        self.draft, self.row, self.names, self.words = draft, row, names, words
        self.source = Source.of(row)

    # --- findings -------------------------------------------------------------------------------------------------

    def block(
        self, code: str, key: str = "", *, drops_row: bool = True, asks: Asks | None = None, **details: Any
    ) -> None:
        """Say why this row (or only this cell) cannot be loaded."""
        self.tell(code, Level.BLOCKS, key, asks=asks, **details)
        if drops_row:
            self.draft.dropped.add(self.source)

    def ask(self, code: str, key: str = "", *, asks: Asks | None = None, **details: Any) -> None:
        """Put a question about a cell of this row; the row is loaded."""
        self.tell(code, Level.QUESTION, key, asks=asks, **details)

    def tell(self, code: str, level: Level, key: str = "", *, asks: Asks | None = None, **details: Any) -> None:
        """Add a finding about this row."""
        if key:
            details.setdefault("found", self.raw(key))
        place = (self.row.sheet, [self.row.number], key)
        self.draft.found.add(f"imports.plan.{code}", level, *place, asks=asks, **details)

    @property
    def blocked(self) -> bool:
        """Whether this row is left out."""
        return self.source in self.draft.dropped

    @property
    def is_answer(self) -> bool:
        """Whether this row is an answer on the sheet *Vragen*: it adds one thing, and says nothing of all else."""
        return is_answer(self.row)

    def of_node(self, facts: dict[str, Any]) -> dict[str, Any]:
        """Return the facts of the row as far as they are about its node itself.

        That one thing was asked of a party does not say that all of its row was checked.
        """
        if not self.is_answer or "status" in facts:
            return dict(facts)
        return {key: value for key, value in facts.items() if key not in ("checked_on", "source", "note")}

    # --- single values ----------------------------------------------------------------------------------------------

    def raw(self, key: str) -> str:
        """Return the text of a cell; empty when there is none."""
        return self.row.cells.get(key, "")

    def value(self, key: str) -> str | Silence:
        """Return the text of a cell, or how it is silent."""
        text = self.raw(key)
        if not text:
            return Silence.EMPTY
        if is_unknown(text):
            return Silence.UNKNOWN
        return Silence.NOBODY if is_nobody(text) else text

    def needed(self, *keys: str) -> bool:
        """Return whether all these cells say something; a row where one does not cannot be loaded."""
        empty = [key for key in keys if not self.raw(key)]
        for key in empty:
            self.block("required_empty", key, found="")
        return not empty

    def put_text(self, fields: dict[str, Any], key: str, name: str = "") -> None:
        """Set a text field as the cell says; "onbekend" empties it."""
        if text := self.raw(key):
            fields[name or key] = None if is_unknown(text) else text

    def put_date(self, fields: dict[str, Any], key: str, name: str = "") -> None:
        """Set a date field; what is no date is asked."""
        self._put(fields, name or key, key, parse_date, "date_unknown")

    def put_count(self, fields: dict[str, Any], key: str) -> None:
        """Set a whole number; what is none is asked."""
        self._put(fields, key, key, parse_count, "number_unknown")

    def _put(
        self, fields: dict[str, Any], name: str, key: str, parse: Callable[[str], str | int | None], code: str
    ) -> None:
        text = self.raw(key)
        if not text:
            return
        if is_unknown(text):
            fields[name] = None
        elif (value := parse(text)) is None:
            self.ask(code, key)
        else:
            fields[name] = value

    def yes_no(self, key: str) -> bool | Silence:
        """Return a yes or no; anything else is asked and counts as empty."""
        text = self.raw(key)
        if not text:
            return Silence.EMPTY
        answer = parse_yes_no(text)
        if answer is None:
            self.ask("yes_no_unknown", key)
            return Silence.EMPTY
        return answer if isinstance(answer, bool) else Silence.UNKNOWN

    def put_yes_no(self, fields: dict[str, Any], key: str) -> None:
        """Set a yes-or-no field; "onbekend" empties it."""
        answer = self.yes_no(key)
        if answer is not Silence.EMPTY:
            fields[key] = None if answer is Silence.UNKNOWN else answer

    def code(self, key: str, members: type[E]) -> E | Silence:
        """Return a code of a closed list; an unknown word is asked and counts as empty."""
        text = self.raw(key)
        if not text:
            return Silence.EMPTY
        if code := code_of(members.__name__, text):
            return members(code)
        if is_unknown(text):
            return Silence.UNKNOWN
        self.ask("code_unknown", key, known=words_of_list(members.__name__))
        return Silence.EMPTY

    def needed_code(self, key: str, members: type[E]) -> E | None:
        """Return a code without which the row says nothing; an unknown word blocks the row."""
        code = code_of(members.__name__, self.raw(key)) if self.raw(key) else None
        if code is not None:
            return members(code)
        if self.raw(key):
            self.block("code_needed", key, known=words_of_list(members.__name__))
        return None

    def put_code(self, fields: dict[str, Any], key: str, members: type[E]) -> None:
        """Set a field to a code; "onbekend" empties it."""
        code = self.code(key, members)
        if code is Silence.UNKNOWN:
            fields[key] = None
        elif code is not Silence.EMPTY:
            fields[key] = code

    def facts(self) -> dict[str, Any]:
        """Return what the row says in the columns that every sheet has: status to note."""
        fields: dict[str, Any] = {}
        self.put_code(fields, "status", Status)
        for key in ("since", "until", "checked_on"):
            self.put_date(fields, key)
        self.put_text(fields, "source")
        self.put_code(fields, "certainty", Certainty)
        self.put_text(fields, "note")
        since, until = fields.get("since"), fields.get("until")
        if since and until and first_day(since) > last_day(until):
            self.ask("since_after_until", "since", until=until)
        return fields

    # --- words --------------------------------------------------------------------------------------------------------

    def terms(
        self, key: str, kind: type[Term], *, several: bool = True, nobody: bool = False
    ) -> tuple[str, ...] | Silence:
        """Return the ids of the words in a cell; new words are kept and asked, refused ones block.

        ``nobody``: whether "niemand" and "geen" mean something in this column; where they do not, they are reported
        and count as empty.
        """
        text = self.raw(key)
        if not text:
            return Silence.EMPTY
        words = split_values(text, lambda word: self.words.known(kind, word)) if several else [text]
        if len(words) == 1 and not self.words.known(kind, words[0]):
            silence = self.value(key)
            if isinstance(silence, Silence):
                return self._silence(key, silence, nobody)
        ids = [term_id for word in words if (term_id := self._term(key, kind, word))]
        return tuple(sorted(set(ids)))

    def _term(self, key: str, kind: type[Term], word: str) -> str | None:
        if self.words.refused(kind, word):
            self.block("group_refused", key, drops_row=False, found=word)
            return None
        if labels := self.words.ambiguous(kind, word):
            self.block("word_ambiguous", key, found=word, labels=labels)
            return None
        term_id, is_new = self.words.id_of(kind, word, self.source)
        if is_new or self.words.is_open(kind, term_id):
            self.ask("word_new", key, asks=Asks.WORD, found=word, list=kind.KIND)
        return term_id

    def put_term(self, fields: dict[str, Any], key: str, kind: type[Term]) -> None:
        """Set a field to the id of one word; "onbekend" empties it."""
        ids = self.terms(key, kind, several=False)
        if ids is Silence.UNKNOWN:
            fields[key] = None
        elif not isinstance(ids, Silence) and ids:
            fields[key] = ids[0]

    # --- references -----------------------------------------------------------------------------------------------

    def reference(self, key: str, labels: tuple[str, ...], *, nobody: bool = False) -> Ref | Silence | None:
        """Return the node that a cell names, how it is silent, or None when it names none: the row is then blocked.

        ``nobody``: whether "niemand" means something in this column; where it does not, it counts as empty.
        """
        value = self.value(key)
        if isinstance(value, Silence):
            return self._silence(key, value, nobody)
        return self.resolve(key, value, labels)

    def references(
        self, key: str, labels: tuple[str, ...], *, nobody: bool = False, loose: bool = False
    ) -> tuple[Ref, ...] | Silence:
        """Return the nodes that a cell names; see :meth:`reference`.

        ``loose``: names that match nothing do not block.
        """
        value = self.value(key)
        if isinstance(value, Silence):
            return self._silence(key, value, nobody)
        texts = split_values(value, lambda text: bool(self.names.find(text, labels)))
        found = [self.resolve(key, t, labels) for t in texts if not loose or self.names.find(t, labels)]
        return tuple(sorted({ref for ref in found if ref}))

    def unmatched(self, key: str, labels: tuple[str, ...]) -> tuple[str, ...]:
        """Return the names in a cell that match nothing."""
        texts = split_values(self.raw(key), lambda text: bool(self.names.find(text, labels)))
        return tuple(sorted({text for text in texts if not self.names.find(text, labels)}))

    def _silence(self, key: str, silence: Silence, nobody: bool) -> Silence:
        if silence is Silence.NOBODY and not nobody:
            self.tell("nobody_not_kept", Level.NOTE, key)
            return Silence.EMPTY
        return silence

    def resolve(self, key: str, text: str, labels: tuple[str, ...]) -> Ref | None:
        """Return the one node that a text names; none or several block the row."""
        found = self.names.find(text, labels)
        if len(found) == 1:
            self.draft.use(found[0], self.source)
            if read_as := self.names.is_loose(text, labels):
                self.tell("read_as", Level.REPAIRED, key, found=text, name=read_as)
            return found[0]
        if found and {ref.label for ref in found} == set(PARTIES) and len(found) == 2:
            self.block("reference_two_kinds", key, found=text)
        elif found:
            self.block("reference_ambiguous", key, found=text, ids=[ref.id for ref in found])
        elif self.names.is_gone(text, labels):
            self.block("reference_gone", key, found=text)
        else:
            self.block("reference_unknown", key, asks=Asks.NAME if set(labels) & set(PARTIES) else None, found=text)
        return None


def words_of_list(name: str) -> list[str]:
    """Return the words of a closed list as netmap writes them."""
    return [word_of(name, code) for code in codes(name)]


def texts_of(row: Row, key: str) -> list[str]:
    """Return the texts of a cell that may hold several; "onbekend" is none."""
    text = row.cells.get(key, "")
    return [] if not text or is_unknown(text) else split_values(text, lambda _: False)
