"""What kind of file something is, told by its content, never by its name alone. Pure.

Every file that somebody gives the platform is asked here; which kinds are taken, each place says itself.
"""

import io
import re
import struct
import zipfile
from collections.abc import Collection
from enum import StrEnum

MOST_NAMES = 1_000_000  # bytes of an archive's list of names: what is longer is no document
MACROS = re.compile(r"(^|/)(vbaProject\.bin|Basic/)", re.IGNORECASE)
CONTROL = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f\x7f]")  # in no text, in whatever encoding
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
OLD_OFFICE = b"\xd0\xcf\x11\xe0"
RTF = b"{\\rtf"


class FileKind(StrEnum):
    """A kind of file that is known."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    PPTX = "pptx"
    ODT = "odt"
    ODS = "ods"
    ODP = "odp"
    PNG = "png"
    JPEG = "jpeg"
    GIF = "gif"
    WEBP = "webp"
    TEXT = "text"


PICTURES = frozenset({FileKind.PNG, FileKind.JPEG, FileKind.GIF, FileKind.WEBP})
OFFICE = frozenset({FileKind.DOCX, FileKind.XLSX, FileKind.PPTX, FileKind.ODT, FileKind.ODS, FileKind.ODP})
# What a file of that kind may be called; what has no ending at all is opened by nothing by itself
ENDINGS = {
    **{kind: {kind.value} for kind in FileKind},
    FileKind.JPEG: {"jpg", "jpeg"},
    FileKind.TEXT: {"txt", "text", "md", "markdown", "csv", "tsv"},
}
BY_FOLDER = {"word": FileKind.DOCX, "xl": FileKind.XLSX, "ppt": FileKind.PPTX}
BY_MIMETYPE = {
    b"application/vnd.oasis.opendocument.text": FileKind.ODT,
    b"application/vnd.oasis.opendocument.spreadsheet": FileKind.ODS,
    b"application/vnd.oasis.opendocument.presentation": FileKind.ODP,
}


def kind_of(data: bytes) -> FileKind | None:
    """The kind, by the content; None for what is none of these, or an office document with macros."""
    if b"%PDF-" in data[:1024]:
        return FileKind.PDF
    if data.startswith(b"PK\x03\x04"):
        return _office(data)
    return _picture(data) or (FileKind.TEXT if is_text(data) else None)


def is_taken(name: str, data: bytes, kinds: Collection[FileKind]) -> bool:
    """Whether the content is of one of these kinds, and the name does not say that it is something else."""
    kind = kind_of(data)
    if kind is None or kind not in kinds:
        return False
    return "." not in name or name.rpartition(".")[2].lower() in ENDINGS[kind]


def is_text(data: bytes) -> bool:
    """Whether these bytes are a text, in UTF-8, UTF-16 with its mark or an older encoding without control characters."""
    if data.startswith(UTF_16):
        try:
            return not CONTROL.search(data.decode("utf-16").encode())
        except UnicodeError:
            return False
    return bool(data) and not CONTROL.search(data) and not data.startswith((OLD_OFFICE, RTF))


def unpacked_names(data: bytes) -> tuple[set[str], int]:
    """The names in an archive and the bytes that it grows to; raises ValueError for one that is damaged, or a list without end."""
    try:
        if _length_of_list(data) > MOST_NAMES:
            raise ValueError("a list of names without end")
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return set(archive.namelist()), sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError, struct.error) as error:
        raise ValueError("damaged") from error


def _length_of_list(data: bytes) -> int:
    """Bytes of the list at an archive's end, as the archive says; of one that says nothing, or says it as huge ones do, all of it."""
    end = data.rfind(b"PK\x05\x06", max(0, len(data) - 66_000))
    if data[max(0, end - 20) : max(0, end - 16)] == b"PK\x06\x07":
        return len(data)
    return int.from_bytes(data[end + 12 : end + 16], "little") if end >= 0 else len(data)


def _office(data: bytes) -> FileKind | None:
    try:
        names, _ = unpacked_names(data)
    except ValueError:
        return None
    if any(MACROS.search(name) for name in names):
        return None
    if "[Content_Types].xml" in names:
        return next(
            (kind for folder, kind in BY_FOLDER.items() if any(n.startswith(f"{folder}/") for n in names)),
            None,
        )
    return BY_MIMETYPE.get(_mimetype(data)) if "content.xml" in names else None


def _mimetype(data: bytes) -> bytes:
    """What an OpenDocument file says it is: its first part, not compressed."""
    if data[26:28] != b"\x08\x00" or data[30:38] != b"mimetype":
        return b""
    extra = int.from_bytes(data[28:30], "little")
    size = min(int.from_bytes(data[22:26], "little"), 100)
    return data[38 + extra : 38 + extra + size]


def _picture(data: bytes) -> FileKind | None:
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return FileKind.PNG
    if data.startswith(b"\xff\xd8\xff"):
        return FileKind.JPEG
    if data.startswith((b"GIF87a", b"GIF89a")):
        return FileKind.GIF
    return FileKind.WEBP if data[:4] == b"RIFF" and data[8:12] == b"WEBP" else None
