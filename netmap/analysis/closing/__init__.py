"""How white spots can be closed: the ways of one, and the fewest agreements that close the most of all."""
