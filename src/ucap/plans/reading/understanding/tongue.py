"""In which language our own form is filled in."""

from ucap.plans.labels import FORM_NAMES, label
from ucap.plans.reading.understanding.sections import Sections


def language_of_form(sections: Sections) -> str | None:
    """The language of the form where it is ours, word for word: its name and every label; else None."""
    name = sections.form.text if sections.form else ""
    own = next((language for language, text in FORM_NAMES.items() if text == name), None)
    return own if own and _is_labelled_in(own, sections) else None


def _is_labelled_in(language: str, sections: Sections) -> bool:
    labelled = [(section.label.text, section.field) for section in sections.found if section.label]
    return len(labelled) > 2 and all(text.rstrip(" :") == label(field, language) for text, field in labelled)
