"""The next step: the party that holds most together, what is lost without it, and where signals stop."""

from __future__ import annotations

from collections.abc import Sequence

from netmap.ui import navigation, widgets
from netmap.ui.pages_hub.view import Party
from netmap.ui.pages_profile import onward
from netmap.ui.state import say


def further(parties: Sequence[Party]) -> None:
    """Lead to the party that comes first, to what is lost without it, and to the routes."""
    if parties:
        first = parties[0]["party"]
        label = say("page.hub.next", name=widgets.tekst(first["name"]))
        widgets.link(navigation.page("profile"), label, query={"van": first["of"]})
        onward.what_if(first["of"], first["name"])
    widgets.link(navigation.page("routes"), say("page.hub.next.routes"))
