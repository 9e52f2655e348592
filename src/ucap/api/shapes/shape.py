"""What every shape is made of."""

from typing import Annotated, Any, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from ucap.kernel.hygiene import clean_line, clean_text


class Answer(BaseModel):
    """What is answered. Keys may be added in later versions; read those you know."""

    model_config = ConfigDict(frozen=True, use_attribute_docstrings=True)

    @classmethod
    def of(cls, source: object, **more: Any) -> Self:
        """The shape of something that has attributes of these names; `more` are those that are called otherwise there."""
        taken = {name: getattr(source, name) for name in cls.model_fields if name not in more}
        return cls(**taken, **more)


class Sent(BaseModel):
    """What is sent. A key that there is none of is an error, so that a slip of the pen is not lost."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


def _cleaned(value: Any) -> Any:
    return clean_text(_well_formed(value)) if isinstance(value, str) else value


def _on_one_line(value: Any) -> Any:
    return clean_line(_well_formed(value)) if isinstance(value, str) else value


def _well_formed(text: str) -> str:
    """The text; half a character (a lone surrogate, which JSON can write) is no text."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise PydanticCustomError("string_unicode", "not well-formed Unicode") from None
    return text


def _one_of_ours(value: str) -> str:
    return _well_formed(value)


# One line, and text of several; markup and signs that nobody sees are taken out
Line = Annotated[str, BeforeValidator(_on_one_line), StringConstraints(max_length=300)]
Text = Annotated[str, BeforeValidator(_cleaned), StringConstraints(max_length=20_000)]
Reason = Annotated[str, BeforeValidator(_cleaned), StringConstraints(min_length=1, max_length=2000)]
Words = Annotated[str, AfterValidator(_one_of_ours), StringConstraints(max_length=200)]

# The parts of addresses
Id = Annotated[str, StringConstraints(pattern=r"^[0-9a-z]{1,32}$")]
Slug = Annotated[str, StringConstraints(pattern=r"^[-a-zA-Z0-9_]{1,100}$")]
Number = Annotated[int, Field(ge=1, le=999_999)]
Cursor = Annotated[
    Annotated[str, StringConstraints(max_length=400)] | None,
    Field(description="Where the piece begins: what `next` or `prev` of another piece says."),
]
Limit = Annotated[int, Field(ge=1, le=100, description="How many items at most.")]


class Paged(Answer):
    """A piece of a long list; its head and the pieces beside it are also in the header Link."""

    count: int
    """How many there are in all."""
    next: str | None = None
    """The cursor of the next piece; null at the end."""
    prev: str | None = None
    """The cursor of the piece before; null at the head."""


class Wrong(Answer):
    detail: str
    """What is wrong with the value and how to mend it."""
    pointer: str | None = None
    """Where it is in the body: a JSON pointer (RFC 6901) in a fragment."""
    parameter: str | None = None
    """Which parameter of the address, or which header, it is."""


class ProblemDetails(Answer):
    """What went wrong (RFC 9457), in the language that the caller accepts."""

    type: str
    """The kind of problem: an address that leads to its description."""
    title: str
    status: int
    detail: str
    """What to do about it."""
    instance: str
    errors: list[Wrong] | None = None
    clash: dict[str, Any] | None = None
    """Of a part that two people changed at once: what the other wrote, who, when, and the revision to send as `base`."""
