"""Reads of events: narrowed to the viewer, each in a known number of queries."""
