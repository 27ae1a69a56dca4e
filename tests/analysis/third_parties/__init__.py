"""Tests of whom to invite in a situation."""
