"""How nodes and lines of a picture are called, in one language, masked or not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from functools import cached_property

from netmap.analysis.pictures.results import Node, NodeKind, Subject, Tie, TieKind, View
from netmap.model import Network, Ref, Status
from netmap.reference.domains import DOMAINS, UNKNOWN, domain_of
from netmap.report.names import Names
from netmap.report.pictures.boxes import (
    CENTRE_FONT,
    FONT,
    MOST_CHARACTERS,
    MOST_LINES,
    box_of,
    label_lines,
    one_line,
    radius_of,
)
from netmap.report.pictures.lacks import lack_of, stands_for
from netmap.report.pictures.marks import after_name, before_name, marks
from netmap.report.pictures.marks import widest as widest_of
from netmap.texts import say, say_count, sentences

__all__ = ["NO_DOMAIN", "Words", "capital", "counted"]

#: What has no domain of its own (consultations, themes) is drawn in the accent colour.
NO_DOMAIN = "accent"
_COUNTED = {"parties": "picture.parties", "consultations": "picture.consultations", "experts": "picture.experts"}

#: What a line of telling means in the row of who tells, and of who is told.
_TELLS = {
    TieKind.INFORMS: ("picture.how.informs", "picture.how.informs_by"),
    TieKind.REPORTS_BACK: ("picture.how.reports_back", "picture.how.reports_back_by"),
}


def counted(counts: Mapping[str, int], language: str) -> list[str]:
    """Return counts in words, in a fixed order; what there is none of is left out."""
    return [say_count(code, counts[name], language) for name, code in _COUNTED.items() if counts.get(name)]


class Words:
    """Words for one view.

    Parameters
    ----------
    view : View
    network : Network
    names : Names
        Decides on the language and on what is masked.
    """

    def __init__(self, view: View, network: Network, names: Names) -> None:
        self.view, self.network, self.names, self.language = view, network, names, names.language
        self.nodes = {node.id: node for node in view.nodes}
        self.centre = set(view.centre)

    # --- what a node is called ---------------------------------------------------------------------------

    @cached_property
    def ids(self) -> dict[str, str]:
        """The id of each node in the answer, by its id in the view; never that of a sensitive party when masked."""
        found: dict[str, str] = {}
        taken: set[str] = set()
        missing = 0
        for node in self.view.nodes:
            shown = self.public_id(node.ref) if node.ref else node.id
            if self.names.masked and node.kind is NodeKind.MISSING:
                missing += 1  # its own number follows from the ids of what misses it
                shown = f"missing:{missing}"
            number, base = 1, shown
            while shown in taken:  # experts of one sensitive party share its id
                number += 1
                shown = f"{base}-{number}"
            taken.add(shown)
            found[node.id] = shown
        return found

    def public_id(self, ref: Ref) -> str:
        """Return a reference as text, masked when the answer is."""
        return f"{ref.label}:{self.names.id(ref)}"

    @cached_property
    def called(self) -> dict[str, str]:
        """The whole name of each node; two that are called the same get their kind, or else their id, behind it."""
        plain = {node.id: self._plain(node) for node in self.view.nodes}
        plain = self._told_apart(plain, lambda node: say(f"picture.kind.{node.kind.value}", self.language))
        return self._told_apart(plain, self._own_mark)

    def _told_apart(self, called: dict[str, str], what: Callable[[Node], str]) -> dict[str, str]:
        times = Counter(called[node.id] for node in self.view.nodes if node.kind is not NodeKind.MISSING)
        return {
            node.id: say("picture.name.kind", self.language, name=called[node.id], kind=what(node))
            if times[called[node.id]] > 1 and node.kind is not NodeKind.MISSING
            else called[node.id]
            for node in self.view.nodes
        }

    def _own_mark(self, node: Node) -> str:
        """Return what tells one of a name apart: its id; but a masked name has that in it, and gets a number."""
        if not (self.names.masked and self.is_sensitive(node)):
            return self.ids[node.id].partition(":")[2]
        alike = [one.id for one in self.view.nodes if one.kind is node.kind and self._plain(one) == self._plain(node)]
        return str(alike.index(node.id) + 1)

    def _plain(self, node: Node) -> str:
        if node.kind is NodeKind.MISSING:
            return self._missing_in_full(node)
        if node.kind is NodeKind.GROUP:
            return self._group(node)
        return one_line(self.names.name(node.ref)) if node.ref else node.id

    def _missing_in_full(self, node: Node) -> str:
        """Return what is missing, and of ways on at whom; other things are missed by what the picture is about."""
        name = self.missing_name(node)
        ways = self.view.wish.subject in (Subject.ROUTES, Subject.ROUTE)
        near = [self.nodes[end] for end in self.next_to(node)] if ways else []
        if not near or (len(near) > 1 and node.code != "link") or near[0].ref is None:
            return name
        return say("picture.missing.at", self.language, what=name, name=one_line(self.names.name(near[0].ref)))

    def next_to(self, node: Node) -> list[str]:
        """Return what a node is tied to, in the order of the lines."""
        both = [(tie.start, tie.end) for tie in self.view.ties if node.id in (tie.start, tie.end)]
        return [end if start == node.id else start for start, end in both]

    def say(self, code: str, **values: object) -> str:
        """Return a sentence in the language of the picture."""
        return say(code, self.language, **values)

    def _group(self, node: Node) -> str:
        domain = self._group_parts(node)[1]
        what = self.domain_word(node) if domain in DOMAINS else self._members(node)
        return capital(say("picture.group", self.language, domain=what, echelon=self.group_layer(node)))

    def group_layer(self, node: Node) -> str:
        """Return the layer of a group in words."""
        ref = Ref("Echelon", self._group_parts(node)[3])
        return one_line(self.names.name(ref)) if self.network.get(ref) else self.say("picture.group.no_echelon")

    def group_what(self, node: Node) -> str:
        """Return what a group is about in words: its domain, or else what its members are."""
        domain = self._group_parts(node)[1]
        if domain in DOMAINS:
            return self.domain_word(node)
        consultations = domain == NodeKind.CONSULTATION.value
        return self.say("picture.heading.consultations" if consultations else "picture.heading.experts")

    def _group_parts(self, node: Node) -> list[str]:
        parts = node.id.split(":", 3)
        return (parts + [""] * 4)[:4]

    def group_counts(self, node: Node) -> dict[str, int]:
        """Return what a group stands for, by what is counted."""
        of = {"organisation": "parties", "consultation": "consultations", "expert": "experts"}
        return {of.get(self._group_parts(node)[2], "parties"): node.members}

    def _members(self, node: Node) -> str:
        return " ".join(counted(self.group_counts(node), self.language))

    def label(self, node: Node) -> list[str]:
        """Return the lines under a node."""
        name, widest = self.called[node.id], widest_of(node, self.view)
        if node.kind is NodeKind.GROUP:
            return label_lines(self._members(node), widest=widest)  # headings say of what
        if node.kind is NodeKind.MISSING:
            name = self.missing_name(node)
            return label_lines(f"✕ {name}" if self.is_absent(node) else name, widest=widest)
        name = before_name(node) + (f"★ {name}" if self.decides(node) else name)
        most = MOST_LINES + (widest < MOST_CHARACTERS)  # narrow names need one line more
        after = [f"({self.status(node)})"] if self.status(node) else []
        if said := after_name(node, self.language):
            after += label_lines(said, widest=widest, most=2)
            most = MOST_LINES + len(after)
        return [*label_lines(name, most=max(1, most - len(after)), widest=widest), *after]

    def decides(self, node: Node) -> bool:
        """Return whether the picture marks a node as one that decides."""
        return bool(node.values.get("decides")) and node.kind is not NodeKind.MISSING

    def status(self, node: Node) -> str:
        """Return the status in words; nothing for what is active or has none."""
        if node.status in (None, Status.ACTIVE):
            return ""
        return say(f"picture.status.{node.status.value}", self.language)

    def radius(self, node: Node) -> float:
        """Return half the width of a node's shape."""
        return radius_of(node, centre=node.id in self.centre)

    def sizes(self) -> dict[str, tuple[float, float]]:
        """Return the box of each node: its shape with the label below it."""
        fonts = {node.id: CENTRE_FONT if node.id in self.centre else FONT for node in self.view.nodes}
        return {n.id: box_of(self.label(n), self.radius(n), fonts[n.id]) for n in self.view.nodes}

    # --- what is missing ---------------------------------------------------------------------------------

    def missing_key(self, node: Node) -> str:
        """Return what is missing at a node, as the end of a code."""
        return lack_of(node.code, node.values)

    def is_absent(self, node: Node) -> bool:
        """Return whether it is known that it is missing; anything else is a question."""
        return node.values.get("known") == "absent"

    def missing_name(self, node: Node) -> str:
        """Return what is missing as a label: a statement when it is known, else a question."""
        how = "absent" if self.is_absent(node) else "unknown"
        return capital(self._missing(how, self.missing_key(node), node))

    def lacking(self, node: Node) -> str:
        """Return what is missing or not known as part of a sentence."""
        return self._missing("absent" if self.is_absent(node) else "lack", self.missing_key(node), node)

    def _missing(self, how: str, key: str, node: Node) -> str:
        role = node.values.get("role")
        spoken = say(f"role.{role}", self.language) if key == "role" else ""
        if how == "absent":
            code = f"picture.absent.{key}"
        else:
            code = f"picture.unknown.{key}" if how == "unknown" else f"picture.lack.{key}"
        return say(code, self.language, role=spoken)

    def missing_sign(self, node: Node) -> str:
        """Return how sure it is that something is missing, in words."""
        if not self.is_absent(node):
            return say("picture.missing.unknown", self.language)
        if confidence := node.values.get("confidence"):
            word = say(f"confidence.{confidence}", self.language)
            return say("picture.missing.absent_sure", self.language, confidence=word)
        return say("picture.missing.absent", self.language)

    def stands_for(self, node: Node) -> str:
        """Return what a group is a group of, or what should be where something is missing; empty for other nodes."""
        if node.kind is NodeKind.GROUP:
            return self._group_parts(node)[2]
        if node.kind is not NodeKind.MISSING:
            return ""
        return stands_for(self.missing_key(node))

    # --- kind and domain ---------------------------------------------------------------------------------

    def domain(self, node: Node) -> str:
        """Return the code of a node's colour: its domain, or the accent for what belongs to none."""
        if node.kind is NodeKind.GROUP:
            domain = self._group_parts(node)[1]
            return domain if domain in DOMAINS else "expertise" if domain == "expert" else NO_DOMAIN
        if node.kind is NodeKind.EXPERT and node.sector is None:
            return "expertise"
        if node.kind in (NodeKind.ORGANISATION, NodeKind.EXPERT):
            return domain_of(node.sector)
        return UNKNOWN if node.kind is NodeKind.MISSING else NO_DOMAIN

    def domain_word(self, node: Node) -> str:
        """Return the domain in words; empty for what has none."""
        domain = self.domain(node)
        if domain == NO_DOMAIN or node.kind is NodeKind.MISSING or self._group_parts(node)[1] == "expert":
            return ""
        return say(f"picture.domain.{domain}", self.language)

    def kind_word(self, node: Node) -> str:
        """Return the kind in words; for a group what it counts."""
        if node.kind is NodeKind.GROUP:
            return self._members(node)
        return say(f"picture.kind.{node.kind.value}", self.language)

    def notes(self, node: Node) -> list[str]:
        """Return what deserves attention: what is missing, the status, and what is not shown."""
        notes = [self.missing_sign(node)] if node.kind is NodeKind.MISSING else []
        if status := self.status(node):
            notes.append(status)
        if told := marks(node, self.names):
            notes += told
        elif self.decides(node):
            notes.append(say("picture.decides", self.language))
        if node.hidden:
            notes.append(say_count("picture.hidden", node.hidden, self.language))
        return notes

    def hover(self, node: Node) -> str:
        """Return all of this on one line."""
        kind = ", ".join(word for word in (self.kind_word(node), self.domain_word(node)) if word)
        if node.kind is NodeKind.MISSING:
            return " · ".join((self.called[node.id], *self.notes(node)))
        return " · ".join((self.called[node.id], kind, *self.notes(node)))

    def is_sensitive(self, node: Node) -> bool:
        """Return whether a node is a sensitive party, or an expert of one."""
        return node.ref is not None and node.ref in self.names.sensitive

    def opens(self, node: Node) -> str:
        """Return what a node's own page is about; empty when it has none, or when its id is masked."""
        if node.ref is None or node.kind in (NodeKind.GROUP, NodeKind.CHANNEL, NodeKind.MISSING):
            return ""
        return str(node.ref) if self.names.id(node.ref) == node.ref.id else ""

    # --- lines -------------------------------------------------------------------------------------------

    def functions(self, tie: Tie) -> list[str]:
        """Return functions and roles of a line's seats; a function would give a sensitive party away when masked."""
        told = [say(f"role.{role}", self.language) for role in tie.roles if f"role.{role}" in sentences()]
        if not self.names.masked:
            functions = [one_line(text) for text in tie.functions]
        elif any(self.is_sensitive(self.nodes[end]) for end in (tie.start, tie.end)):
            functions = []
        else:
            functions = [one_line(open_) for text in tie.functions if (open_ := self.names.function(None, text))]
        return list(dict.fromkeys((*functions, *told)))

    def stages(self, tie: Tie) -> list[str]:
        """Return the stages that a line stands for, in words and in the order of a signal."""
        return [say(f"stage.{stage}", self.language) for stage in tie.stages]

    def tie(self, tie: Tie) -> str:
        """Return what a line means, whole."""
        what = "; ".join(self._tie(tie, kind) for kind in tie.kinds)
        if tie.status in (None, Status.ACTIVE):
            return what
        status = say(f"picture.status.{tie.status.value}", self.language)
        return say("picture.tie.status", self.language, what=what, status=status)

    def ends(self, tie: Tie, kind: TieKind) -> tuple[str, str]:
        """Return who does it and with what: a party sits in a consultation, whichever end was written first."""
        start, end = tie.start, tie.end
        if self._comes_last(kind, self.nodes[start]) and not self._comes_last(kind, self.nodes[end]):
            start, end = end, start
        return start, end

    def _comes_last(self, kind: TieKind, node: Node) -> bool:
        if kind in (TieKind.SEAT, TieKind.COORDINATES):
            return node.kind is NodeKind.CONSULTATION
        if kind is TieKind.WORKS_FOR:
            return node.kind is NodeKind.ORGANISATION
        return kind in (TieKind.COVERS, TieKind.DEALS_WITH) and node.kind is NodeKind.THEME

    def _tie(self, tie: Tie, kind: TieKind) -> str:
        start, end = (self.called[node] for node in self.ends(tie, kind))
        language = self.language
        if kind is TieKind.SEAT and (functions := self.functions(tie)):
            return say("picture.tie.seat_as", language, start=start, end=end, functions=functions)
        if kind is TieKind.COVERS and (stages := self.stages(tie)):
            return say("picture.tie.covers_as", language, start=start, end=end, stages=stages)
        if kind is TieKind.CONTACT:
            return say_count("picture.tie.contact", tie.count, language, start=start, end=end)
        if kind is TieKind.ROUTE and not tie.directed:
            return say("picture.tie.route_both", language, start=start, end=end)
        if kind is TieKind.MISSING:
            return self._missing_tie(tie)
        return say(f"picture.tie.{kind.value}", language, start=start, end=end)

    def _missing_tie(self, tie: Tie) -> str:
        missing = [self.nodes[end] for end in (tie.start, tie.end) if self.nodes[end].kind is NodeKind.MISSING]
        others = [self.called[end] for end in (tie.start, tie.end) if self.nodes[end].kind is not NodeKind.MISSING]
        if missing and others:
            return say("picture.missing.at", self.language, what=self.missing_name(missing[0]), name=others[0])
        return say("picture.tie.missing", self.language, start=others[0], end=others[-1]) if others else ""

    def how(self, node: Node, tie: Tie) -> str:
        """Return what a line means in the row of one of its ends."""
        other = tie.end if tie.start == node.id else tie.start
        name, language, kind = self.called[other], self.language, tie.kinds[0]
        if kind is TieKind.SEAT and self.ends(tie, kind)[0] == node.id:
            if functions := self.functions(tie):
                return say("picture.how.in_as", language, name=name, functions=functions)
            return say("picture.how.in", language, name=name)
        if tie.directed and kind not in (TieKind.MISSING, *_TELLS):
            if tie.start == node.id:
                return say("picture.how.to", language, name=name)
            return say("picture.how.from", language, name=name)
        if kind in _TELLS:
            return say(_TELLS[kind][tie.start != node.id], language, name=name)
        if kind is TieKind.MISSING:
            return say("picture.how.at", language, name=name) if node.kind is NodeKind.MISSING else name
        if kind is TieKind.CONTACT:
            return say("picture.how.contact", language, count=tie.count, name=name)
        if kind is TieKind.COVERS and (stages := self.stages(tie)):
            return say("picture.how.stages", language, stages=stages, name=name)
        return say("picture.how.with", language, name=name)


def capital(text: str) -> str:
    """Return a text with a capital at its start."""
    return text[:1].upper() + text[1:]
