"""The API: how many requests somebody may make a minute, over all processes together."""

from .environment import number

API_REQUESTS_OF_A_TOKEN = number(
    "UCAP_API_TOKEN_LIMIT", 600
)  # also of somebody signed in, over all their windows
API_REQUESTS_OF_A_VISITOR = number("UCAP_API_VISITOR_LIMIT", 120)  # of one address
