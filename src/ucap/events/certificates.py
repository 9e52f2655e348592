"""A certificate of attendance on one page of A4."""

from dataclasses import dataclass

from ucap.events.typeset import language_of_document, set_pdf, word
from ucap.plans.writing.qr import qr_code


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """What it says, in the reader's language."""

    heading: str
    name: str
    country: str  # ISO 3166: in which shapes Chinese signs are set
    whose: str
    sentence: str  # before the title of the event
    title: str
    when: str
    where: str
    held_by: str
    issued: str
    url: str  # the page of the event


def write_certificate(said: Certificate, *, language: str) -> bytes:
    """The PDF; the same certificate gives the same bytes."""
    data = {
        **language_of_document(language),
        "heading": said.heading,
        "name": word(said.name, country=said.country, widest=30),
        "whose": word(said.whose, country=said.country, widest=50),
        "sentence": said.sentence,
        "title": word(said.title, widest=30),
        "when": said.when,
        "where": word(said.where, widest=50),
        "held_by": word(said.held_by, widest=50),
        "issued": said.issued,
        "url": said.url,
        "qr": list(qr_code(said.url)),  # typst takes files of text alone
    }
    return set_pdf("certificates.typ", data)
