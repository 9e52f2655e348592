"""Files on their way in."""

import pytest
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.test import override_settings

from ucap.web.uploads import StopsStoring


def received(size: int, chunk: int = 100) -> TemporaryUploadedFile:
    """A file of that size, given piece by piece."""
    handler = StopsStoring()
    handler.new_file("document", "plan.pdf", "application/pdf", None, "", {})
    for start in range(0, size, chunk):
        handler.receive_data_chunk(b"x" * min(chunk, size - start), start)
    file = handler.file_complete(size)
    assert isinstance(file, TemporaryUploadedFile)
    return file


@override_settings(MAX_UPLOAD=1000)
@pytest.mark.parametrize(("size", "kept"), [(0, 0), (999, 999), (1000, 1000), (5000, 1100)])
def test_no_more_is_kept_than_may_be_given(size: int, kept: int) -> None:
    with received(size) as file:
        assert file.size == size  # so that the form can name it
        assert len(file.read()) == kept
