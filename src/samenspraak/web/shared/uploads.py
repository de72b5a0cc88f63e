# SPDX-License-Identifier: EUPL-1.2
"""No file fills the disk before a form has looked at it."""

from typing import Any

from django.core.files.uploadhandler import FileUploadHandler

MOST = 13_000_000  # bytes: somewhat more than any form takes, so that the form itself says what is too large


class Capped(FileUploadHandler):
    """Lets the beginning of a file through to the handlers after it, and drops what comes beyond `MOST`."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """The chunk, as long as there is room."""
        return raw_data if start < MOST else None

    def file_complete(self, file_size: int) -> Any:
        """Leave the file to the next handler."""
        return None
