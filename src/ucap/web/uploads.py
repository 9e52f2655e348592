"""Files on their way in: what is too large is counted to its end, but not kept."""

from django.conf import settings
from django.core.files.uploadhandler import TemporaryFileUploadHandler


class StopsStoring(TemporaryFileUploadHandler):
    """Stores no more of a file than may be given; its size is still told, so that the form can say what is wrong."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if start <= settings.MAX_UPLOAD:
            super().receive_data_chunk(raw_data, start)
