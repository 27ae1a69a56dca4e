"""Where the files are that come with netmap but are not Python: its queries and its sample networks."""

from __future__ import annotations

from pathlib import Path

__all__ = ["resource_folder"]


def resource_folder(name: str) -> Path:
    """Return the folder ``name`` that comes with netmap.

    A wheel carries it inside the package, as ``netmap/_<name>``; a checkout and an editable install have it beside
    the package.

    Parameters
    ----------
    name : str
        ``"queries"`` or ``"sample_networks"``.

    Raises
    ------
    FileNotFoundError
        If it is in neither place; the message names both.
    """
    package = Path(__file__).resolve().parent
    places = (package / f"_{name}", package.parent / name)
    for place in places:
        if place.is_dir():
            return place
    raise FileNotFoundError(f"netmap is not installed completely: neither {places[0]} nor {places[1]} is there")
