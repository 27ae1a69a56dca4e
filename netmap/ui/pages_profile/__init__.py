"""Parts of the own page of a party, consultation, expert or theme."""
