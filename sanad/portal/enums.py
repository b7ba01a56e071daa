"""How much of papers may be on its way from phones."""

from sanad.lib.files import MAX_UPLOAD_BYTES

# One picture or file, as large as an upload by the ordinary form.
MOST_BYTES = MAX_UPLOAD_BYTES
# Of one person, for all papers together, before any of it is noted.
MOST_PAGES_WAITING = 40
MOST_BYTES_WAITING = 6 * MAX_UPLOAD_BYTES
# What nobody came back for is gone after so long.
HOURS_WAITING = 24
