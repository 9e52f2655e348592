"""A stored document on its way to somebody who may read it."""

from django.http import FileResponse

from ucap.plans.models import FullDocument


def handed_out(document: FullDocument) -> FileResponse:
    """The file to be saved, whatever it is; no browser shows it as a page of ours."""
    return FileResponse(
        document.file.open("rb"),
        as_attachment=True,
        filename=document.name,
        content_type="application/octet-stream",
    )
