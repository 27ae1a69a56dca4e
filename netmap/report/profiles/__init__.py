"""What is known of one party, consultation, expert or theme, in words: for its own page and for paper."""
