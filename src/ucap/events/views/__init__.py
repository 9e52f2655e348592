"""The pages of events: parse, one action or query, render."""
