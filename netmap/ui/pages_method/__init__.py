"""The parts of the page Methode: its table of contents and its sections."""
