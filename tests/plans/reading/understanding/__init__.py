"""Small documents, understood."""

from ucap.plans.reading.read import read_document
from ucap.plans.reading.reading import Reading


def read(text: str) -> Reading:
    """The reading of a plain text; a tab parts the cells of a row."""
    return read_document(text.encode())


def said(reading: Reading, field: str) -> list[str]:
    """What is doubted about a field."""
    return [str(warning.message) for warning in reading.warnings if warning.field == field]
