"""The command about who does what, where and in which phase."""

from __future__ import annotations
