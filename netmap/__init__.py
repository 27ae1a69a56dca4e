"""netmap: the web of organisations, consultations and experts around social unrest, and its white spots."""

__version__ = "0.1.0"
