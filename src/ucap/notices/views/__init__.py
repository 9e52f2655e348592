"""Pages of notices: parse, one call of the domain, answer."""
