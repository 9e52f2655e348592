"""What stands in a PDF, for tests."""

import pypdfium2 as pdfium


def text_of(pdf: bytes) -> str:
    """Its words on one line."""
    with pdfium.PdfDocument(pdf) as document:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())
