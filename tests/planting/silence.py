"""Which findings stand when more could be so than was told: the model says that they are findings all the same."""

from __future__ import annotations

from netmap.analysis.results import Cover, Finding

_OF_CORE_TEAM = ("hub-mixed", "hub-usual", "hub-mandate", "hub-convened", "hub-secretary", "hub-deputies")


def as_far_as_known(finding: Finding, silent: frozenset[str]) -> bool:
    """Return whether a finding holds of what is known, though more may be so: the model says these are findings.

    One party on a complete list is a single one, also where a consultation has a mandate for themes that are not known
    (the worked example, interpret T2), or where it is not known what an expert is called for. Who decides and who acts
    are taken as they are told; a table that is known without them is one. A core team of which every seat is known has
    no spokesperson, whoever has one elsewhere. Of two core teams the one that is known is judged.
    """
    if finding.line_id in _OF_CORE_TEAM:
        return any(key.endswith(".hub") for key in silent)
    if finding.line_id == "spokesperson":
        return any(key.endswith(".role") or key.startswith("seat ") for key in silent)
    if finding.line_id in ("theme-interpret", "theme-decide", "theme-act"):
        return finding.coverage is not Cover.NONE and any(".mandate" in key or key.endswith(".knows") for key in silent)
    told = [f"|{finding.theme}|{stage}|" for stage in ("decide", "act")]
    given = any(text in key for text in told for key in silent) or any(".mandate" in key for key in silent)
    return finding.line_id == "theme-decide-together" and given
