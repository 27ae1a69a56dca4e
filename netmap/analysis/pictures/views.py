"""What belongs in a picture: one question of a user, one view of the network."""

from __future__ import annotations

from datetime import date

from netmap.analysis.hub.results import HubAnswer
from netmap.analysis.pictures.results import Subject, View, Wish
from netmap.analysis.pictures.scene import Scene
from netmap.analysis.pictures.views_around import around
from netmap.analysis.pictures.views_gap import around_gap
from netmap.analysis.pictures.views_hub import hub as around_hub
from netmap.analysis.pictures.views_meetings import meetings
from netmap.analysis.pictures.views_overview import overview
from netmap.analysis.pictures.views_route import route
from netmap.analysis.pictures.views_routes import routes
from netmap.analysis.pictures.views_sectors import two_sectors
from netmap.analysis.pictures.views_team import team
from netmap.analysis.pictures.views_theme import around_theme
from netmap.analysis.pictures.views_third_parties import third_parties
from netmap.analysis.pictures.views_what_if import what_if
from netmap.analysis.results import Finding
from netmap.model import Network
from netmap.reference.norm import Norm, default_norm


def view(
    network: Network,
    day: date,
    wish: Wish,
    *,
    gap: Finding | None = None,
    norm: Norm | None = None,
    hub: HubAnswer | None = None,
    after: Network | None = None,
) -> View:
    """Return what one picture shows of a network.

    Parameters
    ----------
    network : Network
    day : date
        What has ended before it is left out; what is planned, suspended or of unknown status is there with its status.
    wish : Wish
        ``most`` limits the nodes, nearest first; what was grown comes on top of it.
    gap : Finding, optional
        For GAP: the finding that the wish names, or the ``if_no`` of a question.
    norm : Norm, optional
        What should be there, for the missing places of THEME, ROUTES and GAP; else the default norm. Give the one that
        the list of white spots uses, or picture and list may differ.
    hub : HubAnswer, optional
        For HUB: who holds this network together on this day, where it was worked out before.
    after : Network, optional
        For WHAT_IF: the same network after the change.

    Returns
    -------
    View
        Every node that is not in the centre is tied to something shown, but for what is tied to nothing at all in this
        picture. ``total`` is at least the number of nodes shown. The same input gives the same view, in the same order;
        the order of records does not matter. An empty network gives an empty OVERVIEW, ROUTES, MEETINGS and HUB.

    Raises
    ------
    UsageError
        ``picture.unknown_subject`` with ``found``, when the subject is not in the network.

    Notes
    -----
    A missing place says in ``values["known"]`` whether it is ``absent`` or ``unknown``: silence is never absence.
    Linear in records and ties for all but ROUTES, which looks along the routes of each place where signals stop, and
    ROUTE and HUB, which cost what their analyses cost (:mod:`netmap.analysis.routes`, :mod:`netmap.analysis.hub`).
    """
    scene = Scene(network, day)
    wanted = norm or default_norm()
    match wish.subject:
        case Subject.OVERVIEW:
            return overview(scene, wish)
        case Subject.AROUND:
            return around(scene, wish)
        case Subject.THEME:
            return around_theme(scene, wish, wanted)
        case Subject.SECTORS:
            return two_sectors(scene, wish)
        case Subject.GAP:
            return around_gap(scene, wish, wanted, gap)
        case Subject.ROUTES:
            return routes(scene, wish, wanted)
        case Subject.MEETINGS:
            return meetings(scene, wish)
        case Subject.ROUTE:
            return route(scene, wish)
        case Subject.HUB:
            return around_hub(scene, wish, hub)
        case Subject.TEAM:
            return team(scene, wish)
        case Subject.THIRD_PARTIES:
            return third_parties(scene, wish)
        case Subject.WHAT_IF:
            return what_if(scene, wish, after)
