"""The matches of an entry and the search, as whole answers over many entries."""
