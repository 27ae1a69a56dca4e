"""The id of a finding, and with it of its question: the same over runs, imports and renames."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

from netmap.model import Ref

__all__ = ["finding_id"]


def finding_id(line_id: str, subjects: Sequence[Ref], theme: str | None, stage: str | None, area: str | None) -> str:
    """Return the id of a finding: stable over runs, imports and renames.

    16 hex digits over the norm line, the subjects, theme, stage, phase (among the subjects) and area.
    """
    key = [line_id, sorted(map(str, subjects)), theme, stage, area]
    return hashlib.sha256(json.dumps(key, separators=(",", ":")).encode()).hexdigest()[:16]
