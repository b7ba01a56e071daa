"""To whom a page speaks: Arabic addresses a woman in other words than a man.

What differs stands in a catalogue of its own, `locale/ar_X-f`, which is compiled over the Arabic
one. The language is a private tag (`ar-x-f`), so that the page stays Arabic for
browsers and readers.
"""

from contextlib import AbstractContextManager, nullcontext

from django.utils import translation

TO_A_WOMAN = "ar-x-f"


def speaking_to(*, is_female: bool) -> AbstractContextManager[None]:
    """A context in which Arabic pages speak to a woman; other languages stay as they are."""
    if is_female and translation.get_language() == "ar":
        return translation.override(TO_A_WOMAN)
    return nullcontext()
