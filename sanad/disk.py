"""Why something could not be written, in a sentence that says what to do. Standard library only."""

import errno

FULL = (errno.ENOSPC, errno.EDQUOT)
SAID_FULL = "No space left on device"  # so do programs, and what copies a whole folder
CLOSED = (errno.EROFS, errno.EACCES, errno.EPERM)


def in_words(error, place):
    """A sentence for an OSError met while writing in the folder `place`."""
    if error.errno in FULL or SAID_FULL in str(error):
        return f"The disk that holds {place} is full: make room on it and start again."
    if error.errno in CLOSED:
        return (
            f"{error.filename or place} cannot be written ({error.strerror}): put the checkout in "
            "a folder of yours, or give yourself the right to write there."
        )
    return f"{error.filename or place}: {error.strerror or error}."
