"""Reads for the pages on one's own data."""
