"""A whole installation as JSON Lines: out of one, into an empty one, whatever database either has."""
