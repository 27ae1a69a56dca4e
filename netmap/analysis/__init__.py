"""Pure functions from a Network and a Norm to frozen results: no files, no clock, no sentences."""
