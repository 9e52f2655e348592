"""What an answer says is wrong, for tests."""

from django.http import HttpResponse


def kind(answer: HttpResponse) -> str:
    """The kind of problem: "not-now"."""
    said: str = answer.json()["type"]
    return said.rsplit("/", 1)[-1]


def pointers(answer: HttpResponse) -> list[str]:
    """Where in the body something is wrong."""
    return [one["pointer"] for one in answer.json()["errors"]]
