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
route       who passes on to nobody     -                  theme, direction
seat        the party                   the consultation   function, when only that seat is denied
deputy      the party                   the consultation   function of the seat, when it has one
deputy      the expert                  -
coverage    who; None: nobody           -                  theme, stage, phase, area
expert      None: nobody                -                  domain, theme, function (the title asked for)
=========== =========================== ================== ==========================================
"""

from __future__ import annotations

from typing import Any

from netmap.exchange.planning.cells import Cells
from netmap.model import About, StatedValue, Statement, statement_id


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
