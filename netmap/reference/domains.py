"""Domains: sectors taken together, for the colours of pictures and the columns of overviews."""

from __future__ import annotations

__all__ = ["DOMAINS", "UNKNOWN", "domain_of"]

UNKNOWN = "unknown"

#: Domains in the order of legends and columns, each with its sectors.
DOMAINS: dict[str, tuple[str, ...]] = {
    "government": ("municipality",),
    "safety": ("police", "justice", "enforcement", "safety_region", "care_safety_house"),
    "care": ("health", "youth_care", "social_team"),
    "welfare_youth": ("welfare", "youth_work", "sport"),
    "housing_education": ("housing", "education"),
    "residents_business": ("residents", "faith_community", "business", "informal", "media"),
    "expertise": ("expertise",),
    UNKNOWN: (),
}
_OF_SECTOR = {sector: domain for domain, sectors in DOMAINS.items() for sector in sectors}


def domain_of(sector: str | None) -> str:
    """Return the domain of a sector; a sector of the network's own, "other" or None gives ``unknown``."""
    return _OF_SECTOR.get(sector or "", UNKNOWN)
