"""Any document to a plan, in this process; see sandbox.py for documents of strangers."""

from importlib import import_module

from ucap.plans.reading.blocks import Document
from ucap.plans.reading.reading import Reading
from ucap.plans.reading.sniff import DAMAGED, UnreadableDocument, sniff

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
    return understand(read_blocks(data))


def read_blocks(data: bytes) -> Document:
    """The document in the neutral form."""
    module, function = READERS[sniff(data)]
    try:
        document: Document = getattr(import_module(module), function)(data)
    except RecursionError as error:  # nested a thousand deep: no office writes that
        raise UnreadableDocument(DAMAGED) from error
    return document
