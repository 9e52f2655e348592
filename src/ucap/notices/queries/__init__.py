"""Reads, already narrowed to the viewer."""
