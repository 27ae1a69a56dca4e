"""Pictures in words, for a page and as files. Every function is pure: results in, JSON or bytes out."""
