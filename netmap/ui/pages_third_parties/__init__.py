"""The parts of the page Derden: the situation, whom to invite, whom to call first, what nobody here can do, the A4."""
