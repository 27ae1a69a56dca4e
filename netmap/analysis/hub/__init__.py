"""Who holds the web together: reach, brokerage and dependence, and cooperation between sectors."""
