"""Addresses of events: the words that no event may take."""

# First words of the addresses under events/
RESERVED_SLUGS = frozenset(
    (
        *(
            "agenda",
            "badge",
            "board",
            "calendar",
            "check-in",
            "colleagues",
            "download",
            "exhibits",
            "feed",
            "files",
            "hosts",
        ),
        *(
            "interpreters",
            "invitations",
            "mine",
            "new",
            "polls",
            "registrations",
            "requests",
            "reviews",
            "sessions",
            "timetables",
        ),
    )
)
