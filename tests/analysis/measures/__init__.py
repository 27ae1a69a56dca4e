"""Measures on plain graphs, against papers and other programs."""
