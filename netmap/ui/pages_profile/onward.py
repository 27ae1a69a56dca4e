"""The way from what a page is about to where it takes a signal."""

from __future__ import annotations

from netmap.ui import navigation, widgets
from netmap.ui.state import say

#: What a signal can begin at -> the code of the question about it.
_WORDS = {
    "Organisation": "page.profile.to_where.party",
    "Consultation": "page.profile.to_where.consultation",
}


def where_to(of: str) -> None:
    """Lead to the way of a signal from a party or consultation; of anything else nothing is shown."""
    code = _WORDS.get(of.partition(":")[0])
    if code:
        widgets.link(navigation.page("where_to"), say(code), query={"van": of})
