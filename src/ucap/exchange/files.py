"""What files are taken, and how: pictures as our own drawing of them, documents by their content. Pure."""

from ucap.kernel.errors import BadInput
from ucap.kernel.file_kinds import OFFICE, FileKind, is_taken
from ucap.kernel.messages import gettext_noop
from ucap.organisations.logo import Logo, read_logo

MOST_BYTES = 10 * 1024 * 1024
MOST_FILES = 8  # of an entry
SIDE = 1600  # px of the longer side of a picture, as it is kept
PICTURES = ("png", "jpg", "jpeg", "webp", "gif")
DOCUMENTS = frozenset({FileKind.PDF, FileKind.TEXT, *OFFICE})

LARGE = gettext_noop("This file is too large. At most 10 MB are possible.")
EMPTY = gettext_noop("The file is empty. Choose it again.")
OTHER = gettext_noop(
    "This kind of file is not taken, or its name says another kind than it is. Choose a picture (PNG, JPEG, WebP, GIF), a PDF, a "
    "Word, Excel, PowerPoint or OpenDocument file without macros, or a text (.txt, .md, .csv)."
)


def kind_of_file(name: str, data: bytes) -> str:
    """The ending under which it is kept, "" for a picture. Raises BadInput for what is not taken."""
    if not data:
        raise BadInput(EMPTY)
    if len(data) > MOST_BYTES:
        raise BadInput(LARGE)
    ending = name.rpartition(".")[2].lower()
    if ending in PICTURES:
        return ""
    if "." not in name or not is_taken(name, data, DOCUMENTS):
        raise BadInput(OTHER)
    return ending


def read_picture(data: bytes) -> Logo:
    """The picture, drawn anew as logos are, only larger."""
    return read_logo(data, side=SIDE, most_bytes=MOST_BYTES, large=LARGE)
