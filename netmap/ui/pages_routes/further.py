"""The next step: ask what is not known; else look for the way from one party."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from netmap.ui import navigation, widgets
from netmap.ui.state import say


def further(result: Mapping[str, Any]) -> None:
    """Lead to the questions as long as there are any, and to the way from one party."""
    if result["questions"] or result["no_way_up"]:
        widgets.link(navigation.page("questions"), say("page.routes.next"))
    widgets.link(navigation.page("where_to"), say("page.routes.next.where"))
