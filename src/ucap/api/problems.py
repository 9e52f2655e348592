"""What the API answers when something is wrong (RFC 9457): the kinds there are, and each error's kind. Thinking only."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ucap.kernel.errors import BadInput, Conflict, NotAllowed, NotNow, Problem
from ucap.kernel.messages import Message, gettext_noop


@dataclass(frozen=True, slots=True)
class ProblemKind:
    """A kind of problem: the last part of its address, the status it is answered with, what it is called, what to do."""

    name: str
    status: int
    title: str
    remedy: str


BAD_REQUEST = ProblemKind(
    "bad-request",
    400,
    gettext_noop("This could not be understood"),
    gettext_noop("Send well-formed JSON in UTF-8."),
)
SIGN_IN = ProblemKind(
    "sign-in",
    401,
    gettext_noop("Nobody is signed in"),
    gettext_noop("Send a personal token that holds: “Authorization: Bearer ucap_…”."),
)
NOT_ALLOWED = ProblemKind(
    "not-allowed",
    403,
    gettext_noop("This is not open to you"),
    gettext_noop(
        "Your account may not do this. If it should, ask the officer of your city or the secretariat."
    ),
)
SCOPE = ProblemKind(
    "scope",
    403,
    gettext_noop("This token may not do this"),
    gettext_noop("Make a token with the scope that the operation needs."),
)
CSRF = ProblemKind(
    "csrf",
    403,
    gettext_noop("This did not come from a page of ours"),
    gettext_noop(
        "Send the CSRF token with the session cookie, or use a personal token instead of the cookie."
    ),
)
NOT_FOUND = ProblemKind(
    "not-found",
    404,
    gettext_noop("There is nothing at this address"),
    gettext_noop("The address may be mistyped, or what it showed has been moved or withdrawn."),
)
METHOD = ProblemKind(
    "method",
    405,
    gettext_noop("This address does not take this method"),
    gettext_noop("Use one of the methods that the header Allow names."),
)
CONFLICT = ProblemKind(
    "conflict",
    409,
    gettext_noop("Somebody else changed this in the meantime"),
    gettext_noop("Read it again, compare, and send it with the revision you have seen."),
)
NOT_NOW = ProblemKind(
    "not-now",
    409,
    gettext_noop("Not as things stand"),
    gettext_noop("Read it again to see its state."),
)
PRECONDITION = ProblemKind(
    "precondition",
    412,
    gettext_noop("It is no longer what you have seen"),
    gettext_noop("Read it again, then send it with the new ETag in If-Match."),
)
TOO_LARGE = ProblemKind(
    "too-large",
    413,
    gettext_noop("This is more than can be sent at once"),
    gettext_noop("Send less of it at a time."),
)
MEDIA_TYPE = ProblemKind(
    "media-type",
    415,
    gettext_noop("This kind of content is not taken here"),
    gettext_noop("Send it with the content type that the operation names."),
)
INVALID = ProblemKind(
    "invalid",
    422,
    gettext_noop("Something in what was sent has to be corrected"),
    gettext_noop("Each error says which value, and how."),
)
TOO_MANY = ProblemKind(
    "too-many",
    429,
    gettext_noop("Too many requests"),
    gettext_noop("Wait for the seconds that the header Retry-After names."),
)
OUR_FAULT = ProblemKind(
    "our-fault",
    500,
    gettext_noop("Something went wrong on our side"),
    gettext_noop(
        "It has been written down for the people who run this platform. Try again in a few minutes."
    ),
)
NO_ROOM = ProblemKind(
    "no-room",
    507,
    gettext_noop("Nothing was saved: there is no room left"),
    gettext_noop("Reading goes on. Send it again later; the people who run this platform have been told."),
)
KINDS: Mapping[str, ProblemKind] = {
    kind.name: kind
    for kind in (
        BAD_REQUEST, SIGN_IN, NOT_ALLOWED, SCOPE, CSRF, NOT_FOUND, METHOD, CONFLICT, NOT_NOW, PRECONDITION,
        TOO_LARGE, MEDIA_TYPE, INVALID, TOO_MANY, OUR_FAULT, NO_ROOM,
    )
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class FieldError:
    """What is wrong with one value: where it is (a JSON pointer, or the name of a parameter), and how to mend it."""

    detail: str | Message
    pointer: str = ""  # into the body: "#/themes/0/name"
    parameter: str = ""  # of the address or a header


class Refusal(Exception):
    """Raised where the API itself refuses a request, before or after a domain is asked."""

    def __init__(
        self,
        kind: ProblemKind,
        detail: str | Message = "",
        *,
        errors: Sequence[FieldError] = (),
        headers: Mapping[str, str] | None = None,
        more: Mapping[str, object] | None = None,
    ) -> None:
        self.kind, self.detail, self.errors, self.headers = kind, detail, tuple(errors), headers or {}
        self.more = more or {}  # members beside those of the standard
        super().__init__(kind.name)


# The domains' errors, the narrower before the wider
OF_ERROR: Sequence[tuple[type[Problem], ProblemKind]] = (
    (NotAllowed, NOT_ALLOWED),
    (Conflict, CONFLICT),
    (NotNow, NOT_NOW),
    (BadInput, INVALID),
    (Problem, INVALID),
)


def kind_of(problem: Problem, *, signed_in: bool) -> ProblemKind:
    """The kind that an error of a domain is answered as; what only people who are signed in may do asks for that."""
    if isinstance(problem, NotAllowed) and not signed_in:
        return SIGN_IN
    return next(kind for error, kind in OF_ERROR if isinstance(problem, error))
