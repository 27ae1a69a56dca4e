"""From results to sentences, tables and documents; returns text and bytes, writes no file."""
