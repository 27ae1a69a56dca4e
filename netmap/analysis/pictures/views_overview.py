"""The whole network as a calm overview: how many parties, consultations and experts per domain and layer."""

from __future__ import annotations

from collections import Counter, defaultdict

from netmap.analysis.pictures.results import Arrangement, Node, NodeKind, Tie, TieKind, View, Wish
from netmap.analysis.pictures.scene import Scene, counted
from netmap.model import Consultation, Echelon, Organisation, Ref, Scale
from netmap.model import Expert as ExpertRecord
from netmap.reference.domains import DOMAINS, domain_of

CONSULTATION, EXPERT = "consultation", "expert"
UNKNOWN = "unknown"
_DOMAINS = tuple(DOMAINS)
#: Consultations stand in the middle, because most ties lead to them; experts last.
COLUMNS = (*_DOMAINS[:4], CONSULTATION, *_DOMAINS[4:], EXPERT)
#: An expert has a reach instead of a layer.
_LAYER_OF_SCALE = {Scale.LOCAL: "local", Scale.REGIONAL: "region", Scale.NATIONAL: "national"}

_Group = tuple[str, NodeKind, str]


def overview(scene: Scene, wish: Wish) -> View:
    """Return all that has not ended, as groups by domain, kind and layer, with the ties between groups counted.

    Columns are the domains in fixed order, with consultations in the middle and experts last; rows are the layers from
    high to low, unknown last. Columns and rows without a group are left out. ``most`` and ``grown`` do not count here.
    Lines are those to and from groups of consultations: who meets where holds a web together, and all lines at once
    would be a tangle.

    Returns
    -------
    View
        Nodes of kind GROUP, code ``group``, with values ``domain`` (a domain, ``consultation`` or ``expert``),
        ``kind``, ``echelon`` (a code, or ``unknown``), ``rank`` (0 when unknown) and ``refs``. ``total`` is the number
        of groups. ``counts``: parties, consultations, experts, and ``ties``: pairs within and between groups, also
        those without a line. An empty network has no groups.
    """
    members: dict[_Group, list[Ref]] = defaultdict(list)
    group_of: dict[Ref, _Group] = {}
    for ref in sorted(scene.web):
        group = _group(scene, ref)
        members[group].append(ref)
        group_of[ref] = group
    ranks = {group[2]: _rank(scene, group[2]) for group in members}
    echelons = sorted(ranks, key=lambda echelon: (echelon == UNKNOWN, -ranks[echelon], echelon))
    columns = [column for column in COLUMNS if any(group[0] == column for group in members)]
    nodes = [
        Node(
            id=_id(group),
            kind=NodeKind.GROUP,
            sector=None,
            members=len(refs),
            column=columns.index(group[0]),
            row=echelons.index(group[2]),
            code="group",
            values={
                "domain": group[0],
                "kind": group[1].value,
                "echelon": group[2],
                "rank": ranks[group[2]],
                "refs": tuple(refs),
            },
        )
        for group, refs in members.items()
    ]
    between: Counter[tuple[str, str]] = Counter()
    for one, other in scene.web.edges:
        ends = sorted((_id(group_of[one]), _id(group_of[other])))
        meets = NodeKind.CONSULTATION in (group_of[one][1], group_of[other][1])
        if meets and ends[0] != ends[1]:
            between[(ends[0], ends[1])] += 1
    ties = [
        Tie(start=start, end=end, kinds=(TieKind.CONTACT,), count=count)
        for (start, end), count in sorted(between.items())
    ]
    return View(
        wish=wish,
        arrangement=Arrangement.GRID,
        nodes=tuple(sorted(nodes, key=lambda node: node.id)),
        ties=tuple(ties),
        total=len(nodes),
        counts={**counted(scene.web), "ties": scene.web.number_of_edges()},
    )


def _group(scene: Scene, ref: Ref) -> _Group:
    record = scene.network.get(ref)
    if isinstance(record, Consultation):
        return CONSULTATION, NodeKind.CONSULTATION, _known(scene, record.echelon)
    if isinstance(record, ExpertRecord):
        layer = _LAYER_OF_SCALE.get(record.scale) if record.scale else None
        return EXPERT, NodeKind.EXPERT, _known(scene, layer)
    echelon = record.echelon if isinstance(record, Organisation) else None
    return domain_of(scene.sector(ref)), NodeKind.ORGANISATION, _known(scene, echelon)


def _known(scene: Scene, echelon: str | None) -> str:
    return echelon if echelon and echelon in scene.network.of(Echelon) else UNKNOWN


def _rank(scene: Scene, echelon: str) -> int:
    term = scene.network.of(Echelon).get(echelon)
    return term.rank if term else 0


def _id(group: _Group) -> str:
    return f"group:{group[0]}:{group[1].value}:{group[2]}"
