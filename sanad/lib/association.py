"""The association that runs the portal: its name, telephone and licence, in its own words.

They are texts (`locale/texts/association.toml`), worded by each association on one page and kept
with every version; nothing of one association stands in code.
"""

from collections.abc import Callable

from django.urls import reverse

from sanad.lib import colours, texts

FACTS = ("name", "short_name", "head", "subhead", "phone", "licence", "colour", "logo")
# What a fact says that an association has none of.
NONE = "0"
# Of the portal's own sign (static/icons/sign.svg).
SIGN_COLOUR = "#166a45"
_load_logo: Callable[[str], bytes] = lambda digest: b""  # noqa: E731 - until an app has logos


def use_logos(load: Callable[[str], bytes]) -> None:
    """From here on `load(digest)` gives the picture; `sanad.texts` calls it when ready."""
    global _load_logo
    _load_logo = load


class Association:
    """The facts in the language of the page; each is read where it is shown, never kept."""

    @property
    def name(self) -> str:
        """The full name."""
        return texts.words_of("association.name")

    @property
    def short_name(self) -> str:
        """The name of the page's head and of a text message."""
        return texts.words_of("association.short_name")

    @property
    def letterhead(self) -> tuple[str, str]:
        """The two lines of a letter's head."""
        return texts.words_of("association.head"), texts.words_of("association.subhead")

    @property
    def phone(self) -> str:
        """The number to dial, digits only or with a leading `+`."""
        return texts.words_of("association.phone")

    @property
    def licence(self) -> str:
        """The number of its licence, as it is printed."""
        return texts.words_of("association.licence")

    @property
    def colour(self) -> str:
        """Its main colour as `#rrggbb`; "" where it has none of its own, or one that white words
        cannot be read on."""
        colour = texts.words_of("association.colour")
        return colour if colours.is_readable(colour) else ""

    @property
    def stylesheet(self) -> str:
        """The address of the stylesheet that gives pages its colour; "" for none."""
        return reverse("texts:colours", args=[self.colour[1:]]) if self.colour else ""

    @property
    def logo(self) -> str:
        """The address of its logo; "" for none."""
        digest = self._logo_digest
        return reverse("texts:logo", args=[digest]) if digest else ""

    @property
    def logo_content(self) -> bytes:
        """The logo itself, a JPEG, for a letter; empty where there is none."""
        digest = self._logo_digest
        return _load_logo(digest) if digest else b""

    @property
    def _logo_digest(self) -> str:
        digest = texts.words_of("association.logo")
        return "" if digest == NONE else digest

    @property
    def icon(self) -> str:
        """What its icon is drawn of: the digest of its logo, else a colour (`rrggbb`)."""
        return self._logo_digest or (self.colour or SIGN_COLOUR)[1:]

    @property
    def is_named(self) -> bool:
        """Whether somebody has said which association this is."""
        return texts.is_own(key("name"))


def key(fact: str) -> str:
    """The text that says a fact."""
    return f"association.{fact}"
