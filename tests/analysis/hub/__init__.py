"""Tests of who holds the web together."""
