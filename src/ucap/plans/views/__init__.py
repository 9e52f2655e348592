"""Views: parse, one query or action, render."""
