"""The parts of the page Gegevens: choosing a file, what netmap found in it, loading, and what was done before."""
