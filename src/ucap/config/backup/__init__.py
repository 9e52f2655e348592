"""Backups: one file with the database, the uploaded files and the key of this installation, made while people work."""
