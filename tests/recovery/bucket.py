"""A second storage of kept files, as an installation may name one."""

from django.core.files.storage import InMemoryStorage


class Bucket(InMemoryStorage):
    """An object storage: no folder, and what is saved under a name replaces what had it."""

    def get_available_name(self, name, max_length=None):
        return name

    def _save(self, name, content):
        self.delete(name)
        return super()._save(name, content)
