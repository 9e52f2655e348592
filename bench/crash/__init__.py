"""Shows 7: the server killed in the middle of 500 concurrent edits."""
