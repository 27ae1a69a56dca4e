"""Tests of the analyses of routes."""
