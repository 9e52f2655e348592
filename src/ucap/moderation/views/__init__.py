"""Pages of moderation: parse, one call of the domain, answer."""
