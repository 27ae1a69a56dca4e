"""The command about whom to invite in a situation."""

from __future__ import annotations
