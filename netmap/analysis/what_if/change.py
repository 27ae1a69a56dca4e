"""One change to think through, and how it is written in an address or on the command line.

Which question of the user: *what if the youth work is cut?* A change says what would be different; it is applied to a
copy of the network (see :mod:`netmap.analysis.what_if.applying`), and nothing of it is ever stored.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import quote, unquote

from netmap.errors import UsageError
from netmap.model import ActorType, Consultation, Expert, Mandate, Organisation, Ref, Sector

__all__ = ["Change", "ChangeKind", "change_of", "token_of"]


class ChangeKind(StrEnum):
    """What changes.

    LEAVES: a party with its departments and experts, a consultation, an expert, or all parties of one sector are there
    no more. WITHDRAWS: a party or sector stays, but takes part in nothing. GROWS: a party or sector works in a larger
    area, and leaves the tables of streets and neighbourhoods. LEAVES_SEAT: a party, or one seat-holder of it, leaves
    one table. HOLDER_LEAVES: one seat-holder leaves all tables. JOINS: a party gets a seat; of an actor type or sector:
    a party that is not on the map yet. MEETS: a new consultation. MANDATE: a consultation may do something else.
    """

    LEAVES = "leaves"
    WITHDRAWS = "withdraws"
    GROWS = "grows"
    LEAVES_SEAT = "leaves_seat"
    HOLDER_LEAVES = "holder_leaves"
    JOINS = "joins"
    MEETS = "meets"
    MANDATE = "mandate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change.

    Parameters
    ----------
    kind : ChangeKind
    of : Ref, optional
        Who or what changes: a party, consultation, expert, sector or actor type.
    at : Ref, optional
        The consultation that is left or joined.
    code : str
        The code of a seat-holder; never a name.
    name : str
        What a new consultation is called.
    parties : tuple of Ref
        Who sits in a new consultation.
    mandate : Mandate, optional
        What a consultation may do then; None with MANDATE: nothing ("geen").
    themes : tuple of str
        For which themes; empty leaves those that are recorded.
    """

    kind: ChangeKind
    of: Ref | None = None
    at: Ref | None = None
    code: str = ""
    name: str = ""
    parties: tuple[Ref, ...] = ()
    mandate: Mandate | None = None
    themes: tuple[str, ...] = ()

    @property
    def token(self) -> str:
        """The change as text; see :func:`token_of`."""
        return token_of(self)

    @property
    def refs(self) -> tuple[Ref, ...]:
        """What it names, each once."""
        named = [ref for ref in (self.of, self.at, *self.parties) if ref is not None]
        return tuple(dict.fromkeys(named))


_NO_MANDATE = "none"
_LEAVES = (Organisation.KIND, Consultation.KIND, Sector.KIND, Expert.KIND)
_GROUPS = (Organisation.KIND, Sector.KIND)
_JOINS = (Organisation.KIND, Sector.KIND, ActorType.KIND)


def token_of(change: Change) -> str:
    """Return a change as text, for an address or the command line; :func:`change_of` reads it back.

    Returns
    -------
    str
        One of ``zonder:Label:id``, ``terug:Label:id``, ``wijk:Label:id``, ``zonder:zetel:overleg:partij[:code]``,
        ``zonder:code:code``, ``met:Label:id@Consultation:id``, ``met:overleg:naam:partij+partij`` and
        ``mandaat:Consultation:id=mandate[:theme,theme]``. Ids, codes and names are percent-encoded, so that ":", "@",
        "=", "+" and "," in them tell nothing apart.
    """
    kind = change.kind
    if kind is ChangeKind.HOLDER_LEAVES:
        return f"zonder:code:{_written(change.code)}"
    if kind is ChangeKind.MEETS:
        return f"met:overleg:{_written(change.name)}:{'+'.join(_written(ref.id) for ref in change.parties)}"
    assert change.of is not None, kind
    of = f"{change.of.label}:{_written(change.of.id)}"
    if kind is ChangeKind.LEAVES_SEAT:
        assert change.at is not None
        code = f":{_written(change.code)}" if change.code else ""
        return f"zonder:zetel:{_written(change.at.id)}:{_written(change.of.id)}{code}"
    if kind is ChangeKind.JOINS:
        assert change.at is not None
        return f"met:{of}@{change.at.label}:{_written(change.at.id)}"
    if kind is ChangeKind.MANDATE:
        themes = f":{','.join(map(_written, change.themes))}" if change.themes else ""
        return f"mandaat:{of}={change.mandate or _NO_MANDATE}{themes}"
    return {ChangeKind.LEAVES: "zonder", ChangeKind.WITHDRAWS: "terug", ChangeKind.GROWS: "wijk"}[kind] + f":{of}"


def change_of(token: str) -> Change:
    """Return the change that a text says.

    Raises
    ------
    UsageError
        ``whatif.bad_token`` when it is not written as :func:`token_of` writes one.
    """
    try:
        change = _read(token)
    except (ValueError, KeyError):
        change = None
    if change is None:
        raise UsageError("whatif.bad_token", found=token)
    return change


def _read(token: str) -> Change | None:
    word, _, rest = token.partition(":")
    first, _, more = rest.partition(":")
    if word == "zonder" and first == "zetel":
        table, party, *codes = more.split(":")
        if len(codes) > 1:
            return None
        at, of = Ref(Consultation.KIND, _plain(table)), Ref(Organisation.KIND, _plain(party))
        return Change(kind=ChangeKind.LEAVES_SEAT, of=of, at=at, code=_plain(codes[0]) if codes else "")
    if word == "zonder" and first == "code":
        return Change(kind=ChangeKind.HOLDER_LEAVES, code=_plain(more))
    if word == "met" and first == "overleg":
        name, parties = more.split(":")
        refs = tuple(Ref(Organisation.KIND, _plain(party)) for party in parties.split("+"))
        return Change(kind=ChangeKind.MEETS, name=_plain(name), parties=tuple(dict.fromkeys(refs)))
    if word == "met":
        who, table = rest.split("@")
        at = _ref(table, (Consultation.KIND,))
        return Change(kind=ChangeKind.JOINS, of=_ref(who, _JOINS), at=at)
    if word == "mandaat":
        who, what = rest.split("=")
        mandate, _, themes = what.partition(":")
        return Change(
            kind=ChangeKind.MANDATE,
            of=_ref(who, (Consultation.KIND,)),
            mandate=None if mandate == _NO_MANDATE else Mandate(mandate),
            themes=tuple(sorted({_plain(theme) for theme in themes.split(",")})) if themes else (),
        )
    kinds = {"zonder": ChangeKind.LEAVES, "terug": ChangeKind.WITHDRAWS, "wijk": ChangeKind.GROWS}
    kind = kinds[word]
    return Change(kind=kind, of=_ref(rest, _LEAVES if kind is ChangeKind.LEAVES else _GROUPS))


def _ref(text: str, labels: tuple[str, ...]) -> Ref:
    label, record_id = text.split(":")
    if label not in labels:
        raise ValueError(text)
    return Ref(label, _plain(record_id))


def _written(text: str) -> str:
    return quote(text, safe="")


def _plain(text: str) -> str:
    found = unquote(text)
    if not found:
        raise ValueError(text)
    return found
