"""The parts of the page Signaalroutes: where signals stop, what hangs on one, the busiest, who hears a request."""
