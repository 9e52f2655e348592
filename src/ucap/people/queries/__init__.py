"""Reads about accounts and offices."""
