"""Matching conferences and every other way to come together."""
