"""A plan out: as a document in the U-CAP form, as data, as an entry in a register. Each form has a module of its own.

Nothing slow is imported before it is used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from ucap.kernel.errors import BadInput
from ucap.kernel.messages import gettext_noop

if TYPE_CHECKING:
    from ucap.plans.content import PlanContent

WRITERS = {
    "json": ("ucap.plans.writing.as_json", "write_json"),
    "pdf": ("ucap.plans.writing.as_pdf", "write_pdf"),
    "docx": ("ucap.plans.writing.docx.writer", "write_docx"),
    "md": ("ucap.plans.writing.as_markdown", "write_markdown"),
    "html": ("ucap.plans.writing.as_html", "write_html"),
    "iati": ("ucap.plans.writing.iati.writer", "write_iati"),
}
NO_SUCH_FORM = gettext_noop("A plan cannot be written as %(form)s. Choose one of %(forms)s.")


def write(content: "PlanContent", form: str, *, language: str, url: str) -> str | bytes:
    """The plan in that form, its labels in that language; `url` is the address of its page.

    PDF and DOCX are bytes, the others text. The same plan gives the same bytes every time.
    """
    if form not in WRITERS:
        raise BadInput(NO_SUCH_FORM, form=form, forms=", ".join(WRITERS))
    module, function = WRITERS[form]
    written: str | bytes = getattr(import_module(module), function)(content, language=language, url=url)
    return written


def jsonld(content: "PlanContent", *, url: str, language: str) -> dict[str, Any]:
    """The plan as schema.org data for its page, names in the reader's language."""
    from ucap.plans.writing.as_jsonld import as_jsonld

    return as_jsonld(content, url=url, language=language)
