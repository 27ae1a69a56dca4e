"""A stated "no" or "not known", and which yes it speaks against.

What the fields of a statement hold:

=========== =========================== ================== ==========================================
about       subject                     object             besides
=========== =========================== ================== ==========================================
chair       the consultation            -
coordinator the consultation            -
mandate     the consultation            -
mandate     the party                   the consultation   function of the seat, when it has one
hub         the consultation            -
assured     the consultation            -                  the municipality made sure of who coordinates
plan        the consultation            -
plan_agreed the consultation            -
themes      the consultation            -
serves      the party or consultation   -
reaches     the party                   -
channels    the party                   -
consent     the party                   -
told        the party                   -
helped      the party                   -
agreed      the expert                  -
role        the party                   the consultation   function of the seat, when it has one
route       who passes on to nobody     -                  theme, direction
seat        the party                   the consultation   function, when only that seat is denied
seat        the party                   -                  it sits in none
deputy      the party                   the consultation   function of the seat, when it has one
deputy      the expert                  -
coverage    who; None: nobody           -                  theme, stage, phase, area
expert      None: nobody                -                  domain, theme, function (the title asked for)
=========== =========================== ================== ==========================================
"""

from __future__ import annotations

from typing import Any

from netmap.exchange.cells import is_nobody, is_unknown, parse_yes_no
from netmap.exchange.planning.cells import Cells, Silence
from netmap.model import About, Ref, StatedValue, Statement, statement_id


def state(cells: Cells, about: About, facts: dict[str, Any], *, denied: bool, **key: Any) -> None:
    """Say that something is not so (``denied``), or not known.

    Parameters
    ----------
    facts : dict
        Facts of the row.
    **key : object
        The fields that tell what is denied, as in the table above; None for what does not apply.
    """
    fields = {"about": about, **{name: value for name, value in key.items() if value is not None}}
    value = StatedValue.NO if denied else StatedValue.UNKNOWN
    cells.draft.say(Statement, statement_id(fields), [cells.source], {**fields, "value": value, **facts})


def state_silence(cells: Cells, about: About, silence: Any, facts: dict[str, Any], ref: Ref) -> None:
    """Say what a cell with names or words says when it reads "geen" or "onbekend"; nothing for any other cell."""
    if silence is Silence.NOBODY or silence is Silence.UNKNOWN:
        state(cells, about, facts, denied=silence is Silence.NOBODY, subject=str(ref))


def put_stated_date(
    cells: Cells, fields: dict[str, Any], key: str, about: About, facts: dict[str, Any], ref: Ref, name: str = ""
) -> None:
    """Set a date field; "nee" and "onbekend" empty it and are kept as a statement."""
    text = cells.raw(key)
    denied = is_nobody(text) or parse_yes_no(text) is False
    if text and (denied or is_unknown(text)):
        fields[name or key] = None
        state(cells, about, facts, denied=denied, subject=str(ref))
    else:
        cells.put_date(fields, key, name)
