"""The parts of the page Start: its three entrances and the most urgent white spots."""
