"""Files that come in stay in memory: a temporary file would hold a register in clear."""

from io import BytesIO

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler

# A little over the limit is read to its end and dropped, so that the browser hears the answer; far over is cut off.
DRAINED = 8


class LimitedMemoryUpload(FileUploadHandler):
    """Keeps uploads in memory and refuses them when together they are over settings.UPLOAD_LIMIT."""

    def handle_raw_input(self, input_data, META, content_length, boundary, encoding=None):
        """Starts counting; what is announced as far too large is not read at all."""
        self.received = 0
        if content_length > settings.UPLOAD_LIMIT * DRAINED:
            raise RequestDataTooBig

    def new_file(self, *args, **kwargs):
        """Opens an empty file in memory."""
        super().new_file(*args, **kwargs)
        self.file = BytesIO()

    def receive_data_chunk(self, raw_data, start):
        """Keeps a piece, or drops it once the limit is passed."""
        self.received += len(raw_data)
        if self.received <= settings.UPLOAD_LIMIT:
            self.file.write(raw_data)
        else:
            self.file = BytesIO()

    def file_complete(self, file_size):
        """The file as forms know it."""
        self.file.seek(0)
        return InMemoryUploadedFile(
            self.file,
            self.field_name,
            self.file_name,
            self.content_type,
            file_size,
            self.charset,
            self.content_type_extra,
        )

    def upload_complete(self):
        """Refuses when everything has been read: the answer is `core.errors.too_large`."""
        if self.received > settings.UPLOAD_LIMIT:
            raise RequestDataTooBig
