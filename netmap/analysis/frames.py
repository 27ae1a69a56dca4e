"""Results as a pandas DataFrame, one row per result.

Which question of the user: none by itself; it is for notebooks. pandas is imported only when a frame is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

from netmap.errors import UsageError
from netmap.model import Network, Ref

if TYPE_CHECKING:
    import pandas as pd  # type: ignore[import-untyped]

__all__ = ["to_frame"]


def to_frame(results: Iterable[Any], *, network: Network | None = None) -> pd.DataFrame:
    """Return results as a table.

    Parameters
    ----------
    results : iterable of frozen dataclasses, or mapping
        Such as ``answer.findings`` or ``answer.parties``; or a measure: a mapping from nodes to a figure, or to a
        mapping of figures.
    network : Network, optional
        Then parties, consultations and themes are shown by name instead of as "Organisation:org-politie".

    Returns
    -------
    pandas.DataFrame
        One row per result, in their order. The columns are its fields; what a field holds of its own stands behind a
        dot ("lost.routes"). Codes are text, several references are a list. Of a mapping the first column is ``node``,
        and a single figure is ``value``. Results of no kind give an empty frame without columns.

    Raises
    ------
    UsageError
        ``api.not_results`` when something is neither a dataclass nor a mapping; ``api.no_pandas`` when pandas is not
        installed.

    Examples
    --------
    >>> from netmap.analysis import to_frame
    >>> to_frame({"Politie": 3, "Welzijn": 2})
          node  value
    0  Politie      3
    1  Welzijn      2
    """
    try:
        import pandas as pd
    except ModuleNotFoundError:
        raise UsageError("api.no_pandas") from None
    if isinstance(results, Mapping):
        return pd.DataFrame(
            [{"node": _plain(node, network), **_row(value, network)} for node, value in results.items()]
        )
    found = list(results)
    if strange := [one for one in found if not is_dataclass(one) or isinstance(one, type)]:
        raise UsageError("api.not_results", found=type(strange[0]).__name__)
    return pd.DataFrame([_row(one, network) for one in found])


def _row(value: Any, network: Network | None, prefix: str = "") -> dict[str, Any]:
    """Return the cells of one result by column."""
    if is_dataclass(value) and not isinstance(value, type):
        parts = {field.name: getattr(value, field.name) for field in fields(value)}
    elif isinstance(value, Mapping):
        parts = {str(_plain(key, network)): part for key, part in value.items()}
    else:
        return {prefix or "value": _plain(value, network)}
    cells: dict[str, Any] = {}
    for name, part in parts.items():
        cells.update(_row(part, network, f"{prefix}.{name}" if prefix else name))
    return cells


def _plain(value: Any, network: Network | None) -> Any:
    """Return a value as a cell holds it."""
    if isinstance(value, Ref):
        return network.name_of(value) if network is not None else str(value)
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        return _row(value, network)
    if isinstance(value, (frozenset, set)):
        return sorted((_plain(one, network) for one in value), key=str)
    if isinstance(value, (tuple, list)):
        return [_plain(one, network) for one in value]
    if isinstance(value, Mapping):
        return {_plain(key, network): _plain(part, network) for key, part in value.items()}
    return value
