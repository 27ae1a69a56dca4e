"""How fast netmap is here, beside what it should be: ``python -m benchmarks`` or ``make bench``."""
