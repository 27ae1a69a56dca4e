"""The use cases, in the user's words: import a workbook, find the gaps, give everything back.

Pages and command line call these and nothing below them. Each takes what the user chose and returns an answer as
plain JSON types (sentences included) or bytes; failures are ``NetmapError``.
"""

from __future__ import annotations

from netmap.exchange.findings import Answer, Asks
from netmap.services.base import new_network
from netmap.services.exports import Export, Exports
from netmap.services.hub import Hubs
from netmap.services.imports import MOST_ROWS, Choices, Imports
from netmap.services.lists import Lists
from netmap.services.overviews import Overviews
from netmap.services.pictures import Pictures
from netmap.services.profiles import Profiles
from netmap.services.questions import Questions
from netmap.services.routes import Routes
from netmap.services.team import Teams
from netmap.services.third_parties import ThirdParties
from netmap.services.what_if import WhatIfs
from netmap.store.port import NetworkSummary

__all__ = ["MOST_ROWS", "Answer", "Asks", "Choices", "Export", "NetworkSummary", "Services", "new_network"]


class Services(
    Imports,
    Pictures,
    Profiles,
    Questions,
    Routes,
    Hubs,
    Teams,
    ThirdParties,
    WhatIfs,
    Overviews,
    Exports,
    Lists,
):
    """All use cases on one store; each topic has a module of its own."""
