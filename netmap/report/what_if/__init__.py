"""What changes when somebody leaves or joins, in words: from results with codes to sentences and tables."""
