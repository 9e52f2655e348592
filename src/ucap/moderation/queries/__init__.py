"""Reads, narrowed to the viewer."""
