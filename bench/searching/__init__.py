"""Whether a search finds what answers it, in and across six languages."""
