"""What may be attached as the full plan: its kind told by the content, and not another one by its name. Pure."""

from ucap.kernel.errors import BadInput
from ucap.kernel.file_kinds import OFFICE, PICTURES, FileKind, is_taken
from ucap.kernel.messages import gettext_noop

# No archives: they hold whatever there is. No web pages and no old office files: both run what is written in them.
TAKEN = frozenset({FileKind.PDF, FileKind.TEXT, *OFFICE, *PICTURES})
OTHER_KIND = gettext_noop(
    "This kind of file is not taken, or its name says another kind than it is. Give a PDF, a Word, Excel, PowerPoint or "
    "OpenDocument file without macros, a picture (PNG, JPEG, WebP, GIF) or a text (.txt, .md, .csv)."
)


def refuse_other_kinds(name: str, data: bytes) -> None:
    """Nothing; raises BadInput, which names the kinds, for a file of none of them."""
    if not is_taken(name, data, TAKEN):
        raise BadInput(OTHER_KIND)
