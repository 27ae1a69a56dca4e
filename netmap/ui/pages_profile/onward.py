"""The way from what a page is about to where it takes a signal, and to what is lost without it."""

from __future__ import annotations

from netmap.analysis.what_if.change import Change, ChangeKind
from netmap.model import Ref
from netmap.ui import navigation, state, widgets
from netmap.ui.pages_what_if import PARAMETER
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


def what_if(of: str, name: str) -> None:
    """Lead to what changes without a party or consultation; of anything else nothing is shown."""
    if of.partition(":")[0] in _WORDS:
        change = Change(kind=ChangeKind.LEAVES, of=Ref.parse(of))
        label = say("page.what_if.to_here", name=widgets.tekst(name))
        widgets.link(navigation.page("what_if"), label, query={PARAMETER: state.several((change.token,))})
