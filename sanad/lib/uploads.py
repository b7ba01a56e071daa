"""How an uploaded file arrives, whatever it is called: `UploadField` of a form, and handlers."""

import contextlib
import io
import logging
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import InMemoryUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, TemporaryFileUploadHandler
from django.http import multipartparser
from django.utils.datastructures import MultiValueDict

from .texts import text_lazy

# What a file is called while its own name says nothing, such as ".".
UNNAMED = "file"
# The framework allows 1,024 bytes for what stands above a file, and a long name is an error page.
multipartparser.MAX_TOTAL_HEADER_SIZE = 64 * 1024  # type: ignore[attr-defined]

log = logging.getLogger(__name__)


class _Parser(multipartparser.MultiPartParser):
    def sanitize_file_name(self, file_name: str) -> str:
        return super().sanitize_file_name(file_name) or UNNAMED


class AnyNameHandler(FileUploadHandler):
    """First of `FILE_UPLOAD_HANDLERS`: a file called "." arrives like any other.

    The framework drops such a file without a word, and the form would look as if none was chosen.
    """

    def handle_raw_input(
        self,
        input_data: Any,
        META: dict[str, Any],
        content_length: int,
        boundary: Any,
        encoding: str | None = None,
    ) -> tuple[Any, MultiValueDict[str, UploadedFile]]:
        handlers = self.request.upload_handlers if self.request else []
        others = [handler for handler in handlers if handler is not self]
        return _Parser(META, input_data, others, encoding).parse()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None


class NotStored(InMemoryUploadedFile):
    """What is left of an upload for which there was no room; the field says so."""

    def __init__(self, name: str | None) -> None:
        super().__init__(io.BytesIO(), None, name or UNNAMED, None, 0, None)


class RoomyHandler(TemporaryFileUploadHandler):
    """Last of `FILE_UPLOAD_HANDLERS`: a large file on its way lies in the temporary folder.

    Where the disk is full the framework's own ends the request in an error; here the rest of the
    file is let go by, what was written is removed, and the form is judged as ever.
    """

    is_full = False

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        self.is_full = False
        with self._noticing():
            super().new_file(*args, **kwargs)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if not self.is_full:
            with self._noticing():
                super().receive_data_chunk(raw_data, start)

    def file_complete(self, file_size: int) -> UploadedFile | None:
        if not self.is_full:
            with self._noticing():
                self.file.flush()
        return NotStored(self.file_name) if self.is_full else super().file_complete(file_size)

    @contextlib.contextmanager
    def _noticing(self) -> Any:
        try:
            yield
        except OSError:
            log.exception("An upload could not be written to the temporary folder")
            self.is_full = True
            with contextlib.suppress(AttributeError, OSError):
                self.file.close()


class UploadInput(forms.FileInput):
    """A chosen file. One sent without any name comes as text: it is no file, and not nothing."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return super().value_from_datadict(data, files, name) or data.get(name)


class UploadField(forms.FileField):
    """One uploaded file. Without a name it cannot be taken, and a sentence says so."""

    widget = UploadInput

    def to_python(self, data: Any) -> Any:
        if isinstance(data, str) and data:
            raise ValidationError(text_lazy("file.nameless"), code="file_nameless")
        if isinstance(data, NotStored):
            raise ValidationError(text_lazy("file.not_stored"), code="not_stored")
        return super().to_python(data)


class UploadsInput(UploadInput):
    """Several chosen files, in the order in which they were chosen."""

    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        chosen = files.getlist(name) if hasattr(files, "getlist") else files.get(name)
        return chosen or super().value_from_datadict(data, files, name)


class UploadsField(UploadField):
    """Several uploaded files: a list, empty where none was chosen."""

    widget = UploadsInput

    def clean(self, data: Any, initial: Any = None) -> Any:
        chosen = data if isinstance(data, list | tuple) else [data] if data else []
        if not chosen:
            super().clean(None, initial)
        return [super(UploadsField, self).clean(each, initial) for each in chosen]
