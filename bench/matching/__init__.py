"""Shows 1: whether those who fit find each other across languages, on 200 entries judged by hand."""
