"""The JSON face: each operation parses, asks one query or action, and answers with a shape. Two pages for people beside it."""
