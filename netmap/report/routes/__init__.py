"""Answers about routes in words: where a signal goes, whom a request reaches, and where it gets stuck."""
