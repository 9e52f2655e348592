"""Files that people gave, handed out: to be saved, and no page of ours wherever they are opened."""

from django.db.models.fields.files import FieldFile
from django.http import FileResponse

ANYTHING = "application/octet-stream"


def handed_out(
    file: FieldFile, name: str, *, kind: str = ANYTHING, saved: bool = True, kept: int = 0
) -> FileResponse:
    """The file under that name; shown in place unless `saved`, kept by the browser for so many seconds."""
    response = FileResponse(file.open("rb"), as_attachment=saved, filename=name, content_type=kind)
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    if kept:
        response["Cache-Control"] = f"private, max-age={kept}"
    return response
