"""Whom to invite in a situation."""
