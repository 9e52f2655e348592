"""What a checked value has wrong, in words of ours: the checker's own words are English alone. Thinking only."""

from collections.abc import Mapping
from typing import Any

from ucap.kernel.messages import Message, gettext_noop

OTHERWISE = gettext_noop("This value cannot be used here.")
# the checker's kind of error -> what to do about it
WORDS: Mapping[str, str] = {
    "missing": gettext_noop("This value is needed."),
    "extra_forbidden": gettext_noop("There is no such field here. Leave it out."),
    "string_type": gettext_noop("Write text here."),
    "string_unicode": gettext_noop("This text is not well-formed Unicode."),
    "string_too_long": gettext_noop("Write at most %(max_length)s characters."),
    "string_too_short": gettext_noop("Write at least %(min_length)s characters."),
    "string_pattern_mismatch": gettext_noop("This is not written as it has to be: %(pattern)s"),
    "int_type": gettext_noop("Write a whole number here."),
    "int_parsing": gettext_noop("Write a whole number here."),
    "int_from_float": gettext_noop("Write a whole number here."),
    "float_type": gettext_noop("Write a number here."),
    "float_parsing": gettext_noop("Write a number here."),
    "finite_number": gettext_noop("Write a number here."),
    "bool_type": gettext_noop("Write true or false here."),
    "bool_parsing": gettext_noop("Write true or false here."),
    "greater_than_equal": gettext_noop("This number must be at least %(ge)s."),
    "less_than_equal": gettext_noop("This number must be at most %(le)s."),
    "greater_than": gettext_noop("This number must be greater than %(gt)s."),
    "less_than": gettext_noop("This number must be less than %(lt)s."),
    "too_long": gettext_noop("Give at most %(max_length)s of them."),
    "too_short": gettext_noop("Give at least %(min_length)s of them."),
    "list_type": gettext_noop("Give a list here."),
    "tuple_type": gettext_noop("Give a list here."),
    "model_type": gettext_noop("Give an object here."),
    "model_attributes_type": gettext_noop("Give an object here."),
    "dict_type": gettext_noop("Give an object here."),
    "enum": gettext_noop("Choose one of these: %(expected)s."),
    "literal_error": gettext_noop("Choose one of these: %(expected)s."),
    "partial_date": gettext_noop("Write a date like 2019, 2019-11 or 2019-11-05."),
    "unknown_place": gettext_noop(
        "No place of the gazetteer has this id. Ask for it with the operation find_places."
    ),
    "json_invalid": gettext_noop("This is not JSON."),
}


def in_words(kind: str, context: Mapping[str, Any]) -> Message:
    """What is wrong with a value, to be said in the reader's language."""
    values = {key: value if isinstance(value, int | str) else str(value) for key, value in context.items()}
    template = WORDS.get(kind, OTHERWISE)
    try:
        template % values
    except KeyError:  # the checker left a value out
        template = OTHERWISE
    return Message(template, values)
