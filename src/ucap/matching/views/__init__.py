"""The pages of matching: each parses, asks one query and renders."""
