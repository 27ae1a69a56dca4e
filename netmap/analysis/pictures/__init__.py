"""Small pictures of a network: what belongs in one, and where everything stands. Nothing here draws or speaks.

Three steps: :func:`view` chooses what one picture shows, :func:`web_positions` lays out the whole web once, and
:func:`place` puts the nodes of one picture down. Each view has a module of its own (``views_*``).
"""

from netmap.analysis.pictures.placing import place
from netmap.analysis.pictures.results import (
    MOST_AT_FIRST,
    Arrangement,
    Node,
    NodeKind,
    Point,
    Subject,
    Tie,
    TieKind,
    View,
    Wish,
)
from netmap.analysis.pictures.views import view
from netmap.analysis.pictures.web import web_positions

__all__ = [
    "MOST_AT_FIRST",
    "Arrangement",
    "Node",
    "NodeKind",
    "Point",
    "Subject",
    "Tie",
    "TieKind",
    "View",
    "Wish",
    "place",
    "view",
    "web_positions",
]
