"""What can go wrong on purpose: each error says what is wrong and how to mend it, in the reader's language."""

from ucap.kernel.messages import Message


class Problem(Exception):
    """Something that the person who caused it can mend; `message` says how."""

    def __init__(self, template: str, **values: str | int) -> None:
        self.message = Message(template, values)
        super().__init__(template, values)

    def __str__(self) -> str:
        return str(self.message)


class BadInput(Problem):
    """The input cannot be used; names the input, the place in it and the remedy."""


class NotAllowed(Problem):
    """This person may not do this here."""


class NotNow(Problem):
    """The thing is in a state in which this cannot be done."""


class Conflict(Problem):
    """Somebody else changed the same thing in the meantime."""
