"""What is known of one party, consultation, expert or theme, with the rows behind it. Nothing here speaks."""
