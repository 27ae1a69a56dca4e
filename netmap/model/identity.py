"""Who is who: references, slugs, fact ids, and the bytes that make two networks equal."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from netmap.model.network import Network
    from netmap.model.records import Record


class Ref(NamedTuple):
    """A node by label and id; written as ``"Organisation:org-politie"``."""

    label: str
    id: str

    def __str__(self) -> str:
        return f"{self.label}:{self.id}"

    @classmethod
    def parse(cls, text: str) -> Ref:
        """Return the reference that ``str(ref)`` wrote. Raises ``ValueError`` without a colon."""
        label, colon, node_id = text.partition(":")
        if not colon:
            raise ValueError(f"not a reference: {text!r}")
        return cls(label, node_id)


def normalise(word: str) -> str:
    """Return how words and names are compared: no capitals, accents, punctuation or double blanks; IJ as ij."""
    text = unicodedata.normalize("NFKD", word.replace("Ĳ", "IJ").replace("ĳ", "ij"))
    text = "".join(char for char in text if not unicodedata.combining(char)).casefold()
    return " ".join(re.sub(r"[^0-9a-z]+", " ", text).split())


PLAIN_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})
#: Behind a digit a hyphen is "and younger", as in 18-; between words it is none.
_YOUNGER = re.compile(r"(?<=\d)\s?[-–−](?!\s*\w)")
_NO_NAME = re.compile(r"[^\w+#−]|_")


@lru_cache(maxsize=60_000)
def name_key(name: str) -> str:
    """Return how names of parties are compared: as :func:`normalise`, but nothing is lost that tells two apart.

    Letters of every script stay, and so do ``+``, ``#`` and a hyphen behind a last digit: "Team 18-" is not
    "Team 18+", nor "C" "C++". Never empty: a name of signs alone is its own key.
    """
    text = unicodedata.normalize("NFKD", name.replace("Ĳ", "IJ").replace("ĳ", "ij"))
    text = "".join(char for char in text if not unicodedata.combining(char)).casefold().translate(PLAIN_LETTERS)
    text = _NO_NAME.sub(" ", _YOUNGER.sub(" − ", text)).replace("+", " + ").replace("#", " # ")
    return " ".join(text.split()) or " ".join(name.split())


def telling_signs(name: str) -> tuple[str, ...]:
    """Return what tells a name from others besides plain letters and digits, in order.

    That is ``+``, ``#``, the minus of "18-", and words in another script.
    """
    return tuple(part for part in name_key(name).split() if part in ("+", "#") or not part.isascii())


def slug(name: str) -> str:
    """Return a name as part of an id: ``[a-z0-9-]``, at most 60 characters, a hash when nothing is left."""
    text = normalise(name).replace(" ", "-")[:60].strip("-")
    return text or hashlib.sha256(_nfc(name).encode()).hexdigest()[:8]


def fact_id(kind: str, ends: Sequence[Ref], key: Sequence[Any]) -> str:
    """Return the id of a fact: 16 hex digits over what identifies it.

    Parameters
    ----------
    kind : str
        Label or relationship type.
    ends : sequence of Ref
        The nodes it joins, in order; empty for a node.
    key : sequence of str, int, None or list of str
        Its key fields in the order of the model; lists are sorted first.
    """
    parts: list[Any] = [kind, [str(end) for end in ends]]
    parts += [sorted(map(str, value)) if isinstance(value, (list, tuple, frozenset, set)) else value for value in key]
    text = json.dumps(_nfc(parts), ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


_TECHNICAL = frozenset(("version", "changed_at", "changeset", "provenance", "sensitive_number"))


def canonical_line(record: Record) -> str:
    """Return one record as compact JSON without nulls, empties and technical fields."""
    from netmap.model.records import Relationship, to_properties

    content: dict[str, Any] = {
        key: sorted(value) if isinstance(value, list) else value
        for key, value in to_properties(record).items()
        if key not in _TECHNICAL and value is not None and value != "" and value != []
    }
    content["record"] = record.KIND  # "kind" is a field of its own in several records
    if isinstance(record, Relationship):
        content["from"], content["to"] = str(record.start), str(record.end)
    return json.dumps(_nfc(content), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def canonical(network: Network) -> bytes:
    """Return the bytes that are equal exactly when two networks are equal.

    One JSON line per record, sorted by kind and id. Shipped vocabulary, the network node, versions, change log
    and provenance are left out. The empty network gives ``b""``.
    """
    return b"".join(canonical_line(record).encode() + b"\n" for record in _canonical_records(network.records.values()))


def _canonical_records(records: Iterable[Record]) -> list[Record]:
    from netmap.model.records import Term
    from netmap.model.words import Origin

    kept = (r for r in records if not (isinstance(r, Term) and r.origin is not Origin.LOCAL))
    return sorted(kept, key=lambda r: (r.KIND, r.id))


def _nfc(value: Any) -> Any:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, (list, tuple)):
        return [_nfc(item) for item in value]
    if isinstance(value, dict):
        return {key: _nfc(item) for key, item in value.items()}
    return value
