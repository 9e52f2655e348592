"""What files are taken, and how: pictures as our own drawing of them, documents by their first bytes. Pure."""

from ucap.kernel.errors import BadInput
from ucap.kernel.messages import gettext_noop
from ucap.organisations.logo import Logo, read_logo

MOST_BYTES = 10 * 1024 * 1024
MOST_FILES = 8  # of an entry
SIDE = 1600  # px of the longer side of a picture, as it is kept
PICTURES = ("png", "jpg", "jpeg", "webp", "gif")
# ending -> how such a file begins
DOCUMENTS = {
    "pdf": b"%PDF-",
    **dict.fromkeys(("docx", "xlsx", "pptx", "odt", "ods", "odp"), b"PK\x03\x04"),
}
TEXTS = ("txt", "md", "csv")

LARGE = gettext_noop("This file is too large. At most 10 MB are possible.")
EMPTY = gettext_noop("The file is empty. Choose it again.")
OTHER = gettext_noop(
    "This kind of file is not taken. Choose a picture, a PDF, a text, or a file of an office programme."
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
    if ending in DOCUMENTS and data.startswith(DOCUMENTS[ending]):
        return ending
    if ending in TEXTS and _is_text(data):
        return ending
    raise BadInput(OTHER)


def read_picture(data: bytes) -> Logo:
    """The picture, drawn anew as logos are, only larger."""
    return read_logo(data, side=SIDE, most_bytes=MOST_BYTES, large=LARGE)


def _is_text(data: bytes) -> bool:
    try:
        return "\0" not in data.decode("utf-8")
    except UnicodeDecodeError:
        return False
