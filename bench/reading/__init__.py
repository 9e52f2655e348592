"""Shows 4: how fast documents are read, beside markitdown, and what memory it takes."""
