"""Any document to a plan, in this process; see sandbox.py for documents of strangers."""

from importlib import import_module

from ucap.kernel.errors import BadInput
from ucap.plans.content import from_json
from ucap.plans.reading.blocks import Document, words_of
from ucap.plans.reading.reading import Reading
from ucap.plans.reading.sniff import DAMAGED, UnreadableDocument, refuse_large, refuse_long, sniff

READERS = {
    "pdf": ("ucap.plans.reading.formats.pdf.reader", "read_pdf"),
    "docx": ("ucap.plans.reading.formats.docx.reader", "read_docx"),
    "html": ("ucap.plans.reading.formats.html.reader", "read_html"),
    "text": ("ucap.plans.reading.formats.text", "read_text"),
}


def read_document(data: bytes, *, name: str = "") -> Reading:
    """The plan in a document, told by its content. Raises UnreadableDocument, which says what to do instead."""
    from ucap.plans.reading.understanding.understand import understand

    del name  # what a file is called says nothing certain
    return _plan_in_json(data) or understand(read_blocks(data))


def _plan_in_json(data: bytes) -> Reading | None:
    """The plan that `ucap read` or `ucap export` wrote as JSON; None for any other document."""
    import msgspec

    from ucap.kernel.decoding import UNREADABLE

    if not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return None
    refuse_large(len(data))
    try:
        return Reading(content=from_json(msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"))))
    except UNREADABLE:
        return None  # it only begins like it
    except BadInput as error:
        raise UnreadableDocument(error.message.template, **error.message.values) from error


def read_blocks(data: bytes) -> Document:
    """The document in the neutral form."""
    module, function = READERS[sniff(data)]
    try:
        document: Document = getattr(import_module(module), function)(data)
    except RecursionError as error:  # nested a thousand deep: no office writes that
        raise UnreadableDocument(DAMAGED) from error
    refuse_long(words_of(document))
    return document
