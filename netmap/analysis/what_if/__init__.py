"""What changes on the map when somebody leaves or joins, and what hangs on one person or party."""
