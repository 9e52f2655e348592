"""Timetables of matching conferences, beside plain CP-SAT."""
